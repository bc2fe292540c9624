// What the checker worked out about every allegory of a site, kept for rules, reports and pages.
#pragma once

#include <vector>

#include "analogy/mapping.h"
#include "analogy/structure.h"

namespace allegory {

/// One of each for each of the site's allegories, at the same index.
struct Analogies {
  std::vector<Mapping> mappings;
  std::vector<Structure> structures;
};

}  // namespace allegory
