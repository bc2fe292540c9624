// What a site knows, for programs: `graph.json`. Its schema is what `allegory schema graph` prints.
#pragma once

#include <string>

#include "format.h"

namespace allegory {

/// All allegories with their entities, correspondences, statements, breaks, mentions and figures,
/// and all sections with their headings and links. Pages are named by their addresses, from the
/// root of the site and without `index.html`; an address is the only name of an entity that is good
/// for the whole site.
std::string graph_json(const ViewContext& view);

}  // namespace allegory
