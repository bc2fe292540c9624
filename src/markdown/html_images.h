// Images in HTML.
#pragma once

#include <cmark-gfm.h>

#include <string>

#include "markdown.h"

namespace allegory {

/// An image; only its alternative text if `link` has no address.
std::string image_html(cmark_node* node, const RenderedLink& link, HtmlForm form);

}  // namespace allegory
