// A small symmetric picture for an entity, made from its id alone.
//
// Comes in: an id and a side. Goes out: inline SVG. The same id gives the same picture in every
// output, so a reader learns to know it; round for the story, square for the idea, so that the side
// can be told without its colour.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "written.h"

namespace allegory {

/// Which of the 5 × 5 cells are filled: rows from the top, the right half mirrors the left.
using SigilGrid = std::array<std::array<bool, 5>, 5>;
SigilGrid sigil_grid(std::string_view id);

/// Its cells as the path of strokes, one unit wide, in a square of five units.
std::string sigil_path(std::string_view id);

/// The picture as SVG in the text's colour, hidden from screen readers: the name stands beside it.
std::string sigil_svg(std::string_view id, Side side);

}  // namespace allegory
