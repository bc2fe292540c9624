// Pairs as they were written → who there is on each side, and who stands for whom.
//
// Names that differ only in case, in an article or in an abbreviation behind them are one: `The
// Large Language Model (LLM)`, `large language model`. One stands for one; a pair that contradicts
// another is a finding, and the form that says more has its way.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "diagnostic.h"
#include "import/pairs.h"
#include "written.h"

namespace allegory {

/// A character or a concept.
struct CastMember {
  Side side = Side::story;
  std::string id;                   ///< made by address_segment (base/text.h); no other has it
  std::vector<std::string> labels;  ///< as written; the first is the one that was met first
  std::uint32_t section = 0;        ///< where it is declared
};

/// Who stands for whom; members as indices.
struct CastPair {
  std::vector<std::uint32_t> story, idea;
  std::string because;
  std::uint32_t section = 0;  ///< where it is declared
};

/// What a page declares, in the order of its text.
struct ImportedCast {
  std::vector<CastMember> members;
  std::vector<CastPair> pairs;
};

/// Joins the pairs of one page. `section_at` says in which section a byte stands. Reports
/// `import-conflict`, and `import-pair` for what is too much for the front matter of a section.
ImportedCast make_cast(const std::vector<FoundPair>& found,
                       const std::function<std::uint32_t(std::uint32_t)>& section_at,
                       Diagnostics& diagnostics);

/// The lines of front matter that declare what belongs to each section; may be empty.
std::vector<std::string> cast_yaml(const ImportedCast& cast, std::size_t sections);

}  // namespace allegory
