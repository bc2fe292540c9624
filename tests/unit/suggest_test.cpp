// The search for correspondences: what it takes, what it leaves alone, and what holds of every
// result. Worlds are written as terms (support/terms.h).
#include "analogy/suggest.h"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "support/terms.h"

namespace allegory {

namespace {

using Lines = std::vector<std::string>;

std::uint32_t verb(const World& world, std::string_view name) {
  const auto found = std::find_if(world.verbs.begin(), world.verbs.end(),
                                  [&](const Verb& each) { return each.name == name; });
  REQUIRE(found != world.verbs.end());
  return static_cast<std::uint32_t>(found - world.verbs.begin());
}

/// The pairs of the best mapping; empty if there is none.
Lines best_pairs(const World& world, const SuggestOptions& options = {}) {
  const Suggested found = suggest_mappings(world, options);
  return found.mappings.empty() ? Lines{} : entity_pairs(world, found.mappings.front());
}

/// `count` statements `(v a0 b0)`, `(v a1 b1)`, …
Lines repeated(std::string_view verb, std::string_view left, std::string_view right, int count) {
  Lines lines;
  for (int at = 0; at < count; ++at)
    lines.push_back(fmt::format("({} {}{} {}{})", verb, left, at, right, at));
  return lines;
}

}  // namespace

TEST_CASE("nothing comes of nothing") {
  CHECK(suggest_mappings(world_of_terms({}, {}), {}).mappings.empty());
  CHECK(suggest_mappings(world_of_terms({"(desires fox cheese)"}, {}), {}).mappings.empty());
  CHECK(suggest_mappings(world_of_terms({}, {"(desires spammer password)"}), {}).mappings.empty());
}

TEST_CASE("statements with one verb pair what they speak of, in its role") {
  const World world = world_of_terms({"(desires fox cheese)", "(praises fox crow)"},
                                     {"(praises spammer user)", "(desires spammer password)"});
  CHECK(best_pairs(world) == Lines{"cheese password", "crow user", "fox spammer"});
}

TEST_CASE("each pair tells how many statements speak of it") {
  const World world = world_of_terms({"(desires fox cheese)", "(praises fox crow)"},
                                     {"(praises spammer user)", "(desires spammer password)"});
  const Suggested found = suggest_mappings(world, {});
  REQUIRE(found.mappings.size() == 1);
  std::map<std::string, std::uint32_t> counts;
  for (const SuggestedPair& pair : found.mappings[0].entities)
    counts[world.story.names[pair.entities.story]] = pair.statements;
  CHECK(counts == std::map<std::string, std::uint32_t>{{"cheese", 1}, {"crow", 1}, {"fox", 2}});
}

TEST_CASE("verbs that differ pair nothing, unless the author pairs them") {
  World world = world_of_terms({"(desires fox cheese)"}, {"(needs spammer password)"});
  CHECK(best_pairs(world).empty());
  world.verb_pair[verb(world, "desires")] = verb(world, "needs");
  CHECK(best_pairs(world) == Lines{"cheese password", "fox spammer"});
}

TEST_CASE("verbs of one kind pair what they speak of, with less weight") {
  World world = world_of_terms({"(adores fox cheese)"},
                               {"(needs spammer password)", "(wants a b)", "(hates c d)"});
  world.verbs[verb(world, "adores")].parent = verb(world, "wants");
  world.verbs[verb(world, "needs")].parent = verb(world, "wants");
  const Suggested found = suggest_mappings(world, {});
  CHECK(found.hypotheses == 6);
  CHECK(found.mappings.at(0).score == Approx(0.004 + 2 * 16 * 0.004));
}

TEST_CASE("an inverse verb says the same from the other end") {
  World world = world_of_terms({"(owns fox cheese)"}, {"(belongs-to password spammer)"});
  const std::uint32_t owns = verb(world, "owns"), belongs = verb(world, "belongs-to");
  world.verbs[owns].inverse = belongs;
  world.verbs[belongs].inverse = owns;
  CHECK(best_pairs(world) == Lines{"cheese password", "fox spammer"});
}

TEST_CASE("the parts of a symmetric verb may change places") {
  const World world = world_of_terms({"(related-to fox crow)", "(sly fox)", "(desires fox cheese)"},
                                     {"(related-to user spammer)", "(desires spammer password)"});
  CHECK(best_pairs(world) == Lines{"cheese password", "crow user", "fox spammer"});
}

TEST_CASE("symmetric verbs inside others find the order that fits") {
  const World world =
      world_of_terms({"(causes (and (sees fox crow) (sees crow cheese)) (wins fox))"},
                     {"(causes (and (sees user password) (sees spammer user)) (wins spammer))"});
  const Suggested found = suggest_mappings(world, {});
  REQUIRE_FALSE(found.mappings.empty());
  CHECK(entity_pairs(world, found.mappings[0]) ==
        Lines{"cheese password", "crow user", "fox spammer"});
  CHECK(found.mappings[0].nodes.size() == 5);
}

TEST_CASE("what is denied does not match what is said") {
  World world = world_of_terms({"(desires fox cheese)"}, {"(desires spammer password)"});
  world.idea.nodes[0].negated = true;
  CHECK(best_pairs(world).empty());
}

TEST_CASE("a statement that holds others only matches with all of them") {
  const World world = world_of_terms({"(causes (praises fox crow) (drops crow cheese))"},
                                     {"(causes (flatters spammer user) (drops user password))"});
  const Suggested found = suggest_mappings(world, {});
  REQUIRE(found.mappings.size() == 1);
  CHECK(entity_pairs(world, found.mappings[0]) == Lines{"cheese password", "crow user"});
  CHECK(found.mappings[0].nodes.size() == 1);
}

TEST_CASE("connected statements count for more than single ones") {
  const World world = world_of_terms(
      {"(causes (praises fox crow) (drops crow cheese))"},
      {"(praises wind tree)", "(causes (praises spammer user) (drops user password))"});
  CHECK(best_pairs(world) == Lines{"cheese password", "crow user", "fox spammer"});
}

TEST_CASE("of what contradicts the best, the parts that do not are kept") {
  const World world = world_of_terms({"(causes (praises fox crow) (drops crow cheese))",
                                      "(prevents (sees fox dog)"
                                      " (hears dog bee))"},
                                     {"(causes (praises spammer user) (drops user password))",
                                      "(prevents (sees spammer admin) (hears user log))"});
  CHECK(best_pairs(world) == Lines{"cheese password", "crow user", "dog admin", "fox spammer"});
}

TEST_CASE("attributes pair by themselves only when likeness counts") {
  const World world = world_of_terms({"(sly fox)"}, {"(sly spammer)"});
  CHECK(best_pairs(world) == Lines{"fox spammer"});
  SuggestOptions options;
  options.comparison = Comparison::analogy;
  CHECK(best_pairs(world, options).empty());
}

TEST_CASE("declared pairs are kept, and nothing is suggested against them") {
  World world = world_of_terms({"(desires fox cheese)", "(praises fox crow)"},
                               {"(praises spammer user)", "(desires spammer password)"});
  tie(world, {"fox"}, {"user"});
  const Suggested found = suggest_mappings(world, {});
  CHECK(found.mappings.empty());
  tie(world, {"cheese"}, {"password"});
  CHECK(suggest_mappings(world, {}).mappings.empty());
}

TEST_CASE("declared pairs decide between equals") {
  const Lines story{"(sees fox crow)", "(sees crow fox)"};
  const Lines idea{"(sees spammer user)", "(sees user spammer)"};
  for (const auto& [crow, fox] : {std::pair("user", "spammer"), std::pair("spammer", "user")}) {
    World world = world_of_terms(story, idea);
    tie(world, {"crow"}, {crow});
    CHECK(best_pairs(world) == Lines{fmt::format("crow {}", crow), fmt::format("fox {}", fox)});
    const Suggested found = suggest_mappings(world, {});
    for (const SuggestedPair& pair : found.mappings.at(0).entities)
      CHECK(pair.is_declared == (world.story.names[pair.entities.story] == "crow"));
  }
}

TEST_CASE("what a composite ties together is one thing") {
  World world = world_of_terms({"(delays poppies dorothy)", "(hates witch dorothy)"},
                               {"(delays minimum model)", "(hates minimum model)"});
  tie(world, {"poppies", "witch"}, {"minimum"});
  CHECK(best_pairs(world) == Lines{"dorothy model", "poppies minimum", "witch minimum"});
  CHECK(suggest_mappings(world, {}).mappings.at(0).nodes.size() == 2);
}

TEST_CASE("forbidden pairs and what is withheld are left alone") {
  const World world = world_of_terms({"(desires fox cheese)", "(praises fox crow)"},
                                     {"(praises spammer user)", "(desires spammer password)"});
  SuggestOptions options;
  options.forbidden = {{position(world.story, "crow"), position(world.idea, "user")}};
  CHECK(best_pairs(world, options) == Lines{"cheese password", "fox spammer"});
  options = {};
  options.withheld_idea = {position(world.idea, "password")};
  CHECK(best_pairs(world, options) == Lines{"crow user", "fox spammer"});
  options = {};
  options.withheld_story = {position(world.story, "fox")};
  CHECK(best_pairs(world, options).empty());
}

TEST_CASE("what is broken off is neither paired nor inferred") {
  World world = world_of_terms(
      {"(owns fox cheese)", "(causes (owns fox cheese) (sings fox))", "(desires fox crow)"},
      {"(owns spammer password)", "(desires spammer user)"});
  const Suggested before = suggest_mappings(world, {});
  CHECK(before.mappings.at(0).inferences.size() == 1);
  world.story.broken_node[0] = true;
  const Suggested after = suggest_mappings(world, {});
  CHECK(entity_pairs(world, after.mappings.at(0)) == Lines{"crow user", "fox spammer"});
  CHECK(after.mappings[0].inferences.size() == 1);
  CHECK(carry_over(world, after.mappings[0], after.mappings[0].inferences[0].node) ==
        "(sings spammer)");
}

TEST_CASE("statements that the author pairs match whatever their verbs") {
  World world = world_of_terms({"(desires fox cheese)"}, {"(needs spammer password)"});
  world.pairs.push_back({0, 0, 0});
  CHECK(best_pairs(world) == Lines{"cheese password", "fox spammer"});
}

TEST_CASE("an inference names what is missing on the other side") {
  const World world = world_of_terms(
      {"(causes (praises fox crow) (drops crow cheese))", "(sly fox)", "(lives-in fox wood)"},
      {"(praises spammer user)"});
  const Suggested found = suggest_mappings(world, {});
  REQUIRE(found.mappings.size() == 1);
  Lines lines;
  for (const Inference& inference : found.mappings[0].inferences)
    lines.push_back(fmt::format(
        "{} {:.2f}{}{}{}", carry_over(world, found.mappings[0], inference.node), inference.support,
        inference.is_structural ? " structural" : "", inference.has_skolem ? " skolem" : "",
        inference.is_attribute ? " attribute" : ""));
  CHECK(lines ==
        Lines{"(causes (praises spammer user) (drops user ?cheese)) 0.67 structural skolem",
              "(sly spammer) 1.00 attribute", "(lives-in spammer ?wood) 0.50 skolem"});
}

TEST_CASE("a thousand statements of one verb on each side end at the budget") {
  const World world =
      world_of_terms(repeated("sees", "a", "b", 1000), repeated("sees", "x", "y", 1000));
  const Suggested found = suggest_mappings(world, {});
  CHECK(found.is_cut);
  CHECK(found.hypotheses <= 200'003);
  REQUIRE_FALSE(found.mappings.empty());
  CHECK(found.mappings.size() <= 3);
  CHECK(found.mappings.front().entities.size() > 60);
}

TEST_CASE("rare verbs come first when the budget ends") {
  Lines story = repeated("sees", "a", "b", 300), idea = repeated("sees", "x", "y", 300);
  story.push_back("(marries fox crow)");
  idea.push_back("(marries spammer user)");
  SuggestOptions options;
  options.budget = 100;
  const World world = world_of_terms(story, idea);
  const Lines pairs = best_pairs(world, options);
  CHECK(std::find(pairs.begin(), pairs.end(), "fox spammer") != pairs.end());
  CHECK(suggest_mappings(world, options).is_cut);
}

TEST_CASE("a search that uses exactly its budget is not cut") {
  const World world = world_of_terms({"(desires fox cheese)"}, {"(desires spammer password)"});
  SuggestOptions options;
  options.budget = 3;
  CHECK_FALSE(suggest_mappings(world, options).is_cut);
  options.budget = 2;
  CHECK(suggest_mappings(world, options).is_cut);
}

namespace {

/// A chain of `depth` statements, each of which holds the one before: `(v2 c (v1 c (v0 a b)))`.
World chain(std::uint32_t depth, const std::string& last_on_the_story, const std::string& last) {
  WorldBuilder builder;
  for (const auto& [side, names] : {std::pair(Side::story, std::pair("a", last_on_the_story)),
                                    std::pair(Side::idea, std::pair("x", last))}) {
    const std::uint32_t first = builder.entity(side, names.first);
    const std::uint32_t other = builder.entity(side, names.second);
    std::uint32_t inner = none;
    for (std::uint32_t at = 0; at < depth; ++at) {
      Node node;
      node.verb = builder.verb(fmt::format("v{}", at));
      const std::uint32_t subject = at + 1 == depth ? other : first;
      inner = builder.node(
          side, node,
          {{0, false, subject},
           inner == none ? NodeArgument{1, false, first} : NodeArgument{1, true, inner}});
    }
  }
  return builder.finish();
}

}  // namespace

TEST_CASE("a chain of statements of any depth is one kernel, and scores stay finite") {
  const World world = chain(20'000, "b", "y");
  const Suggested found = suggest_mappings(world, {});
  CHECK(found.kernels == 1);
  REQUIRE(found.mappings.size() == 1);
  CHECK(found.mappings[0].nodes.size() == 20'000);
  CHECK(found.mappings[0].score <= 1e9 * 20'002);
}

TEST_CASE("a chain that contradicts itself at the end gives up its last link only") {
  const World world = chain(20'000, "b", "x");
  const Suggested found = suggest_mappings(world, {});
  REQUIRE(found.mappings.size() == 1);
  CHECK(found.mappings[0].nodes.size() == 19'999);
}

}  // namespace allegory
