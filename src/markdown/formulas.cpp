// See formulas.h.
#include "markdown/formulas.h"

#include <algorithm>

#include "markdown/syntax.h"

namespace allegory {

namespace {

constexpr std::size_t none = std::string_view::npos;

bool is_word(std::string_view text, std::size_t at) {
  return at < text.size() && is_alphanumeric(text[at]);
}

// GitHub's way to say that a dollar is a dollar.
bool is_wrapped(std::string_view text, std::size_t at) {
  return text.substr(0, at).ends_with("<span>") && text.substr(at + 1).starts_with("</span>");
}

// Whether a line that begins at `at` could open a block of its own, or is blank.
bool ends_paragraph(std::string_view text, std::size_t at) {
  at = std::min(text.find_first_not_of(" \t>", at), text.size());
  const std::string_view rest = text.substr(at, 3);
  return rest.empty() || rest[0] == '\n' || rest[0] == '\r' || rest[0] == '|' || rest == "~~~";
}

// The next dollar behind `at` that no backslash stands before, in the same paragraph and with no
// code on the way; none if it would be another.
std::size_t closing_dollar(std::string_view text, std::size_t at, bool is_one_line) {
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\\') {
      ++at;
    } else if (c == '$' && !is_wrapped(text, at)) {
      return at;
    } else if (c == '`') {
      return none;
    } else if (c == '\n' || c == '\r') {
      if (is_one_line) return none;
      if (c == '\r' && text.substr(at + 1, 1) == "\n") ++at;
      if (ends_paragraph(text, at + 1)) return none;
    }
  }
  return none;
}

WrittenFormula formula(std::size_t begin, std::size_t end, std::uint8_t mark, bool is_block) {
  WrittenFormula formula;
  formula.begin = static_cast<std::uint32_t>(begin);
  formula.end = static_cast<std::uint32_t>(end);
  formula.mark = mark;
  formula.is_block = is_block;
  return formula;
}

}  // namespace

std::optional<WrittenFormula> read_formula(std::string_view text, std::size_t at) {
  if (is_escaped(text, at) || is_wrapped(text, at)) return std::nullopt;
  if (text.substr(at, 2) == "$$") {
    const std::size_t close = closing_dollar(text, at + 2, false);
    if (close == none || close == at + 2 || text.substr(close, 2) != "$$") return std::nullopt;
    return formula(at, close + 2, 2, true);
  }
  if (at > 0 && is_alphanumeric(text[at - 1])) return std::nullopt;
  if (text.substr(at, 2) == "$`") {
    const std::size_t close = std::min(text.find_first_of("`\r\n", at + 2), text.size());
    if (close == at + 2 || text.substr(close, 2) != "`$" || is_word(text, close + 2))
      return std::nullopt;
    return formula(at, close + 2, 2, false);
  }
  const std::size_t close = closing_dollar(text, at + 1, true);
  if (close == none || close == at + 1 || is_word(text, close + 1)) return std::nullopt;
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  if (is_blank(text[at + 1]) || is_blank(text[close - 1])) return std::nullopt;
  return formula(at, close + 1, 1, false);
}

const WrittenFormula& written_formula(cmark_node* node) {
  return *static_cast<const WrittenFormula*>(cmark_node_get_user_data(node));
}

}  // namespace allegory
