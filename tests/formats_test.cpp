// Every format renders this repository's own allegory, in memory.
#include <catch2/catch.hpp>
#include <set>

#include "analogy/structure.h"
#include "format.h"
#include "support/golden.h"
#include "support/html_scan.h"
#include "support/project.h"

namespace allegory {

namespace {

CheckedProject sample() {
  std::optional<CheckedProject> project = check_folder(repository(), "");
  REQUIRE(project);
  return std::move(*project);
}

Structure sample_structure() {
  const CheckedProject project = sample();
  REQUIRE(project.site.allegories.size() == 1);
  return analyse(make_world(project.site, 0, map_entities(project.site, 0)));
}

RenderedFiles render(const CheckedProject& project, const Format& format, unsigned jobs) {
  Diagnostics diagnostics;
  RenderedFiles files = render_files(project, format, jobs, diagnostics);
  CHECK(print_text(diagnostics, project.sources) == print_text({}, {}));
  return files;
}

const Format& format_named(std::string_view name) {
  for (const Format* format : formats())
    if (format->name == name) return *format;
  throw std::runtime_error("there is no such format");
}

}  // namespace

TEST_CASE("nothing is wrong with the sample allegory, and it predicts one thing") {
  const CheckedProject project = sample();
  REQUIRE(project.diagnostics.items().size() == 1);
  const Diagnostic& finding = project.diagnostics.items().front();
  CHECK(finding.severity == Severity::note);
  CHECK(finding.name == "candidate-inference");
  CHECK(finding.message ==
        "the analogy predicts: (not ideal-loss-function brings llm to purpose) causes (llm begins "
        "ongoing-quest)");
}

TEST_CASE("the sample allegory carries nearly all that it says, and what it says hangs together") {
  const Structure structure = sample_structure();
  CHECK(structure.systematicity > 0.9);
  CHECK(structure.story.depth >= 2);
  CHECK(structure.idea.depth >= 2);
}

TEST_CASE("a format gives the same bytes again, on any number of threads") {
  const CheckedProject project = sample();
  const CheckedProject again = sample();
  REQUIRE_FALSE(formats().empty());
  for (const Format* format : formats()) {
    INFO(format->name);
    CHECK_FALSE(format->summary.empty());
    const RenderedFiles files = render(project, *format, 1);
    CHECK_FALSE(files.empty());
    CHECK(files == render(project, *format, 4));
    CHECK(files == render(again, *format, 3));
  }
}

TEST_CASE("no format writes where it runs into its output") {
  const CheckedProject project = sample();
  for (const Format* format : formats())
    for (const auto& [path, bytes] : render(project, *format, 2)) {
      INFO(format->name << ": " << path);
      CHECK(bytes.find(repository().string()) == std::string::npos);
    }
}

TEST_CASE("no link of the site is dead") {
  const CheckedProject project = sample();
  const RenderedFiles files = render(project, format_named("site"), 2);
  const auto& base_url = project.site.config.base_url;
  CHECK(files.contains("index.html"));
  CHECK(dead_links(files, base_url ? base_url->value : "") == std::vector<std::string>());
}

TEST_CASE("the wiki page of the sample allegory is the one that was reviewed") {
  std::set<std::string> names;
  for (const auto& [path, bytes] : render(sample(), format_named("wiki"), 2)) {
    if (!path.ends_with(".md")) continue;
    names.insert(path);
    CHECK(golden_difference("tests/golden/formats/wiki/" + path, bytes) == "");
  }
  CHECK_FALSE(names.empty());
  CHECK(stale_goldens("tests/golden/formats/wiki", names) == std::set<std::string>());
}

}  // namespace allegory
