// The steps of lay_out(). Only map/layout*.cpp include this.
#pragma once

#include <vector>

#include "map/layout.h"

namespace allegory::chart {

/// A stub at a thing: its height is settled together with that of the thing's box.
struct Port {
  std::uint32_t relation = none, part = 0;
  double y = 0;
};

/// Ports by thing, each list from the top.
struct Ports {
  std::vector<std::vector<Port>> of;

  /// How much of a box's edge the ports of a thing take.
  double height(std::uint32_t thing) const;
  /// Spreads the ports of a thing around a height.
  void settle(std::uint32_t thing, double middle);
};

/// Which relations are drawn.
bool is_drawn(const Relation& relation);

/// The ports of all drawn relations; `row` says which row a thing is in. What runs up leaves at the
/// top, the nearest first; what runs down at the bottom, the farthest first: then arcs nest.
Ports make_ports(const Graph& graph, const std::vector<std::uint32_t>& row);

/// Arcs of one side, with x as the distance from the outer edge of the boxes.
struct SideArcs {
  std::vector<Arc> arcs;
  double width = 0;  ///< that all of them take
};
SideArcs make_arcs(const Graph& graph, Side side, const Ports& ports, const Metrics& metrics);

}  // namespace allegory::chart
