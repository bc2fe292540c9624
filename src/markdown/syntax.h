// Small pieces of Markdown's syntax that more than one file of this folder reads in the source.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace allegory {

/// Whether `c` is an ASCII letter or digit.
constexpr bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Whether `c` is ASCII punctuation: what a backslash can escape.
constexpr bool is_punctuation(char c) { return c > ' ' && c < '\x7f' && !is_alphanumeric(c); }

/// Whether an odd number of backslashes stands before `at`.
bool is_escaped(std::string_view text, std::size_t at);

/// The offset behind `(destination "title")`, if that stands at `at`; line ends and the `>` of
/// quotes behind them count as space.
std::optional<std::size_t> link_tail(std::string_view text, std::size_t at);

}  // namespace allegory
