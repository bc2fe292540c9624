// A thing, what it stands for, and what is said of it and others: small enough for a phone.
//
// The thing stands in an upper corner with its counterparts across. Below, like the branches of a
// tree, one stub for each relation with the verb on it, to the other thing that the relation
// speaks of.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "map/graph.h"
#include "map/layout.h"
#include "map/svg.h"

namespace allegory::chart {

/// One relation of the thing in the middle.
struct Branch {
  std::uint32_t relation = none;
  double y = 0;
  double from_x = 0, to_x = 0;  ///< at the trunk, and at the box
  double verb_x = 0;
  std::string verb;
};

/// Where everything stands.
struct NeighbourhoodLayout {
  double width = 0, height = 0;
  std::vector<Box> boxes;  ///< the thing, its counterparts, the others
  std::vector<Line> lines;
  std::vector<Branch> branches;  ///< from the top
  double trunk_x = 0, trunk_top = 0;
};

/// Of thing 0; ties are its own, and each relation speaks of it and of one other thing as its two
/// parts, in either order. `metrics` says which way texts run.
NeighbourhoodLayout lay_out_neighbourhood(const Graph& graph, const Metrics& metrics);

/// The same as inline SVG.
std::string neighbourhood_svg(const Graph& graph, const NeighbourhoodLayout& layout,
                              const Metrics& metrics, const Captions& captions);

}  // namespace allegory::chart
