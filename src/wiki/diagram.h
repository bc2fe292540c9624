// The map of an allegory as diagrams of Mermaid.
//
// Both sides are boxes of names, story first; lines join who stands for whom, and arrows tell what
// is said of two names. Statements about statements have no place in such a drawing; the tables
// beside it say them. What is too large for one diagram is divided.
#pragma once

#include <string>
#include <vector>

#include "wiki/layout.h"

namespace allegory {

/// The map as fences of `mermaid`; none where the target draws no diagrams or nothing stands for
/// anything. Each stays below 80 % of what the target draws.
std::vector<std::string> map_diagrams(const WikiContext& context, std::uint32_t allegory,
                                      const Words& words);

/// A text as it stands between the quotation marks of a Mermaid label: no markup, on one line, at
/// most 80 characters.
std::string mermaid_label(std::string_view text);

}  // namespace allegory
