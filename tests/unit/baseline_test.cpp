// Unit tests of src/baseline.h; what authors see of it is in tests/ui/baseline*.txt.
#include "baseline.h"

#include <catch2/catch.hpp>

#include "fingerprint.h"

namespace allegory {

namespace {

/// Three findings in two files, two of them in the same words.
struct OldProject {
  SourceSet sources;
  Diagnostics diagnostics;

  OldProject() {
    const SourceId a = sources.add("content/a.md", "one two three\n");
    const SourceId b = sources.add("content/b c.md", "four\n");
    diagnostics.report("broken-link", {a, 0, 3}, "no page `gone.md`");
    diagnostics.report("broken-link", {a, 4, 7}, "no page `gone.md`");
    diagnostics.report("raw-html", {b, 0, 4}, "raw HTML");
  }

  /// The rules that are left, and what is said about the baseline.
  std::string apply(std::string text) {
    const SourceId id = sources.add("old.txt", std::move(text));
    const Diagnostics about = apply_baseline(id, sources, diagnostics);
    std::string names;
    for (const Diagnostic& left : diagnostics.items()) names += std::string(left.name) + " ";
    for (const Diagnostic& said : about.items()) {
      const Span& at = said.labels.at(0).at;
      names += "+ " + std::string(said.name) + " " +
               std::to_string(sources.position(at.source, at.begin).line) + " ";
    }
    return names;
  }
};

const std::string header = std::string(baseline_header) + "\n";

}  // namespace

TEST_CASE("a baseline silences the findings that it was written from, and no other") {
  OldProject project;
  const std::string text = baseline_text(project.diagnostics, project.sources);
  CHECK(project.apply(text).empty());

  OldProject grown;
  grown.diagnostics.report("raw-html", {{1}, 0, 2}, "raw HTML");
  CHECK(grown.apply(text) == "raw-html ");
}

TEST_CASE("lines of a baseline are sorted by path and rule, whatever the findings' places") {
  const OldProject project;
  const std::vector<std::string> prints = fingerprints(project.diagnostics, project.sources);
  const auto [least, greatest] = std::minmax(prints.at(0), prints.at(1));
  CHECK(baseline_text(project.diagnostics, project.sources) ==
        header + least + " broken-link content/a.md\n" + greatest + " broken-link content/a.md\n" +
            prints.at(2) + " raw-html content/b c.md\n");
}

TEST_CASE("where something could not be read, no line is called unused") {
  OldProject project;
  project.diagnostics.report_path("not-text", "content/x.md", "is not UTF-8 text");
  CHECK(project.apply(header + "0123456789abcdef broken-link content/x.md\n") ==
        "broken-link broken-link raw-html not-text ");
}

TEST_CASE("what cannot be silenced stands in no baseline, and no line silences it") {
  OldProject project;
  project.diagnostics.items().clear();
  project.diagnostics.report_path("unreadable-file", "content/x.md", "cannot be read");
  CHECK(baseline_text(project.diagnostics, project.sources) == header);
  const std::string print = fingerprints(project.diagnostics, project.sources).at(0);
  CHECK(project.apply(header + print + " unreadable-file content/x.md\n") == "unreadable-file ");
}

TEST_CASE("a path cannot begin a line of its own") {
  OldProject project;
  project.diagnostics.report_path("missing-asset", "a\n0123456789abcdef", "nothing");
  const std::string text = baseline_text(project.diagnostics, project.sources);
  CHECK(text.find("missing-asset a\\u{a}0123456789abcdef\n") != std::string::npos);
}

TEST_CASE("only the fingerprint of a line counts; comments and empty lines do not") {
  OldProject project;
  const std::string print = fingerprints(project.diagnostics, project.sources).at(2);
  CHECK(project.apply(header + "# why\n\n" + print + "\n") == "broken-link broken-link ");
}

TEST_CASE("lines may end as on Windows") {
  OldProject project;
  const std::string print = fingerprints(project.diagnostics, project.sources).at(2);
  CHECK(project.apply(std::string(baseline_header) + "\r\n" + print + " raw-html b\r\n") ==
        "broken-link broken-link ");
}

TEST_CASE("a line that no finding fits is reported, and so is the second of two") {
  OldProject project;
  const std::string print = fingerprints(project.diagnostics, project.sources).at(2);
  CHECK(project.apply(header + "0123456789abcdef raw-html x\n" + print + " a\n" + print + " b\n") ==
        "broken-link broken-link + unused-baseline 2 + unused-baseline 4 ");
}

TEST_CASE("what is no baseline silences nothing, and its first wrong line is reported") {
  const OldProject project;
  const std::string good = baseline_text(project.diagnostics, project.sources);
  const std::string all = "broken-link broken-link raw-html ";
  CHECK(OldProject().apply("") == all + "+ bad-baseline 1 ");
  CHECK(OldProject().apply("# allegory baseline 2\n") == all + "+ bad-baseline 1 ");
  CHECK(OldProject().apply(good + "<<<<<<< ours\nx\n") == all + "+ bad-baseline 5 ");
  CHECK(OldProject().apply(header + "0123456789ABCDEF x y\n") == all + "+ bad-baseline 2 ");
  CHECK(OldProject().apply(header + "0123456789abcde x y\n") == all + "+ bad-baseline 2 ");
}

}  // namespace allegory
