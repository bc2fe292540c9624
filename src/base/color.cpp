// See color.h.
#include "base/color.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace allegory {

namespace {

using Triple = std::array<double, 3>;

/// The value of a hexadecimal digit; -1 if it is none.
int digit_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

/// A channel of sRGB (IEC 61966-2-1), from 0 to 1, as an amount of light.
double to_light(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

std::uint8_t to_channel(double light) {
  const double value = std::clamp(light, 0.0, 1.0);
  const double encoded =
      value <= 0.0031308 ? value * 12.92 : 1.055 * std::pow(value, 1.0 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(encoded * 255.0));
}

double luminance(Color color) {
  return 0.2126 * to_light(color.red) + 0.7152 * to_light(color.green) +
         0.0722 * to_light(color.blue);
}

double contrast_of(double one, double other) {
  return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

Triple multiply(const std::array<Triple, 3>& matrix, const Triple& by) {
  Triple product{};
  for (std::size_t row = 0; row < 3; ++row)
    for (std::size_t column = 0; column < 3; ++column)
      product[row] += matrix[row][column] * by[column];
  return product;
}

Triple to_oklab(Color color) {
  Triple cones = multiply({{{0.4122214708, 0.5363325363, 0.0514459929},
                            {0.2119034982, 0.6806995451, 0.1073969566},
                            {0.0883024619, 0.2817188376, 0.6299787005}}},
                          {to_light(color.red), to_light(color.green), to_light(color.blue)});
  for (double& cone : cones) cone = std::cbrt(cone);
  return multiply({{{0.2104542553, 0.7936177850, -0.0040720468},
                    {1.9779984951, -2.4285922050, 0.4505937099},
                    {0.0259040371, 0.7827717662, -0.8086757660}}},
                  cones);
}

Color from_oklab(const Triple& lab) {
  Triple cones = multiply({{{1.0, 0.3963377774, 0.2158037573},
                            {1.0, -0.1055613458, -0.0638541728},
                            {1.0, -0.0894841775, -1.2914855480}}},
                          lab);
  for (double& cone : cones) cone = cone * cone * cone;
  const Triple light = multiply({{{4.0767416621, -3.3077115913, 0.2309699292},
                                  {-1.2684380046, 2.6097574011, -0.3413193965},
                                  {-0.0041960863, -0.7034186147, 1.7076147010}}},
                                cones);
  return {to_channel(light[0]), to_channel(light[1]), to_channel(light[2])};
}

}  // namespace

std::optional<Color> parse_color(std::string_view text) {
  if ((text.size() != 4 && text.size() != 7) || text.front() != '#') return std::nullopt;
  const std::size_t width = text.size() / 3;  // digits of a channel
  std::array<std::uint8_t, 3> channels{};
  for (std::size_t index = 0; index < 3; ++index) {
    const int high = digit_value(text[1 + index * width]);
    const int low = digit_value(text[index * width + width]);
    if (high < 0 || low < 0) return std::nullopt;
    channels[index] = static_cast<std::uint8_t>(high * 16 + low);
  }
  return Color{channels[0], channels[1], channels[2]};
}

std::string to_hex(Color color) {
  return fmt::format("#{:02X}{:02X}{:02X}", color.red, color.green, color.blue);
}

double contrast(Color one, Color other) { return contrast_of(luminance(one), luminance(other)); }

bool is_readable(Color color, std::span<const Opposite> opposites) {
  const double own = luminance(color);
  return std::ranges::all_of(opposites, [&](const Opposite& opposite) {
    return contrast_of(own, luminance(opposite.color)) >= opposite.least;
  });
}

std::optional<Color> nearest_readable(Color color, std::span<const Opposite> opposites) {
  constexpr int steps = 1000;
  const Triple start = to_oklab(color);
  for (int step = 0; step <= steps; ++step) {
    for (const double lightness : {start[0] - step / 1000.0, start[0] + step / 1000.0}) {
      if (lightness < 0.0 || lightness > 1.0) continue;
      const Color candidate = from_oklab({lightness, start[1], start[2]});
      if (is_readable(candidate, opposites)) return candidate;
    }
  }
  return std::nullopt;
}

}  // namespace allegory
