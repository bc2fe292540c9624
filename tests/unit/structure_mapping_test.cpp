// The worked examples of the analogy's rules: a fable about a fox, a crow and a spammer, changed in
// one place at a time. What is expected is the whole list of findings, each as `rule
// path:line:column`.
#include "support/fable.h"

namespace allegory {

TEST_CASE("an analogy whose parts all correspond has no finding") {
  CHECK(findings(fable(story_page, idea_page, index_page)) == Findings{});
}

TEST_CASE("an unknown character is one finding: neither it nor who was meant is uncovered") {
  const std::string project =
      fable(story_page, idea_page, replaced(index_page, "  crow:", "  crwo:"));
  CHECK(findings(project) == Findings{"unknown-character index.md:4:3"});
  const CheckedProject checked = check_case(project);
  CHECK(checked.diagnostics.items().front().help == "did you mean `crow`?");
}

TEST_CASE("two characters for one concept are not one-to-one") {
  const std::string with_raven =
      replaced(story_page, "crow: [Crow]}", "crow: [Crow], raven: {name: Raven, role: scenery}}");
  const std::string mapped =
      replaced(index_page, "  crow: user\n", "  crow: user\n  raven: user\n");
  CHECK(findings(fable(with_raven, idea_page, mapped)) == Findings{"one-to-one index.md:5:10"});
}

TEST_CASE("two characters for one concept are fine as a declared composite") {
  const std::string with_raven =
      replaced(story_page, "crow: [Crow]}", "crow: [Crow], raven: {name: Raven, role: scenery}}");
  const std::string mapped = replaced(index_page, "  crow: user\n",
                                      "  birds: {from: [crow, raven], to: user, as: composite}\n");
  CHECK(findings(fable(with_raven, idea_page, mapped)) == Findings{});
}

TEST_CASE("one character for two concepts needs a declared split") {
  const std::string with_victim =
      replaced(idea_page, "user: [user]}", "user: [user], victim: [victim]}");
  CHECK(findings(fable(story_page, with_victim,
                       replaced(index_page, "crow: user", "crow: [user, victim]"))) ==
        Findings{"one-to-one index.md:4:16"});
  CHECK(findings(fable(story_page, with_victim,
                       replaced(index_page, "crow: user",
                                "crow: {to: [user, victim], as: split}"))) == Findings{});
}

TEST_CASE("characters and concepts that are tied in a knot are one finding") {
  const std::string project = R"(-- content/index.md --
---
characters: {a: [], b: []}
concepts: {x: [], y: []}
maps:
  a: {to: [x, y], as: split}
  b: y
---
)";
  CHECK(findings(project) == Findings{"one-to-one index.md:6:6"});
}

TEST_CASE("a page that contradicts the allegory is shown with the line that it contradicts") {
  const std::string with_victim =
      replaced(idea_page, "user: [user]}", "user: [user], victim: [victim]}");
  const std::string page = "-- content/page.md --\n---\nmaps:\n  crow: victim\n---\n";
  const std::string project = fable(story_page, with_victim, index_page) + page;
  CHECK(findings(project) == Findings{"contradictory-correspondence page.md:3:9"});
  const CheckedProject checked = check_case(project);
  const Diagnostic& finding = checked.diagnostics.items().front();
  REQUIRE(finding.labels.size() == 2);
  CHECK(place_in_content(checked.sources, finding.labels[1].at) == "index.md:4:3");
}

TEST_CASE("the wrong way round is one finding") {
  CHECK(findings(fable(story_page, idea_page,
                       replaced(index_page, "cheese: password", "password: cheese"))) ==
        Findings{"wrong-side index.md:5:3"});
}

TEST_CASE("a label of two characters, a dangling wikilink and two broken anchors") {
  const std::string page = R"(-- content/story.md --
---
domain: base
characters: {fox: [Fox], crow: [Crow, Fox]}
---
# The fable

See [[Foxx]] and [[crow#feathers]] and [top](#tpo).
-- content/crow.md --
## Feathered
)";
  CHECK(findings(page) == Findings{"ambiguous-alias story.md:3:39",
                                   "dangling-wiki-link story.md:7:5", "broken-anchor story.md:7:18",
                                   "broken-anchor story.md:7:40"});
}

TEST_CASE("an unknown key, a wrong type and a statement that is none") {
  const std::string page = R"(-- content/story.md --
---
domain: base
charcters: {fox: [Fox]}
places: [wood]
relations:
  r1: fox
---
)";
  CHECK(findings(page) == Findings{"unknown-key story.md:3:1", "wrong-type story.md:4:9",
                                   "bad-statement story.md:6:7"});
}

TEST_CASE("a repeated key and label, headings out of order and a picture without words") {
  const std::string page = R"(-- content/story.md --
---
domain: base
characters:
  fox: [Fox, fox]
  fox: [Vixen]
---
# A

### B

![](x.png)

# C

Fox.
-- content/x.png --
)";
  CHECK(findings(page) == Findings{"duplicate-label story.md:4:14", "duplicate-id story.md:5:3",
                                   "heading-skip story.md:9:1", "missing-alt-text story.md:11:1",
                                   "multiple-h1 story.md:13:1"});
}

TEST_CASE("a concept that nothing stands for is a note, and the only one") {
  const std::string with_mail = replaced(idea_page, "artifacts: {", "artifacts: {mail: [mail], ");
  const std::string project = fable(story_page, with_mail, index_page);
  CHECK(findings(project) == Findings{"uncovered-concept idea.md:4:13"});
  CHECK(check_case(project).diagnostics.count(Severity::note) == 1);
}

TEST_CASE("a statement may use the names of one side only") {
  const std::string mixed = replaced(story_page, "crow holds cheese", "crow holds password");
  const std::string project = fable(mixed, idea_page, index_page);
  CHECK(findings(project) == Findings{"unknown-character story.md:6:19"});
  CHECK(check_case(project).diagnostics.items().front().help ==
        "`password` belongs to the idea; only names of the story can stand here");
}

TEST_CASE("what a broken page would have declared is not missed elsewhere") {
  const std::string broken = replaced(story_page, "domain: base", "domain: \"base");
  CHECK(findings(fable(broken, idea_page, index_page)) ==
        Findings{"front-matter-syntax story.md:2:9"});
}

/// The fable without the reason why the cheese falls.
std::string without_reason(std::string_view page) {
  return replaced(page, "  opens: flatters causes drop\n", "");
}

TEST_CASE("who flatters whom has changed places: one finding, and no inference from it") {
  const std::string swapped = replaced(idea_page, "spammer praises user", "user praises spammer");
  CHECK(findings(fable(story_page, swapped, index_page)) == Findings{"role-swap idea.md:8:13"});
}

TEST_CASE("a declared pair of statements has to carry its parts along") {
  const std::string wrong =
      replaced(without_reason(idea_page), "user loses password", "spammer loses password");
  const std::string paired =
      replaced(index_page, "  cheese: password\n", "  cheese: password\n  drop: drop\n");
  const std::string project = fable(without_reason(story_page), wrong, paired);
  CHECK(findings(project) == Findings{"parallel-connectivity index.md:6:3"});
  const CheckedProject checked = check_case(project);
  const std::vector<Label>& labels = checked.diagnostics.items().front().labels;
  REQUIRE(labels.size() == 3);
  CHECK(place_in_content(checked.sources, labels[1].at) == "story.md:9:9");
  CHECK(labels[1].text == "`crow` stands for `user`");
  CHECK(place_in_content(checked.sources, labels[2].at) == "idea.md:9:9");
  CHECK(labels[2].text == "expected `user` as subject");
}

TEST_CASE("a statement that is not paired may be about the wrong one") {
  const std::string wrong =
      replaced(without_reason(idea_page), "user loses password", "spammer loses password");
  CHECK(findings(fable(without_reason(story_page), wrong, index_page)) ==
        Findings{"crossed-argument idea.md:9:9"});
}

TEST_CASE("what the idea does not say yet is predicted, with its support") {
  const std::string project = fable(story_page, without_reason(idea_page), index_page);
  CHECK(findings(project) == Findings{"candidate-inference story.md:9:10"});
  const CheckedProject checked = check_case(project);
  const Diagnostic& finding = checked.diagnostics.items().front();
  CHECK(finding.message ==
        "the analogy predicts: (spammer praises user) causes (user loses password)");
  CHECK(finding.labels.front().text == "structure-supported, support 1.00");
}

TEST_CASE("what the idea denies, and what is broken and carries over all the same") {
  const std::string denied =
      replaced(idea_page, "  opens: flatters causes drop", "  deny: not flatters causes drop");
  const std::string broken =
      replaced(index_page, "maps:\n", "breaks:\n  has: The crow is rich.\nmaps:\n");
  CHECK(findings(fable(story_page, denied, broken)) ==
        Findings{"contradicted-inference idea.md:9:9", "broken-negative-analogy index.md:3:3"});
}

TEST_CASE("verbs that look like a pair are offered as one") {
  const std::string flattering =
      replaced(idea_page, "spammer praises user", "spammer flatters user");
  const std::string project = fable(story_page, flattering, index_page);
  CHECK(findings(project) == Findings{"verb-gap idea.md:8:21"});
  const CheckedProject checked = check_case(project);
  CHECK(checked.diagnostics.items().front().help ==
        "if they say the same thing, add `praises: flatters` under `verbs` (would match 1 "
        "statement)");
  CHECK(findings(fable(story_page, flattering,
                       replaced(index_page, "maps:\n", "verbs: {praises: flatters}\nmaps:\n"))) ==
        Findings{});
}

TEST_CASE("verbs of one general kind match, a little less") {
  const std::string flattering =
      replaced(idea_page, "spammer praises user", "spammer flatters user");
  const std::string general = replaced(
      index_page, "maps:\n",
      "predicates: {praises: {kind-of: addresses}, flatters: {kind-of: addresses}}\nmaps:\n");
  CHECK(findings(fable(story_page, flattering, general)) == Findings{});
}

TEST_CASE("a page mentions somebody who is not in its cast, and not everybody who is") {
  const std::string scene =
      "-- content/page.md --\n---\ncast: [fox, cheese]\n---\nThe Fox meets the Crow.\n";
  CHECK(findings(fable(story_page, idea_page, index_page) + scene) ==
        Findings{"declared-but-never-mentioned page.md:2:13",
                 "mention-without-declaration page.md:4:19"});
}

TEST_CASE("code, addresses and another case are no mention; a possessive and a plural are") {
  const std::string hidden = replaced(story_page,
                                      "The Fox praises the Crow, and the cheese falls. A Raven has "
                                      "seen it.\n",
                                      "`Fox` and [a beast](https://example.org/Fox), a fox cub.\n\n"
                                      "    Fox\n\nThe Crow's nests hold cheese.\n");
  CHECK(findings(fable(hidden, idea_page, index_page)) ==
        Findings{"declared-but-never-mentioned story.md:3:14"});
}

TEST_CASE("a section that maps somebody has to mention him") {
  const std::string ending = R"(-- content/index.md --
---
maps: {fox: spammer, crow: user}
sections:
  the-end: {maps: {cheese: password}}
  teh-end: {maps: {}}
---
## The end

Nothing here.
)";
  CHECK(findings(fable(story_page, idea_page, ending)) ==
        Findings{"correspondence-without-evidence index.md:4:20", "broken-anchor index.md:5:3"});
}

}  // namespace allegory
