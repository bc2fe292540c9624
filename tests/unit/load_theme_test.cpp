// The files of a theme: which layer each comes from, and what is no theme. Each test has a project
// of its own on the disk.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <filesystem>

#include "support/loaded_project.h"

using namespace allegory;

TEST_CASE("each file of a theme comes from the topmost layer that has it") {
  LoadedProject project;
  project.load_it("emerald");
  REQUIRE(project.theme_file("section.mustache"));
  CHECK(project.theme_file("section.mustache")->path == "themes/base/section.mustache");
  REQUIRE(project.theme_file("styles/90-look.css"));
  CHECK(project.theme_file("styles/90-look.css")->path == "themes/emerald/styles/90-look.css");

  project.disk.write("themes/base/section.mustache", "base of the project");
  project.disk.write("themes/base/only.mustache", "only");
  project.disk.write("themes/emerald/styles/90-look.css", "emerald of the project");
  project.disk.write("themes/emerald/static/x.woff2", std::string("\xff\0\xfe", 3));
  project.disk.write("themes/emerald/.hidden.css", "");
  project.disk.write("themes/emerald/theme.css~", "");
  project.load_it("emerald");
  CHECK(project.findings().empty());
  CHECK(project.inputs->theme.name == "emerald");
  CHECK(project.theme_file("section.mustache")->text == "base of the project");
  CHECK(project.theme_file("only.mustache")->text == "only");
  CHECK(project.theme_file("styles/90-look.css")->text == "emerald of the project");
  CHECK(project.theme_file("static/x.woff2")->text == std::string("\xff\0\xfe", 3));
  CHECK_FALSE(project.theme_file(".hidden.css"));
  CHECK_FALSE(project.theme_file("theme.css~"));
  for (std::size_t index = 1; index < project.inputs->theme.files.size(); ++index)
    CHECK(project.inputs->theme.files[index - 1].path < project.inputs->theme.files[index].path);
}

TEST_CASE("a theme stands on the one that it names, and at last on base") {
  LoadedProject project;
  project.disk.write("themes/dawn/theme.yaml",
                     "extends: moon\ncolors: {light: {idea: '#222222'}}\n");
  project.disk.write("themes/dawn/theme.css", "dawn");
  project.disk.write("themes/moon/theme.yaml",
                     "extends: emerald\ncolors: {light: {story: '#111111', idea: '#111111'}}\n");
  project.disk.write("themes/moon/theme.css", "moon ");
  project.disk.write("themes/moon/section.mustache", "moon");
  project.disk.write("themes/base/theme.css", "base ");
  project.load_it("dawn");
  CHECK(project.findings().empty());
  CHECK(project.theme_file("section.mustache")->text == "moon");
  CHECK(project.theme_file("styles/90-look.css")->path == "themes/emerald/styles/90-look.css");
  std::string css;
  for (const ThemeFile& file : project.inputs->theme.joined)
    if (file.path == "theme.css") css += project.sources[file.source].text;
  CHECK(css == "base moon dawn");
  const Look& look = project.inputs->theme.look;
  CHECK(to_hex(look.color(Scheme::light, ColorRole::story)->color) == "#111111");
  CHECK(to_hex(look.color(Scheme::light, ColorRole::idea)->color) == "#222222");
  CHECK(to_hex(look.color(Scheme::light, ColorRole::paper)->color) == "#FBFAF6");  // of emerald
  for (const auto& colors : look.colors)
    for (const auto& color : colors) CHECK(color);
}

TEST_CASE("themes that stand on one another in a circle stand on base") {
  LoadedProject project;
  project.disk.write("themes/one/theme.yaml", "extends: two\n");
  project.disk.write("themes/two/theme.yaml", "extends: one\n");
  project.disk.write("themes/self/theme.yaml", "extends: self\n");
  project.disk.write("themes/lost/theme.yaml", "extends: ../one\n");
  project.load_it("one");
  CHECK(project.findings() ==
        "theme-cycle : the theme `one` stands on itself: `one` → `two` → `one`\n");
  CHECK(project.theme_file("section.mustache")->path == "themes/base/section.mustache");
  project.load_it("self");
  CHECK(project.findings() == "theme-cycle : the theme `self` stands on itself: `self` → `self`\n");
  project.load_it("lost");
  CHECK(project.findings() == "unknown-theme : there is no theme `../one`\n");
  project.disk.write("themes/base/theme.yaml", "extends: emerald\n");
  project.load_it("base");
  CHECK(project.findings() == "theme-cycle : `base` is what every theme stands on\n");
}

TEST_CASE("sixteen themes may stand on one another") {
  LoadedProject project;
  for (int number = 1; number < 20; ++number)
    project.disk.write(fmt::format("themes/t{}/theme.yaml", number),
                       fmt::format("extends: t{}\n", number + 1));
  project.disk.write("themes/t20/theme.css", "");
  project.load_it("t5");
  CHECK(project.findings().empty());
  project.load_it("t4");
  CHECK(project.findings() == "theme-cycle : more than 16 themes stand on one another\n");
}

TEST_CASE("a folder of the project is a theme, and the configuration may name it") {
  LoadedProject project;
  project.disk.write("themes/moon/section.mustache", "moon");
  project.disk.write("allegory.yaml", "title: Test\ntheme: moon\n");
  project.load_it();
  CHECK(project.findings().empty());
  CHECK(project.inputs->theme.name == "moon");
  CHECK(project.theme_file("section.mustache")->text == "moon");
  // The command line comes first.
  project.load_it("base");
  CHECK(project.inputs->theme.name == "base");
  CHECK(project.theme_file("section.mustache")->text != "moon");
}

TEST_CASE("a theme that is not there is looked for among those that are") {
  LoadedProject project;
  project.disk.write("themes/moonlight/theme.css", "");
  project.load_it("monlight");
  REQUIRE(project.inputs);
  CHECK(project.findings() == "unknown-theme : there is no theme `monlight`\n");
  CHECK(project.help() == "did you mean `moonlight`?");
  CHECK(project.inputs->theme.name == "base");
  CHECK(project.theme_file("section.mustache"));
  project.load_it("zzzzzzzzzz");
  CHECK(project.help().find("`moonlight`") != std::string::npos);
  CHECK(project.help().find("`base`") != std::string::npos);

  project.disk.write("allegory.yaml", "title: Test\ntheme: emeral\n");
  project.load_it();
  REQUIRE(project.diagnostics.items().size() == 1);
  const Diagnostic& finding = project.diagnostics.items()[0];
  CHECK(finding.message == "there is no theme `emeral`");
  CHECK(finding.help == "did you mean `emerald`?");
  REQUIRE(finding.labels.size() == 1);
  CHECK(project.sources.text(finding.labels[0].at) == "emeral");
}

TEST_CASE("a theme's name is one plain word, so that it leads nowhere else") {
  LoadedProject project;
  project.disk.write("other/section.mustache", "other");
  project.disk.write("themes/a b/section.mustache", "space");
  for (const char* name : {"../other", ".", "..", "base/static", "/", "a b", "base/"}) {
    project.load_it(name);
    REQUIRE(project.diagnostics.items().size() == 1);
    CHECK(project.diagnostics.items()[0].name == "unknown-theme");
    CHECK(project.inputs->theme.name == "base");
  }
}

TEST_CASE("a theme's templates are text of 256 KiB at most; a bad one gives way to the one below") {
  LoadedProject project;
  project.disk.write("themes/emerald/section.mustache", std::string(template_limit + 1, 'x'));
  project.disk.write("themes/emerald/theme.css", "\xe9");
  project.disk.write("themes/emerald/static/large.png", std::string(template_limit + 1, 'x'));
  project.disk.link("/etc/passwd", "themes/emerald/static/passwd");
  project.load_it("emerald");
  REQUIRE(project.inputs);
  CHECK(
      project.findings() ==
      "outside-project themes/emerald/static/passwd: `themes/emerald/static/passwd` is a symbolic "
      "link that leads out of the project, or to nothing\n"
      "too-large themes/emerald/section.mustache: `themes/emerald/section.mustache` is larger than "
      "256 "
      "KiB\n"
      "not-text themes/emerald/theme.css: `themes/emerald/theme.css` is not UTF-8 "
      "text: byte 1 "
      "cannot be read\n");
  CHECK(project.theme_file("section.mustache")->path == "themes/base/section.mustache");
  CHECK(project.theme_file("static/large.png"));
  CHECK_FALSE(project.theme_file("static/passwd"));
}

TEST_CASE("themes behind a link are reported and not read") {
  LoadedProject project;
  project.disk.write("real/emerald/theme.css", "linked");
  project.disk.link("real", "themes");
  project.load_it("emerald");
  REQUIRE(project.inputs);
  project.diagnostics.sort(project.sources);
  CHECK(project.findings() ==
        "unfollowed-link themes: `themes` is a symbolic link to a folder and is not followed\n");
  CHECK_FALSE(project.theme_file("theme.css"));
}
