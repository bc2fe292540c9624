// The anchor of everything on a wiki page.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "wiki/layout.h"

namespace allegory {

/// The headings of a section that are shown, without the one that repeats its title.
std::vector<const Heading*> shown_headings(const Section& section);

/// The words that are headings of the account that an allegory ends with, in their order there.
inline constexpr std::array<std::string_view, 4> account_headings{
    "wiki_correspondences", "map_title", "account_title", "breaks"};

/// Fills in all anchors of a page: of headings first, as the wiki will give them, then of what
/// gets a name of ours.
void give_anchors(const WikiContext& context, WikiPage& page);

/// `<a name="…"></a>`
std::string anchor_tag(std::string_view name);

}  // namespace allegory
