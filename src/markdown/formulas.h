// Formulas in running text, as GitHub reads them.
#pragma once

#include <cmark-gfm.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace allegory {

/// A formula as it was written.
struct WrittenFormula {
  std::uint32_t begin = 0, end = 0;  ///< bytes of the text, dollars included
  std::string tex;                   ///< between the dollars, without marks of quotes
  std::uint8_t mark = 1;             ///< bytes of the dollars on each side
  bool is_block = false;             ///< `$$…$$`
  std::uint32_t first_piece = 0, pieces = 1;

  /// The formula with its dollars.
  std::string written(std::string_view text) const {
    return std::string(text.substr(begin, mark)) + tex + std::string(text.substr(end - mark, mark));
  }
};

/// The WrittenFormula that a node of Element::formula carries.
const WrittenFormula& written_formula(cmark_node* node);

/// Where a formula that begins at the dollar at `at` ends, and of which form it is: `$$…$$`, which
/// may go over lines but not over a blank one; `$…$` on one line, with no space inside the dollars
/// and no letter or digit outside; or $`…`$. A dollar behind a
/// backslash is none, nor is `<span>$</span>`. Nothing if there
/// is no formula. Looks no further than the next dollar, so reading at every dollar stays linear.
std::optional<WrittenFormula> read_formula(std::string_view text, std::size_t at);

}  // namespace allegory
