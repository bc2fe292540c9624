// How much of a side carries over, connected systems counting more than single facts.
//
// Every statement weighs 1, and 0.8 of the weight of each statement that holds it trickles down to
// it [Forbus, Gentner 1989]. A matched statement scores its quality, and 0.8 of the score of each
// matched one that holds it. Systematicity is the sum of scores over the sum of weights: in [0, 1],
// and 1 if all is matched. What is broken off on purpose is left out of both.
#pragma once

#include <vector>

#include "analogy/structure.h"

namespace allegory {

/// Of one side, without the nodes that are `left_out`. Linear. Weights end at 10⁹, since those of a
/// chain of statements that hold each other twice grow with a power of its length.
double systematicity(const Domain& domain, const SideStructure& side,
                     const std::vector<bool>& left_out);

}  // namespace allegory
