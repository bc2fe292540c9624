// In which order statements can be read, so that each comes behind those that it speaks of.
//
// Comes in: statements that name others. Goes out: an order, and the circles that no order can
// have. It is Tarjan's algorithm for strongly connected components (SIAM Journal on Computing 1,
// 1972) with a stack of its own, because a chain of statements is as long as an author likes.
#pragma once

#include <cstdint>
#include <vector>

#include "allegory.h"

namespace allegory {

/// Indices into a list of statements.
struct StatementOrder {
  std::vector<std::uint32_t> order;  ///< without those that hold themselves
  /// One circle of each knot, the shortest through its first statement: each holds the next, the
  /// last the first.
  std::vector<std::vector<std::uint32_t>> cycles;
};

/// Linear in the number of names.
StatementOrder order_statements(const std::vector<Statement>& statements);

}  // namespace allegory
