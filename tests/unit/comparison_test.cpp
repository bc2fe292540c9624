#include "comparison.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "comparison_print.h"
#include "support/structure_case.h"

namespace allegory {

namespace {

using Lines = std::vector<std::string>;

std::vector<AnalogyReport> reports_of(const Site& site) {
  std::vector<AnalogyReport> reports;
  for (std::uint32_t index = 0; index < site.allegories.size(); ++index) {
    const Mapping mapping = map_entities(site, index);
    reports.push_back(
        report_analogy(site, index, mapping, analyse(make_world(site, index, mapping))));
  }
  return reports;
}

Comparison compare_cases(std::string_view before, std::string_view after) {
  const CheckedProject old = check_case(before), now = check_case(after);
  const std::vector<AnalogyReport> old_reports = reports_of(old.site);
  const std::vector<AnalogyReport> now_reports = reports_of(now.site);
  return compare({old.site, old_reports}, {now.site, now_reports});
}

/// `changed fox: idea`, for each change of a list.
Lines lines(const std::vector<Change>& changes) {
  Lines told;
  for (const Change& change : changes) {
    std::string line = std::string(to_string(change.kind)) + ' ' + change.id;
    for (const ChangedFact& fact : change.facts) line += ": " + fact.name;
    told.push_back(line);
  }
  return told;
}

Lines list(const Comparison& comparison, std::string_view name) {
  for (const ChangeList& each : comparison.allegories.at(0).lists)
    if (each.name == name) return lines(each.changes);
  FAIL("no list " << name);
  return {};
}

std::string front(std::string_view yaml, std::string_view path = "content/index.md") {
  return "-- " + std::string(path) + " --\n---\n" + std::string(yaml) + "---\n";
}

}  // namespace

TEST_CASE("nothing changed where only places and order did") {
  const std::string before = front(
      "characters: {fox: [Fox], crow: [Crow]}\npeople: {liar: [liar], user: [user]}\n"
      "relations: {a: fox meets crow, b: crow meets fox}\nmaps: {fox: liar, crow: user}\n");
  const std::string after = front(
      "maps: {crow: user, fox: liar}\nrelations: {b: crow meets fox, a: fox   meets crow}\n"
      "people: {user: [user], liar: [liar]}\ncharacters: {crow: [Crow], fox: [Fox]}\n");
  CHECK_FALSE(compare_cases(before, after).has_changes());
}

TEST_CASE("correspondences are matched by their end in the story, however it is ordered") {
  const std::string cast =
      "characters: {a: [A], b: [B], c: [C]}\nconcepts: {x: [X], y: [Y], z: [Z]}\n";
  const auto maps = [&](std::string_view text) {
    return front(cast + "maps: " + std::string(text));
  };
  CHECK(list(compare_cases(maps("{a: x, c: z}\n"), maps("{a: y, b: z}\n")), "correspondences") ==
        Lines{"changed a: idea", "added b", "removed c"});
  CHECK(list(compare_cases(maps("{p: {from: [a, b], to: x, as: composite}}\n"),
                           maps("{q: {from: [b, a], to: x, as: composite, because: so}}\n")),
             "correspondences") == Lines{"changed a b: because"});
  CHECK(list(compare_cases(maps("{a: x}\n"),
                           maps("{a: {to: x, strength: 0.5, polarity: negative}}\n")),
             "correspondences") == Lines{"changed a: strength: polarity"});
}

TEST_CASE("a new label is a change of the name alone") {
  const std::string rest = "concepts: {x: [X]}\nmaps: {a: x}\nrelations: {s: a is kind}\n";
  const Comparison comparison = compare_cases(front("characters: {a: [A]}\n" + rest),
                                              front("characters: {a: [Ann, A]}\n" + rest));
  CHECK(list(comparison, "names") == Lines{"changed a: label: other labels"});
  CHECK(list(comparison, "correspondences").empty());
  CHECK(list(comparison, "statements").empty());
}

TEST_CASE("allegories are matched by their folders") {
  const std::string one = front("allegory: {}\n", "content/a/index.md");
  const std::string two = front("allegory: {}\n", "content/b/index.md");
  const Comparison comparison = compare_cases(one, two);
  REQUIRE(comparison.allegories.size() == 2);
  CHECK(systematicity_words(comparison.allegories[0]) == "gone; its systematicity was 0.00");
  CHECK(systematicity_words(comparison.allegories[1]) == "new; systematicity 0.00");
}

TEST_CASE("an address is lost unless a page, a file or an alias has it") {
  const std::string before = front("title: One\n", "content/one.md") +
                             front("title: Two\n", "content/two.md") +
                             front("title: Three\n", "content/three.md");
  const std::string after = front("title: Uno\naliases: [one]\n", "content/uno.md") +
                            front("title: Two\nslug: dos\n", "content/two.md") +
                            front("title: Three\n", "content/three/index.md");
  const Comparison comparison = compare_cases(before, after);
  CHECK(lines(comparison.lost) == Lines{"removed /two/"});
  CHECK(lines(comparison.moved) == Lines{"changed /one/: address"});
  CHECK(lines(comparison.pages) == Lines{"added /dos/", "added /uno/"});
}

TEST_CASE("of a page that moved, the anchors are looked for where it is now") {
  const std::string before =
      "-- content/one.md --\n## Kept\n## Gone\n## Gone\n<a id=\"raw\"></a>\n";
  const std::string after = "-- content/uno.md --\n---\naliases: [one]\n---\n## Kept\n";
  CHECK(lines(compare_cases(before, after).lost) ==
        Lines{"removed /one/#gone", "removed /one/#gone-1", "removed /one/#raw"});
}

TEST_CASE("a comment on GitHub stays below what GitHub takes, and what is lost comes first") {
  std::string before = front("pairs: {a: b}\n");
  for (int page = 0; page < 3000; ++page)
    before += front("title: A page\n", "content/page-" + std::to_string(page) + ".md");
  Comparison comparison = compare_cases(before, front("pairs: {a: c}\n"));
  const std::string comment = comparison_markdown(comparison);
  CHECK(comment.size() < 65'536);
  CHECK(comment.find("nowhere") < comment.find("/page-7/"));
  CHECK(comment.ends_with("\n… and more. `allegory diff` shows all.\n"));
}

}  // namespace allegory
