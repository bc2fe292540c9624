// On which side a statement stands, and what its names are.
//
// A statement belongs to the side of the names in it. `domain:` of its page decides first; then
// names that only one side knows; then the statements it is about, whose own side may have to be
// found first. A statement whose names are known on both sides and that nothing settles keeps no
// side.
#pragma once

#include "allegory.h"
#include "names.h"

namespace allegory {

/// Fills Allegory::statements and adds them to `names`. Near-linear in the number of names.
void bind_statements(Site& site, Names& names);

}  // namespace allegory
