// See formulas.h.
#include "markdown/formulas.h"

#include <algorithm>

#include "markdown/syntax.h"
#include "written.h"

namespace allegory {

void blank_formulas(std::string& text, const std::vector<std::size_t>& line_ends) {
  constexpr std::size_t none = std::string::npos;
  std::size_t at = text.find('$');
  bool has_double = true;
  while (at != none) {
    const bool is_double = text.compare(at, 2, "$$") == 0;
    const std::size_t size = is_double ? 2 : 1;
    std::size_t close = none;
    if (!is_double || has_double) close = text.find(is_double ? "$$" : "$", at + size);
    if (is_double && close == none) has_double = false;
    if (!is_double && close != none) {
      const auto line_end = std::ranges::lower_bound(line_ends, at);
      const bool is_one_line = line_end == line_ends.end() || *line_end > close;
      const bool opens = at == 0 || !is_alphanumeric(text[at - 1]);
      const bool is_tight = text[at + 1] != ' ' && text[close - 1] != ' ' && close > at + 1;
      const bool closes = close + 1 == text.size() || !is_alphanumeric(text[close + 1]);
      if (!is_one_line || !opens || !is_tight || !closes) close = none;
    }
    if (close == none) {
      at = text.find('$', at + size);
      continue;
    }
    std::fill(text.begin() + static_cast<std::ptrdiff_t>(at),
              text.begin() + static_cast<std::ptrdiff_t>(close + size), Prose::gap);
    at = text.find('$', close + size);
  }
}

}  // namespace allegory
