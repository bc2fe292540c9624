// Rules of a project: which things each condition picks, and how conditions go together.
#include "user_rule.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>

#include "support/project.h"

namespace allegory {

namespace {

/// An allegory in which everything that can be asked about is there for some and not for others.
constexpr std::string_view pages = R"(-- content/oz/index.md --
---
title: Oz
tags: [home]
allegory: {story: Oz, idea: Learning, summary: A walk.}
characters:
  fox: [Fox, the red one]
  crow: [Crow]
  owl: {name: Owl, role: scenery}
places: {wood: [Wood]}
people: {user: [user]}
limitations: {bias: [bias], noise: [noise]}
maps:
  fox: {to: bias, because: both are sly, reviewed: v1}
relations:
  r1: fox eats crow
  r2: not crow is brave
  r3: r1 causes r2
  i1: bias hurts user
breaks:
  r2: There is nobody brave.
  wood: It is a place to be in.
---
The Fox met the Fox, see [[fox]].
-- content/oz/part-1.md --
---
title: Part one
date: 2024-03-06
description: The first part.
tags: [draft, long]
maps:
  crow: {to: user, strength: 0.25, polarity: negative}
sections:
  below:
    maps:
      birds: {from: [crow, owl], to: noise, as: composite}
---
One two three [four](part-2.md) ![five](road.svg).

## Below
-- content/oz/part-2.md --
Nothing.
-- content/about.md --
---
layout: wide
---
About.
)";

/// The messages of a rule in the order of the findings, each followed by a blank.
std::string found(const std::string& rule, std::string_view content = pages) {
  const CheckedProject project = check_case(
      fmt::format("-- allegory.yaml --\ntitle: Test\nrules:\n  mine: {{{}}}\n{}", rule, content));
  std::string messages;
  for (const Diagnostic& finding : project.diagnostics.items()) {
    if (finding.name == "mine") messages += finding.message + " ";
    INFO(finding.message);
    CHECK(path_of(finding, project.sources) != "allegory.yaml");
  }
  return messages;
}

/// The ids of the things of a subject for which a condition holds.
std::string picked(const std::string& subject, const std::string& condition) {
  return found(fmt::format("select: {}, forbid: {{{}}}, message: '{{id}}'", subject, condition));
}

}  // namespace

TEST_CASE("entities are picked by what they are and how they are used") {
  CHECK(picked("entity", "side: idea") == "user bias noise ");
  CHECK(picked("entity", "kind: limitation") == "bias noise ");
  CHECK(picked("entity", "kind: [place, person]") == "wood user ");
  CHECK(picked("entity", "id: '*o*'") == "fox crow owl wood noise ");
  CHECK(picked("entity", "scenery: true") == "owl ");
  CHECK(picked("entity", "broken: true") == "wood ");
  // A negative correspondence maps nothing.
  CHECK(picked("entity", "mapped: false") == "wood user ");
  CHECK(picked("entity", "maps: 1") == "fox crow owl bias noise ");
  CHECK(picked("entity", "statements: {min: 2}") == "crow ");
  CHECK(picked("entity", "labels: {min: 2}") == "fox ");
  CHECK(picked("entity", "links: {min: 1}") == "fox ");
  CHECK(picked("entity", "mentions: {min: 2}") == "fox ");
  CHECK(picked("entity", "tag: home, kind: person") == "user ");
  CHECK(picked("entity", "allegory: 'o?', path: '**/index.md', kind: person") == "user ");
  CHECK(picked("entity", "allegory: ['']").empty());
}

TEST_CASE("correspondences are picked by what was written") {
  CHECK(picked("correspondence", "because: true") == "fox ");
  CHECK(picked("correspondence", "reviewed: false") == "crow birds ");
  CHECK(picked("correspondence", "strength: {max: 0.5}") == "crow ");
  CHECK(picked("correspondence", "polarity: negative") == "crow ");
  CHECK(picked("correspondence", "as: [composite, split]") == "birds ");
  CHECK(picked("correspondence", "scope: site") == "fox ");
  CHECK(picked("correspondence", "scope: page") == "crow ");
  CHECK(picked("correspondence", "scope: heading") == "birds ");
  CHECK(picked("correspondence", "override: true").empty());
  CHECK(picked("correspondence", "from: {min: 2}, to: 1") == "birds ");
  CHECK(picked("correspondence", "from-kind: character, to-kind: limitation") == "fox birds ");
  CHECK(picked("correspondence", "to-kind: statement").empty());
}

TEST_CASE("statements are picked by what they say") {
  CHECK(picked("statement", "side: idea") == "i1 ");
  CHECK(picked("statement", "verb: [eats, h*]") == "r1 i1 ");
  CHECK(picked("statement", "negated: true") == "r2 ");
  CHECK(picked("statement", "attribute: true") == "r2 ");
  CHECK(picked("statement", "broken: true") == "r2 ");
  CHECK(picked("statement", "order: {min: 2}") == "r3 ");
  CHECK(picked("statement", "matched: true").empty());
}

TEST_CASE("sections are picked by where they are and what they hold") {
  CHECK(picked("section", "path: oz/part-*") == "oz/part-1.md oz/part-2.md ");
  CHECK(picked("section", "index: true") == "oz/index.md ");
  CHECK(picked("section", "home: true") == "oz/index.md ");
  CHECK(picked("section", "allegory: '**', index: false") == "oz/part-1.md oz/part-2.md ");
  CHECK(picked("section", "layout: wide") == "about.md ");
  CHECK(picked("section", "title: false") == "about.md oz/part-2.md ");
  CHECK(picked("section", "date: true, description: true, image: false") == "oz/part-1.md ");
  CHECK(picked("section", "tag: dra*") == "oz/part-1.md ");
  CHECK(picked("section", "tags: 2") == "oz/part-1.md ");
  CHECK(picked("section", "maps: {min: 1}") == "oz/index.md oz/part-1.md ");
  CHECK(picked("section", "statements: {min: 1}") == "oz/index.md ");
  CHECK(picked("section", "entities: {min: 1}") == "oz/index.md ");
  CHECK(picked("section", "mentions: {min: 3}") == "oz/index.md ");
  CHECK(picked("section", "images: 1") == "oz/part-1.md ");
  CHECK(picked("section", "links: 1") == "oz/index.md oz/part-1.md ");
  CHECK(picked("section", "headings: 1") == "oz/part-1.md ");
  CHECK(picked("section", "words: {min: 4}") == "oz/index.md oz/part-1.md ");
  CHECK(picked("section", "author: true").empty());
  CHECK(picked("section", "updated: true").empty());
  CHECK(picked("section", "takeaway: true").empty());
  CHECK(picked("section", "reviewed: true").empty());
}

TEST_CASE("allegories are picked by their figures") {
  CHECK(picked("allegory", "path: oz") == "oz ");
  CHECK(picked("allegory", "summary: true, takeaway: false") == "oz ");
  CHECK(picked("allegory", "characters: 4, concepts: 3, maps: 2, statements: 4") == "oz ");
  CHECK(picked("allegory", "breaks: 2, sections: 2") == "oz ");
  CHECK(picked("allegory", "systematicity: {max: 0.5}") == "oz ");
  // The fox and the crow are mapped; the owl is scenery, and the wood a break.
  CHECK(picked("allegory", "story-coverage: {min: 1}") == "oz ");
  CHECK(picked("allegory", "idea-coverage: {min: 0.6, max: 0.7}") == "oz ");
}

TEST_CASE("`where` selects, one unmet condition of `require` is enough, `forbid` needs all") {
  const std::string where =
      "select: entity, where: {side: idea, kind: limitation}, message: '{id}', ";
  CHECK(found(where + "require: {mapped: true}").empty());
  CHECK(found(where + "require: {mapped: true, id: b*}") == "noise ");
  CHECK(found(where + "require: {mapped: false, id: b*}") == "bias noise ");
  CHECK(found(where + "forbid: {mapped: true, id: b*}") == "bias ");
  CHECK(found(where + "forbid: {mapped: false, id: b*}").empty());
  CHECK(found(where + "require: {id: n*}, forbid: {id: n*}") == "bias noise ");
}

TEST_CASE("placeholders are what was measured") {
  CHECK(found("select: entity, forbid: {id: fox}, "
              "message: '{title}: {kind}, {labels} labels, {tag}, {mapped}, {'") ==
        "Fox: character, 2 labels, home, true, { ");
  CHECK(found("select: statement, forbid: {id: r3}, message: '{title} {verb}'") ==
        "r1 causes r2 causes ");
  CHECK(found("select: correspondence, forbid: {strength: {max: 0.3}}, message: '{strength}'") ==
        "0.25 ");
}

TEST_CASE("a long title is cut, and a message does not grow without end") {
  const std::string page =
      fmt::format("-- content/index.md --\n---\ntitle: {}\n---\n", std::string(3'000, 'a'));
  const std::string once =
      found("select: section, forbid: {index: true}, message: '{title}'", page);
  CHECK(once == std::string(200, 'a') + "… ");
  std::string many = "{title}{title}{title}{title}{title}{title}{title}{title}";
  CHECK(found("select: section, forbid: {index: true}, message: '" + many + "'", page).size() <
        1'010);
}

TEST_CASE("what another finding stands in the way of is not reported") {
  constexpr std::string_view broken = R"(-- content/index.md --
---
characters: {fox: [Fox]}
concepts: {bias: [bias]}
maps: {fox: baas, crow: bias}
---
)";
  // A name that nothing has is of no kind, not of another kind.
  CHECK(found("select: correspondence, require: {to-kind: limitation}, message: '{id}'", broken) ==
        "crow ");
  constexpr std::string_view unread = R"(-- content/index.md --
---
title: [
---
-- content/other.md --
---
characters: {fox: [Fox]}
---
)";
  CHECK(found("select: entity, require: {mapped: true}, message: '{id}'", unread).empty());
  CHECK(found("select: section, require: {description: true}, message: '{id}'", unread) ==
        "other.md ");
}

TEST_CASE("an allegory without an index page is reported by its folder") {
  const CheckedProject project = check_case(R"(-- allegory.yaml --
title: Test
rules:
  mine: {select: allegory, require: {takeaway: true}, message: no takeaway, help: write one}
-- content/page.md --
Text.
)");
  REQUIRE(project.diagnostics.items().size() == 1);
  const Diagnostic& finding = project.diagnostics.items()[0];
  CHECK(finding.path == "content");
  CHECK(finding.labels.empty());
  CHECK(finding.notes == std::vector<std::string>{"`takeaway` is false"});
  CHECK(finding.help == "write one");
}

TEST_CASE("findings stand in the order of the text") {
  CHECK(picked("entity", "id: '*'") == "fox crow owl wood user bias noise ");
}

TEST_CASE("no more than a hundred rules are read") {
  std::string rules;
  for (int index = 0; index < 102; ++index)
    rules +=
        fmt::format("  rule-{}: {{select: section, forbid: {{title: true}}, message: x}}\n", index);
  SourceSet sources;
  Diagnostics diagnostics;
  const Config config =
      read_config(sources, sources.add("allegory.yaml", "title: T\nrules:\n" + rules), diagnostics);
  CHECK(config.rules.size() == 100);
  REQUIRE(diagnostics.items().size() == 1);
  CHECK(diagnostics.items()[0].message == "there are more than 100 rules");
}

}  // namespace allegory
