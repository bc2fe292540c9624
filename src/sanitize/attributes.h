// The attributes of one tag, by the allow-list. See elements.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sanitize/sanitizer.h"
#include "sanitize/tokens.h"

namespace allegory {

/// What stays of a tag's attributes; what does not is added to `removals`. An address that a page
/// may not use stays: it is a link of the page, and is refused and reported as every other.
std::vector<CleanAttribute> read_attributes(const HtmlToken& tag, const HtmlElement& element,
                                            std::vector<HtmlRemoval>& removals);

/// `text` without characters that no page may hold, and with `\n` for every line end.
std::string clean_characters(std::string_view text);

}  // namespace allegory
