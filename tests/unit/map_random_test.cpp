// What must hold of every map, tried on random graphs. The seed is fixed, so a failure comes back.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <map>
#include <numeric>
#include <set>

#include "map/label.h"
#include "map/layout.h"
#include "map/order.h"
#include "support/random_graph.h"

namespace allegory::chart {

namespace {

constexpr int graph_count = 300;

/// Pairs of boxes of one column that lie on each other.
std::size_t overlaps(const Layout& layout) {
  std::map<double, std::vector<const Box*>> columns;
  for (const Box& box : layout.boxes) columns[box.x].push_back(&box);
  std::size_t found = columns.size() > 2 ? 1 : 0;
  for (auto& [x, boxes] : columns) {
    std::ranges::sort(boxes, {}, [](const Box* box) { return box->y; });
    for (std::size_t at = 1; at < boxes.size(); ++at)
      if (boxes[at - 1]->y + boxes[at - 1]->height > boxes[at]->y) ++found;
  }
  return found;
}

/// Pairs of trunks on one line that meet.
std::size_t meetings(const Layout& layout) {
  std::map<double, std::vector<const Arc*>> lanes;
  for (const Arc& arc : layout.arcs)
    if (arc.has_trunk) lanes[arc.x].push_back(&arc);
  std::size_t found = 0;
  for (auto& [x, arcs] : lanes) {
    std::ranges::sort(arcs, {}, [](const Arc* arc) { return arc->low; });
    for (std::size_t at = 1; at < arcs.size(); ++at)
      if (arcs[at - 1]->high >= arcs[at]->low) ++found;
  }
  return found;
}

/// Verbs that lie on each other.
std::size_t covered_verbs(const Layout& layout, const Metrics& metrics) {
  std::map<double, std::vector<double>> gutters;
  for (const Arc& arc : layout.arcs) gutters[arc.verb_x].push_back(arc.verb_y);
  std::size_t found = 0;
  for (auto& [x, heights] : gutters) {
    std::ranges::sort(heights);
    for (std::size_t at = 1; at < heights.size(); ++at)
      if (heights[at] - heights[at - 1] < metrics.verb) ++found;
  }
  return found;
}

}  // namespace

TEST_CASE("no two boxes, no two arcs of a lane and no two verbs lie on each other") {
  Random random(1);
  for (int round = 0; round < graph_count; ++round) {
    const Graph graph = random_graph(random, 2 + random.below(40));
    const Metrics metrics;
    const Layout layout = lay_out(graph, metrics);
    CAPTURE(round);
    CHECK(layout.boxes.size() == graph.things.size());
    CHECK(overlaps(layout) == 0);
    CHECK(meetings(layout) == 0);
    CHECK(covered_verbs(layout, metrics) == 0);
    CHECK(layout.arcs.size() + layout.undrawn == graph.relations.size());
  }
}

TEST_CASE("everything is inside the drawing, stubs at their boxes and trunks") {
  Random random(2);
  for (int round = 0; round < graph_count; ++round) {
    const Graph graph = random_graph(random, 2 + random.below(40));
    const Layout layout = lay_out(graph, {});
    std::map<std::uint32_t, const Arc*> arcs;
    for (const Arc& arc : layout.arcs) arcs[arc.relation] = &arc;
    std::map<std::uint32_t, const Box*> boxes;
    for (const Box& box : layout.boxes) boxes[box.thing] = &box;
    std::size_t strays = 0;
    for (const Arc& arc : layout.arcs) {
      if (arc.x < 0 || arc.x > layout.width || arc.low < 0) ++strays;
      std::size_t fitting = 0;
      for (const Part& part : graph.relations[arc.relation].parts)
        for (const Stub& stub : arc.stubs) {
          if (part.is_relation && stub.x == arcs[part.index]->x &&
              stub.y >= arcs[part.index]->low && stub.y <= arcs[part.index]->high)
            ++fitting;
          if (part.is_relation) continue;
          const Box& box = *boxes[part.index];
          if ((stub.x == box.x || stub.x == box.x + box.width) && stub.y > box.y &&
              stub.y < box.y + box.height)
            ++fitting;
        }
      if (fitting < arc.stubs.size()) ++strays;
    }
    CAPTURE(round);
    CHECK(strays == 0);
  }
}

TEST_CASE("a pair with no other tie is level") {
  Random random(3);
  for (int round = 0; round < graph_count; ++round) {
    const Graph graph = random_graph(random, 2 + random.below(40));
    std::map<std::uint32_t, std::set<std::uint32_t>> tied;
    for (const Tie& tie : graph.ties)
      if (tie.kind == Tie::Kind::holds) {
        tied[tie.story].insert(tie.idea);
        tied[tie.idea].insert(tie.story);
      }
    const Layout layout = lay_out(graph, {});
    for (const Line& line : layout.lines) {
      const Tie& tie = graph.ties[line.tie];
      if (tie.kind == Tie::Kind::holds && tied[tie.story].size() == 1 && tied[tie.idea].size() == 1)
        CHECK(line.from_y == Approx(line.to_y));
    }
  }
}

TEST_CASE("rows are the same in whatever order things and ties are declared") {
  Random random(4);
  for (int round = 0; round < graph_count; ++round) {
    const Graph graph = random_graph(random, 2 + random.below(20));
    // Things turn round; what they are called and when they are mentioned stays.
    Graph turned = graph;
    const auto last = static_cast<std::uint32_t>(graph.things.size()) - 1;
    std::ranges::reverse(turned.things);
    std::ranges::reverse(turned.ties);
    for (Tie& tie : turned.ties) {
      tie.story = last - tie.story;
      tie.idea = last - tie.idea;
    }
    for (Relation& relation : turned.relations)
      for (Part& part : relation.parts)
        if (!part.is_relation) part.index = last - part.index;
    const auto labels = [](const Graph& one) {
      std::vector<std::string> list;
      for (const Box& box : lay_out(one, {}).boxes) list.push_back(one.things[box.thing].label);
      return list;
    };
    CAPTURE(round);
    CHECK(labels(graph) == labels(turned));
  }
}

TEST_CASE("names are never wider than their boxes") {
  Random random(5);
  constexpr std::array<std::string_view, 13> characters{
      "a", "i", "W", "M", " ", "-", "語", "あ", "👩", "👩‍🌾", "e\u0301", "ש", "☺️"};
  for (int round = 0; round < 3'000; ++round) {
    std::string text;
    for (std::uint32_t at = random.below(40); at > 0; --at) text += characters[random.below(13)];
    const double width = 40 + random.below(100);
    const std::vector<std::string> lines = fit_lines(text, 14, width, 2);
    CAPTURE(text, width);
    CHECK(lines.size() <= 2);
    for (const std::string& line : lines) CHECK(text_width(line) * 14 <= width + 0.001);
  }
}

}  // namespace allegory::chart
