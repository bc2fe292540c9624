// The parts of the examination, in their order. See structure.h.
#include "analogy/structure.h"

#include <algorithm>
#include <utility>

#include "analogy/closure.h"
#include "analogy/holdings.h"
#include "analogy/inference.h"
#include "analogy/near_misses.h"
#include "analogy/systematicity.h"

namespace allegory {

namespace {

void find_unbroken(Structure& structure) {
  const std::vector<bool>& broken = structure.world.story.broken_node;
  for (std::uint32_t node = 0; node < broken.size(); ++node)
    if (broken[node] && structure.story.matched[node])
      structure.unbroken.push_back({node, structure.image_of[node]});
}

/// World::verb_pair, read from the idea.
std::vector<std::uint32_t> verb_origins(const World& world) {
  std::vector<std::uint32_t> origins(world.verbs.size(), none);
  for (std::uint32_t verb = 0; verb < world.verb_pair.size(); ++verb)
    if (const std::uint32_t paired = world.verb_pair[verb]; paired != none)
      origins[paired] = std::min(origins[paired], verb);
  return origins;
}

void measure(const HoldingsOfBoth& holdings, Structure& structure) {
  for (const Side side : {Side::story, Side::idea}) {
    const Domain& domain = structure.world.domain(side);
    SideStructure& found = side == Side::story ? structure.story : structure.idea;
    found.systematicity = systematicity(domain, found, holdings.side(side).broken);
    for (std::uint32_t node = 0; node < domain.nodes.size(); ++node)
      if (found.matched[node]) found.depth = std::max(found.depth, domain.nodes[node].order);
  }
  const double story = structure.story.systematicity;
  const double idea = structure.idea.systematicity;
  structure.systematicity = story + idea > 0.0 ? 2.0 * story * idea / (story + idea) : 0.0;
}

}  // namespace

Structure analyse(World world) {
  Structure structure;
  structure.world = std::move(world);
  const Closure closure = close(structure);
  const HoldingsOfBoth holdings = find_holdings(structure.world, closure);
  // The first to name a statement keeps it, so that one cause is one finding.
  Reported reported{std::vector<bool>(closure.count, false)};
  find_mismatches(closure, holdings, structure, reported);
  find_contradictions(closure, holdings, structure, reported);
  find_near_misses(closure, holdings, structure, reported);
  find_verb_gaps(closure, holdings, structure, reported);
  find_inferences(closure, holdings, reported, structure);
  find_unbroken(structure);
  structure.verb_origin = verb_origins(structure.world);
  measure(holdings, structure);
  return structure;
}

}  // namespace allegory
