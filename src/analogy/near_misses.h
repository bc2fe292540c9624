// Statements that almost correspond, each with what keeps them apart.
//
// Comes in: a closure. Goes out: pairs that do not hold, swapped roles, crossed arguments, verbs
// without a pair. Each looks its counterpart up in a hash index over what the idea has unmatched,
// so nothing is compared with everything; what has been named once is not named again.
#pragma once

#include <vector>

#include "analogy/closure.h"
#include "analogy/holdings.h"

namespace allegory {

/// Which numbers of Closure have been reported: of nodes that no later finding names again, and no
/// inference builds on.
struct Reported {
  std::vector<bool> numbers;
};

/// Declared pairs of statements that are not in one class, from the leaves up.
void find_mismatches(const Closure& closure, const HoldingsOfBoth& holdings, Structure& structure,
                     Reported& reported);

/// Swapped roles and crossed arguments, in the order of the story.
void find_near_misses(const Closure& closure, const HoldingsOfBoth& holdings, Structure& structure,
                      Reported& reported);

/// Verbs without a pair, in the order of the story.
void find_verb_gaps(const Closure& closure, const HoldingsOfBoth& holdings, Structure& structure,
                    Reported& reported);

/// Whether a node may be part of a near miss: it is unmatched, nothing in it is broken off or has a
/// finding, it has not been reported, and it is the first of its class.
class Candidates {
 public:
  Candidates(const Closure& closure, const HoldingsOfBoth& holdings, const Structure& structure,
             const Reported& reported);
  /// Nodes of a side in ascending order.
  const std::vector<std::uint32_t>& side(Side side) const {
    return side == Side::story ? story_ : idea_;
  }

 private:
  std::vector<std::uint32_t> story_, idea_;
};

}  // namespace allegory
