// The worked examples of the analogy's rules: a fable about a fox, a crow and a spammer, changed in
// one place at a time. What is expected is the whole list of findings, each as `rule
// path:line:column`.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "support/project.h"

namespace allegory {

namespace {

using Findings = std::vector<std::string>;

constexpr std::string_view story = R"(-- content/story.md --
---
domain: base
characters: {fox: [Fox], crow: [Crow]}
objects: {cheese: [cheese]}
relations:
  has: crow holds cheese
  wants: fox desires cheese
  flatters: fox praises crow
  opens: flatters causes drop
  drop: crow loses cheese
---
The Fox praises the Crow, and the cheese falls.
)";

constexpr std::string_view idea = R"(-- content/idea.md --
---
domain: target
people: {spammer: [spammer], user: [user]}
artifacts: {password: [password]}
relations:
  has: user holds password
  wants: spammer desires password
  flatters: spammer praises user
  opens: flatters causes drop
  drop: user loses password
---
A spammer flatters the user until the password is gone.
)";

constexpr std::string_view index = R"(-- content/index.md --
---
maps:
  fox: spammer
  crow: user
  cheese: password
---
)";

std::string replaced(std::string_view text, std::string_view old, std::string_view by) {
  std::string result(text);
  const std::size_t at = result.find(old);
  REQUIRE(at != std::string::npos);
  return result.replace(at, old.size(), by);
}

std::string place(const SourceSet& sources, const Span& at) {
  const Position position = sources.position(at.source, at.begin);
  return fmt::format("{}:{}:{}", content_path(sources[at.source].path), position.line,
                     position.column);
}

Findings findings(const std::string& project) {
  const CheckedProject checked = check_case(project);
  Findings found;
  for (const Diagnostic& diagnostic : checked.diagnostics.items()) {
    REQUIRE_FALSE(diagnostic.labels.empty());
    found.push_back(fmt::format("{} {}", diagnostic.name,
                                place(checked.sources, diagnostic.labels.front().at)));
  }
  return found;
}

std::string fable(std::string_view a, std::string_view b, std::string_view c) {
  return std::string(a) + std::string(b) + std::string(c);
}

}  // namespace

TEST_CASE("an analogy whose parts all correspond has no finding") {
  CHECK(findings(fable(story, idea, index)) == Findings{});
}

TEST_CASE("an unknown character is one finding: neither it nor who was meant is uncovered") {
  const std::string project = fable(story, idea, replaced(index, "  crow:", "  crwo:"));
  CHECK(findings(project) == Findings{"unknown-character index.md:4:3"});
  const CheckedProject checked = check_case(project);
  CHECK(checked.diagnostics.items().front().help == "did you mean `crow`?");
}

TEST_CASE("two characters for one concept are not one-to-one") {
  const std::string with_raven =
      replaced(story, "crow: [Crow]}", "crow: [Crow], raven: {name: Raven, role: scenery}}");
  const std::string mapped = replaced(index, "  crow: user\n", "  crow: user\n  raven: user\n");
  CHECK(findings(fable(with_raven, idea, mapped)) == Findings{"one-to-one index.md:5:10"});
}

TEST_CASE("two characters for one concept are fine as a declared composite") {
  const std::string with_raven =
      replaced(story, "crow: [Crow]}", "crow: [Crow], raven: {name: Raven, role: scenery}}");
  const std::string mapped = replaced(index, "  crow: user\n",
                                      "  birds: {from: [crow, raven], to: user, as: composite}\n");
  CHECK(findings(fable(with_raven, idea, mapped)) == Findings{});
}

TEST_CASE("one character for two concepts needs a declared split") {
  const std::string with_victim =
      replaced(idea, "user: [user]}", "user: [user], victim: [victim]}");
  CHECK(
      findings(fable(story, with_victim, replaced(index, "crow: user", "crow: [user, victim]"))) ==
      Findings{"one-to-one index.md:4:16"});
  CHECK(findings(fable(story, with_victim,
                       replaced(index, "crow: user", "crow: {to: [user, victim], as: split}"))) ==
        Findings{});
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
      replaced(idea, "user: [user]}", "user: [user], victim: [victim]}");
  const std::string page = "-- content/page.md --\n---\nmaps:\n  crow: victim\n---\n";
  const std::string project = fable(story, with_victim, index) + page;
  CHECK(findings(project) == Findings{"contradictory-correspondence page.md:3:9"});
  const CheckedProject checked = check_case(project);
  const Diagnostic& finding = checked.diagnostics.items().front();
  REQUIRE(finding.labels.size() == 2);
  CHECK(place(checked.sources, finding.labels[1].at) == "index.md:4:3");
}

TEST_CASE("the wrong way round is one finding") {
  CHECK(findings(fable(story, idea, replaced(index, "cheese: password", "password: cheese"))) ==
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

TEST_CASE("a repeated key and a repeated label") {
  const std::string page = R"(-- content/story.md --
---
domain: base
characters:
  fox: [Fox, fox]
  fox: [Vixen]
---
)";
  CHECK(findings(page) == Findings{"duplicate-label story.md:4:14", "duplicate-id story.md:5:3"});
}

TEST_CASE("a key of `sections` must be a heading of its page") {
  const std::string page = R"(-- content/index.md --
---
maps: {fox: spammer, crow: user}
sections:
  the-end: {maps: {cheese: password}}
  teh-end: {maps: {}}
---
## The end

Nothing here.
)";
  CHECK(findings(fable(story, idea, page)) == Findings{"broken-anchor index.md:5:3"});
}

TEST_CASE("a concept that nothing stands for is a note, and the only one") {
  const std::string with_mail = replaced(idea, "artifacts: {", "artifacts: {mail: [mail], ");
  const std::string project = fable(story, with_mail, index);
  CHECK(findings(project) == Findings{"uncovered-concept idea.md:4:13"});
  CHECK(check_case(project).diagnostics.count(Severity::note) == 1);
}

TEST_CASE("a statement may use the names of one side only") {
  const std::string mixed = replaced(story, "crow holds cheese", "crow holds password");
  const std::string project = fable(mixed, idea, index);
  CHECK(findings(project) == Findings{"unknown-character story.md:6:19"});
  CHECK(check_case(project).diagnostics.items().front().help ==
        "`password` belongs to the idea; only names of the story can stand here");
}

TEST_CASE("what a broken page would have declared is not missed elsewhere") {
  const std::string broken = replaced(story, "domain: base", "domain: \"base");
  CHECK(findings(fable(broken, idea, index)) == Findings{"front-matter-syntax story.md:2:9"});
}

}  // namespace allegory
