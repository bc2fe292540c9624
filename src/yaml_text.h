// Where the pieces of YAML text begin and end, found on the bytes themselves.
//
// yaml-cpp says where a value starts and what it means, and never where it ends. These functions
// find the end by walking over the text once more, so that a span covers what the author wrote.
// All places are byte offsets into `text`; LF, CRLF and a lone CR end a line.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace allegory::yaml_text {

/// The first byte at or behind `at` that is neither white space nor part of a comment.
std::size_t skip_layout(std::string_view text, std::size_t at);

/// Where the line of `at` starts, and where it ends without its line end.
std::size_t line_begin(std::string_view text, std::size_t at);
std::size_t line_end(std::string_view text, std::size_t at);

/// Whether no line ends between two places.
bool is_same_line(std::string_view text, std::size_t a, std::size_t b);

/// Behind the closing quote of the text in quotes that opens at `begin`; empty if it never closes.
std::optional<std::size_t> quoted_end(std::string_view text, std::size_t begin);

/// The first quote at or behind `from` that opens a text and never closes; empty if there is none.
std::optional<std::size_t> find_open_quote(std::string_view text, std::size_t from);

/// A block scalar: where its last line ends, and where the text of its first one starts.
struct BlockScalar {
  std::size_t end = 0;
  std::size_t content = 0;
};

/// Measures the block scalar whose `|` or `>` is at `begin`, in a collection that starts in column
/// `parent_column` (from 0).
BlockScalar block_scalar(std::string_view text, std::size_t begin, std::size_t parent_column);

/// Behind the plain scalar at `begin` that means `value`: folding changes white space only, so the
/// other bytes are met in the same order.
std::size_t plain_end(std::string_view text, std::size_t begin, std::string_view value);

/// The length of the `null` or `~` that stands at `at` as a whole value; 0 if none does.
std::size_t null_length(std::string_view text, std::size_t at);

/// Behind the run of bytes at `at` without white space and without `, [ ] { }`.
std::size_t word_end(std::string_view text, std::size_t at);

}  // namespace allegory::yaml_text
