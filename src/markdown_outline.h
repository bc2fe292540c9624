// Markdown → what an import wants to know of a page: its blocks in the order of the text.
//
// Comes in: a source that nobody wrote for this program. Goes out: headings, paragraphs, items and
// tables as plain text with their places, and which words open them in bold. What they mean is
// found out in src/import/.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "source.h"

namespace allegory {

/// One block. Paragraphs of quotes and footnotes are left out: they only quote and explain.
struct OutlineBlock {
  enum class Kind : std::uint8_t { heading, paragraph, item, table, code };
  Kind kind = Kind::paragraph;
  Span at;
  std::string text;                              ///< without markup; lines end in `\n`
  std::size_t bold = 0;                          ///< how many bytes of `text` open it in bold
  std::uint32_t list = none;                     ///< of an item: which list of the page
  std::uint8_t level = 0;                        ///< of a heading
  bool is_at_top = false;                        ///< stands in no list and no quote
  bool is_alone = true;                          ///< of an item: there is nothing else in it
  bool has_markup = false;                       ///< of a heading: its text is more than words
  std::vector<std::vector<std::string>> rows{};  ///< of a table, the head first
  std::vector<Span> row_places{};                ///< of each row
  static constexpr std::uint32_t none = UINT32_MAX;
};

/// An id in raw HTML, such as `<a name="here"></a>`, and where it begins.
struct OutlineAnchor {
  std::string name;
  std::uint32_t at = 0;
};

/// A page as an import sees it.
struct Outline {
  std::vector<OutlineBlock> blocks;    ///< in the order of the text
  std::vector<OutlineAnchor> anchors;  ///< the same
};

/// Reads the Markdown of `body`. Linear in its length.
Outline read_outline(const SourceSet& sources, const Span& body);

}  // namespace allegory
