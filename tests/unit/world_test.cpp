// Statements → numbers: what becomes one node, what is left out, what is known of a verb.
#include "analogy/world.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "support/structure_case.h"

namespace allegory {

namespace {

using Indices = std::vector<std::uint32_t>;
using Lines = std::vector<std::string>;

constexpr std::uint32_t subject = 0;
constexpr std::uint32_t object = 1;

Node said(std::uint32_t verb) {
  Node node;
  node.verb = verb;
  return node;
}

NodeArgument entity(std::uint32_t role, std::uint32_t index) { return {role, false, index}; }
NodeArgument part(std::uint32_t role, std::uint32_t index) { return {role, true, index}; }

/// A page of the story and one of the idea, with these lines each.
std::string pages(std::string_view story, std::string_view idea, std::string_view index = "") {
  return fmt::format(
      "-- content/story.md --\n---\ndomain: base\ncharacters: {{fox: [], crow: [], wolf: []}}\n"
      "objects: {{cheese: []}}\n{}---\n"
      "-- content/idea.md --\n---\ndomain: target\nconcepts: {{spammer: [], user: [], bot: []}}\n"
      "artifacts: {{password: []}}\n{}---\n"
      "-- content/index.md --\n---\n{}---\n",
      story, idea, index);
}

Lines names_of(const Domain& domain, const std::vector<bool>& marks) {
  Lines names;
  for (std::size_t index = 0; index < marks.size(); ++index)
    if (marks[index]) names.push_back(domain.names[index]);
  return names;
}

Lines names_of(const Domain& domain, const Indices& entities) {
  Lines names;
  for (const std::uint32_t index : entities) names.push_back(domain.names[index]);
  return names;
}

}  // namespace

TEST_CASE("what is said twice is one node") {
  WorldBuilder builder;
  const std::uint32_t fox = builder.entity(Side::story, "fox");
  const std::uint32_t crow = builder.entity(Side::story, "crow");
  const Node praises = said(builder.verb("praises"));
  const std::uint32_t first =
      builder.node(Side::story, praises, {entity(subject, fox), entity(object, crow)});
  CHECK(builder.entity(Side::story, "fox") == fox);
  CHECK(builder.verb("praises") == praises.verb);
  CHECK(builder.node(Side::story, praises, {entity(subject, fox), entity(object, crow)}) == first);
  CHECK(builder.node(Side::story, praises, {entity(subject, crow), entity(object, fox)}) != first);
  Node denied = praises;
  denied.negated = true;
  CHECK(builder.node(Side::story, denied, {entity(subject, fox), entity(object, crow)}) != first);
  Node attribute = praises;
  attribute.is_attribute = true;
  CHECK(builder.node(Side::story, attribute, {entity(subject, fox), entity(object, crow)}) !=
        first);
  CHECK(builder.finish().story.nodes.size() == 4);
}

TEST_CASE("an entity and a node of one number are different arguments") {
  WorldBuilder builder;
  const std::uint32_t fox = builder.entity(Side::story, "fox");
  const Node runs = said(builder.verb("runs"));
  const std::uint32_t plain = builder.node(Side::story, runs, {entity(subject, fox)});
  REQUIRE(plain == fox);
  CHECK(builder.node(Side::story, runs, {part(subject, plain)}) != plain);
}

TEST_CASE("the order of further roles, and of the parts of a symmetric verb, is no difference") {
  WorldBuilder builder;
  const std::uint32_t fox = builder.entity(Side::story, "fox");
  const std::uint32_t crow = builder.entity(Side::story, "crow");
  const std::uint32_t wolf = builder.entity(Side::story, "wolf");
  const std::uint32_t to = builder.role("to");
  const std::uint32_t with = builder.role("with");
  const Node sends = said(builder.verb("sends"));
  CHECK(builder.node(Side::story, sends,
                     {entity(subject, fox), entity(to, crow), entity(with, wolf)}) ==
        builder.node(Side::story, sends,
                     {entity(subject, fox), entity(with, wolf), entity(to, crow)}));
  CHECK(builder.node(Side::story, sends,
                     {entity(subject, fox), entity(to, wolf), entity(with, crow)}) == 1);

  const Node both = said(builder.verb("and"));
  const std::uint32_t further = builder.role("and");
  CHECK(builder.node(Side::story, both,
                     {entity(subject, fox), entity(object, crow), entity(further, wolf)}) ==
        builder.node(Side::story, both,
                     {entity(subject, wolf), entity(object, fox), entity(further, crow)}));
}

TEST_CASE("a node's order is one more than that of its parts, and each parent counts once") {
  WorldBuilder builder;
  const std::uint32_t fox = builder.entity(Side::story, "fox");
  const std::uint32_t runs =
      builder.node(Side::story, said(builder.verb("runs")), {entity(subject, fox)});
  const std::uint32_t twice = builder.node(Side::story, said(builder.verb("causes")),
                                           {part(subject, runs), part(object, runs)});
  const std::uint32_t above = builder.node(Side::story, said(builder.verb("surprises")),
                                           {part(subject, twice), entity(object, fox)});
  const World world = builder.finish();
  CHECK(world.story.nodes[runs].order == 1);
  CHECK(world.story.nodes[twice].order == 2);
  CHECK(world.story.nodes[above].order == 3);
  const auto parents = world.story.parents_of_node(runs);
  CHECK(Indices(parents.begin(), parents.end()) == Indices{twice});
  CHECK(world.story.parents_of_node(above).empty());
}

TEST_CASE("a builder that was finished starts anew") {
  WorldBuilder builder;
  builder.entity(Side::story, "fox");
  builder.finish();
  CHECK(builder.entity(Side::story, "crow") == 0);
  CHECK(builder.world().verbs[builder.verb("and")].symmetric);
}

TEST_CASE("built-in verbs know what they are") {
  WorldBuilder builder;
  const auto verb = [&](std::string_view name) {
    return builder.world().verbs[builder.verb(name)];
  };
  CHECK(verb("causes").inverse == builder.verb("caused-by"));
  CHECK(verb("caused-by").inverse == builder.verb("causes"));
  CHECK(verb("and").symmetric);
  CHECK(verb("related-to").symmetric);
  CHECK(verb("part-of").hierarchical);
  CHECK(verb("kind-of").hierarchical);
  CHECK_FALSE(verb("praises").symmetric);
}

TEST_CASE("predicates and pairs tell what is known of a verb") {
  const StructureCase found(pages("", "", R"(predicates:
  meets: {symmetric: true, kind-of: sees}
  leads-to: {functional: true, inverse: reached-by}
  holds: {hierarchical: true, roles: [subject, object, in]}
verbs: {meets: contacts}
)"));
  const World& world = found.world();
  const auto verb = [&](std::string_view name) {
    for (std::uint32_t index = 0; index < world.verbs.size(); ++index)
      if (world.verbs[index].name == name) return index;
    return none;
  };
  CHECK(world.verbs[verb("meets")].symmetric);
  CHECK(world.verbs[verb("meets")].parent == verb("sees"));
  CHECK(world.verbs[verb("leads-to")].functional);
  CHECK(world.verbs[verb("reached-by")].inverse == verb("leads-to"));
  CHECK(world.verbs[verb("holds")].hierarchical);
  CHECK(world.verbs[verb("holds")].roles == Lines{"subject", "object", "in"});
  CHECK(world.verb_pair[verb("meets")] == verb("contacts"));
  CHECK(world.verb_pair[verb("sees")] == none);
}

TEST_CASE("a statement may name another that stands behind it, and holds clauses of its own") {
  const StructureCase found(
      pages("relations:\n"
            "  why: praise causes (crow loses cheese)\n"
            "  praise: fox praises crow\n"
            "  again: fox praises crow\n",
            ""));
  const Domain& story = found.world().story;
  REQUIRE(story.nodes.size() == 3);
  const std::uint32_t why = found.node(Side::story, "why");
  CHECK(story.nodes[why].order == 2);
  CHECK(found.node(Side::story, "praise") == found.node(Side::story, "again"));
  CHECK(story.nodes[found.node(Side::story, "praise")].statement == 1);
  CHECK(story.nodes[why].clause == 1);
  CHECK(spell(found.world(), Side::story, why) == "(fox praises crow) causes (crow loses cheese)");
}

TEST_CASE(
    "statements that hold each other are told as a circle, and are left out with their holders") {
  const StructureCase found(
      pages("relations:\n"
            "  above: c causes d\n"
            "  a: b causes (fox praises crow)\n"
            "  b: c causes d\n"
            "  c: a causes d\n"
            "  d: wolf seeks cheese\n"
            "  self: self causes d\n",
            ""));
  const World& world = found.world();
  CHECK(world.cycles == std::vector<Indices>{{1, 2, 3}, {5}});
  CHECK(world.story.node_of == Indices{none, none, none, none, 0, none});
  CHECK(world.story.nodes.size() == 1);
  CHECK(names_of(world.story, world.story.poisoned) == Lines{"fox", "crow"});
}

TEST_CASE(
    "a statement with an unknown name is left out, with all that holds it; its names are "
    "poisoned") {
  const StructureCase found(
      pages("relations:\n"
            "  praise: fox praises crwo\n"
            "  why: praise causes (wolf loses cheese)\n"
            "  hunger: wolf desires cheese\n",
            ""));
  const World& world = found.world();
  CHECK(world.story.node_of == Indices{none, none, 0});
  CHECK(names_of(world.story, world.story.poisoned) == Lines{"fox", "crow", "wolf", "cheese"});
}

TEST_CASE("composites and splits are groups, a split in the order written; knots are none") {
  const StructureCase found(pages("", "", R"(maps:
  friends: {from: [crow, fox], to: user, as: composite}
  cheese: {to: [password, bot], as: split}
)"));
  const World& world = found.world();
  REQUIRE(world.groups.size() == 2);
  CHECK(names_of(world.story, world.groups[0].story) == Lines{"fox", "crow"});
  CHECK(names_of(world.idea, world.groups[0].idea) == Lines{"user"});
  CHECK(names_of(world.story, world.groups[1].story) == Lines{"cheese"});
  CHECK(names_of(world.idea, world.groups[1].idea) == Lines{"password", "bot"});

  const StructureCase knot(pages("", "", "maps: {fox: user, crow: user, wolf: bot}\n"));
  REQUIRE(knot.world().groups.size() == 1);
  CHECK(names_of(knot.world().story, knot.world().groups[0].story) == Lines{"wolf"});
  CHECK(names_of(knot.world().story, knot.world().story.poisoned) == Lines{"fox", "crow"});
  CHECK(names_of(knot.world().idea, knot.world().idea.poisoned) == Lines{"user"});
}

TEST_CASE("what is negative, or read anew on one page, ties nothing") {
  const StructureCase found(pages("", "", R"(maps:
  fox: {to: spammer, polarity: negative}
  crow: {to: user, override: true}
)"));
  CHECK(found.world().groups.empty());
}

TEST_CASE("pairs of statements and breaks are found by their ids") {
  const StructureCase found(pages("relations: {drop: crow loses cheese, hunger: fox is hungry}\n",
                                  "relations: {leak: user loses password}\n",
                                  "maps: {drop: leak}\n"
                                  "breaks: {hunger: no machine is, wolf: there is none}\n"));
  const World& world = found.world();
  REQUIRE(world.pairs.size() == 1);
  CHECK(world.pairs[0].story == found.node(Side::story, "drop"));
  CHECK(world.pairs[0].idea == found.node(Side::idea, "leak"));
  CHECK(world.story.broken_node[found.node(Side::story, "hunger")]);
  CHECK_FALSE(world.story.broken_node[found.node(Side::story, "drop")]);
  CHECK(names_of(world.story, world.story.broken) == Lines{"wolf"});
}

TEST_CASE("a name of another allegory is told from an own one by its folder") {
  const StructureCase found(R"(-- content/cave/index.md --
---
allegory: {uses: [oz]}
characters: {lion: []}
relations: {meet: lion meets oz/lion, join: lion joins scarecrow}
---
-- content/oz/index.md --
---
allegory: {}
characters: {lion: [], scarecrow: []}
---
)");
  const Domain& story = found.world().story;
  CHECK(story.names == Lines{"lion", "oz/lion", "scarecrow"});
  CHECK(story.entities[0] == EntityRef{0, 0});
  CHECK(story.entities[1] == EntityRef{1, 0});
  CHECK(spell(found.world(), Side::story, found.node(Side::story, "meet")) == "lion meets oz/lion");
}

TEST_CASE("a node is spelt in the notation of statements") {
  const StructureCase found(
      pages("relations:\n"
            "  gift: wolf gives cheese to crow for fox\n"
            "  hungry: not fox is hungry\n"
            "  barks: wolf barks\n"
            "  why: (not hungry prevents gift) causes barks\n",
            ""));
  const auto spelt = [&](std::string_view id) {
    return spell(found.world(), Side::story, found.node(Side::story, id));
  };
  CHECK(spelt("gift") == "wolf gives cheese to crow for fox");
  CHECK(spelt("hungry") == "not fox is hungry");
  CHECK(spelt("barks") == "wolf barks");
  CHECK(
      spelt("why") ==
      "(not (not fox is hungry) prevents (wolf gives cheese to crow for fox)) causes (wolf barks)");
}

TEST_CASE("what would be too long is cut behind a whole character") {
  WorldBuilder builder;
  std::string name;
  for (int count = 0; count < 300; ++count) name += "é";
  const std::uint32_t long_one = builder.entity(Side::story, "x" + name);
  builder.node(Side::story, said(builder.verb("runs")), {entity(subject, long_one)});
  const std::string text = spell(builder.finish(), Side::story, 0);
  CHECK(text.size() == 399 + std::string_view("…").size());
  CHECK(text.ends_with("é…"));
}

TEST_CASE("statements may hold each other ten thousand deep, and by powers of two") {
  WorldBuilder builder;
  const Node causes = said(builder.verb("causes"));
  std::uint32_t last =
      builder.node(Side::story, causes, {entity(subject, builder.entity(Side::story, "fox"))});
  for (int depth = 0; depth < 10'000; ++depth)
    last = builder.node(Side::story, causes, {part(subject, last), part(object, last)});
  const World world = builder.finish();
  CHECK(world.story.nodes[last].order == 10'001);
  CHECK(spell(world, Side::story, last).size() <= 403);
}

TEST_CASE("a chain of ten thousand statements is read in whichever order it is written") {
  // Over several pages, since the front matter of one may take no more than 64 KiB.
  std::string project = "-- content/page.md --\n---\ncharacters: {fox: []}\nrelations:\n";
  for (int index = 0; index < 10'000; ++index) {
    if (index % 2'000 == 0)
      project +=
          fmt::format("---\n-- content/page-{}.md --\n---\ndomain: base\nrelations:\n", index);
    project += fmt::format("  s{}: s{} causes fox\n", index, index + 1);
  }
  const StructureCase found(project + "  s10000: fox runs\n---\n");
  CHECK(found.world().story.nodes[found.node(Side::story, "s0")].order == 10'001);
  CHECK(found.world().cycles.empty());
}

TEST_CASE("thousands of aliases of one entity are one entity") {
  std::string labels = "characters: {owl: [owl";
  for (int index = 0; index < 9'000; ++index) labels += fmt::format(", o{}", index);
  const StructureCase found("-- content/index.md --\n---\n" + labels +
                            "]}\nrelations: {fly: owl flies}\n---\n");
  CHECK(found.world().story.names == Lines{"owl"});
}

}  // namespace allegory
