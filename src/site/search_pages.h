// The search index of a site: what of the model can be found, under which names.
#pragma once

#include <string>
#include <vector>

#include "format.h"
#include "search/search.h"

namespace allegory {

/// What can be found on a site: characters, then concepts, then sections, each with its headings.
std::vector<SearchPage> search_pages(const ViewContext& view);

/// The files of the site's search index, all below `search/`. They are loaded by the theme's script
/// when somebody searches.
std::vector<OutputFile> search_index(const ViewContext& view, const Theme& theme, unsigned jobs);

}  // namespace allegory
