// Colours as a screen shows them, and how well one can be read on another.
//
// Comes in: `#RRGGBB`, as designers write it. Goes out: contrast as WCAG 2 counts it, and the
// nearest shade that has enough of it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace allegory {

/// A colour in sRGB, without transparency.
struct Color {
  std::uint8_t red = 0, green = 0, blue = 0;
  friend bool operator==(const Color&, const Color&) = default;
};

/// Reads `#RRGGBB` or `#RGB`, in either case; nothing if `text` is anything else.
std::optional<Color> parse_color(std::string_view text);

/// `#RRGGBB`, in capitals.
std::string to_hex(Color color);

/// The contrast ratio of WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio): from 1 for
/// equal colours to 21 for black and white, in either order.
double contrast(Color one, Color other);

/// A colour that another one stands on or under, and the least contrast that they must have.
struct Opposite {
  Color color;
  double least = 4.5;
};

/// Whether a colour has the least contrast to all of these.
bool is_readable(Color color, std::span<const Opposite> opposites);

/// The colour of the same hue that is_readable() and whose lightness is nearest to that of `color`,
/// in steps of 0.1 %; nothing if no lightness is. Lightness and hue are those of Oklab (Björn
/// Ottosson, "A perceptual color space for image processing", 2020); what a screen cannot show is
/// clipped.
std::optional<Color> nearest_readable(Color color, std::span<const Opposite> opposites);

}  // namespace allegory
