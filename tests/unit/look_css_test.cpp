// The head of the style sheet: the look of the theme and of each allegory.
#include "site/look_css.h"

#include <catch2/catch.hpp>

#include "support/sample_site.h"

namespace allegory {

namespace {

Site one_allegory(std::string folder) {
  Site site;
  site.sections.resize(1);
  site.sections[0].written.front.allegory.emplace();
  Allegory allegory;
  allegory.folder = std::move(folder);
  allegory.index = 0;
  site.allegories.push_back(std::move(allegory));
  return site;
}

void set(Look& look, Scheme scheme, ColorRole role, Color color) {
  look.colors[static_cast<std::size_t>(scheme)][static_cast<std::size_t>(role)] =
      ChosenColor{color, {}, 0};
}

Look& own(Site& site) { return site.sections[0].written.front.allegory->look; }

bool has(const std::string& css, std::string_view part) {
  return css.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("dark colours stand where the system or the reader asks for them, and never on paper") {
  Site site;
  set(site.look, Scheme::light, ColorRole::story_tint, {255, 255, 255});
  set(site.look, Scheme::dark, ColorRole::story_tint, {0, 0, 0});
  site.look.values[static_cast<std::size_t>(StyleValue::text)] = "var(--serif)";
  const std::string css = look_css(site);
  CHECK(has(css, ":root { --story-tint: #FFFFFF; --text-font: var(--serif); }\n"));
  CHECK(has(css,
            "@media screen and (prefers-color-scheme: dark) {\n"
            "  :root:not([data-scheme=\"light\"]) { --story-tint: #000000; }\n}\n"));
  CHECK(has(css, "@media screen { :root[data-scheme=\"dark\"] { --story-tint: #000000; } }\n"));
  CHECK(has(css, "@media print { html:root { color-scheme: light; --paper: #FFFFFF;"));
}

TEST_CASE("an allegory's colour of one scheme leaves the theme's in the other") {
  Site site = one_allegory("oz");
  set(site.look, Scheme::light, ColorRole::story, {1, 1, 1});
  set(site.look, Scheme::dark, ColorRole::story, {2, 2, 2});
  set(own(site), Scheme::light, ColorRole::story, {3, 3, 3});
  const std::string css = look_css(site);
  CHECK(has(css, "html[data-allegory=\"oz\"] { --story: #030303; }\n"));
  CHECK(
      has(css, "html[data-allegory=\"oz\"]:not([data-scheme=\"light\"]) { --story: #020202; }\n"));
  CHECK(css.find("data-allegory") < css.find("@media print"));
}

TEST_CASE("an allegory without a look adds nothing") {
  CHECK_FALSE(has(look_css(one_allegory("oz")), "data-allegory"));
}

TEST_CASE("the name of a folder cannot end the string that it stands in") {
  for (const auto& [folder, selector] :
       std::vector<std::pair<std::string, std::string>>{{"", "\"\\2e \""},
                                                        {"a/b-c_1", "\"a/b-c_1\""},
                                                        {"höhle", "\"höhle\""},
                                                        {"a\"]{}", "\"a\\22 \\5d \\7b \\7d \""},
                                                        {"\\", "\"\\5c \""}}) {
    Site site = one_allegory(folder);
    set(own(site), Scheme::light, ColorRole::story, {3, 3, 3});
    CHECK(has(look_css(site), "html[data-allegory=" + selector + "] {"));
  }
}

}  // namespace allegory
