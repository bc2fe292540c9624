// Formulas in running text, as GitHub reads them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace allegory {

/// Puts Prose::gap over every byte of what GitHub shows as a formula: `$$…$$`, and `$…$` on one
/// line with no space inside the dollars and no letter or digit outside; a backslash does not help
/// there. `line_ends` are offsets in `text`, in order. Linear.
void blank_formulas(std::string& text, const std::vector<std::size_t>& line_ends);

}  // namespace allegory
