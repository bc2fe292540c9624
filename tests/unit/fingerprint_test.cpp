// Unit tests of src/fingerprint.h.
#include "fingerprint.h"

#include <catch2/catch.hpp>
#include <set>

namespace allegory {

namespace {

using Prints = std::vector<std::string>;

Prints prints_of(const std::string& path, const std::string& text,
                 const std::vector<std::uint32_t>& places, const std::string& message) {
  SourceSet sources;
  const SourceId id = sources.add(path, text);
  Diagnostics diagnostics;
  for (const std::uint32_t place : places)
    diagnostics.report("a-rule", {id, place, place + 1}, message);
  return fingerprints(diagnostics, sources);
}

}  // namespace

TEST_CASE("a fingerprint is the same when text moves") {
  const Prints before = prints_of("a.md", "one two", {4}, "words");
  CHECK(before == prints_of("a.md", "\n\nzero one two", {11}, "words"));
  CHECK(before.at(0).size() == 16);
  CHECK(before.at(0).find_first_not_of("0123456789abcdef") == std::string::npos);
}

TEST_CASE("another file and other words have another fingerprint") {
  const Prints one = prints_of("a.md", "one", {0}, "words");
  CHECK(one != prints_of("b.md", "one", {0}, "words"));
  CHECK(one != prints_of("a.md", "one", {0}, "other words"));
}

TEST_CASE("findings that agree in all are told apart by their number") {
  const Prints three = prints_of("a.md", "one two", {0, 1, 2}, "words");
  CHECK(three.at(0) == prints_of("a.md", "one", {0}, "words").at(0));
  CHECK(std::set<std::string>(three.begin(), three.end()).size() == 3);
  CHECK(prints_of("a.md", "one two", {0, 1}, "words") == Prints{three.at(0), three.at(1)});
}

TEST_CASE("fingerprints never change, because they stand in files of other people") {
  Diagnostics diagnostics;
  diagnostics.report_path("broken-link", "content/index.md", "no page `b.md` in `content/`");
  diagnostics.report_path("no-project", {}, "there is none");
  CHECK(fingerprints(diagnostics, {}) == Prints{"d3f1214aa2df8559", "dcd429ed68a3addd"});
}

}  // namespace allegory
