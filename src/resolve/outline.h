// Which allegory each page belongs to, what stands above it, and in what order pages are read.
//
// Comes in: sections sorted by path. Goes out: allegories with their sections in story order, and
// each section's title, parent, children and neighbours. A folder's index page stands above the
// folder; siblings are ordered by weight (those without one last), then by path.
#pragma once

#include "allegory.h"

namespace allegory {

/// Fills Site::allegories (heads only) and Section::allegory, title, is_index, is_home, parent,
/// children, previous, next. Near-linear in the number of sections.
void arrange(Site& site);

/// The folder of a path, without a slash at its end: `a/b` of `a/b/c.md`, empty at the root.
std::string_view folder_of(std::string_view path);

/// The file's name without folder and `.md`.
std::string_view stem_of(std::string_view path);

}  // namespace allegory
