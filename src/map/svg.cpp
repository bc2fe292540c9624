// Ties, relations and boxes as SVG. See svg.h.
#include "map/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "map/svg_parts.h"

namespace allegory::chart {

namespace {

constexpr double corner = 8;

/// The things that a relation speaks of itself, as numbers with spaces between.
std::string things_of(const Relation& relation) {
  std::string text;
  for (const Part& part : relation.parts)
    if (!part.is_relation) text += fmt::format("{}{}", text.empty() ? "" : " ", part.index);
  return text;
}

/// A gentle curve; a line that is denied is straight and has a gap.
std::string tie_path(const Line& line, Tie::Kind kind) {
  const auto at = [&](double share) {
    return number(line.from_x + (line.to_x - line.from_x) * share) + " " +
           number(line.from_y + (line.to_y - line.from_y) * share);
  };
  if (kind == Tie::Kind::denied) return fmt::format("M{}L{}M{}L{}", at(0), at(0.4), at(0.6), at(1));
  if (line.from_y == line.to_y) return fmt::format("M{}H{}", at(0), number(line.to_x));
  const double middle = (line.from_x + line.to_x) / 2;
  return fmt::format("M{}C{} {} {} {} {}", at(0), number(middle), number(line.from_y),
                     number(middle), number(line.to_y), at(1));
}

std::string tie_svg(const Graph& graph, const Line& line, const Captions& captions) {
  const Tie& tie = graph.ties[line.tie];
  std::string svg = fmt::format(
      "<g class=\"tie {}\" role=\"img\" data-things=\"{} {}\"><title>{}</title>"
      "<path d=\"{}\"/>",
      class_of(tie.kind), tie.story, tie.idea, escape_html(captions.ties[line.tie]),
      tie_path(line, tie.kind));
  if (tie.kind == Tie::Kind::denied)
    svg += cross_svg((line.from_x + line.to_x) / 2, (line.from_y + line.to_y) / 2);
  return svg + "</g>\n";
}

/// A bracket: the outermost stubs turn into the trunk, the others end at it.
std::string bracket_path(const Arc& arc) {
  const Stub& first = arc.stubs.front();
  const Stub& last = arc.stubs.back();
  if (!arc.has_trunk)
    return fmt::format("M{} {}H{}", number(first.x), number(first.y), number(arc.x));
  const double run = std::min(std::abs(arc.x - first.x), std::abs(arc.x - last.x));
  const double radius = std::min({corner, (last.y - first.y) / 2, run});
  const auto before = [&](const Stub& stub) {
    return number(arc.x - std::copysign(radius, arc.x - stub.x));
  };
  const std::string x = number(arc.x);
  std::string path;
  if (first.y == last.y) {
    path = fmt::format("M{} {}H{}", number(first.x), number(first.y), x);
  } else {
    path = fmt::format("M{} {}H{}Q{} {} {} {}V{}Q{} {} {} {}H{}", number(first.x), number(first.y),
                       before(first), x, number(first.y), x, number(first.y + radius),
                       number(last.y - radius), x, number(last.y), before(last), number(last.y),
                       number(last.x));
    for (std::size_t at = 1; at + 1 < arc.stubs.size(); ++at)
      path += fmt::format("M{} {}H{}", number(arc.stubs[at].x), number(arc.stubs[at].y), x);
  }
  // Where another relation takes hold of the trunk beyond its ends.
  if (arc.low < first.y)
    path += fmt::format("M{} {}V{}", x, number(first.y + radius), number(arc.low));
  if (arc.high > last.y)
    path += fmt::format("M{} {}V{}", x, number(last.y - radius), number(arc.high));
  return path;
}

std::string tips_svg(const Arc& arc) {
  std::string svg;
  for (const Stub& stub : arc.stubs) {
    if (stub.tip == Stub::Tip::arrow)
      svg += arrow_svg(stub.x, stub.y, std::copysign(1.0, stub.x - arc.x));
    else if (stub.tip == Stub::Tip::dot)
      svg += fmt::format(R"(<circle class="dot" cx="{}" cy="{}" r="3"/>)",
                         number(stub.x + std::copysign(3.0, arc.x - stub.x)), number(stub.y));
    else if (stub.tip == Stub::Tip::junction)
      svg += fmt::format(R"(<circle class="tip" cx="{}" cy="{}" r="3"/>)", number(stub.x),
                         number(stub.y));
  }
  if (!arc.has_trunk)
    svg += fmt::format(R"(<circle class="tip" cx="{}" cy="{}" r="3"/>)", number(arc.x),
                       number(arc.stubs.front().y));
  return svg;
}

std::string arc_svg(const Graph& graph, const Arc& arc, const Metrics& metrics,
                    const Captions& captions) {
  const Relation& relation = graph.relations[arc.relation];
  std::string svg = fmt::format(
      "<g class=\"relation {} {}\" role=\"img\" id=\"{}-{}\" data-things=\"{}\" data-verb=\"{}\"",
      relation.side == Side::story ? "story" : "idea", class_of(relation.fate), captions.id,
      arc.relation, things_of(relation), escape_html(relation.verb));
  if (relation.twin != none) svg += fmt::format(" data-twin=\"{}-{}\"", captions.id, relation.twin);
  svg += fmt::format("><title>{}</title><path class=\"line\" d=\"{}\"/>",
                     escape_html(captions.relations[arc.relation]), bracket_path(arc));
  svg += tips_svg(arc);
  if (relation.fate == Fate::broken)
    svg += cross_svg(arc.x, (arc.stubs.front().y + arc.stubs.back().y) / 2);
  svg += verb_svg(arc.verb, arc.verb_x, arc.verb_y, metrics);
  return svg + "</g>\n";
}

}  // namespace

std::string to_svg(const Graph& graph, const Layout& layout, const Metrics& metrics,
                   const Captions& captions) {
  std::string svg = open_svg(layout.width, layout.height, "map-drawing", metrics, captions);
  // The longest first, so that shorter ones and their verbs lie above.
  std::vector<const Arc*> arcs;
  for (const Arc& arc : layout.arcs) arcs.push_back(&arc);
  std::ranges::stable_sort(arcs, std::ranges::greater(),
                           [](const Arc* arc) { return std::pair(arc->has_trunk, arc->lane); });
  for (const Line& line : layout.lines) svg += tie_svg(graph, line, captions);
  for (const Arc* arc : arcs) svg += arc_svg(graph, *arc, metrics, captions);
  for (const Box& box : layout.boxes)
    svg += box_svg(graph.things[box.thing], box, captions.faces[box.thing], metrics, "");
  return svg + "</svg>\n";
}

}  // namespace allegory::chart
