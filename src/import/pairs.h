// Which lines of a page say that one thing stands for another.
//
// Comes in: the blocks of a page. Goes out: the pairs that are as good as certain, in the order of
// the text; the others are findings, so that the author decides. What makes a pair certain is
// habit:
// `**Dorothy: The Model**` speaks for itself, while `Dorothy: the model` is one only among others
// of its form.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "diagnostic.h"
#include "markdown_outline.h"
#include "source.h"

namespace allegory {

/// A pair as it was written down. Several names on one side are the cells of a table.
struct FoundPair {
  /// How it was written; what says most comes first and wins where two contradict each other.
  enum class Form : std::uint8_t { table, arrow, equals, bold, colon, as, heading };
  Form form = Form::table;
  std::vector<std::string> story, idea;
  std::string because;  ///< the reason, where one sentence gives it
  Span at;
};

/// What a page says of its two sides.
struct FoundPairs {
  std::vector<FoundPair> pairs;  ///< in the order of the text
  std::string story, idea;       ///< what the head of a table calls them; may be empty
};

/// Reads the blocks of a page; `title` is the index of its title among them, or none. Reports
/// `import-pair` and `import-row`. Linear in the text.
FoundPairs find_pairs(const Outline& outline, std::uint32_t title, const SourceSet& sources,
                      Diagnostics& diagnostics);

/// The pairs of one table, which are added to `found`.
void read_pair_table(const OutlineBlock& table, FoundPairs& found, Diagnostics& diagnostics);

}  // namespace allegory
