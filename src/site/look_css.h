// The look of the theme and of each allegory as custom properties, which all style sheets speak of.
#pragma once

#include <string>
#include <string_view>

#include "format.h"

namespace allegory {

/// `text` as a string of CSS that nothing in it can end.
std::string css_string(std::string_view text);

/// The beginning of the style sheet: light, dark where the reader's system asks for it or
/// `data-scheme` on `html` says so, black on white in print, and below `data-allegory` what an
/// allegory has of its own.
std::string look_css(const Site& site);

}  // namespace allegory
