// The inline link's tail by CommonMark's grammar, and escapes.
#include "markdown/syntax.h"

#include <algorithm>

namespace allegory {

namespace {

constexpr std::size_t none = std::string_view::npos;

std::size_t skip_space(std::string_view text, std::size_t at) {
  bool is_new_line = false;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n' || c == '\r')
      is_new_line = true;
    else if (c != ' ' && c != '\t' && !(c == '>' && is_new_line))
      break;
  }
  return at;
}

// Behind `<destination>`, whose first byte is at `at`; none if it does not end on its line.
std::size_t skip_pointed_destination(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '>') return at + 1;
    if (c == '<' || c == '\n' || c == '\r') return none;
    if (c == '\\') ++at;
  }
  return none;
}

std::size_t skip_bare_destination(std::string_view text, std::size_t at) {
  constexpr int deepest = 32;  // as in the library
  int depth = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\\' && at + 1 < text.size() && is_punctuation(text[at + 1])) {
      ++at;
    } else if (c == '(') {
      if (++depth > deepest) return none;
    } else if (c == ')') {
      if (depth-- == 0) return at;
    } else if ((c >= '\0' && c <= ' ') || c == '\x7f') {
      break;
    }
  }
  return depth == 0 ? at : none;
}

// Behind the title whose first quote is at `at`.
std::size_t skip_title(std::string_view text, std::size_t at) {
  const char close = text[at] == '(' ? ')' : text[at];
  for (++at; at < text.size(); ++at) {
    if (text[at] == close) return at + 1;
    if (text[at] == '\\') ++at;
  }
  return none;
}

}  // namespace

bool is_escaped(std::string_view text, std::size_t at) {
  std::size_t first = at;
  while (first > 0 && text[first - 1] == '\\') --first;
  return (at - first) % 2 == 1;
}

std::optional<std::size_t> link_tail(std::string_view text, std::size_t at) {
  at = skip_space(text, at + 1);
  if (at == text.size()) return std::nullopt;
  at = text[at] == '<' ? skip_pointed_destination(text, at) : skip_bare_destination(text, at);
  if (at == none) return std::nullopt;
  const std::size_t next = skip_space(text, at);
  if (next != at && next < text.size() && std::string_view("\"'(").find(text[next]) != none) {
    at = skip_title(text, next);
    if (at == none) return std::nullopt;
  }
  at = skip_space(text, at);
  if (at < text.size() && text[at] == ')') return at + 1;
  return std::nullopt;
}

}  // namespace allegory
