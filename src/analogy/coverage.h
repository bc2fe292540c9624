// Who takes part and has no counterpart.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "allegory.h"
#include "analogy/mapping.h"

namespace allegory {

/// An entity without a correspondence.
struct Uncovered {
  std::uint32_t entity = none;  ///< index into Allegory::entities
  std::size_t uses = 0;         ///< how often statements name it
};

/// The entities of this side without a correspondence, in the order of declaration; none if the
/// allegory has no correspondences at all. Leaves out scenery of the story, and what is a quantity,
/// broken off or poisoned.
std::vector<Uncovered> uncovered_entities(const Site& site, std::uint32_t allegory,
                                          const Mapping& mapping, Side side);

}  // namespace allegory
