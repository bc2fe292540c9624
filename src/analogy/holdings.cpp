// Marks that rise from what is held to what holds it. See holdings.h.
#include "analogy/holdings.h"

#include <algorithm>

namespace allegory {

void spread_upward(const Domain& domain, std::vector<bool>& marks) {
  for (std::uint32_t node = 0; node < domain.nodes.size(); ++node)
    for (const NodeArgument& argument : domain.arguments_of(node))
      if (argument.is_node && marks[argument.index]) marks[node] = true;
}

HoldingsOfBoth find_holdings(const World& world, const Closure& closure) {
  std::vector<bool> poisoned(closure.count, false);
  for (const Side side : {Side::story, Side::idea})
    for (std::uint32_t entity = 0; entity < world.domain(side).names.size(); ++entity)
      if (world.domain(side).poisoned[entity]) poisoned[closure.side(side).numbers[entity]] = true;

  HoldingsOfBoth both;
  for (const Side side : {Side::story, Side::idea}) {
    const Domain& domain = world.domain(side);
    Holdings& holdings = side == Side::story ? both.story : both.idea;
    holdings.broken = domain.broken_node;
    holdings.poisoned.assign(domain.nodes.size(), false);
    for (std::uint32_t node = 0; node < domain.nodes.size(); ++node)
      for (const NodeArgument& argument : domain.arguments_of(node)) {
        if (argument.is_node) continue;
        if (domain.broken[argument.index]) holdings.broken[node] = true;
        if (poisoned[closure.side(side).numbers[argument.index]]) holdings.poisoned[node] = true;
      }
    spread_upward(domain, holdings.broken);
    spread_upward(domain, holdings.poisoned);
  }
  return both;
}

}  // namespace allegory
