// What formats of graphs share: how things are called, and what they are made from.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "format.h"

namespace allegory {

/// The absolute URL of an address; where the site has no `base_url`,
/// `urn:allegory:TITLE:ADDRESS`, with the title of the site as in addresses.
std::string graph_iri(const Site& site, std::string_view address);

/// Writes one file for each allegory, several at once: its name and `ending`, and what `text` says.
void render_graphs(
    const Site& site, const RenderContext& context, Output& output, std::string_view ending,
    const std::function<std::string(const ViewContext&, std::uint32_t allegory)>& text);

}  // namespace allegory
