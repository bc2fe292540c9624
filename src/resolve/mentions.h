// Where every entity is named: by a link, or in the text by one of its labels.
//
// An allegory looks for its own names and for those of each allegory that it uses; of equal labels
// its own counts. Pages are read on several threads, each into its own list.
#pragma once

#include "allegory.h"

namespace allegory {

/// Fills Section::mentions and Entity::mentions. Links must be bound. Linear in the text.
void find_mentions(Site& site, unsigned jobs);

}  // namespace allegory
