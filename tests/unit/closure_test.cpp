// Which statements correspond, on a fable of a fox and a crow (support/structure_fable.h).
#include "analogy/closure.h"

#include <catch2/catch.hpp>
#include <vector>

#include "support/structure_fable.h"

namespace allegory {

TEST_CASE("statements correspond if their verbs are one and their parts correspond") {
  const StructureCase found = fable("a: fox praises crow\nb: a causes (crow loses cheese)",
                                    "x: spammer praises user\ny: x causes (user loses password)");
  CHECK(correspond(found, "a", "x"));
  CHECK(correspond(found, "b", "y"));
  CHECK(found.structure.systematicity == 1.0);
  CHECK(found.structure.story.depth == 2);
  CHECK(found.structure.image_of[found.node(Side::story, "b")] == found.node(Side::idea, "y"));
  CHECK(found.structure.origin_of[found.node(Side::idea, "y")] == found.node(Side::story, "b"));
  CHECK(findings(found) == Lines{});
  CHECK(predictions(found) == Lines{});
}

TEST_CASE("a statement and its denial do not correspond") {
  const StructureCase found = fable("a: not fox praises crow", "x: not spammer praises user");
  CHECK(correspond(found, "a", "x"));
  CHECK_FALSE(correspond(fable("a: not fox praises crow", "x: spammer praises user"), "a", "x"));
}

TEST_CASE("an attribute is not a statement with that verb") {
  CHECK(correspond(fable("a: fox is sly", "x: spammer is sly"), "a", "x"));
  CHECK_FALSE(correspond(fable("a: fox is sly", "x: spammer sly"), "a", "x"));
}

TEST_CASE("a pair of verbs makes two verbs one; without it they are a gap") {
  const std::string_view story = "a: fox praises crow";
  const std::string_view idea = "x: spammer flatters user";
  CHECK(correspond(fable(story, idea, "verbs: {praises: flatters}\n"), "a", "x"));
  CHECK_FALSE(correspond(fable(story, idea, "verbs: {flatters: praises}\n"), "a", "x"));
  CHECK(findings(fable(story, idea)) == Lines{"gap praises: flatters 1"});
}

TEST_CASE("further roles agree by name, in any order") {
  const std::string_view story = "a: fox sells cheese to crow for weight";
  CHECK(correspond(fable(story, "x: spammer sells password for weight to user"), "a", "x"));
  CHECK_FALSE(correspond(fable(story, "x: spammer sells password from user for weight"), "a", "x"));
}

TEST_CASE("the parts of a symmetric verb may change places, however many there are") {
  const std::string_view meets = "predicates: {meets: {symmetric: true}}\n";
  CHECK(correspond(fable("a: fox meets crow", "x: user meets spammer", meets), "a", "x"));
  CHECK_FALSE(correspond(fable("a: fox meets crow", "x: user meets spammer"), "a", "x"));
  CHECK(correspond(fable("a: fox and crow and cheese", "x: user and password and spammer"), "a",
                   "x"));
  CHECK(correspond(fable("a: fox meets crow", "x: user contacts spammer",
                         "predicates: {meets: {symmetric: true}}\nverbs: {meets: contacts}\n"),
                   "a", "x"));
}

TEST_CASE("an inverse says the same from the other end, and so does its pair") {
  CHECK(correspond(
      fable("a: (fox runs) causes (crow falls)", "x: (user falls) caused-by (spammer runs)"), "a",
      "x"));
  const std::string_view known =
      "predicates: {praises: {inverse: praised-by}}\nverbs: {praises: flatters}\n";
  CHECK(correspond(fable("a: crow praised-by fox", "x: spammer flatters user", known), "a", "x"));
  CHECK_FALSE(
      correspond(fable("a: fox praised-by crow", "x: spammer flatters user", known), "a", "x"));
}

TEST_CASE("verbs with a common parent correspond, and are worth 0.8") {
  const std::string_view kinds =
      "predicates: {praises: {kind-of: addresses}, flatters: {kind-of: addresses}}\n";
  const StructureCase found = fable("a: fox praises crow", "x: spammer flatters user", kinds);
  CHECK(correspond(found, "a", "x"));
  CHECK(found.structure.story.quality == std::vector<double>{0.8});
  CHECK(found.structure.idea.quality == std::vector<double>{0.8});
  CHECK(found.structure.systematicity == Approx(0.8));
  CHECK(findings(found) == Lines{});
  CHECK(correspond(fable("a: fox praises crow", "x: spammer addresses user", kinds), "a", "x"));
  CHECK(correspond(fable("a: fox addresses crow", "x: spammer flatters user", kinds), "a", "x"));
}

TEST_CASE("the same verb comes before a common parent") {
  const StructureCase found =
      fable("a: fox praises crow", "x: spammer flatters user\ny: spammer praises user",
            "predicates: {praises: {kind-of: addresses}, flatters: {kind-of: addresses}}\n");
  CHECK(correspond(found, "a", "y"));
  CHECK_FALSE(correspond(found, "a", "x"));
  CHECK(found.structure.story.quality == std::vector<double>{1.0});
}

TEST_CASE("the members of a composite act as one, and so do those of a split") {
  const std::string_view maps =
      "  pack: {from: [wolf, owl], to: bot, as: composite}\nverbs: {hunts: hunts}\n";
  const StructureCase found =
      fable("a: wolf hunts fox\nb: owl hunts fox", "x: bot hunts spammer", maps);
  CHECK(correspond(found, "a", "x"));
  CHECK(correspond(found, "b", "x"));
  const StructureCase one = fable("a: wolf hunts owl", "x: bot hunts bot", maps);
  CHECK(correspond(one, "a", "x"));
  const StructureCase predicted = fable("a: wolf hunts fox\nb: owl hunts fox", "", maps);
  CHECK(predictions(predicted) == Lines{"bot hunts spammer"});
  CHECK(predicted.structure.fate(Side::story, predicted.node(Side::story, "b")) == Fate::predicted);
}

TEST_CASE("a quantity that nothing is declared of is carried over if both sides have it") {
  CHECK(correspond(fable("a: (weight of fox) exceeds (weight of crow)",
                         "x: (weight of spammer) exceeds (weight of user)"),
                   "a", "x"));
  CHECK_FALSE(
      correspond(fable("a: (weight of fox) exceeds (weight of crow)",
                       "x: (weight of spammer) exceeds (weight of user)", "  weight: cost\n"),
                 "a", "x"));
  CHECK(correspond(fable("a: price of fox", "x: cost of spammer", "  price: cost\n"), "a", "x"));
  // One that the idea lacks is no gap in the prediction: it keeps its name.
  CHECK(predictions(fable("a: price of fox", "")) == Lines{"price of spammer"});
}

TEST_CASE("depth and powers of two cost neither stack nor exactness") {
  WorldBuilder builder;
  const std::uint32_t fox = builder.entity(Side::story, "fox");
  const std::uint32_t spammer = builder.entity(Side::idea, "spammer");
  builder.correspond({fox}, {spammer});
  Node runs, causes;
  runs.verb = builder.verb("runs");
  causes.verb = builder.verb("causes");
  for (const Side side : {Side::story, Side::idea}) {
    std::uint32_t last = builder.node(side, runs, {{0, false, 0}});
    for (int depth = 0; depth < 10'000; ++depth)
      last = builder.node(side, causes, {{0, true, last}, {1, true, last}});
    if (side == Side::story) builder.node(side, runs, {{0, true, last}});
  }
  const Structure structure = analyse(builder.finish());
  CHECK(structure.story.depth == 10'001);
  CHECK(structure.idea.systematicity == 1.0);
  CHECK(structure.story.systematicity < 1.0);
  CHECK(structure.story.systematicity > 0.0);
  REQUIRE(structure.inferences.size() == 1);
  CHECK(structure.inferences[0].support == Approx(1.0));
}

TEST_CASE("weights that grow with the width of the tree above stay finite and comparable") {
  // Each of 64 layers holds both statements of the one below in four ways, so weights would reach
  // 10^32; both sides are the same.
  WorldBuilder builder;
  builder.correspond({builder.entity(Side::story, "fox")}, {builder.entity(Side::idea, "spammer")});
  for (const Side side : {Side::story, Side::idea}) {
    Node node;
    node.verb = builder.verb("runs");
    std::uint32_t left = builder.node(side, node, {{0, false, 0}});
    node.verb = builder.verb("sings");
    std::uint32_t right = builder.node(side, node, {{0, false, 0}});
    for (int layer = 0; layer < 64; ++layer) {
      node.verb = builder.verb("causes");
      const std::uint32_t next = builder.node(side, node, {{0, true, left}, {1, true, right}});
      right = builder.node(side, node, {{0, true, right}, {1, true, left}});
      left = next;
    }
  }
  const Structure structure = analyse(builder.finish());
  CHECK(structure.systematicity == 1.0);
}

TEST_CASE("a statement may have thousands of parts, and the same part thousands of times") {
  WorldBuilder builder;
  builder.correspond({builder.entity(Side::story, "fox")}, {builder.entity(Side::idea, "spammer")});
  builder.correspond({builder.entity(Side::story, "crow")}, {builder.entity(Side::idea, "user")});
  Node praises;
  praises.verb = builder.verb("praises");
  const std::uint32_t to = builder.role("to");
  for (const Side side : {Side::story, Side::idea}) {
    std::vector<NodeArgument> arguments{{0, false, 0}};
    for (int count = 0; count < 20'000; ++count) arguments.push_back({to, false, 1});
    if (side == Side::idea) arguments.back().index = 0;
    builder.node(side, praises, arguments);
  }
  const Structure structure = analyse(builder.finish());
  REQUIRE(structure.near_misses.size() == 1);
  CHECK(structure.near_misses[0].kind == NearMiss::Kind::crossed_argument);
  CHECK(structure.near_misses[0].idea_argument == 20'000);
}

}  // namespace allegory
