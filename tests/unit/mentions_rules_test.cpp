// Worked examples of the rules about prose: a fable about a fox and a crow, changed in one place at
// a time. What is expected is the whole list of findings, each as `rule path:line:column`.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "resolve.h"
#include "support/project.h"

namespace allegory {

namespace {

using Findings = std::vector<std::string>;

const std::string story = R"(-- content/story.md --
---
domain: base
characters: {fox: [Fox], crow: [Crow]}
objects: {cheese: [cheese]}
---
The Fox praises the Crow, and the cheese falls.
)";

const std::string idea = R"(-- content/idea.md --
---
domain: target
people: {spammer: [spammer], user: [user]}
artifacts: {password: [password]}
---
A spammer flatters the user until the password is gone.
)";

const std::string index = R"(-- content/index.md --
---
maps:
  fox: spammer
  crow: user
  cheese: password
---
)";

const std::string fable = story + idea + index;

Findings findings_of(const CheckedProject& checked) {
  Findings found;
  for (const Diagnostic& diagnostic : checked.diagnostics.items()) {
    REQUIRE_FALSE(diagnostic.labels.empty());
    const Span& at = diagnostic.labels.front().at;
    const Position position = checked.sources.position(at.source, at.begin);
    found.push_back(fmt::format("{} {}:{}:{}", diagnostic.name,
                                content_path(checked.sources[at.source].path), position.line,
                                position.column));
  }
  return found;
}

Findings findings(const std::string& project) { return findings_of(check_case(project)); }

/// The page after the fix of its first finding.
std::string fixed(const std::string& project) {
  const CheckedProject checked = check_case(project);
  REQUIRE_FALSE(checked.diagnostics.items().empty());
  const std::optional<Fix>& fix = checked.diagnostics.items().front().fix;
  REQUIRE(fix);
  REQUIRE(fix->edits.size() == 1);
  const Edit& edit = fix->edits.front();
  std::string text = checked.sources[edit.at.source].text;
  return text.replace(edit.at.begin, edit.at.end - edit.at.begin, edit.replacement);
}

}  // namespace

TEST_CASE("a text that names everybody has no finding") { CHECK(findings(fable) == Findings{}); }

TEST_CASE("a cast is what the page mentions, no less and no more") {
  const std::string page =
      "-- content/page.md --\n---\ncast: [fox, cheese]\n---\nThe Fox meets the Crow.\n";
  CHECK(findings(fable + page) == Findings{"declared-but-never-mentioned page.md:2:13",
                                           "mention-without-declaration page.md:4:19"});
}

TEST_CASE("a mention that is not in the cast is reported once for each character") {
  const std::string page =
      "-- content/page.md --\n---\ncast: [fox]\n---\nA Fox. The Crow. A Crow's [[crow]], a user.\n";
  CHECK(findings(fable + page) == Findings{"mention-without-declaration page.md:4:12"});
  CHECK(fixed(fable + page) ==
        "---\ncast: [fox, crow]\n---\nA Fox. The Crow. A Crow's [[crow]], a user.\n");
}

TEST_CASE("who is in the cast and not on the page can be taken off") {
  const std::string page = "-- content/page.md --\n---\ncast: [fox, crow]\n---\nThe Fox.\n";
  CHECK(fixed(fable + page) == "---\ncast: [fox]\n---\nThe Fox.\n");
}

TEST_CASE("a cast with an unknown name is one finding") {
  const std::string page = "-- content/page.md --\n---\ncast: [fox, crwo]\n---\nA Fox, a Crow.\n";
  CHECK(findings(fable + page) == Findings{"unknown-character page.md:2:13"});
}

TEST_CASE("an alias of two, and links that go nowhere") {
  const std::string shared = R"(-- content/story.md --
---
domain: base
characters: {fox: [Fox], crow: [Crow,  Fox]}
objects: {cheese: [cheese]}
---
See [[Foxx]] and [it](#feathers).
Or [top](#tpo). Cheese!
)";
  CHECK(findings(shared + idea + index) ==
        Findings{"ambiguous-alias story.md:3:40", "dangling-wiki-link story.md:6:5",
                 "broken-anchor story.md:6:18", "broken-anchor story.md:7:4"});
}

TEST_CASE("code, addresses and other words are no mention; possession and number are") {
  const std::string page = R"(-- content/page.md --
---
cast: [fox, crow, cheese]
---
`Fox`, [a fox cub](https://example.org/Fox). The Crow's nests hold cheeses.

    Fox

# Fox
)";
  CHECK(findings(fable + page) == Findings{"declared-but-never-mentioned page.md:2:8"});
}

TEST_CASE("a part of a page has to mention what it maps") {
  const std::string parts = R"(-- content/index.md --
---
maps: {fox: spammer, crow: user}
sections:
  the-end: {maps: {cheese: password}}
  teh-end: {maps: {}}
---
## The end

Nothing here.
)";
  CHECK(findings(story + idea + parts) ==
        Findings{"correspondence-without-evidence index.md:4:20", "broken-anchor index.md:5:3"});
}

TEST_CASE("what stands below a heading of a lower level belongs to the part") {
  const auto part = [](const std::string& text) {
    return findings(story + idea +
                    "-- content/index.md --\n---\nmaps: {fox: spammer, crow: user}\n"
                    "sections:\n  the-end: {maps: {cheese: password}}\n---\n" +
                    text);
  };
  const Findings missing{"correspondence-without-evidence index.md:4:20"};
  CHECK(part("## The end\n\n### Later\n\nThe cheese.\n") == Findings{});
  CHECK(part("## The end\n\nIt.\n\n## Later\n\nThe cheese.\n") == missing);
  CHECK(part("The cheese.\n\n## The end\n\nIt[^1].\n\n[^1]: The [[cheese]].\n") == Findings{});
}

TEST_CASE("who is declared and used is mentioned somewhere") {
  const std::string silent = R"(-- content/index.md --
---
characters: {fox: [Fox], crow: [Crow], owl: [Owl], jay: [Jay]}
groups: {flock: , ants: [ants]}
relations: {r: fox knows crow, s: fox knows owl, t: flock knows ants, u: jay knows fox}
---
## Owl

Only the Fox.
-- content/jay.md --
---
title: The Jay
---
It.
)";
  CHECK(findings(silent) == Findings{"declared-but-never-mentioned index.md:2:26",
                                     "declared-but-never-mentioned index.md:3:19"});
}

TEST_CASE("an allegory without a text is not asked for mentions") {
  CHECK(findings("-- content/index.md --\n---\ncharacters: {fox: [Fox]}\n---\n") == Findings{});
}

TEST_CASE("a name that nothing speaks of is an orphan, and can be removed") {
  const std::string nest =
      "-- content/index.md --\n---\nplaces:\n  wood: [wood]\n  nest: [nest]\n---\nA wood.\n";
  CHECK(findings(nest) == Findings{"orphan index.md:4:3"});
  CHECK(fixed(nest) == "---\nplaces:\n  wood: [wood]\n---\nA wood.\n");
}

TEST_CASE("a wikilink that goes nowhere may have meant a name that is not mentioned") {
  CHECK(findings("-- content/index.md --\n---\nplaces: {nest: [nest]}\n---\nA [[nset]].\n") ==
        Findings{"dangling-wiki-link index.md:4:3"});
}

TEST_CASE("labels that are too short or too common are noted, unless the author has decided") {
  const auto aliases = [](const std::string& labels) {
    return findings("-- content/index.md --\n---\ncharacters: {wizard: " + labels +
                    "}\n---\nThe Wizard.\n");
  };
  CHECK(aliases("[Wizard, he, She]") ==
        Findings{"risky-alias index.md:2:31", "risky-alias index.md:2:35"});
  CHECK(aliases("{name: Wizard, aliases: [he], match: always}") == Findings{});
  CHECK(aliases("{name: he, match: never}") == Findings{"orphan index.md:2:14"});
  CHECK(findings("-- content/index.md --\n---\npairs: {ox: it}\n---\nThe text.\n") == Findings{});
}

TEST_CASE("an allegory that uses another knows its cast") {
  const std::string both = R"(-- content/a/index.md --
---
allegory: {story: A, idea: X}
characters: {fox: [Fox], lion: [Lion]}
---
The Fox and the Lion.
-- content/b/index.md --
---
allegory: {story: B, idea: Y, uses: [a]}
characters: {lion2: [Lion]}
cast: [lion2]
---
The Fox and the Lion.
)";
  const CheckedProject checked = check_case(both);
  CHECK(findings_of(checked) == Findings{"mention-without-declaration b/index.md:6:5"});
  CHECK(checked.diagnostics.items().front().help == "add `a/fox` to `cast`");
}

TEST_CASE("mentions are the same on any number of threads") {
  std::string project = fable;
  for (int page = 0; page < 50; ++page)
    project += fmt::format(
        "-- content/p{}.md --\nThe Fox[^1] and a user, [[crow]].\n\n[^1]: A Crow.\n", page);
  const CheckedProject once = check_case(project);
  std::vector<ParsedSection> sections;
  for (const Section& section : once.site.sections) sections.push_back(section.written);
  const Site again = resolve(once.inputs.config, sections, {}, {false, false, 4});
  for (std::size_t page = 0; page < sections.size(); ++page) {
    const std::vector<ProseMention>& one = once.site.sections[page].mentions;
    const std::vector<ProseMention>& four = again.sections[page].mentions;
    REQUIRE(one.size() == four.size());
    for (std::size_t at = 0; at < one.size(); ++at) {
      CHECK(one[at].entity == four[at].entity);
      CHECK(one[at].at == four[at].at);
      CHECK(one[at].becomes_link == four[at].becomes_link);
    }
  }
}

}  // namespace allegory
