// An allegory as a graph in GraphML 1.0, without the extensions of any program.
#pragma once

#include <cstdint>
#include <string>

#include "format.h"

namespace allegory {

/// One allegory. Nodes are characters, concepts and statements; edges say what stands for what,
/// what a statement speaks of, and which statements say the same. All else is data with a type.
std::string graphml(const ViewContext& view, std::uint32_t allegory);

}  // namespace allegory
