// Escapes for Markdown that is written, not read.
#pragma once

#include <string>
#include <string_view>

namespace allegory {

/// Where a text is written; decides which characters would be markup there.
struct EscapePlace {
  bool at_line_start = false;                  ///< nothing but container marks stands before it
  bool in_cell = false;                        ///< `|` ends the cell
  bool in_heading = false;                     ///< `#` may close it
  bool in_link = false;                        ///< addresses are not linked by themselves
  bool before_bracket = false;                 ///< a link follows, which `!` would make an image
  bool has_math = false;                       ///< another `$` stands on the line
  bool has_references = false;                 ///< `#1`, `@name` and the like would be linked
  std::string_view dollar = "<span>$</span>";  ///< what a `$` is written as beside another
};

/// Appends `text` so that Markdown reads it as that text.
void append_escaped(std::string& out, std::string_view text, const EscapePlace& place);

/// Appends `(address "title")`, the tail of a link or image.
void append_link_tail(std::string& out, std::string_view address, std::string_view title,
                      bool in_cell);

/// Appends `text` as it is read in titles and behind code fences, escaping `quote` too: there a
/// backslash does not keep `&` from beginning a character reference.
void append_attribute(std::string& out, std::string_view text, char quote, bool in_cell);

/// Appends a code span.
void append_code(std::string& out, std::string_view code, bool in_cell);

/// The longest run of `letter` in `text`.
std::size_t longest_run(std::string_view text, char letter);

}  // namespace allegory
