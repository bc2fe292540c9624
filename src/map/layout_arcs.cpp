// Relations as brackets: heights, lanes and verbs. See layout.h.
//
// Orders are dealt with from the inside out. First every stub gets its height: at a thing that of
// its port; at a relation one within its trunk that nothing else has, or as near as there is room.
// Only then is it known how far each trunk reaches, and lanes can be allotted.
#include <algorithm>
#include <limits>

#include "map/label.h"
#include "map/lanes.h"
#include "map/layout_parts.h"

namespace allegory::chart {

namespace {

constexpr double clearance = 5;       ///< between lines
constexpr double verb_distance = 18;  ///< between lines that may have verbs on them
constexpr double lane_distance = 12;  ///< between the ends of two trunks in one lane
constexpr double verb_padding = 12;   ///< on both sides of a verb
constexpr double bare_gutter = 16;    ///< where no verb stands

/// A stub that takes hold of another relation.
struct Hold {
  std::uint32_t relation = none, part = 0, held = none;
  double wanted = 0;
};

/// What is known of a relation while it is being placed.
struct Bracket {
  std::vector<double> heights;  ///< of each stub
  double low = std::numeric_limits<double>::infinity(), high = -low;
  bool is_held = false;
  void reach(double y) {
    low = std::min(low, y);
    high = std::max(high, y);
  }
  bool has_trunk() const { return heights.size() > 1 || is_held; }
};

class Maker {
 public:
  Maker(const Graph& graph, Side side, const Metrics& metrics)
      : graph_(graph),
        metrics_(metrics),
        brackets_(graph.relations.size()),
        distances_(graph.relations.size()),
        lanes_(graph.relations.size()) {
    for (std::uint32_t at = 0; at < graph.relations.size(); ++at) {
      const Relation& relation = graph.relations[at];
      if (relation.side != side || !is_drawn(relation)) continue;
      by_order_[relation.order - 1].push_back(at);
      brackets_[at].heights.resize(relation.parts.size());
    }
  }

  SideArcs make(const Ports& ports) {
    take_ports(ports);
    for (std::uint32_t order = 2; order <= highest_order; ++order) take_hold(order);
    SideArcs made;
    for (std::uint32_t order = 1; order <= highest_order; ++order) allot(order);
    for (const std::vector<std::uint32_t>& relations : by_order_)
      for (const std::uint32_t at : relations) made.arcs.push_back(arc(at));
    made.width = width_;
    return made;
  }

 private:
  void take_ports(const Ports& ports) {
    for (const std::vector<Port>& list : ports.of)
      for (const Port& port : list) {
        Bracket& bracket = brackets_[port.relation];
        if (bracket.heights.empty()) continue;  // of the other side
        bracket.heights[port.part] = port.y;
        bracket.reach(port.y);
        taken_.push_back(port.y);
      }
    std::ranges::sort(taken_);
  }

  /// Gives the stubs of one order at relations their heights: one sweep from the top.
  void take_hold(std::uint32_t order) {
    std::vector<Hold> holds;
    for (const std::uint32_t at : by_order_[order - 1]) {
      const std::vector<Part>& parts = graph_.relations[at].parts;
      for (std::uint32_t part = 0; part < parts.size(); ++part) {
        if (!parts[part].is_relation) continue;
        const Bracket& held = brackets_[parts[part].index];
        holds.push_back({at, part, parts[part].index, (held.low + held.high) / 2});
      }
    }
    std::ranges::stable_sort(holds, {}, &Hold::wanted);
    std::vector<double> given;
    auto obstacle = taken_.begin();
    for (const Hold& hold : holds) {
      double y = hold.wanted;
      if (!given.empty()) y = std::max(y, given.back() + verb_distance);
      while (obstacle != taken_.end() && *obstacle <= y - clearance) ++obstacle;
      for (; obstacle != taken_.end() && *obstacle < y + clearance; ++obstacle)
        y = *obstacle + clearance;
      given.push_back(y);
      brackets_[hold.relation].heights[hold.part] = y;
      brackets_[hold.relation].reach(y);
      brackets_[hold.held].reach(y);
      brackets_[hold.held].is_held = true;
    }
    taken_.insert(taken_.end(), given.begin(), given.end());
    std::ranges::sort(taken_);
  }

  std::string shown_verb(std::uint32_t at) const {
    const std::vector<std::string> lines =
        fit_lines(graph_.relations[at].verb, metrics_.verb, metrics_.longest_verb, 1);
    return lines.empty() ? std::string() : lines.front();
  }

  /// Verbs of relations whose first part is a thing stand beside the boxes, others before the lanes
  /// of their order.
  std::size_t gutter_of(std::uint32_t at) const {
    const Relation& relation = graph_.relations[at];
    return relation.parts.front().is_relation ? relation.order - 1 : 0;
  }

  double gutter_width(std::size_t gutter) const {
    double width = 0;
    for (const std::vector<std::uint32_t>& relations : by_order_)
      for (const std::uint32_t at : relations)
        if (gutter_of(at) == gutter)
          width = std::max(width, text_width(shown_verb(at)) * metrics_.verb + 2 * verb_padding);
    return width > 0 ? width : bare_gutter;
  }

  /// Gives each relation of one order its distance from the boxes.
  void allot(std::uint32_t order) {
    const std::vector<std::uint32_t>& relations = by_order_[order - 1];
    if (relations.empty()) return;
    gutters_[order - 1] = {width_, gutter_width(order - 1)};
    width_ += gutters_[order - 1].width;
    std::vector<std::uint32_t> trunks;
    std::vector<Interval> intervals;
    for (const std::uint32_t at : relations) {
      distances_[at] = width_;
      if (!brackets_[at].has_trunk()) continue;
      trunks.push_back(at);
      intervals.push_back({brackets_[at].low, brackets_[at].high});
    }
    const std::vector<std::uint32_t> lanes = allot_lanes(intervals, lane_distance);
    std::uint32_t count = 0;
    for (std::size_t at = 0; at < trunks.size(); ++at) {
      lanes_[trunks[at]] = lanes[at];
      distances_[trunks[at]] = width_ + (lanes[at] + 0.5) * metrics_.lane;
      count = std::max(count, lanes[at] + 1);
    }
    width_ += count * metrics_.lane + metrics_.lane / 2;
  }

  Stub::Tip tip(const Relation& relation, std::size_t part) const {
    const bool is_relation = relation.parts[part].is_relation;
    if (part == 1 && !relation.is_symmetric) return Stub::Tip::arrow;
    if (is_relation) return Stub::Tip::junction;
    return part == 0 || relation.is_symmetric ? Stub::Tip::plain : Stub::Tip::dot;
  }

  Arc arc(std::uint32_t at) const {
    const Relation& relation = graph_.relations[at];
    const Bracket& bracket = brackets_[at];
    Arc made;
    made.relation = at;
    for (std::size_t part = 0; part < relation.parts.size(); ++part) {
      const Part& one = relation.parts[part];
      made.stubs.push_back({one.is_relation ? distances_[one.index] : 0.0, bracket.heights[part],
                            tip(relation, part)});
    }
    made.verb = shown_verb(at);
    const Gutter& gutter = gutters_[gutter_of(at)];
    made.verb_x = gutter.begin + gutter.width / 2;
    made.verb_y = bracket.heights.front();
    made.has_trunk = bracket.has_trunk();
    made.x = distances_[at] - (made.has_trunk ? 0.0 : 4.0);
    made.low = bracket.low;
    made.high = bracket.high;
    made.lane = lanes_[at];
    std::ranges::stable_sort(made.stubs, {}, &Stub::y);
    return made;
  }

  struct Gutter {
    double begin = 0, width = 0;
  };

  const Graph& graph_;
  const Metrics& metrics_;
  std::vector<std::uint32_t> by_order_[highest_order];
  std::vector<Bracket> brackets_;
  std::vector<double> distances_;
  std::vector<std::uint32_t> lanes_;
  std::vector<double> taken_;  ///< heights at which a line leaves, sorted
  Gutter gutters_[highest_order];
  double width_ = 0;
};

}  // namespace

SideArcs make_arcs(const Graph& graph, Side side, const Ports& ports, const Metrics& metrics) {
  return Maker(graph, side, metrics).make(ports);
}

}  // namespace allegory::chart
