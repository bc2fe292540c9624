// Which thing stands in which row, in an order that both columns share.
//
// Comes in: a Graph. Goes out: blocks of rows. A block holds what ties hold together: a pair, a
// composite, a split. First come the blocks that the deepest relations speak of, so that a system
// of relations stands together, then the rest as it is mentioned, then what has no counterpart.
#pragma once

#include <cstdint>
#include <vector>

#include "map/graph.h"

namespace allegory::chart {

/// Things of both sides that stand beside each other, each list from the top.
struct Block {
  std::vector<std::uint32_t> story, idea;
  bool is_tied = true;  ///< false: the two have nothing to do with each other
};

/// All things, each once. O(n log n) in things, ties and parts of relations.
std::vector<Block> order_blocks(const Graph& graph);

}  // namespace allegory::chart
