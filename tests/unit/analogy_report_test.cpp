// The value behind `allegory report`, and the report on this repository's own allegory.
#include "analogy_report.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "analogy_report_print.h"
#include "support/golden.h"
#include "support/structure_case.h"

namespace allegory {

namespace {

constexpr std::string_view fable = R"(-- content/index.md --
---
allegory: {story: Fable, idea: Phishing}
maps:
  fox: {to: spammer, strength: 0.7}
  crow: user
  cheese: {to: [password, money], as: split}
verbs: {praises: flatters}
predicates: {loses: {says: "{2} is lost to {1}"}}
---
-- content/story.md --
---
domain: base
characters: {fox: [Fox], crow: [Crow], raven: [Raven]}
objects: {cheese: [cheese]}
relations:
  praise: fox praises crow
  drop: crow loses cheese
  opens: praise causes drop
  seen: raven sees fox
---
-- content/idea.md --
---
domain: target
people: {spammer: [spammer], user: [user]}
artifacts: {password: [password], money: [money]}
relations:
  praise: spammer flatters user
  thanks: user thanks spammer
---
)";

AnalogyReport report(const StructureCase& told) {
  return report_analogy(told.project.site, 0, map_entities(told.project.site, 0), told.structure);
}

}  // namespace

TEST_CASE("a correspondence is told with the verbs that carry it") {
  const StructureCase told(fable);
  const AnalogyReport value = report(told);
  REQUIRE(value.links.size() == 3);
  CHECK(value.links[0].story.at(0).text == "Fox");
  CHECK(value.links[0].idea.at(0).id == "spammer");
  CHECK(closeness(value.links[0].strength) == "loose");
  REQUIRE(value.links[0].carried_by.size() == 1);
  CHECK(value.links[0].carried_by[0].story == "praises");
  CHECK(value.links[0].carried_by[0].idea == "flatters");
  CHECK(value.links[2].idea.size() == 2);
  CHECK(value.links[2].cardinality == Cardinality::split);
  CHECK(value.unused.links == std::vector<std::uint32_t>{2});
}

TEST_CASE("a correspondence that is repeated in another scope is told once, with its reason") {
  const StructureCase told(R"(-- content/index.md --
---
maps: {fox: spammer}
---
-- content/page.md --
---
characters: {fox: [Fox]}
people: {spammer: [spammer], liar: [liar]}
maps: {fox: {to: spammer, because: both flatter}}
---
-- content/other.md --
---
maps: {fox: {to: liar, override: true}}
---
)");
  const AnalogyReport value = report(told);
  REQUIRE(value.links.size() == 2);
  CHECK(value.links[0].because == "both flatter");
  CHECK(value.links[1].is_override);
}

TEST_CASE("every statement has a fate, and the figures count them") {
  const StructureCase told(fable);
  const AnalogyReport value = report(told);
  REQUIRE(value.story.statements.size() == 4);
  CHECK(value.story.carried == 1);
  CHECK(value.story.predicted == 2);
  CHECK(value.story.silent == 1);
  const ReportStatement& praise = value.story.statements[told.node(Side::story, "praise")];
  CHECK(praise.text == "Fox praises Crow.");
  CHECK(praise.fate == Fate::carried);
  CHECK(praise.counterpart == told.node(Side::idea, "praise"));
  CHECK(
      figures_of(value).starts_with("1 of 4 things the story says hold for the idea; the longest"));
}

TEST_CASE("a prediction is a sentence of the other side, with the sentence that it comes from") {
  const StructureCase told(fable);
  const AnalogyReport value = report(told);
  REQUIRE(value.predictions.size() == 1);
  CHECK(value.predictions[0].text ==
        "Password and money is lost to user, because spammer flatters user.");
  CHECK(value.story.statements[value.predictions[0].source].text ==
        "Cheese is lost to Crow, because Fox praises Crow.");
  CHECK(value.predictions[0].notation == "(spammer flatters user) causes (user loses password)");
  REQUIRE(value.questions.size() == 1);
  CHECK(value.questions[0].text == "Crow thanks Fox.");
}

TEST_CASE("who has no counterpart is told on both sides") {
  const StructureCase told(fable);
  const AnalogyReport value = report(told);
  REQUIRE(value.story.uncovered.size() == 1);
  CHECK(value.story.uncovered[0].text == "Raven");
  CHECK(value.idea.uncovered.empty());
}

TEST_CASE("an allegory without statements is told without figures") {
  const StructureCase told("-- content/index.md --\n---\npairs: {keys: types}\n---\n");
  const AnalogyReport value = report(told);
  CHECK(figures_of(value) == "neither side says what happens, so there is nothing to carry over");
  CHECK(value.unused.links.empty());
}

TEST_CASE("statements that hold each other twice make no long texts") {
  std::string text =
      "-- content/index.md --\n---\ncharacters: {a: [A], b: [B]}\nrelations:\n  s0: a "
      "meets b\n";
  for (int at = 1; at < 60; ++at)
    text += "  s" + std::to_string(at) + ": s" + std::to_string(at - 1) + " causes s" +
            std::to_string(at - 1) + "\n";
  const StructureCase told(text + "---\n");
  const AnalogyReport value = report(told);
  REQUIRE(value.story.statements.size() == 60);
  for (const ReportStatement& statement : value.story.statements)
    CHECK(statement.text.size() < 420);
}

TEST_CASE("the report on the sample allegory is the one that was reviewed") {
  const std::optional<CheckedProject> project = check_folder(repository(), "");
  REQUIRE(project);
  const Mapping mapping = map_entities(project->site, 0);
  const std::vector<AnalogyReport> reports{
      report_analogy(project->site, 0, mapping, analyse(make_world(project->site, 0, mapping)))};
  const ReportHead head{"0", 0};
  CHECK(golden_difference("tests/golden/report/sample.txt", report_text(reports, head)) == "");
}

}  // namespace allegory
