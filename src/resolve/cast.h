// Who and what an allegory is about: entities, statements, correspondences, breaks.
//
// Comes in: sections with their allegories. Goes out: Allegory's lists, with every name that can be
// bound, bound. Kind groups of all pages come first, then `pairs`, whose labels may name what a
// group declared; then statements, whose side is that of the names in them; then what links the
// sides.
#pragma once

#include "allegory.h"
#include "names.h"

namespace allegory {

/// Fills entities, repeated, statements, correspondences, verbs, predicates and breaks of every
/// allegory. Returns the tables of names, which refer to `site.allegories`.
Names assemble_cast(Site& site);

}  // namespace allegory
