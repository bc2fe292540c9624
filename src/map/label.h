// Text that has to fit into a box although nobody knows the reader's font.
//
// Comes in: a label, a size and a width. Goes out: lines that are not wider in any common font. The
// widths are those of DejaVu Sans, the widest of the fonts that systems choose; a reader with a
// narrower one sees a little more air.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace allegory::chart {

/// The width of a text that is set in a size of 1; at least what it takes in common fonts.
double text_width(std::string_view text);

/// `text` on at most `most` lines, none wider than `width`, broken at spaces, behind hyphens, and
/// between characters that are written without spaces. A word that is too long for a line is broken
/// anywhere, and what does not fit ends in `…`.
std::vector<std::string> fit_lines(std::string_view text, double size, double width,
                                   std::size_t most);

}  // namespace allegory::chart
