// The look of a site as data: colours, fonts and measures by name.
//
// Comes in: `theme.yaml` of themes and `look:` of allegories, read by look_keys.h. Goes out: what
// the style sheet is told (site/look_css.h), and what `low-contrast` compares. Everything in a Look
// has been checked, so that its texts can stand in a style sheet as they are.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/color.h"
#include "source.h"

namespace allegory {

/// A colour by what it is for. In CSS it is called `--` and its key, with hyphens.
enum class ColorRole : std::uint8_t {
  paper,
  surface,
  text,
  muted,
  story,
  idea,
  broken,
  line,
  hair,
  story_tint,
  idea_tint,
  code_comment,
  code_keyword,
  code_string,
  code_number,
  code_name,
};

/// The key of a colour, and what it is for, as a sentence.
struct ColorInfo {
  std::string_view key, meaning;
};

inline constexpr std::array<ColorInfo, 16> color_infos{{
    {"paper", "What the page is made of."},
    {"surface", "What lies on the paper: cards, code."},
    {"text", "The text."},
    {"muted", "Text that stands back."},
    {"story", "The voice of the story."},
    {"idea", "The voice of the idea."},
    {"broken", "Where the analogy ends, and warnings."},
    {"line", "Lines that carry meaning."},
    {"hair", "Lines that only divide."},
    {"story_tint", "What lies behind the voice of the story."},
    {"idea_tint", "What lies behind the voice of the idea."},
    {"code_comment", "Comments in code."},
    {"code_keyword", "Words of the language in code."},
    {"code_string", "Texts in code."},
    {"code_number", "Numbers in code."},
    {"code_name", "Names in code."},
}};

/// The row of `color_infos` for a colour.
constexpr const ColorInfo& info(ColorRole role) {
  return color_infos[static_cast<std::size_t>(role)];
}

/// What a page is shown on.
enum class Scheme : std::uint8_t { light, dark };
inline constexpr std::array<std::string_view, 2> scheme_names{"light", "dark"};

/// Fonts and measures. The font of a voice is one of the three stacks.
enum class StyleValue : std::uint8_t { serif, sans, mono, text, story, idea, radius, measure };
inline constexpr std::size_t style_value_count = 8;

/// A colour, and where it was chosen.
struct ChosenColor {
  Color color;
  Span at;                  ///< the value as written
  std::uint32_t layer = 0;  ///< of two colours, the one with the higher number was chosen later
};

/// What a theme or an allegory says about its look; what it does not say is empty.
struct Look {
  using Colors = std::array<std::optional<ChosenColor>, color_infos.size()>;
  std::array<Colors, 2> colors;                       ///< by Scheme
  std::array<std::string, style_value_count> values;  ///< by StyleValue: CSS

  const std::optional<ChosenColor>& color(Scheme scheme, ColorRole role) const {
    return colors[static_cast<std::size_t>(scheme)][static_cast<std::size_t>(role)];
  }
};

/// Puts a look over another: what `above` says counts, as layer `layer`.
void lay_over(Look& look, const Look& above, std::uint32_t layer);

}  // namespace allegory
