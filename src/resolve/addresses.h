// Where everything stands on the site: pages, entities, tags, old addresses, files.
//
// An address is a path below the site's root that ends in `/` (the page is its `index.html`) or
// names a file. Every segment is made by address_segment (base/text.h), so that it is safe as a
// file name.
#pragma once

#include "allegory.h"

namespace allegory {

/// Fills every `address`, Site::tags, redirects, assets and claims.
void give_addresses(Site& site, const std::vector<std::string>& assets);

/// A path of `content/` as an address: each segment slugged, with `/` behind each.
std::string address_of_path(std::string_view path);

}  // namespace allegory
