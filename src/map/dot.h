// A graph in the DOT language of Graphviz, for people who want to draw it themselves.
#pragma once

#include <string>
#include <vector>

#include "map/graph.h"

namespace allegory::chart {

/// What a graph says beside its things; what is empty is left out.
struct DotNames {
  std::string title, story, idea;
  std::vector<std::string> urls;  ///< of each thing
};

/// The graph with the same things, ties and relations as its map. A relation is a node of its own,
/// since others may speak of it; edges to its parts say which part they are.
std::string to_dot(const Graph& graph, const DotNames& names = {});

}  // namespace allegory::chart
