// One rule, one small world: what each rule about statements and correspondences tells apart. What
// is expected is the whole list of findings.
#include "support/fable.h"

namespace allegory {

namespace {

/// One page with this front matter.
std::string page(std::string_view front) {
  return "-- content/index.md --\n---\n" + std::string(front) + "---\n";
}

const Diagnostic& only_finding(const CheckedProject& checked) {
  REQUIRE(checked.diagnostics.items().size() == 1);
  return checked.diagnostics.items().front();
}

}  // namespace

TEST_CASE("a strength of two cannot be") {
  CHECK(findings(page("characters: {fox: []}\nconcepts: {x: []}\nmaps:\n"
                      "  fox: {to: x, strength: 2}\n")) == Findings{"invalid-value index.md:5:26"});
}

TEST_CASE("a break that names nothing is told which statement was meant") {
  const CheckedProject checked =
      check_case(page("characters: {fox: []}\nrelations:\n  had-it: fox is hungry\nbreaks:\n"
                      "  had-itt: no\n"));
  CHECK(only_finding(checked).name == "unknown-statement");
  CHECK(only_finding(checked).help == "did you mean `had-it`?");
}

TEST_CASE("a pair of statements with different numbers of parts is one finding") {
  const std::string given =
      replaced(story_page, "drop: crow loses cheese", "drop: crow loses cheese to fox");
  const std::string paired =
      replaced(index_page, "  cheese: password\n", "  cheese: password\n  drop: drop\n");
  std::string project = fable(replaced(given, "  opens: flatters causes drop\n", ""),
                              replaced(idea_page, "  opens: flatters causes drop\n", ""), paired);
  CHECK(findings(project) == Findings{"arity-mismatch index.md:6:3"});
  const CheckedProject checked = check_case(project);
  CHECK(only_finding(checked).message == "`drop` has 3 arguments but `drop` has 2");
}

TEST_CASE("a pair of statements may put the same parts behind different words") {
  const std::string given =
      replaced(story_page, "drop: crow loses cheese", "drop: crow loses cheese to fox");
  const std::string taken =
      replaced(idea_page, "drop: user loses password", "drop: user loses password by spammer");
  const std::string paired =
      replaced(index_page, "  cheese: password\n", "  cheese: password\n  drop: drop\n");
  const CheckedProject checked =
      check_case(fable(replaced(given, "  opens: flatters causes drop\n", ""),
                       replaced(taken, "  opens: flatters causes drop\n", ""), paired));
  CHECK(only_finding(checked).name == "arity-mismatch");
  CHECK(only_finding(checked).message == "`drop` has a part behind `to` but `drop` has none");
}

TEST_CASE("a word that stands before two parts of a pair is counted twice") {
  const CheckedProject checked =
      check_case(page("characters: {fox: []}\nconcepts: {x: []}\nmaps: {fox: x, r: s}\nrelations:\n"
                      "  r: fox sends fox to fox to fox\n  s: x sends x to x from x\n"));
  CHECK(only_finding(checked).name == "arity-mismatch");
}

TEST_CASE("a verb with declared roles wants all of them") {
  const std::string front =
      "characters: {fox: [], crow: []}\nobjects: {cheese: []}\n"
      "predicates: {gives: {roles: [subject, object, to]}}\nrelations:\n";
  CHECK(findings(page(front + "  r: fox gives cheese to crow\n")) == Findings{});
  CHECK(findings(page(front + "  r: fox gives cheese\n")) ==
        Findings{"arity-mismatch index.md:6:6"});
  CHECK(findings(page(front + "  r: (fox gives cheese for crow) causes (fox is glad)\n")) ==
        Findings{"arity-mismatch index.md:6:6"});
  CHECK(findings(page(front + "  r: fox is gives\n")) == Findings{});
}

TEST_CASE("two pages with one address are one finding") {
  CHECK(findings("-- content/fox.md --\nFox.\n-- content/a.md --\n---\nslug: fox\n---\nA.\n") ==
        Findings{"duplicate-slug fox.md:1:1"});
}

TEST_CASE("two verbs for one, and one verb for two") {
  CHECK(findings(page("verbs: {desires: needs, longs-for: needs}\n")) ==
        Findings{"verb-collision index.md:2:36"});
  CHECK(findings(page("verbs: {desires: needs}\n") +
                 "-- content/z.md --\n---\nverbs: {desires: wants}\n---\n") ==
        Findings{"verb-collision z.md:2:18"});
  CHECK(findings(page("verbs: {desires: needs}\n") +
                 "-- content/z.md --\n---\nverbs: {desires: needs}\n---\n") == Findings{});
}

TEST_CASE("as: is redundant where one stands for one, in either form") {
  for (const std::string_view form : {"composite", "split"}) {
    INFO(form);
    const CheckedProject checked =
        check_case(page("characters: {fox: []}\nconcepts: {x: []}\nmaps:\n  fox: {to: x, as: " +
                        std::string(form) + "}\n"));
    CHECK(only_finding(checked).name == "redundant-cardinality");
  }
}

TEST_CASE("what something unmapped takes part in is a question, if one asks for questions") {
  const std::string project = fable(
      replaced(story_page, "[cheese]}", "[cheese], tree: {role: scenery}}"), idea_page, index_page);
  const std::string sitting = replaced(
      project, "  has: crow", "  sits: crow sits-on tree\n  dark: crow is black\n  has: crow");
  CHECK(findings(sitting) == Findings{});
  const std::string asked =
      sitting + "-- allegory.yaml --\ntitle: Test\nlevels: {skolem-inference: note}\n";
  CHECK(findings(asked) ==
        Findings{"skolem-inference story.md:6:9", "skolem-inference story.md:7:9"});
  const CheckedProject checked = check_case(asked);
  CHECK(checked.diagnostics.items()[0].message ==
        "the analogy predicts, with a gap: user sits-on ?tree");
  CHECK(checked.diagnostics.items()[1].message ==
        "the analogy predicts, a bare attribute: user is black");
}

TEST_CASE("an analogy below the least systematicity is one finding about its page") {
  const std::string project = fable(story_page, idea_page, index_page);
  const std::string half = replaced(project, "  wants: spammer desires password\n", "");
  const std::string strict =
      "-- allegory.yaml --\ntitle: Test\nmin_systematicity: 1\n"
      "levels: {candidate-inference: off}\n";
  CHECK(findings(project + strict) == Findings{});
  const CheckedProject checked = check_case(half + strict);
  CHECK(only_finding(checked).name == "low-systematicity");
  CHECK(only_finding(checked).path == "content/index.md");
  CHECK(check_case(half + "-- allegory.yaml --\ntitle: Test\n"
                          "levels: {candidate-inference: off}\n")
            .diagnostics.items()
            .empty());
}

TEST_CASE("each allegory of a site has its own systematicity") {
  const std::string good =
      "---\nallegory: {story: A, takeaway: Run.}\ncharacters: {fox: []}\nconcepts: {x: []}\nmaps: "
      "{fox: x}\n"
      "relations: {r: fox runs, s: x runs}\n---\n";
  const std::string poor = replaced(good, "s: x runs", "s: x sleeps");
  const std::string config =
      "-- allegory.yaml --\ntitle: Test\nmin_systematicity: 0.5\n"
      "levels: {verb-gap: off, candidate-inference: off, "
      "reverse-inference: off}\n";
  CHECK(findings(config + "-- content/a/index.md --\n" + good + "-- content/b/index.md --\n" +
                 poor) == Findings{"low-systematicity b/index.md:2:1"});
}

TEST_CASE("no reason given is a finding, if one asks for reasons") {
  const std::string asked =
      fable(story_page, idea_page, index_page) +
      "-- allegory.yaml --\ntitle: Test\nlevels: {missing-because: warning}\n";
  CHECK(findings(asked) == Findings{"missing-because index.md:3:3", "missing-because index.md:4:3",
                                    "missing-because index.md:5:3"});
}

TEST_CASE("a character that is broken off and mapped, and a pair that is affirmed and denied") {
  CHECK(findings(fable(story_page, idea_page,
                       replaced(index_page, "maps:\n", "breaks:\n  fox: no\nmaps:\n"))) ==
        Findings{"broken-negative-analogy index.md:3:3"});
  CHECK(findings(fable(story_page, idea_page,
                       replaced(index_page, "  crow: user\n",
                                "  crow: user\n"
                                "  not-so: {from: crow, to: user, polarity: negative}\n"))) ==
        Findings{"broken-negative-analogy index.md:5:28"});
}

TEST_CASE("a symmetric verb has no wrong way round") {
  const std::string other_way = replaced(idea_page, "spammer praises user", "user praises spammer");
  const std::string symmetric =
      replaced(index_page, "maps:\n", "predicates: {praises: {symmetric: true}}\nmaps:\n");
  CHECK(findings(fable(story_page, other_way, symmetric)) == Findings{});
}

TEST_CASE("the same name on both sides is not guessed in a link") {
  const CheckedProject checked = check_case(R"(-- content/a.md --
---
domain: base
quantities: {mass: [mass]}
---
-- content/b.md --
---
domain: target
quantities: {mass: [mass]}
---
-- content/c.md --
How much [[mass]]?
)");
  CHECK(only_finding(checked).name == "ambiguous-alias");
  CHECK(only_finding(checked).message == "`[[mass]]` resolves to both sides");
}

TEST_CASE("a cycle is one finding, however long, and two cycles apart are two") {
  CHECK(findings(page("concepts: {a: [], b: [], c: [], d: []}\nrelations:\n"
                      "  r1: a part-of b\n  r2: b part-of a\n"
                      "  r3: c kind-of d\n  r4: d kind-of c\n  r5: c kind-of c\n")) ==
        Findings{"cyclic-hierarchy index.md:5:7", "cyclic-hierarchy index.md:7:7"});
  CHECK(findings(page("concepts: {a: []}\nrelations:\n  r1: a part-of a\n")) ==
        Findings{"cyclic-hierarchy index.md:4:7"});
}

TEST_CASE("a denied statement and one that is only spoken of are not asserted") {
  CHECK(findings(page("concepts: {a: [], b: []}\nrelations:\n  r1: a part-of b\n"
                      "  r2: not b part-of a\n  r3: (b part-of a) causes (a is odd)\n")) ==
        Findings{});
}

TEST_CASE("statements that speak of each other are one finding") {
  CHECK(findings(page("domain: target\nconcepts: {a: []}\nrelations:\n  r1: r2 causes r3\n"
                      "  r2: r3 causes r1\n  r3: a is odd\n")) ==
        Findings{"cyclic-hierarchy index.md:6:7"});
  CHECK(findings(page("domain: target\nrelations:\n  r1: r1 causes r1\n")) ==
        Findings{"cyclic-hierarchy index.md:4:7"});
}

TEST_CASE("a pair that is denied covers nobody") {
  CHECK(findings(page("characters: {fox: [], crow: []}\nconcepts: {x: [], y: []}\nmaps:\n"
                      "  fox: x\n  crow: {to: y, polarity: negative}\n")) ==
        Findings{"uncovered-character index.md:2:23", "uncovered-concept index.md:3:19"});
}

TEST_CASE("a page that re-reads a character on purpose changes nothing of the whole") {
  CHECK(
      findings(fable(story_page,
                     replaced(idea_page, "user: [user]}", "user: [user], victim: [victim]}"),
                     index_page) +
               "-- content/page.md --\n---\nmaps:\n  crow: {to: victim, override: true}\n---\n") ==
      Findings{});
}

TEST_CASE("what holds a statement with a finding of its own is not predicted") {
  const std::string higher =
      replaced(story_page, "  drop: crow loses cheese\n",
               "  drop: crow loses cheese\n  moral: opens causes (fox is glad)\n");
  const std::string swapped = replaced(idea_page, "spammer praises user", "user praises spammer");
  CHECK(findings(fable(higher, swapped, index_page)) == Findings{"role-swap idea.md:8:13"});
}

TEST_CASE("a composite acts as one, and what its members do is said once") {
  CHECK(findings(R"(-- content/index.md --
---
characters: {poppies: [], witch: [], dorothy: []}
systems: {trap: [], llm: []}
maps:
  perils: {from: [poppies, witch], to: trap, as: composite}
  dorothy: llm
relations:
  sleep: poppies delay dorothy
  capture: witch delay dorothy
  stuck: trap delay llm
  fright: witch scares dorothy
---
)") == Findings{"candidate-inference index.md:11:11"});
}

}  // namespace allegory
