// The look of the theme and of each allegory as custom properties, which all style sheets speak of.
#pragma once

#include <string>

#include "format.h"

namespace allegory {

/// The beginning of the style sheet: light, dark where the reader's system asks for it or
/// `data-scheme` on `html` says so, black on white in print, and below `data-allegory` what an
/// allegory has of its own.
std::string look_css(const Site& site);

}  // namespace allegory
