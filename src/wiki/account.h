// What an allegory's page ends with: who stands for whom, as a table and as a map; how well the
// analogy holds; where it ends.
#pragma once

#include "wiki/layout.h"

namespace allegory {

class WikiBlocks;

/// Adds all of it to a page. Every character and concept of the allegory has its anchor there.
void add_wiki_account(const WikiContext& context, const WikiPage& here, WikiBlocks& blocks);

}  // namespace allegory
