// What holds of every mapping that is suggested, tried on random worlds in which much is ambiguous.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "analogy/suggest.h"
#include "support/terms.h"

namespace allegory {

namespace {

/// Random terms over few verbs and names, so that much is ambiguous.
std::vector<std::string> random_terms(std::mt19937& random, const std::string& prefix) {
  const auto below = [&](std::uint32_t limit) {
    return static_cast<std::uint32_t>(random()) % limit;
  };
  const std::vector<std::string> verbs{"sees", "likes", "and", "related-to", "causes"};
  std::vector<std::string> terms;
  const std::uint32_t count = 1 + below(12);
  for (std::uint32_t at = 0; at < count; ++at) {
    const auto part = [&] {
      return !terms.empty() && below(3) == 0
                 ? terms[below(static_cast<std::uint32_t>(terms.size()))]
             : below(6) == 0 ? fmt::format("(mass {}{})", prefix, below(5))
                             : fmt::format("{}{}", prefix, below(5));
    };
    const std::string first = part();
    terms.push_back(below(5) == 0 ? fmt::format("(sly {})", first)
                                  : fmt::format("({} {} {})", verbs[below(5)], first, part()));
  }
  return terms;
}

/// That no entity and no node is in two pairs.
void check_one_to_one(const SuggestedMapping& mapping) {
  std::map<std::uint32_t, std::uint32_t> images, origins;
  for (const SuggestedPair& pair : mapping.entities) {
    CHECK(images.emplace(pair.entities.story, pair.entities.idea).second);
    CHECK(origins.emplace(pair.entities.idea, pair.entities.story).second);
  }
  images.clear();
  origins.clear();
  for (const NodesOfBoth& pair : mapping.nodes) {
    CHECK(images.emplace(pair.story, pair.idea).second);
    CHECK(origins.emplace(pair.idea, pair.story).second);
  }
}

/// That whatever a matched node speaks of is matched with what its image speaks of.
void check_support(const World& world, const SuggestedMapping& mapping) {
  std::map<std::uint32_t, std::uint32_t> entities, nodes;
  for (const SuggestedPair& pair : mapping.entities)
    entities.emplace(pair.entities.story, pair.entities.idea);
  for (const NodesOfBoth& pair : mapping.nodes) nodes.emplace(pair.story, pair.idea);
  for (const NodesOfBoth& pair : mapping.nodes) {
    const Node& story = world.story.nodes[pair.story];
    const Node& idea = world.idea.nodes[pair.idea];
    CHECK(story.negated == idea.negated);
    REQUIRE(story.count == idea.count);
    std::vector<NodeArgument> carried, said;
    for (std::uint32_t at = 0; at < story.count; ++at) {
      NodeArgument argument = world.story.arguments[story.first + at];
      const auto& images = argument.is_node ? nodes : entities;
      REQUIRE(images.contains(argument.index));
      argument.index = images.at(argument.index);
      argument.role =
          canonical_role(world, story.verb, world.verbs[story.verb].symmetric, argument.role);
      carried.push_back(argument);
      said.push_back(world.idea.arguments[idea.first + at]);
      said.back().role =
          canonical_role(world, idea.verb, world.verbs[idea.verb].symmetric, said.back().role);
    }
    std::sort(carried.begin(), carried.end());
    std::sort(said.begin(), said.end());
    CHECK(carried == said);
  }
}

std::string summary(const World& world, const Suggested& found) {
  std::string text = fmt::format("{} {} {}", found.hypotheses, found.functors, found.kernels);
  for (const SuggestedMapping& mapping : found.mappings) {
    text += fmt::format("\n{}:", mapping.score);
    for (const std::string& pair : entity_pairs(world, mapping)) text += " " + pair + ";";
  }
  return text;
}

}  // namespace

TEST_CASE("every mapping is one-to-one and consistent, whatever the world") {
  std::mt19937 random(20170611);
  std::size_t mapped = 0;
  for (int round = 0; round < 1500; ++round) {
    World world = world_of_terms(random_terms(random, "s"), random_terms(random, "i"));
    if (round % 3 == 0 && !world.story.names.empty() && !world.idea.names.empty() &&
        !world.story.is_quantity[0] && !world.idea.is_quantity[0])
      tie(world, {world.story.names[0]}, {world.idea.names[0]});
    SuggestOptions options;
    options.comparison = round % 2 == 0 ? Comparison::analogy : Comparison::literal_similarity;
    const Suggested found = suggest_mappings(world, options);
    INFO(summary(world, found));
    CHECK_FALSE(found.is_cut);
    CHECK(summary(world, found) == summary(world, suggest_mappings(world, options)));
    REQUIRE(found.mappings.size() <= 3);
    for (const SuggestedMapping& mapping : found.mappings) {
      ++mapped;
      CHECK(mapping.score >= 0.8 * found.mappings[0].score);
      CHECK(mapping.score <= found.mappings[0].score);
      check_one_to_one(mapping);
      check_support(world, mapping);
      for (const Group& group : world.groups)
        CHECK(std::ranges::count(mapping.entities, EntityPair{group.story[0], group.idea[0]},
                                 &SuggestedPair::entities) == 1);
    }
  }
  CHECK(mapped > 1000);
}

}  // namespace allegory
