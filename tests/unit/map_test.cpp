// Unit tests of src/map/: texts in boxes, rows, lanes, and what is drawn.
#include <algorithm>
#include <catch2/catch.hpp>

#include "map/dot.h"
#include "map/label.h"
#include "map/lanes.h"
#include "map/layout.h"
#include "map/order.h"
#include "map/svg.h"
#include "support/random_graph.h"

namespace allegory::chart {

namespace {

std::uint32_t add(Graph& graph, Side side, std::string label) {
  Thing thing;
  thing.side = side;
  thing.label = std::move(label);
  thing.rank = static_cast<std::uint32_t>(graph.things.size());
  graph.things.push_back(std::move(thing));
  return static_cast<std::uint32_t>(graph.things.size()) - 1;
}

void tie(Graph& graph, std::uint32_t story, std::uint32_t idea, Tie::Kind kind = Tie::Kind::holds) {
  graph.ties.push_back({story, idea, kind});
}

std::uint32_t say(Graph& graph, Side side, std::string verb, std::vector<Part> parts) {
  Relation relation;
  relation.side = side;
  relation.verb = std::move(verb);
  relation.parts = std::move(parts);
  relation.fate = Fate::carried;
  for (const Part& part : relation.parts)
    if (part.is_relation)
      relation.order = std::max(relation.order, graph.relations[part.index].order + 1);
  graph.relations.push_back(std::move(relation));
  return static_cast<std::uint32_t>(graph.relations.size()) - 1;
}

/// Three pairs; `c` causes `d` to do something is the deepest thing that is said.
struct Fable {
  Graph graph;
  std::uint32_t fox = add(graph, Side::story, "Fox"), quest = add(graph, Side::idea, "quest"),
                grapes = add(graph, Side::story, "grapes"), prize = add(graph, Side::idea, "prize"),
                crow = add(graph, Side::story, "Crow"), flattery = add(graph, Side::idea, "lie");
  Fable() {
    tie(graph, fox, quest);
    tie(graph, grapes, prize);
    tie(graph, crow, flattery);
  }
};

const Box& box_of(const Layout& layout, std::uint32_t thing) {
  return *std::ranges::find(layout.boxes, thing, &Box::thing);
}

Captions captions_of(const Graph& graph) {
  Captions captions{"map", "A & B", "All of it.", {}, {}, {}};
  for (const Thing& thing : graph.things)
    captions.faces.push_back({"x/" + thing.label + ".html", thing.label, ""});
  captions.ties.assign(graph.ties.size(), "stands for");
  captions.relations.assign(graph.relations.size(), "says");
  return captions;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace

TEST_CASE("a name is broken at spaces and ends in an ellipsis if it is too long") {
  CHECK(fit_lines("well-defined loss function", 14, 120, 2) ==
        std::vector<std::string>{"well-defined loss", "function"});
  CHECK(fit_lines("Dorothy", 14, 120, 2) == std::vector<std::string>{"Dorothy"});
  const std::vector<std::string> lines =
      fit_lines("the one and only very long name of all that there are", 14, 100, 2);
  REQUIRE(lines.size() == 2);
  CHECK(lines.back().ends_with("…"));
  for (const std::string& line : lines) CHECK(text_width(line) * 14 <= 100);
}

TEST_CASE("a word that is wider than its box is broken, and so is text without spaces") {
  CHECK(fit_lines("Donaudampfschifffahrt", 14, 80, 3).size() == 3);
  CHECK(fit_lines("機械学習の魔法使い", 14, 80, 2) ==
        std::vector<std::string>{"機械学習の", "魔法使い"});
  CHECK(text_width("機械") > 2.0);
  CHECK(text_width("👩‍🌾") < 1.5);
  CHECK(text_width("e\u0301") == text_width("e"));
  CHECK(fit_lines("", 14, 80, 2).empty());
  CHECK(fit_lines("W", 14, 1, 1).size() == 1);
}

TEST_CASE("rows begin with what the deepest carried relation speaks of") {
  Fable fable;
  CHECK(order_blocks(fable.graph).front().story == std::vector{fable.fox});
  const std::uint32_t hangs = say(fable.graph, Side::story, "praises", {{false, fable.crow}});
  const std::uint32_t eats = say(fable.graph, Side::story, "drops", {{false, fable.grapes}});
  say(fable.graph, Side::story, "causes", {{true, hangs}, {true, eats}});
  std::vector<std::uint32_t> story;
  for (const Block& block : order_blocks(fable.graph)) story.push_back(block.story.front());
  CHECK(story == std::vector{fable.crow, fable.grapes, fable.fox});
}

TEST_CASE("rows do not depend on the order in which relations are declared") {
  Fable one, other;
  say(one.graph, Side::story, "sees", {{false, one.grapes}, {false, one.crow}});
  say(one.graph, Side::story, "fears", {{false, one.crow}, {false, one.fox}});
  say(other.graph, Side::story, "fears", {{false, other.crow}, {false, other.fox}});
  say(other.graph, Side::story, "sees", {{false, other.grapes}, {false, other.crow}});
  const auto names = [](const Graph& graph) {
    std::vector<std::uint32_t> list;
    for (const Block& block : order_blocks(graph))
      list.insert(list.end(), block.story.begin(), block.story.end());
    return list;
  };
  CHECK(names(one.graph) == names(other.graph));
}

TEST_CASE("pairs are level, composites converge, splits fan out") {
  Fable fable;
  const std::uint32_t second = add(fable.graph, Side::idea, "second prize");
  tie(fable.graph, fable.grapes, second);
  const std::uint32_t cub = add(fable.graph, Side::story, "cub");
  tie(fable.graph, cub, fable.quest);
  const Layout layout = lay_out(fable.graph, {});
  CHECK(box_of(layout, fable.crow).middle() == box_of(layout, fable.flattery).middle());
  CHECK(box_of(layout, fable.grapes).middle() ==
        (box_of(layout, fable.prize).middle() + box_of(layout, second).middle()) / 2);
  CHECK(box_of(layout, fable.quest).middle() ==
        (box_of(layout, fable.fox).middle() + box_of(layout, cub).middle()) / 2);
}

TEST_CASE("a tangle is sorted so that its ties cross as little as they can") {
  Graph graph;
  const std::uint32_t a = add(graph, Side::story, "a"), b = add(graph, Side::story, "b");
  const std::uint32_t y = add(graph, Side::idea, "y"), x = add(graph, Side::idea, "x");
  tie(graph, a, x);
  tie(graph, b, y);
  tie(graph, a, y);
  tie(graph, b, y);
  const std::vector<Block> blocks = order_blocks(graph);
  REQUIRE(blocks.size() == 1);
  CHECK(blocks[0].story == std::vector{a, b});
  CHECK(blocks[0].idea == std::vector{x, y});
}

TEST_CASE("what has no counterpart comes last, and a denied tie joins nothing") {
  Fable fable;
  const std::uint32_t dog = add(fable.graph, Side::story, "dog");
  fable.graph.things[dog].rank = 0;
  tie(fable.graph, dog, fable.prize, Tie::Kind::denied);
  const std::vector<Block> blocks = order_blocks(fable.graph);
  REQUIRE(blocks.size() == 4);
  CHECK(blocks.back().story == std::vector{dog});
  CHECK_FALSE(blocks.back().is_tied);
}

TEST_CASE("a short arc runs inside a long one, and arcs side by side share a lane") {
  CHECK(allot_lanes({{0, 100}, {10, 20}, {30, 40}, {5, 50}}, 1) ==
        std::vector<std::uint32_t>{2, 0, 0, 1});
  CHECK(allot_lanes({{0, 10}, {20, 30}}, 10) == std::vector<std::uint32_t>{0, 0});
  CHECK(allot_lanes({{0, 10}, {20, 30}}, 11) == std::vector<std::uint32_t>{0, 1});
  CHECK(allot_lanes({}, 1).empty());
}

TEST_CASE("a relation about relations takes hold of their trunks from outside") {
  Fable fable;
  const std::uint32_t wants =
      say(fable.graph, Side::story, "wants", {{false, fable.fox}, {false, fable.grapes}});
  const std::uint32_t tells =
      say(fable.graph, Side::story, "tells", {{false, fable.crow}, {false, fable.grapes}});
  const std::uint32_t causes =
      say(fable.graph, Side::story, "causes", {{true, wants}, {true, tells}});
  const Layout layout = lay_out(fable.graph, {});
  const auto arc = [&](std::uint32_t relation) {
    return *std::ranges::find(layout.arcs, relation, &Arc::relation);
  };
  CHECK(arc(causes).x < std::min(arc(wants).x, arc(tells).x));
  for (const Stub& stub : arc(causes).stubs) {
    const auto holds = [&](const Arc& held) {
      return stub.x == held.x && held.low <= stub.y && stub.y <= held.high;
    };
    CHECK((holds(arc(wants)) || holds(arc(tells))));
  }
  CHECK(arc(causes).stubs.front().y < arc(causes).stubs.back().y);
}

TEST_CASE("a mirrored map is the same from the other side") {
  Fable fable;
  say(fable.graph, Side::story, "wants", {{false, fable.fox}, {false, fable.grapes}});
  Metrics mirrored;
  mirrored.is_mirrored = true;
  const Layout plain = lay_out(fable.graph, {}), turned = lay_out(fable.graph, mirrored);
  CHECK(plain.width == turned.width);
  for (std::size_t at = 0; at < plain.boxes.size(); ++at) {
    CHECK(plain.boxes[at].y == turned.boxes[at].y);
    CHECK(plain.boxes[at].x + plain.boxes[at].width == Approx(turned.width - turned.boxes[at].x));
  }
  CHECK(plain.arcs[0].x == Approx(turned.width - turned.arcs[0].x));
}

TEST_CASE("numbers have one digit behind the point at most") {
  CHECK(number(1.25) == "1.3");
  CHECK(number(-0.04) == "0");
  CHECK(number(-3.5) == "-3.5");
  CHECK(number(12) == "12");
}

TEST_CASE("the drawing names everything, escapes it, and says each fate by a class") {
  Fable fable;
  fable.graph.things[fable.fox].label = "Fox <&>";
  fable.graph.relations.reserve(4);
  for (const Fate fate : {Fate::carried, Fate::predicted, Fate::broken, Fate::silent})
    fable.graph
        .relations[say(fable.graph, Side::story, "wants",
                       {{false, fable.fox}, {false, fable.grapes}})]
        .fate = fate;
  tie(fable.graph, fable.crow, fable.prize, Tie::Kind::denied);
  const std::string svg =
      to_svg(fable.graph, lay_out(fable.graph, {}), {}, captions_of(fable.graph));
  CHECK(svg.find("<title id=\"map-title\">A &amp; B</title>") != svg.npos);
  CHECK(svg.find("<&>") == svg.npos);
  CHECK(svg.find("style=") == svg.npos);
  CHECK(count(svg, "<a class=\"box ") == 6);
  CHECK(count(svg, "<g class=\"tie is-held\"") == 3);
  CHECK(count(svg, "<g class=\"tie is-denied\"") == 1);
  for (const std::string_view fate : {"is-carried", "is-predicted", "is-broken", "is-silent"})
    CHECK(count(svg, "relation story " + std::string(fate)) == 1);
  CHECK(count(svg, "class=\"cross\"") == 2);
  CHECK(count(svg, "<title>") == 6 + 4 + 4);
}

TEST_CASE("DOT holds the same things, ties and relations") {
  Random random(7);
  for (int round = 0; round < 50; ++round) {
    const Graph graph = random_graph(random, 2 + random.below(20));
    const std::string dot = to_dot(graph);
    std::size_t parts = 0;
    for (const Relation& relation : graph.relations) parts += relation.parts.size();
    CHECK(count(dot, "    thing") == graph.things.size());
    CHECK(count(dot, "    relation") == graph.relations.size());
    CHECK(count(dot, "  thing") - graph.things.size() == graph.ties.size());
    CHECK(count(dot, "  relation") - graph.relations.size() == parts);
    for (const Tie& tie : graph.ties)
      CHECK(dot.find(fmt::format("thing{} -> thing{} ", tie.story, tie.idea)) != dot.npos);
  }
  Graph hostile;
  add(hostile, Side::story, "a\"]; evil [x=\"\\");
  CHECK(to_dot(hostile).find("label=\"a\\\"]; evil [x=\\\"\\\\\"") != std::string::npos);
}

}  // namespace allegory::chart
