// Colours: how they are written, and how well one is read on another.
#include "base/color.h"

#include <array>
#include <catch2/catch.hpp>

using namespace allegory;

TEST_CASE("a colour is `#` and three or six hexadecimal digits, and nothing else") {
  CHECK(parse_color("#1E2a24") == Color{0x1E, 0x2A, 0x24});
  CHECK(parse_color("#f80") == Color{0xFF, 0x88, 0x00});
  for (const char* text : {"", "#", "1E2A24", "#12", "#1234", "#12345", "#1E2A2G", "#1E2A24 ",
                           "#1E2A2400", "red", "#é00000"})
    CHECK_FALSE(parse_color(text));
  CHECK(to_hex({0x0F, 0x17, 0xA0}) == "#0F17A0");
}

TEST_CASE("contrast is what WCAG 2 says it is") {
  const Color black{0, 0, 0}, white{255, 255, 255};
  CHECK(contrast(black, white) == Approx(21.0));
  CHECK(contrast(white, black) == Approx(21.0));
  CHECK(contrast(white, white) == Approx(1.0));
  // The greys and the blue between enough and too little that are known from WebAIM's checker.
  CHECK(contrast({0x76, 0x76, 0x76}, white) == Approx(4.54).margin(0.005));
  CHECK(contrast({0x77, 0x77, 0x77}, white) == Approx(4.48).margin(0.005));
  CHECK(contrast({0x00, 0x00, 0xFF}, white) == Approx(8.59).margin(0.005));
  CHECK(contrast({0xFF, 0x00, 0x00}, white) == Approx(4.00).margin(0.005));
}

TEST_CASE("a colour that can be read is its own nearest shade") {
  const std::array<Opposite, 1> paper{{{{255, 255, 255}, 4.5}}};
  CHECK(nearest_readable({0x00, 0x69, 0x4A}, paper) == Color{0x00, 0x69, 0x4A});
}

TEST_CASE("the nearest shade can be read, keeps its hue, and no nearer one would do") {
  const std::array<Opposite, 1> paper{{{{255, 255, 255}, 4.5}}};
  CHECK(nearest_readable({0x80, 0x80, 0x80}, paper) == Color{0x76, 0x76, 0x76});
  const std::optional<Color> amber = nearest_readable({0xF2, 0xC1, 0x4E}, paper);
  REQUIRE(amber);
  CHECK(is_readable(*amber, paper));
  CHECK(contrast(*amber, paper[0].color) < 4.6);
  CHECK((amber->red > amber->green && amber->green > amber->blue));
  const std::array<Opposite, 1> night{{{{0x0F, 0x17, 0x14}, 4.5}}};
  const std::optional<Color> wine = nearest_readable({0x7A, 0x1F, 0x3D}, night);
  REQUIRE(wine);
  CHECK(is_readable(*wine, night));
  CHECK((wine->red > 0x7A && wine->red > wine->green && wine->red > wine->blue));
}

TEST_CASE("where the others are too far apart, no shade can be read on all of them") {
  const std::array<Opposite, 2> both{{{{0, 0, 0}, 4.5}, {{255, 255, 255}, 4.7}}};
  CHECK_FALSE(nearest_readable({0x80, 0x80, 0x80}, both));
  CHECK(nearest_readable({1, 2, 3}, {}) == Color{1, 2, 3});
}
