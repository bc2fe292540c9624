// Questions to the library's extensions.
#include "markdown/table.h"

#include <cmark-gfm-core-extensions.h>

#include <charconv>

#include "markdown/tree.h"

namespace allegory {

std::vector<Alignment> table_alignments(cmark_node* table) {
  const std::uint8_t* letters = cmark_gfm_extensions_get_table_alignments(table);
  std::vector<Alignment> alignments(cmark_gfm_extensions_get_table_columns(table));
  for (std::size_t i = 0; letters && i < alignments.size(); ++i)
    alignments[i] = letters[i] == 'l'   ? Alignment::left
                    : letters[i] == 'c' ? Alignment::center
                    : letters[i] == 'r' ? Alignment::right
                                        : Alignment::none;
  return alignments;
}

std::string_view alignment_name(Alignment alignment) {
  switch (alignment) {
    case Alignment::left:
      return "left";
    case Alignment::center:
      return "center";
    case Alignment::right:
      return "right";
    case Alignment::none:
      break;
  }
  return {};
}

std::size_t footnote_number(cmark_node* reference) {
  // After parsing, a reference's text is its number.
  const std::string_view text = literal(reference);
  std::size_t number = 1;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace allegory
