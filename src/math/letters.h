// Letters of the mathematical alphabets: 𝐀, 𝒜, ℝ. MathML has no attribute for them any more; the
// letters themselves are characters of Unicode.
#pragma once

#include <cstdint>
#include <string>

namespace allegory::math {

enum class Font : std::uint8_t {
  usual,  ///< what MathML makes of it: one letter italic, several upright
  upright,
  bold,
  bold_italic,
  italic,
  script,
  fraktur,
  double_struck,
  sans,
  typewriter,
};

/// The character of a font that stands for `letter`; `letter` itself where the font has none.
char32_t letter_in(Font font, char32_t letter);

}  // namespace allegory::math
