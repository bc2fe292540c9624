// Which pages have a card, and its files.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "format.h"

namespace allegory {

/// How many cards become PNG in one build, at most: each takes the system's program some hundredth
/// of a second. Pages beyond these show the card of their allegory.
inline constexpr std::size_t most_png_cards = 250;

/// Makes a card for each home page and section without a picture of its own, if the site has a
/// `base_url`: previews are asked for by absolute address. A card's name says what is in it, so one
/// that an earlier build made is kept. Returns what pages call them, by the pages' addresses.
/// Reports `card-failed`.
std::map<std::string, CardName, std::less<>> make_cards(const Site& site, const SiteIndex& index,
                                                        const RenderContext& context,
                                                        Output& output, Diagnostics& diagnostics);

}  // namespace allegory
