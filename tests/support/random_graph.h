// Random graphs of an allegory, for tests of maps.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "analogy/hash_index.h"
#include "map/graph.h"

namespace allegory::chart {

/// Steele, Lea and Flood's SplitMix64.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t limit) {
    return static_cast<std::uint32_t>(scatter(state_ += 0x9E3779B97F4A7C15U) % limit);
  }

 private:
  std::uint64_t state_;
};

/// `count` things of which about half are of each side, ties of every form, and about two relations
/// for each thing, some of them about others.
inline Graph random_graph(Random& random, std::uint32_t count) {
  Graph graph;
  std::vector<std::uint32_t> sides[2];
  for (std::uint32_t at = 0; at < count; ++at) {
    Thing thing;
    thing.side = at < 2 ? static_cast<Side>(at) : static_cast<Side>(random.below(2));
    thing.label = fmt::format("thing number {} of {}", at, count);
    thing.rank = at;
    sides[static_cast<std::size_t>(thing.side)].push_back(at);
    graph.things.push_back(std::move(thing));
  }
  const auto any = [&](const std::vector<std::uint32_t>& list) {
    return list[random.below(static_cast<std::uint32_t>(list.size()))];
  };
  for (std::size_t at = 0; at < std::min(sides[0].size(), sides[1].size()); ++at)
    if (random.below(6) > 0) graph.ties.push_back({sides[0][at], sides[1][at], Tie::Kind::holds});
  for (std::uint32_t at = 0; at < count / 4; ++at)
    graph.ties.push_back({any(sides[0]), any(sides[1]), static_cast<Tie::Kind>(random.below(3))});
  std::vector<std::uint32_t> relations[2];
  for (std::uint32_t at = 0; at < count * 2; ++at) {
    Relation relation;
    relation.side = static_cast<Side>(random.below(2));
    std::vector<std::uint32_t>& known = relations[static_cast<std::size_t>(relation.side)];
    relation.verb = fmt::format("verb-{}", random.below(7));
    relation.fate = static_cast<Fate>(random.below(4));
    for (std::uint32_t part = 1 + random.below(3); part > 0; --part) {
      const bool is_relation = !known.empty() && random.below(4) == 0;
      const std::uint32_t index =
          is_relation ? any(known) : any(sides[static_cast<std::size_t>(relation.side)]);
      if (is_relation) relation.order = std::max(relation.order, graph.relations[index].order + 1);
      relation.parts.push_back({is_relation, index});
    }
    known.push_back(static_cast<std::uint32_t>(graph.relations.size()));
    graph.relations.push_back(std::move(relation));
  }
  return graph;
}

}  // namespace allegory::chart
