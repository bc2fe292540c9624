// See neighbourhood.h.
#include "map/neighbourhood.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "map/label.h"
#include "map/svg_parts.h"

namespace allegory::chart {

namespace {

constexpr double width = 344;
constexpr double box_width = 150;
constexpr double trunk = 24;        ///< from the edge
constexpr double branch_box = 176;  ///< where the boxes of others begin
constexpr double gap = 10;
constexpr double edge = 3;  ///< for the ring of a box with the focus
constexpr double branch_height = 22;
constexpr double smallest_box = 40;
constexpr double corner = 8;

Box make_box(const Graph& graph, std::uint32_t thing, double x, double y, double box_right,
             const Metrics& metrics) {
  Box box;
  box.thing = thing;
  box.x = x;
  box.y = y;
  box.width = box_right - x;
  const double room = box.width - 2 * metrics.padding - 2 - metrics.picture - picture_gap;
  box.lines = fit_lines(graph.things[thing].label, metrics.text, room, 2);
  box.height = std::max(smallest_box, static_cast<double>(box.lines.size()) * 18 + 10);
  return box;
}

/// Stacks boxes of counterparts, level with the thing.
void place_top(const Graph& graph, const Metrics& metrics, NeighbourhoodLayout& layout) {
  layout.boxes.push_back(make_box(graph, 0, edge, edge, edge + box_width, metrics));
  double y = edge;
  for (std::uint32_t at = 0; at < graph.ties.size(); ++at) {
    const Tie& tie = graph.ties[at];
    const std::uint32_t across = tie.story == 0 ? tie.idea : tie.story;
    layout.boxes.push_back(
        make_box(graph, across, width - edge - box_width, y, width - edge, metrics));
    y += layout.boxes.back().height + gap;
  }
  Box& middle = layout.boxes.front();
  const double stack = std::max(y - gap - edge, 0.0);
  const double height = std::max(stack, middle.height);
  middle.y = edge + (height - middle.height) / 2;
  for (std::size_t at = 1; at < layout.boxes.size(); ++at)
    layout.boxes[at].y += (height - stack) / 2;
  for (std::uint32_t at = 0; at < graph.ties.size(); ++at) {
    const Box& across = layout.boxes[at + 1];
    layout.lines.push_back(
        {at, middle.x + middle.width, middle.middle(), across.x, across.middle()});
  }
  layout.height = edge + height + gap * 1.6;
}

/// One box for each other thing, with a branch for each relation to it.
void place_branches(const Graph& graph, const Metrics& metrics, NeighbourhoodLayout& layout) {
  std::vector<std::vector<std::uint32_t>> relations(graph.things.size());
  std::vector<std::uint32_t> others;
  for (std::uint32_t at = 0; at < graph.relations.size(); ++at) {
    const std::vector<Part>& parts = graph.relations[at].parts;
    const std::uint32_t other = parts[0].index == 0 ? parts[1].index : parts[0].index;
    if (relations[other].empty()) others.push_back(other);
    relations[other].push_back(at);
  }
  double y = layout.height;
  for (const std::uint32_t other : others) {
    Box box = make_box(graph, other, branch_box, y, width - edge, metrics);
    const double branches = static_cast<double>(relations[other].size()) * branch_height;
    box.height = std::max(box.height, branches + 4);
    double branch_y = box.middle() - branches / 2 + branch_height / 2;
    for (const std::uint32_t relation : relations[other]) {
      const std::vector<std::string> verb =
          fit_lines(graph.relations[relation].verb, metrics.verb, branch_box - trunk - 36, 1);
      layout.branches.push_back({relation, branch_y, trunk, branch_box,
                                 (trunk + branch_box) / 2 + 2, verb.empty() ? "" : verb.front()});
      branch_y += branch_height;
    }
    y += box.height + gap;
    layout.boxes.push_back(std::move(box));
  }
  layout.height = y - gap + edge;
}

void mirror(NeighbourhoodLayout& layout) {
  const auto turn = [](double& x) { x = width - x; };
  for (Box& box : layout.boxes) box.x = width - box.x - box.width;
  for (Line& line : layout.lines) {
    turn(line.from_x);
    turn(line.to_x);
  }
  for (Branch& branch : layout.branches) {
    turn(branch.from_x);
    turn(branch.to_x);
    turn(branch.verb_x);
  }
  turn(layout.trunk_x);
}

std::string line_svg(const Graph& graph, const Line& line, const Captions& captions) {
  const Tie::Kind kind = graph.ties[line.tie].kind;
  const double middle = (line.from_x + line.to_x) / 2;
  const double middle_y = (line.from_y + line.to_y) / 2;
  std::string svg = fmt::format(
      R"(<g class="tie {}" role="img"><title>{}</title><path d="M{} {}C{} {} {} {} {} {}"/>)",
      class_of(kind), escape_html(captions.ties[line.tie]), number(line.from_x),
      number(line.from_y), number(middle), number(line.from_y), number(middle), number(line.to_y),
      number(line.to_x), number(line.to_y));
  if (kind == Tie::Kind::denied) svg += cross_svg(middle, middle_y);
  return svg + "</g>\n";
}

std::string branch_svg(const Graph& graph, const Branch& branch, const Metrics& metrics,
                       const Captions& captions) {
  const Relation& relation = graph.relations[branch.relation];
  const double sign = std::copysign(1.0, branch.to_x - branch.from_x);
  std::string svg = fmt::format(
      "<g class=\"relation {} {}\" role=\"img\"><title>{}</title>"
      "<path class=\"line\" d=\"M{} {}Q{} {} {} {}H{}\"/>",
      relation.side == Side::story ? "story" : "idea", class_of(relation.fate),
      escape_html(captions.relations[branch.relation]), number(branch.from_x),
      number(branch.y - corner), number(branch.from_x), number(branch.y),
      number(branch.from_x + sign * corner), number(branch.y), number(branch.to_x));
  if (!relation.is_symmetric)
    svg += relation.parts[0].index == 0
               ? arrow_svg(branch.to_x, branch.y, sign)
               : arrow_svg(branch.from_x + sign * corner / 2, branch.y, -sign);
  if (relation.fate == Fate::broken) svg += cross_svg(branch.to_x - sign * 16, branch.y);
  svg += verb_svg(branch.verb, branch.verb_x, branch.y, metrics);
  return svg + "</g>\n";
}

}  // namespace

NeighbourhoodLayout lay_out_neighbourhood(const Graph& graph, const Metrics& metrics) {
  NeighbourhoodLayout layout;
  layout.width = width;
  layout.trunk_x = trunk;
  place_top(graph, metrics, layout);
  layout.trunk_top = layout.boxes.front().y + layout.boxes.front().height;
  place_branches(graph, metrics, layout);
  if (metrics.is_mirrored != (graph.things.front().side == Side::idea)) mirror(layout);
  return layout;
}

std::string neighbourhood_svg(const Graph& graph, const NeighbourhoodLayout& layout,
                              const Metrics& metrics, const Captions& captions) {
  std::string svg = open_svg(layout.width, layout.height, "map-drawing", metrics, captions);
  for (const Line& line : layout.lines) svg += line_svg(graph, line, captions);
  if (!layout.branches.empty())
    svg += fmt::format("<path class=\"trunk\" d=\"M{} {}V{}\"/>\n", number(layout.trunk_x),
                       number(layout.trunk_top), number(layout.branches.back().y - corner));
  for (const Branch& branch : layout.branches) svg += branch_svg(graph, branch, metrics, captions);
  for (const Box& box : layout.boxes)
    svg += box_svg(graph.things[box.thing], box, captions.faces[box.thing], metrics,
                   box.thing == 0 ? " is-here" : "");
  return svg + "</svg>\n";
}

}  // namespace allegory::chart
