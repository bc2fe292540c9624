// Findings: how they are filled, in which order they are told, and that each is told once.
#include "diagnostic.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

namespace allegory {
namespace {

/// Three files, added in an order that is not that of their paths.
SourceSet three_files() {
  SourceSet sources;
  sources.add("content/b.md", "text of b\nsecond line");
  sources.add("content/c.md", "text of c");
  sources.add("content/a.md", "text of a");
  return sources;
}

constexpr SourceId b{0}, c{1}, a{2};

std::vector<std::string> messages(const Diagnostics& diagnostics) {
  std::vector<std::string> all;
  for (const Diagnostic& diagnostic : diagnostics.items()) all.push_back(diagnostic.message);
  return all;
}

}  // namespace

TEST_CASE("a finding carries all that was said of it") {
  Diagnostics diagnostics;
  diagnostics.report("one-to-one", {b, 2, 4}, "two for one", "here")
      .label({a, 0, 3}, "and here")
      .label({c, 1, 1})
      .note("first note")
      .note("second note")
      .help("declare a composite")
      .fix({"remove it", {{{b, 2, 4}, ""}}, true});
  REQUIRE(diagnostics.items().size() == 1);
  const Diagnostic& found = diagnostics.items().front();
  CHECK(found.name == "one-to-one");
  CHECK(found.severity == Severity::error);
  CHECK(found.message == "two for one");
  REQUIRE(found.labels.size() == 3);
  CHECK(found.labels[0].at == Span{b, 2, 4});
  CHECK(found.labels[0].text == "here");
  CHECK(found.labels[1].at == Span{a, 0, 3});
  CHECK(found.labels[1].text == "and here");
  CHECK(found.labels[2].text.empty());
  CHECK(found.path.empty());
  CHECK(found.notes == std::vector<std::string>{"first note", "second note"});
  CHECK(found.help == "declare a composite");
  REQUIRE(found.fix.has_value());
  CHECK(found.fix->title == "remove it");
  CHECK(found.fix->safe);
  CHECK(found.fix->edits.front().at == Span{b, 2, 4});
}

TEST_CASE("a report completes its own finding and no other") {
  Diagnostics diagnostics;
  diagnostics.report("first", {a, 0, 0}, "first").help("for the first");
  diagnostics.report_path("second", "content/d.md", "second").help("for the second");
  REQUIRE(diagnostics.items().size() == 2);
  CHECK(diagnostics.items()[0].help == "for the first");
  CHECK(diagnostics.items()[1].help == "for the second");
  CHECK(diagnostics.items()[1].path == "content/d.md");
  CHECK(diagnostics.items()[1].labels.empty());
}

TEST_CASE("a finding is about the file of its primary label, else about its own path") {
  const SourceSet sources = three_files();
  Diagnostics diagnostics;
  diagnostics.report("x", {c, 0, 1}, "in c").label({a, 0, 1});
  diagnostics.report_path("x", "content/d.md", "of d");
  diagnostics.report_path("x", "", "of nothing");
  CHECK(path_of(diagnostics.items()[0], sources) == "content/c.md");
  CHECK(path_of(diagnostics.items()[1], sources) == "content/d.md");
  CHECK(path_of(diagnostics.items()[2], sources).empty());
}

TEST_CASE("findings are sorted by path, offset, name and message") {
  const SourceSet sources = three_files();
  Diagnostics diagnostics;
  diagnostics.report("m", {c, 0, 1}, "09");
  diagnostics.report("m", {b, 12, 13}, "07");
  diagnostics.report("m", {b, 5, 6}, "05 the same name and place");
  diagnostics.report("m", {b, 5, 6}, "04 the same name and place");
  diagnostics.report("a", {b, 5, 6}, "03");
  diagnostics.report("z", {b, 0, 1}, "02");
  diagnostics.report("z", {a, 8, 9}, "01");
  diagnostics.report_path("z", "content/bb.md", "08");
  diagnostics.report_path("z", "", "00");
  diagnostics.report("z", {b, 5, 6}, "06");
  diagnostics.sort(sources);
  CHECK(messages(diagnostics) ==
        std::vector<std::string>{"00", "01", "02", "03", "04 the same name and place",
                                 "05 the same name and place", "06", "07", "08", "09"});
}

TEST_CASE("what is said of a whole file comes before what is said of its text") {
  const SourceSet sources = three_files();
  Diagnostics diagnostics;
  diagnostics.report("a", {b, 0, 1}, "text");
  diagnostics.report_path("z", "content/b.md", "file");
  diagnostics.sort(sources);
  CHECK(messages(diagnostics) == std::vector<std::string>{"file", "text"});
}

TEST_CASE("paths are sorted bytewise") {
  SourceSet sources;
  sources.add("\u00E9.md", "x");
  sources.add("z.md", "x");
  sources.add("Z.md", "x");
  Diagnostics diagnostics;
  for (const std::uint32_t file : {0U, 1U, 2U})
    diagnostics.report("x", {{file}, 0, 1}, sources[{file}].path);
  diagnostics.sort(sources);
  CHECK(messages(diagnostics) == std::vector<std::string>{"Z.md", "z.md", "\u00E9.md"});
}

TEST_CASE("only exact repetitions are removed") {
  const SourceSet sources = three_files();
  Diagnostics diagnostics;
  const auto report = [&] { return diagnostics.report("x", {a, 0, 1}, "same", "label"); };
  report();
  report();
  report().help("other");
  report().note("other");
  report().label({b, 0, 1});
  report().label({b, 0, 1});
  report().label({b, 0, 2});
  report().label({c, 0, 1});
  report().fix({"title", {{{a, 0, 1}, "y"}}, false});
  report().fix({"title", {{{a, 0, 1}, "y"}}, false});
  report().fix({"title", {{{a, 0, 1}, "z"}}, false});
  diagnostics.report("x", {a, 0, 1}, "same", "other label");
  diagnostics.report("x", {a, 0, 2}, "same", "label");
  report();
  diagnostics.items().back().severity = Severity::note;
  diagnostics.sort(sources);
  CHECK(diagnostics.items().size() == 11);
}

TEST_CASE("the order does not depend on the order of reporting") {
  const SourceSet sources = three_files();
  Diagnostics first;
  for (const SourceId file : {a, b, c}) {
    for (std::uint32_t begin = 0; begin < 3; ++begin) {
      first.report("x", {file, begin, begin + 1}, "message");
      first.report("x", {file, begin, begin + 1}, "message").label({a, begin, 9}, "one");
      first.report("x", {file, begin, begin + 1}, "message").label({b, begin, 9}, "one");
      first.report("x", {file, begin, begin + 1}, "message").help("help");
      first.report("x", {file, begin, begin + 1}, "message").note("note");
      first.report("x", {file, begin, begin + 1}, "message").fix({"fix", {}, true});
      first.report("x", {file, begin, begin + 1}, "message").fix({"fix", {}, false});
    }
  }
  const auto describe = [](const Diagnostics& diagnostics) {
    std::string all;
    for (const Diagnostic& item : diagnostics.items()) {
      for (const Label& label : item.labels)
        all += std::to_string(label.at.source.index) + ":" + std::to_string(label.at.begin) + " ";
      all += item.help + (item.notes.empty() ? "" : item.notes[0]) +
             (item.fix ? (item.fix->safe ? " safe" : " unsafe") : "") + "\n";
    }
    return all;
  };
  std::mt19937 random(11);
  Diagnostics other;
  other.items() = first.items();
  first.sort(sources);
  CHECK(first.items().size() == 63);
  for (int round = 0; round < 20; ++round) {
    std::ranges::shuffle(other.items(), random);
    Diagnostics shuffled;
    shuffled.append(std::move(other));
    shuffled.sort(sources);
    CHECK(describe(shuffled) == describe(first));
    other = std::move(shuffled);
  }
}

TEST_CASE("appended findings stand behind the ones that were there") {
  Diagnostics diagnostics, others;
  diagnostics.report("x", {a, 0, 1}, "1");
  others.report("x", {a, 0, 1}, "2");
  others.report("x", {a, 0, 1}, "3");
  diagnostics.append(std::move(others));
  CHECK(messages(diagnostics) == std::vector<std::string>{"1", "2", "3"});
}

TEST_CASE("findings are counted by severity") {
  Diagnostics diagnostics;
  CHECK(diagnostics.count(Severity::error) == 0);
  for (const Severity severity : {Severity::note, Severity::warning, Severity::note}) {
    diagnostics.report("x", {a, 0, 1}, "message");
    diagnostics.items().back().severity = severity;
  }
  CHECK(diagnostics.count(Severity::error) == 0);
  CHECK(diagnostics.count(Severity::warning) == 1);
  CHECK(diagnostics.count(Severity::note) == 2);
}

TEST_CASE("severities have the names that the configuration uses") {
  CHECK(to_string(Severity::error) == "error");
  CHECK(to_string(Severity::warning) == "warning");
  CHECK(to_string(Severity::note) == "note");
}

}  // namespace allegory
