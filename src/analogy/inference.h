// What one side says and the other could say too, and what became of every statement.
//
// Comes in: a closure, and what near misses have been reported. Goes out: candidate inferences. A
// statement is open if it is unmatched, nothing in it is broken off or poisoned, and neither it nor
// anything in it has been reported. Those that no open statement holds are carried across whole
// [Falkenhainer, Forbus, Gentner 1989].
//
// Support asks how much of what an inference speaks of is matched, and counts each thing as often
// as it is said, as a reader would who reads the statement out. Read out, a statement may be
// exponentially longer than its graph; so what is counted is the length, up to 10⁹, and the share
// of it that is matched, each from those of the arguments. That takes linear time.
#pragma once

#include "analogy/closure.h"
#include "analogy/holdings.h"
#include "analogy/near_misses.h"

namespace allegory {

/// Statements of the story that the idea denies, where nothing else has been found.
void find_contradictions(const Closure& closure, const HoldingsOfBoth& holdings,
                         Structure& structure, Reported& reported);

/// The candidate inferences of both sides, and the fate of every node.
void find_inferences(const Closure& closure, const HoldingsOfBoth& holdings,
                     const Reported& reported, Structure& structure);

}  // namespace allegory
