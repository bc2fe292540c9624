// The keys of a look: what is read, and that nothing else ever gets into a style sheet.
#include "look_keys.h"

#include <catch2/catch.hpp>

#include "support/findings.h"
#include "theme_settings.h"

namespace allegory {

namespace {

/// A `theme.yaml`, read.
struct ReadSettings {
  SourceSet sources;
  Diagnostics diagnostics;
  ThemeSettings settings;

  explicit ReadSettings(const std::string& text)
      : settings(read_theme_settings(sources, sources.add("theme.yaml", text), diagnostics)) {}
  std::string findings() const { return describe(sources, diagnostics); }
  std::string value(StyleValue value) const {
    return settings.look.values[static_cast<std::size_t>(value)];
  }
};

std::string serif_of(const std::string& value) {
  return ReadSettings("fonts:\n  serif: " + value + "\n").value(StyleValue::serif);
}

std::string radius_of(const std::string& value) {
  return ReadSettings("radius: " + value + "\n").value(StyleValue::radius);
}

}  // namespace

TEST_CASE("every key of a theme is read") {
  const ReadSettings read(
      "extends: emerald\ncolors:\n  light: {story: '#855600', code_name: '#abc'}\n"
      "  dark: {story_tint: '#2B2718'}\nfonts: {serif: [Charter, Sitka Text, serif], text: sans, "
      "story: serif, idea: mono}\nradius: 0.5rem\nmeasure: 66ch\n");
  CHECK(read.findings() == "");
  REQUIRE(read.settings.extends);
  CHECK(read.settings.extends->value == "emerald");
  const auto& story = read.settings.look.color(Scheme::light, ColorRole::story);
  REQUIRE(story);
  CHECK(to_hex(story->color) == "#855600");
  CHECK(read.sources.text(story->at) == "'#855600'");
  CHECK(to_hex(read.settings.look.color(Scheme::light, ColorRole::code_name)->color) == "#AABBCC");
  CHECK(read.settings.look.color(Scheme::dark, ColorRole::story_tint));
  CHECK_FALSE(read.settings.look.color(Scheme::dark, ColorRole::story));
  CHECK(read.value(StyleValue::serif) == "\"Charter\", \"Sitka Text\", serif");
  CHECK(read.value(StyleValue::sans) == "");
  CHECK(read.value(StyleValue::text) == "var(--sans)");
  CHECK(read.value(StyleValue::idea) == "var(--mono)");
  CHECK(read.value(StyleValue::radius) == "0.5rem");
  CHECK(read.value(StyleValue::measure) == "66ch");
}

TEST_CASE("a stack of fonts is a list, or written as in CSS") {
  CHECK(serif_of("[Charter, serif]") == "\"Charter\", serif");
  CHECK(serif_of("Charter, \"Sitka Text\", serif") == "\"Charter\", \"Sitka Text\", serif");
  CHECK(serif_of("system-ui") == "system-ui");
  CHECK(serif_of("源ノ明朝") == "\"源ノ明朝\"");
}

TEST_CASE("nothing but names of fonts is in quotes") {
  for (const char* hostile : {R"('a", x')", R"(['a\', 'x"; } body { display: none'])", "'url(x)'",
                              "'a;b'", "'a{b}'", "'</style>'", "\"a\\nb\"", "[' ']", "','"}) {
    INFO(hostile);
    CHECK(serif_of(hostile) == "");
    CHECK(ReadSettings("fonts: {serif: " + std::string(hostile) + "}\n").findings() != "");
  }
  CHECK(serif_of(std::string(101, 'x')) == "");
}

TEST_CASE("a length is a number and a unit") {
  for (const char* good : {"0", "6px", "0.375rem", "1em", "66ch", "9999.999px"})
    CHECK(radius_of(good) == good);
  for (const char* bad : {"6", "6 px", "-1px", "1e3px", ".5em", "1.em", "12345px", "1.2345em",
                          "calc(1px)", "6px;", "6PX", "50%", "1px 2px", "''"}) {
    INFO(bad);
    CHECK(radius_of(bad) == "");
    CHECK(ReadSettings("radius: " + std::string(bad) + "\n").findings() != "");
  }
}

TEST_CASE("looks are laid over one another key by key") {
  const ReadSettings below("colors: {light: {story: '#111', idea: '#222'}}\nradius: 1px\n");
  const ReadSettings above("colors: {light: {idea: '#333'}}\nmeasure: 60ch\n");
  Look look = below.settings.look;
  lay_over(look, above.settings.look, 7);
  CHECK(to_hex(look.color(Scheme::light, ColorRole::story)->color) == "#111111");
  CHECK(look.color(Scheme::light, ColorRole::story)->layer == 0);
  CHECK(to_hex(look.color(Scheme::light, ColorRole::idea)->color) == "#333333");
  CHECK(look.color(Scheme::light, ColorRole::idea)->layer == 7);
  CHECK(look.values[static_cast<std::size_t>(StyleValue::radius)] == "1px");
  CHECK(look.values[static_cast<std::size_t>(StyleValue::measure)] == "60ch");
}

}  // namespace allegory
