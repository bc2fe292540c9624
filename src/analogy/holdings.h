// What statements hold at any depth: something broken off, or a name that has a finding of its own.
//
// Both spread from a thing to every statement that speaks of it. A name is also held by what stands
// for it across: if `crow` is misspelt in a statement of the story, no statement of the idea about
// the crow's image has to wonder where its counterpart is.
#pragma once

#include <vector>

#include "analogy/closure.h"

namespace allegory {

/// One element for each node of a side.
struct Holdings {
  std::vector<bool> broken, poisoned;
};

/// Of both sides.
struct HoldingsOfBoth {
  Holdings story, idea;
  const Holdings& side(Side side) const { return side == Side::story ? story : idea; }
};

/// Linear in the number of arguments.
HoldingsOfBoth find_holdings(const World& world, const Closure& closure);

/// Spreads a mark from nodes to all that hold them.
void spread_upward(const Domain& domain, std::vector<bool>& marks);

}  // namespace allegory
