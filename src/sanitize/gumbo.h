// What is asked of gumbo, Google's parser of HTML: to decode references, and to read HTML that we
// wrote as a browser would. Included from gumbo.cpp alone.
//
// gumbo 0.10 frees its tree by recursion and looks through all open elements at every tag, so it
// only ever gets HTML of ours: balanced, and nested no deeper than `deepest_html`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace allegory {

/// How deeply elements of raw HTML nest in one place; more are left out.
inline constexpr std::size_t deepest_html = 64;

/// `text` with its character references decoded, as in running text or in an attribute's value.
/// Linear.
std::string decode_text(std::string_view text);
std::string decode_attribute(std::string_view value);

/// Whether a browser that reads `html` inside a `<div>` sees just what is written: nothing is
/// moved, closed, added or dropped, no name is unknown to the allow-list, and comments are empty.
/// `html` must be nested no deeper than `deepest_html` and a little. Linear.
bool reads_as_written(std::string_view html);

}  // namespace allegory
