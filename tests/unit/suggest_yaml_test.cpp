// Suggestions as text: what an author is told, and that what is printed can be pasted.
#include "suggest_yaml.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "support/case_file.h"
#include "support/golden.h"
#include "support/project.h"

namespace allegory {

namespace {

using Catch::Matchers::Contains;

constexpr std::string_view fable = R"(-- content/story.md --
---
domain: base
characters: {fox: [Fox], crow: [Crow]}
objects: {cheese: [cheese]}
relations:
  wants: fox desires cheese
  flatters: fox praises crow
  opens: flatters causes drop
  drop: crow loses cheese
---
The Fox praises the Crow, and the cheese falls.
-- content/idea.md --
---
domain: target
people: {spammer: [spammer], user: [user]}
artifacts: {password: [password]}
relations:
  wants: spammer desires password
  flatters: spammer praises user
  opens: flatters causes drop
  drop: user loses password
---
A spammer flatters the user until the password is gone.
)";

std::string oz() { return read_file(repository() / "tests/fixtures/oz.txt"); }

std::string replaced(std::string text, std::string_view old, std::string_view by) {
  const std::size_t at = text.find(old);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old.size(), by);
}

/// Without the lines from the one that starts with `first` to before the one that does with `end`.
std::string without(std::string text, std::string_view first, std::string_view end) {
  const std::size_t begin = text.find(std::string("\n") + std::string(first)) + 1;
  REQUIRE(begin != 0);
  const std::size_t behind = text.find(std::string("\n") + std::string(end), begin) + 1;
  REQUIRE(behind != 0);
  return text.erase(begin, behind - begin);
}

std::string suggested(std::string_view project, bool is_against = false) {
  return suggest_yaml(check_case(project).site, 0, {is_against});
}

std::string with_page(std::string_view project, std::string_view front) {
  return std::string(project) + "-- content/index.md --\n---\nscope: site\n" + std::string(front) +
         "---\nText.\n";
}

}  // namespace

TEST_CASE("Oz without its maps: thirteen of the author's sixteen pairs, and no other") {
  CHECK_THAT(suggested(oz(), true),
             Contains("13 of 13 suggested pairs are declared, 13 of 16 declared pairs are "
                      "suggested.\n# precision 1.00, recall 0.81, F 0.90\n"));
  const std::string bare = without(oz(), "maps:", "breaks:");
  const std::string text = suggested(bare);
  for (const std::string_view pair :
       {"dorothy: llm", "scarecrow: pattern-matcher", "tin-woodman: optimiser", "lion: generaliser",
        "wizard: ideal-loss", "yellow-brick-road: optimisation-path",
        "emerald-city: low-loss-region", "poppy-field: local-minimum",
        "country-beyond: continuing-quest", "brain: understanding", "heart: loss-function",
        "courage: robustness", "fears: bias"})
    CHECK_THAT(text, Contains("\n  " + std::string(pair) + "  #"));
  CHECK_THAT(text, Contains("# content: 13 pairs,"));
}

TEST_CASE("Oz as it is: all is declared, and training data is left over") {
  CHECK(suggested(oz()) ==
        "# content: nothing to suggest. All that statements pair is declared.\n"
        "# Left over in the idea: training-data\n");
}

TEST_CASE("what is suggested can be pasted, and then nothing more is") {
  const std::string pasted = with_page(fable, suggested(fable));
  const CheckedProject project = check_case(pasted);
  CHECK(print_text(project.diagnostics, project.sources) == "no findings\n");
  CHECK_THAT(suggest_yaml(project.site, 0, {}), Contains("nothing to suggest"));
}

TEST_CASE("names that YAML would read as something else are quoted, and read back") {
  const std::string project = R"(-- content/story.md --
---
characters: {"*no": [], "'it": [], "~": []}
relations: {a: "*no desires ~", b: "*no praises 'it", c: "'it loses ~"}
---
The fable.
-- content/idea.md --
---
people: {"%x": [], "-": [], "\u202Eright": []}
relations: {d: "%x desires \u202Eright", e: "%x praises -", f: "- loses \u202Eright"}
---
The idea.
)";
  const std::string text = suggested(project);
  CHECK_THAT(text, Contains("maps:\n  \"*no\": \"%x\"  #"));
  CHECK_THAT(text, Contains("\"\\U0000202Eright\""));
  CHECK_THAT(text, !Contains("\xE2\x80\xAE"));
  const CheckedProject pasted = check_case(with_page(project, text));
  const std::vector<Correspondence>& lines = pasted.site.allegories.at(0).correspondences;
  REQUIRE(lines.size() == 3);
  for (const Correspondence& line : lines) {
    CHECK(line.from.at(0).entity.is_bound());
    CHECK(line.to.at(0).entity.is_bound());
  }
}

TEST_CASE("declared pairs stay, and are not printed again") {
  const std::string text = suggested(with_page(fable, "maps: {fox: spammer}\n"));
  CHECK_THAT(text, Contains("# content: 2 pairs,"));
  CHECK_THAT(text, !Contains("fox:"));
}

TEST_CASE("what is not to be read so is not suggested") {
  const std::string text =
      suggested(with_page(fable, "maps: {fox: {to: spammer, polarity: negative}}\n"));
  CHECK_THAT(text, !Contains("fox: spammer"));
}

TEST_CASE("statements that are not to be read so do not match") {
  const std::string text =
      suggested(with_page(fable, "maps: {drop: {to: drop, polarity: negative}}\n"));
  CHECK_THAT(text, Contains("crow: user  # 1 statement\n"));
  CHECK_THAT(suggested(fable), Contains("crow: user  # 2 statements\n"));
}

TEST_CASE("several names for several are left alone, whatever the line says") {
  for (const std::string_view polarity : {"", ", polarity: negative"}) {
    const std::string text =
        suggested(with_page(fable, "maps: {x: {from: [fox, crow], to: [spammer, user]" +
                                       std::string(polarity) + "}}\n"));
    CHECK_THAT(text, !Contains("fox:"));
    CHECK_THAT(text, !Contains("crow:"));
  }
}

TEST_CASE("scenery and what is broken off stand for nothing") {
  const std::string scenery =
      replaced(std::string(fable), "cheese: [cheese]", "cheese: {name: cheese, role: scenery}");
  CHECK_THAT(suggested(scenery), !Contains("cheese"));
  CHECK_THAT(suggested(with_page(fable, "breaks: {cheese: it melts}\n")), !Contains("cheese"));
}

TEST_CASE("lines that contradict each other are left to the check") {
  const std::string text = suggested(with_page(fable, "maps: {fox: spammer, crow: spammer}\n"));
  CHECK_THAT(text, !Contains("fox:"));
  CHECK_THAT(text, !Contains("crow:"));
}

TEST_CASE("verbs that stand in the same places are proposed") {
  const std::string other =
      replaced(std::string(fable), "spammer desires password", "spammer seeks password");
  const std::string text = suggested(with_page(other, "maps: {fox: spammer}\n"));
  CHECK_THAT(text, Contains("verbs:\n  desires: seeks  # 1 statement\n"));
}

TEST_CASE("a quantity that both sides have by one name needs no line") {
  const std::string text = suggested(R"(-- content/story.md --
---
characters: {sun: [], planet: []}
quantities: {mass: [], heat: []}
relations: {a: (mass of sun) exceeds (mass of planet), b: (heat of sun) warms planet}
---
The sky.
-- content/idea.md --
---
domain: target
characters: {nucleus: [], electron: []}
quantities: {mass: [], charge: []}
relations: {c: (mass of nucleus) exceeds (mass of electron), d: (charge of nucleus) warms electron}
---
The atom.
)");
  CHECK_THAT(text, Contains("maps:\n  sun: nucleus  # 2 statements\n"));
  CHECK_THAT(text, Contains("  heat: charge  #"));
  CHECK_THAT(text, !Contains("mass: mass"));
}

TEST_CASE("a search that ends at its budget says so") {
  std::string story = "-- content/a.md --\n---\ncharacters:\n";
  std::string idea = "-- content/b.md --\n---\npeople:\n";
  for (int at = 0; at < 500; ++at) {
    story += "  s" + std::to_string(at) + ": []\n";
    idea += "  i" + std::to_string(at) + ": []\n";
  }
  story += "relations:\n", idea += "relations:\n";
  for (int at = 1; at < 500; ++at) {
    const std::string one = std::to_string(at - 1), next = std::to_string(at);
    story += "  a" + next + ": s" + one + " sees s" + next + "\n";
    idea += "  b" + next + ": i" + one + " sees i" + next + "\n";
  }
  CHECK_THAT(suggested(story + "---\nA.\n" + idea + "---\nB.\n"),
             Contains("# The search ended at 200000 hypotheses; there may be better pairs.\n"));
}

TEST_CASE("a project without statements, or without verbs in common, is told what to write") {
  CHECK_THAT(suggested("-- content/index.md --\n---\ncharacters: {fox: []}\n---\nFox.\n"),
             Contains("nothing to suggest. Say under `relations:` what happens, on both sides.\n"));
  CHECK_THAT(suggested("-- content/a.md --\n---\ncharacters: {fox: []}\nrelations: {r: fox is "
                       "sly}\n---\nFox.\n-- content/b.md --\n---\npeople: {spammer: []}\nrelations:"
                       " {s: spammer is quick}\n---\nSpam.\n"),
             Contains("verbs that mean the same are paired under `verbs:`"));
}

TEST_CASE("an allegory with a broken page gets a comment only") {
  const std::string broken = std::string(fable) + "-- content/broken.md --\n---\nmaps: [\n---\n";
  CHECK(suggested(broken) == "# content: a page could not be read, so nothing is suggested.\n");
}

}  // namespace allegory
