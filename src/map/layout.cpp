// Rows, boxes and ties; everything put in its place. See layout.h.
#include "map/layout.h"

#include <algorithm>

#include "map/label.h"
#include "map/layout_parts.h"
#include "map/order.h"

namespace allegory::chart {

namespace {

constexpr double row_gap = 14;   ///< between boxes
constexpr double part_gap = 26;  ///< before the things without a counterpart
constexpr double line_height = 1.3;
constexpr double lines_padding = 10;  ///< above and below a name together
constexpr double smallest_box = 40;

class Maker {
 public:
  Maker(const Graph& graph, const Metrics& metrics)
      : graph_(graph), metrics_(metrics), blocks_(order_blocks(graph)) {}

  Layout make() {
    if (metrics_.has_relations) ports_ = make_ports(graph_, rows());
    ports_.of.resize(graph_.things.size());
    box_of_.assign(graph_.things.size(), 0);
    stack_boxes();
    if (metrics_.has_relations) {
      sides_[0] = make_arcs(graph_, Side::story, ports_, metrics_);
      sides_[1] = make_arcs(graph_, Side::idea, ports_, metrics_);
      layout_.undrawn = static_cast<std::uint32_t>(std::ranges::count_if(
          graph_.relations, [](const Relation& relation) { return !is_drawn(relation); }));
    }
    spread();
    draw_ties();
    if (metrics_.is_mirrored) mirror();
    return std::move(layout_);
  }

 private:
  std::vector<std::uint32_t> rows() const {
    std::vector<std::uint32_t> row(graph_.things.size());
    std::uint32_t next = 0;
    for (const Block& block : blocks_) {
      for (const std::vector<std::uint32_t>* side : {&block.story, &block.idea})
        for (std::uint32_t at = 0; at < side->size(); ++at) row[(*side)[at]] = next + at;
      next += static_cast<std::uint32_t>(std::max(block.story.size(), block.idea.size()));
    }
    return row;
  }

  Box make_box(std::uint32_t thing) const {
    Box box;
    box.thing = thing;
    box.width = metrics_.box_width;
    const double room = box.width - 2 * metrics_.padding - 2 - metrics_.picture - picture_gap;
    box.lines = fit_lines(graph_.things[thing].label, metrics_.text, room, 2);
    const double lines = static_cast<double>(box.lines.size()) * metrics_.text * line_height;
    box.height = std::max({smallest_box, lines + lines_padding, ports_.height(thing) + 8});
    return box;
  }

  /// Both stacks of a block stand around one middle, so that two single boxes are level.
  void stack_boxes() {
    double y = metrics_.edge;
    bool is_tied = true;
    for (const Block& block : blocks_) {
      if (is_tied && !block.is_tied && y > metrics_.edge) y += part_gap - row_gap;
      is_tied = block.is_tied;
      std::vector<Box> stacks[2];
      double heights[2] = {};
      for (const std::size_t side : {0U, 1U}) {
        for (const std::uint32_t thing : side == 0 ? block.story : block.idea) {
          stacks[side].push_back(make_box(thing));
          heights[side] += stacks[side].back().height + row_gap;
        }
        heights[side] = std::max(heights[side] - row_gap, 0.0);
      }
      const double height = std::max(heights[0], heights[1]);
      for (const std::size_t side : {0U, 1U}) place(stacks[side], y + (height - heights[side]) / 2);
      y += height + row_gap;
    }
    layout_.height = std::max(y - row_gap, metrics_.edge) + metrics_.edge;
  }

  void place(std::vector<Box>& stack, double y) {
    for (Box& box : stack) {
      box.y = y;
      y += box.height + row_gap;
      ports_.settle(box.thing, box.middle());
      box_of_[box.thing] = layout_.boxes.size();
      layout_.boxes.push_back(std::move(box));
    }
  }

  /// Turns distances from the boxes into places.
  void spread() {
    const double story_edge = metrics_.edge + sides_[0].width;
    const double idea_edge = story_edge + 2 * metrics_.box_width + metrics_.middle;
    for (Box& box : layout_.boxes)
      box.x = graph_.things[box.thing].side == Side::story ? story_edge
                                                           : idea_edge - metrics_.box_width;
    layout_.width = idea_edge + sides_[1].width + metrics_.edge;
    for (const std::size_t side : {0U, 1U})
      for (Arc& arc : sides_[side].arcs) {
        const double from = side == 0 ? story_edge : idea_edge;
        const double sign = side == 0 ? -1 : 1;
        arc.x = from + sign * arc.x;
        arc.verb_x = from + sign * arc.verb_x;
        for (Stub& stub : arc.stubs) stub.x = from + sign * stub.x;
        layout_.arcs.push_back(std::move(arc));
      }
  }

  void draw_ties() {
    for (std::uint32_t at = 0; at < graph_.ties.size(); ++at) {
      const Box& story = layout_.boxes[box_of_[graph_.ties[at].story]];
      const Box& idea = layout_.boxes[box_of_[graph_.ties[at].idea]];
      layout_.lines.push_back({at, story.x + story.width, story.middle(), idea.x, idea.middle()});
    }
  }

  void mirror() {
    const auto turn = [&](double& x) { x = layout_.width - x; };
    for (Box& box : layout_.boxes) box.x = layout_.width - box.x - box.width;
    for (Line& line : layout_.lines) {
      turn(line.from_x);
      turn(line.to_x);
    }
    for (Arc& arc : layout_.arcs) {
      turn(arc.x);
      turn(arc.verb_x);
      for (Stub& stub : arc.stubs) turn(stub.x);
    }
  }

  const Graph& graph_;
  const Metrics& metrics_;
  std::vector<Block> blocks_;
  Ports ports_;
  std::vector<std::size_t> box_of_;
  SideArcs sides_[2];
  Layout layout_;
};

}  // namespace

Metrics narrow_metrics() {
  Metrics metrics;
  metrics.box_width = 157;
  metrics.middle = 22;
  metrics.edge = 4;
  metrics.text = 13;
  metrics.picture = 18;
  metrics.padding = 7;
  metrics.has_relations = false;
  return metrics;
}

Layout lay_out(const Graph& graph, const Metrics& metrics) { return Maker(graph, metrics).make(); }

}  // namespace allegory::chart
