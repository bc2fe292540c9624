// The outline of a wiki: the list of pages beside all of them, the contents of a page that has
// others below it, and what stands at the foot.
#pragma once

#include <string>

#include "wiki/layout.h"

namespace allegory {

/// Everything in the wiki as a nested list of links; the text of its sidebar.
std::string wiki_sidebar(const WikiContext& context, const WikiLayout& layout);

/// What stands at the foot of every page.
std::string wiki_footer(const WikiContext& context);

/// Links to what is below a page: the whole outline on the first page, else its children. Empty if
/// all of that stands on the page itself.
std::string wiki_contents(const WikiContext& context, const WikiLayout& layout,
                          const WikiPage& here);

}  // namespace allegory
