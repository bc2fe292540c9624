// A graph in the DOT language of Graphviz, for people who want to draw it themselves.
#pragma once

#include <string>

#include "map/graph.h"

namespace allegory::chart {

/// The graph with the same things, ties and relations as its map. A relation is a node of its own,
/// since others may speak of it; edges to its parts say which part they are.
std::string to_dot(const Graph& graph);

}  // namespace allegory::chart
