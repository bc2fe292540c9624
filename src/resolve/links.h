// Where every link in prose leads.
//
// `[text](path#anchor)` is a path relative to the file, or to `content/` if it starts with `/`; it
// may leave out `.md`, name a folder, or be a page's address. `[[name]]` is a page id, path or
// title, or an entity's id or label, in that order; the allegory that the page belongs to comes
// first.
#pragma once

#include "allegory.h"
#include "names.h"

namespace allegory {

/// Fills Section::targets. Near-linear in the number of links.
void bind_links(Site& site, const Names& names);

}  // namespace allegory
