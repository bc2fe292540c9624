// Scans YAML text for the ends of its pieces. See yaml_text.h.
//
// Each function moves forward only, and a caller goes on where the last one stopped: reading a
// block stays linear in its length.
#include "yaml_text.h"

#include <algorithm>
#include <array>

namespace allegory::yaml_text {

namespace {

bool is_line_end(char byte) { return byte == '\n' || byte == '\r'; }
bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }
bool is_space(char byte) { return is_blank(byte) || is_line_end(byte); }

/// Behind the line end at `at`, which may be CRLF.
std::size_t next_line(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  return at + (text.substr(at, 2) == "\r\n" ? 2U : 1U);
}

/// Whether a quote at `at` would open a text: it follows an indicator, or starts its line.
bool opens_text(std::string_view text, std::size_t at) {
  while (at > 0 && is_blank(text[at - 1])) --at;
  return at == 0 || is_line_end(text[at - 1]) ||
         std::string_view(":,[{-?").find(text[at - 1]) != std::string_view::npos;
}

}  // namespace

std::size_t skip_layout(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (text[at] == '#')
      at = line_end(text, at);
    else if (is_space(text[at]))
      ++at;
    else
      break;
  }
  return std::min(at, text.size());
}

std::size_t line_begin(std::string_view text, std::size_t at) {
  at = std::min(at, text.size());
  while (at > 0 && !is_line_end(text[at - 1])) --at;
  return at;
}

std::size_t line_end(std::string_view text, std::size_t at) {
  return std::min(text.find_first_of("\r\n", at), text.size());
}

bool is_same_line(std::string_view text, std::size_t a, std::size_t b) {
  return line_end(text, std::min(a, b)) >= std::max(a, b);
}

std::optional<std::size_t> quoted_end(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  for (std::size_t at = begin + 1; at < text.size(); ++at) {
    if (quote == '"' && text[at] == '\\') {
      ++at;
    } else if (text[at] == quote) {
      if (quote == '"' || text.substr(at + 1, 1) != "'") return at + 1;
      ++at;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> find_open_quote(std::string_view text, std::size_t from) {
  std::size_t at = skip_layout(text, from);
  while (at < text.size()) {
    if ((text[at] == '"' || text[at] == '\'') && opens_text(text, at)) {
      const std::optional<std::size_t> end = quoted_end(text, at);
      if (!end) return at;
      at = *end;
    } else if (is_space(text[at])) {
      at = skip_layout(text, at);
    } else {
      ++at;
    }
  }
  return std::nullopt;
}

BlockScalar block_scalar(std::string_view text, std::size_t begin, std::size_t parent_column) {
  std::size_t at = begin + 1;
  std::size_t indentation = parent_column + 1;
  bool is_found = false;
  for (; at < text.size() && !is_space(text[at]); ++at)
    if (text[at] >= '1' && text[at] <= '9') {
      indentation = parent_column + static_cast<std::size_t>(text[at] - '0');
      is_found = true;
    }
  BlockScalar result{at, at};
  bool is_first = true;
  for (at = next_line(text, line_end(text, at)); at < text.size();) {
    const std::size_t end = line_end(text, at);
    const std::size_t content = std::min(text.find_first_not_of(' ', at), end);
    // Until the first line that holds something, every line may raise the indentation.
    if (!is_found) indentation = std::max(indentation, content - at);
    if (content < end) {
      is_found = true;
      if (content - at < indentation) break;
      if (is_first) result.content = at + indentation;
      is_first = false;
      const std::size_t last = text.substr(at, end - at).find_last_not_of(" \t");
      if (last != std::string_view::npos) result.end = at + last + 1;
    }
    at = next_line(text, end);
  }
  return result;
}

std::size_t plain_end(std::string_view text, std::size_t begin, std::string_view value) {
  std::size_t end = begin;
  std::size_t at = begin;
  for (const char byte : value) {
    if (is_space(byte)) continue;
    while (at < text.size() && is_space(text[at])) ++at;
    // untaken: the library hands on the bytes that are there
    if (at == text.size() || text[at] != byte) break;
    end = ++at;
  }
  return end;
}

std::size_t null_length(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 4> words{"null", "Null", "NULL", "~"};
  const std::string_view rest = text.substr(std::min(at, text.size()));
  for (const std::string_view word : words)
    if (rest.substr(0, word.size()) == word && word_end(text, at) == at + word.size())
      return word.size();
  return 0;
}

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_space(text[at]) &&
         std::string_view(",[]{}").find(text[at]) == std::string_view::npos)
    ++at;
  return std::min(at, text.size());
}

}  // namespace allegory::yaml_text
