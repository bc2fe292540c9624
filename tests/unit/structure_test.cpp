// Each thing that the checker of structure can say, on a fable of a fox and a crow
// (support/structure_fable.h).
#include "analogy/structure.h"

#include <catch2/catch.hpp>
#include <vector>

#include "support/structure_fable.h"

namespace allegory {

TEST_CASE("an empty world has an empty structure") {
  const Structure structure = analyse(WorldBuilder().finish());
  CHECK(structure.systematicity == 0.0);
  CHECK(structure.inferences.empty());
}

TEST_CASE("a pair of statements that does not hold names the first role that differs") {
  const StructureCase found =
      fable("a: crow loses cheese", "x: spammer loses password", "  a: x\n");
  CHECK(findings(found) == Lines{"pair crow loses cheese"});
  const PairMismatch& mismatch = found.structure.mismatches.at(0);
  CHECK(named(found.world().story, mismatch.story_argument) == "crow");
  CHECK(named(found.world().idea, mismatch.idea_argument) == "spammer");
  CHECK(predictions(found) == Lines{});
  CHECK(predictions(found, Side::idea) == Lines{});
}

TEST_CASE("a pair with other verbs or other roles has no role to name") {
  for (const std::string_view idea : {"x: user drops password", "x: user loses password to spammer",
                                      "x: not user loses password"}) {
    const StructureCase found = fable("a: crow loses cheese", idea, "  a: x\n");
    REQUIRE(found.structure.mismatches.size() == 1);
    CHECK(found.structure.mismatches[0].story_argument == none);
  }
}

TEST_CASE("of a pair within a pair only the inner one is told") {
  const StructureCase found = fable("a: crow loses cheese\nb: a causes a",
                                    "x: spammer loses password\ny: x causes x", "  b: y\n  a: x\n");
  CHECK(findings(found) == Lines{"pair crow loses cheese"});
}

TEST_CASE("the same parts in other roles are a swap, if nothing else claims the statement") {
  CHECK(findings(fable("a: fox praises crow", "x: user praises spammer")) ==
        Lines{"swap fox praises crow | user praises spammer"});
  CHECK(findings(fable("a: fox praises crow\nb: crow praises fox", "x: user praises spammer")) ==
        Lines{});
  CHECK(findings(fable("a: fox sells cheese to crow", "x: password sells user to spammer")) ==
        Lines{"swap fox sells cheese to crow | password sells user to spammer"});
}

TEST_CASE("one part that is the image of another is crossed") {
  const StructureCase found = fable("a: crow loses cheese", "x: spammer loses password");
  CHECK(findings(found) == Lines{"crossed crow loses cheese | spammer loses password"});
  const NearMiss& miss = found.structure.near_misses.at(0);
  CHECK(named(found.world().story, miss.story_argument) == "crow");
  CHECK(named(found.world().idea, miss.idea_argument) == "spammer");
}

TEST_CASE("a part that is nobody's image is not crossed, nor is one without a part beside it") {
  CHECK(findings(fable("a: crow loses cheese", "x: bot loses password")) == Lines{});
  CHECK(findings(fable("a: wolf loses cheese", "x: spammer loses password")) == Lines{});
  CHECK(findings(fable("a: crow is sly", "x: spammer is sly")) == Lines{});
}

TEST_CASE("verbs are a gap only if each meets only the other") {
  CHECK(findings(fable("a: fox praises crow\nb: crow praises fox",
                       "x: spammer flatters user\ny: user flatters spammer")) ==
        Lines{"gap praises: flatters 2"});
  CHECK(findings(fable("a: fox praises crow",
                       "x: spammer flatters user\ny: spammer writes-to user")) == Lines{});
  CHECK(findings(fable("a: fox praises crow\nb: fox sees crow", "x: spammer flatters user")) ==
        Lines{});
}

TEST_CASE("a verb that carries over elsewhere needs no pair") {
  CHECK(findings(fable("a: fox praises crow\nb: crow praises cheese",
                       "x: spammer flatters user\ny: user praises password")) == Lines{});
}

TEST_CASE("attributes are a gap only as part of a statement") {
  CHECK(findings(fable("a: fox is sly", "x: spammer is cunning")) == Lines{});
  CHECK(findings(fable("a: (fox is sly) causes (crow loses cheese)",
                       "x: (spammer is cunning) causes (user loses password)")) ==
        Lines{"gap sly: cunning 1"});
}

TEST_CASE("a statement that has been reported is told no second time, nor is what holds it") {
  const StructureCase found = fable("a: fox praises crow\nb: a causes (crow loses cheese)",
                                    "x: user praises spammer\ny: x causes (user loses password)");
  CHECK(findings(found) == Lines{"swap fox praises crow | user praises spammer"});
  CHECK(predictions(found) == Lines{});
  CHECK(predictions(found, Side::idea) == Lines{});
}

TEST_CASE("what the idea denies is a contradiction and no prediction") {
  const StructureCase found =
      fable("a: fox praises crow\nb: crow loses cheese\nc: a causes b",
            "x: spammer praises user\ny: user loses password\nz: not x causes y");
  CHECK(findings(found) ==
        Lines{"contradicted (fox praises crow) causes (crow loses cheese) | not (spammer praises "
              "user) causes (user loses password)"});
  CHECK(predictions(found) == Lines{});
  CHECK(predictions(found, Side::idea) == Lines{});
}

TEST_CASE("a break that carries over all the same is told") {
  CHECK(findings(fable("a: fox praises crow", "x: spammer praises user",
                       "breaks: {a: not so}\n")) == Lines{"unbroken fox praises crow"});
}

TEST_CASE("what is broken off is not predicted, nor near to anything, nor counted") {
  const StructureCase found = fable("a: fox praises crow\nb: fox sees crow\nc: b causes a",
                                    "x: spammer praises user\ny: user sees spammer",
                                    "breaks: {b: foxes have better eyes}\n");
  CHECK(findings(found) == Lines{});
  CHECK(predictions(found) == Lines{});
  CHECK(found.structure.story.systematicity == 1.0);
  CHECK(found.structure.fate(Side::story, found.node(Side::story, "c")) == Fate::broken);
}

TEST_CASE("that the idea denies what is broken off suggests nothing to the story") {
  const StructureCase found = fable("a: fox praises crow", "x: not spammer praises user",
                                    "breaks: {a: machines have no manners}\n");
  CHECK(findings(found) == Lines{});
  CHECK(predictions(found, Side::idea) == Lines{});
}

TEST_CASE("what is said of someone who is broken off is broken off") {
  const StructureCase found = fable("a: fox praises crow\nb: wolf frightens crow",
                                    "x: spammer praises user", "breaks: {wolf: no police}\n");
  CHECK(found.structure.fate(Side::story, found.node(Side::story, "b")) == Fate::broken);
  CHECK(found.structure.inferences.empty());
}

TEST_CASE("an inference is a whole statement that no open one holds") {
  const StructureCase found =
      fable("a: fox praises crow\nb: crow loses cheese\nc: a causes b", "x: spammer praises user");
  CHECK(predictions(found) == Lines{"(spammer praises user) causes (user loses password)"});
  const Inference& inference = found.structure.inferences.at(0);
  CHECK(inference.is_structural);
  CHECK(inference.support == Approx(5.0 / 6.0));
  for (const std::string_view id : {"b", "c"})
    CHECK(found.structure.fate(Side::story, found.node(Side::story, id)) == Fate::predicted);
  CHECK(found.structure.fate(Side::story, found.node(Side::story, "a")) == Fate::carried);
}

TEST_CASE("a clause is predicted with the statement that holds it, and not without") {
  CHECK(predictions(fable("a: (fox praises crow) causes (wolf laughs)", "",
                          "breaks: {wolf: no police}\n")) == Lines{});
  CHECK(predictions(fable("a: (fox praises crow) causes (crow sings)", "")) ==
        Lines{"(spammer praises user) causes (user sings)"});
}

TEST_CASE("inferences about nobody, and bare attributes, are kept from readers") {
  const StructureCase found = fable("a: wolf frightens crow\nb: fox is sly\nc: wolf howls", "");
  CHECK(predictions(found) == Lines{});
  REQUIRE(found.structure.inferences.size() == 2);
  CHECK(found.structure.inferences[0].is_attribute);
  CHECK(found.structure.inferences[1].has_skolem);
  CHECK(spell_projection(found.structure, Side::story, found.structure.inferences[1].node) ==
        "?wolf frightens user");
  CHECK(found.structure.fate(Side::story, found.node(Side::story, "b")) == Fate::silent);
}

TEST_CASE("inferences come by tier, then support, then order") {
  const StructureCase found = fable(
      "a: fox sees crow\nb: (crow sings) causes (fox praises crow)\nc: (fox sees crow) causes "
      "(crow sings)\nd: (crow sings) causes (crow sings)",
      "x: spammer praises user");
  CHECK(predictions(found) == Lines{"(user sings) causes (spammer praises user)",
                                    "(spammer sees user) causes (user sings)",
                                    "(user sings) causes (user sings)"});
}

TEST_CASE("an inference says the idea's verb, and of a split its first image") {
  const StructureCase found = fable("a: wolf praises crow", "",
                                    "  wolf: {to: [bot], as: split}\nverbs: {praises: flatters}\n");
  CHECK(predictions(found) == Lines{"bot flatters user"});
  const StructureCase reverse =
      fable("", "x: spammer flatters user", "verbs: {praises: flatters}\n");
  CHECK(predictions(reverse, Side::idea) == Lines{"fox praises crow"});
}

TEST_CASE("a name with a finding of its own takes its statements out of the inferences") {
  const StructureCase misspelt =
      fable("a: fox praises crwo",
            "x: spammer praises user\ny: user loses password\nz: spammer sees spammer");
  CHECK(predictions(misspelt, Side::idea) == Lines{});
  CHECK(findings(fable("a: fox praises crwo\nb: fox praises cheese", "x: spammer praises user")) ==
        Lines{});
}

TEST_CASE("a knot of correspondences is no reason for anything else") {
  const StructureCase found =
      fable("a: fox praises crow", "x: spammer praises user", "  wolf: user\n");
  CHECK(findings(found) == Lines{});
  CHECK(predictions(found) == Lines{});
  CHECK(predictions(found, Side::idea) == Lines{});
}

}  // namespace allegory
