// Figures that were published about the Structure-Mapping Engine, which the search for
// correspondences must give again: those of the article of 1989 (Artificial Intelligence 41, pages
// 1–63: figures 7 and 15, table 1) and those that version 4 is tested with. The descriptions are
// those of the article's appendix B. `clear beaker` is in version 4's water flow only.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "analogy/suggest.h"
#include "support/terms.h"

namespace allegory {

namespace {

using Lines = std::vector<std::string>;

const Lines water_flow{
    "(cause (greater (pressure beaker) (pressure vial)) (flow beaker vial water pipe))",
    "(greater (diameter beaker) (diameter vial))", "(flat-top water)", "(liquid water)"};
const Lines heat_flow{"(flow coffee ice-cube heat bar)",
                      "(greater (temperature coffee) (temperature ice-cube))", "(flat-top coffee)",
                      "(liquid coffee)"};

const Lines solar_system{
    "(cause (and (greater (mass sun) (mass planet)) (attracts sun planet))"
    " (revolve-around planet sun))",
    "(greater (temperature sun) (temperature planet))",
    "(cause (gravity (mass sun) (mass planet)) (attracts sun planet))"};
const Lines rutherford_atom{
    "(greater (mass nucleus) (mass electron))", "(revolve-around electron nucleus)",
    "(cause (opposite-sign (charge nucleus) (charge electron)) (attracts nucleus electron))"};

const Lines karla{
    "(bird karla)",
    "(person hunter)",
    "(warlike hunter)",
    "(karlas-asset feathers)",
    "(weapon cross-bow)",
    "(follow (see karla hunter) (attack hunter karla))",
    "(cause (not (used-for feathers cross-bow)) (equals (success (attack hunter karla)) failed))",
    "(follow (equals (success (attack hunter karla)) failed)"
    " (realize karla (desire hunter feathers)))",
    "(cause (realize karla (desire hunter feathers)) (offer karla feathers hunter))",
    "(cause (offer karla feathers hunter) (obtain hunter feathers))",
    "(cause (obtain hunter feathers) (equals (happiness hunter) high))",
    "(cause (equals (happiness hunter) high) (promise hunter karla (not (attack hunter karla))))"};
const Lines zerdia_the_country{
    "(country zerdia)",
    "(country gagrach)",
    "(warlike gagrach)",
    "(zerdias-asset supercomputer)",
    "(weapon missiles)",
    "(cause (not (used-for supercomputer missiles))"
    " (equals (success (attack gagrach zerdia)) failed))",
    "(follow (equals (success (attack gagrach zerdia)) failed)"
    " (realize zerdia (desire gagrach supercomputer)))",
    "(cause (realize zerdia (desire gagrach supercomputer)) (offer zerdia supercomputer gagrach))",
    "(cause (offer zerdia supercomputer gagrach) (obtain gagrach supercomputer))",
    "(cause (obtain gagrach supercomputer) (equals (happiness gagrach) high))",
    "(cause (equals (happiness gagrach) high)"
    " (promise gagrach zerdia (not (attack gagrach zerdia))))"};
const Lines zerdia_the_eagle{
    "(bird zerdia)",
    "(person sportsman)",
    "(warlike sportsman)",
    "(zerdias-asset feathers)",
    "(weapon cross-bow)",
    "(cause (realize zerdia (desire sportsman feathers)) (offer zerdia feathers sportsman))",
    "(cause (offer zerdia feathers sportsman) (obtain sportsman feathers))",
    "(cause (obtain sportsman feathers)"
    " (promise sportsman zerdia (not (attack sportsman zerdia))))",
    "(follow (promise sportsman zerdia (not (attack sportsman zerdia))) (see zerdia sportsman))",
    "(follow (see zerdia sportsman) (attack sportsman zerdia))",
    "(cause (used-for feathers cross-bow) (equals (success (attack sportsman zerdia)) true))",
    "(follow (equals (success (attack sportsman zerdia)) true)"
    " (realize zerdia (used-for feathers cross-bow)))"};

SuggestOptions with(Comparison comparison) {
  SuggestOptions options;
  options.comparison = comparison;
  return options;
}

/// Two descriptions and what comparing them gave.
struct Compared {
  World world;
  Suggested found;

  Compared(const Lines& story, const Lines& idea,
           Comparison comparison = Comparison::literal_similarity)
      : world(world_of_terms(story, idea)), found(suggest_mappings(world, with(comparison))) {}

  Lines entities(std::size_t mapping) const {
    return entity_pairs(world, found.mappings.at(mapping));
  }
  Lines inferences(std::size_t mapping, bool is_structural) const {
    Lines lines;
    for (const Inference& inference : found.mappings.at(mapping).inferences)
      if (inference.is_structural == is_structural)
        lines.push_back(carry_over(world, found.mappings[mapping], inference.node));
    std::sort(lines.begin(), lines.end());
    return lines;
  }
};

Lines with(Lines lines, const std::string& line) {
  lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("water flow and heat flow: hypotheses and kernels") {
  const Compared compared(water_flow, heat_flow);
  CHECK(compared.found.hypotheses == 14);
  CHECK(compared.found.hypotheses + compared.found.functors == 20);
  CHECK(compared.found.kernels == 5);
  CHECK_FALSE(compared.found.is_cut);
}

TEST_CASE("water flow and heat flow: two mappings with the score of version 4") {
  const Compared compared(water_flow, heat_flow);
  REQUIRE(compared.found.mappings.size() == 2);
  for (const SuggestedMapping& mapping : compared.found.mappings) {
    CHECK(mapping.hypotheses == 11);
    CHECK(mapping.score == Approx(3.118000).epsilon(1e-12));
  }
  const Lines entities{"beaker coffee", "pipe bar", "vial ice-cube", "water heat"};
  CHECK(compared.entities(0) == with(entities, "of pressure temperature"));
  CHECK(compared.entities(1) == with(entities, "of diameter temperature"));
}

TEST_CASE("water flow and heat flow: the difference of temperature makes the heat flow") {
  const Compared compared(with(water_flow, "(clear beaker)"), heat_flow);
  CHECK(compared.found.hypotheses + compared.found.functors == 20);
  CHECK(compared.inferences(0, true) ==
        Lines{"(cause (greater (temperature coffee) (temperature ice-cube))"
              " (flow coffee ice-cube heat bar))"});
  CHECK(compared.inferences(0, false) == Lines{"(clear coffee)", "(flat-top heat)",
                                               "(greater (diameter coffee) (diameter ice-cube))",
                                               "(liquid heat)"});
  CHECK(compared.found.mappings[0].inferences.front().support == Approx(1.0));
  CHECK(compared.inferences(1, true) ==
        Lines{"(cause (greater (pressure coffee) (pressure ice-cube))"
              " (flow coffee ice-cube heat bar))"});
  CHECK(compared.inferences(1, false) ==
        Lines{"(clear coffee)", "(flat-top heat)", "(liquid heat)"});
  CHECK(compared.found.mappings[1].inferences.front().support == Approx(7.0 / 12.0));
}

TEST_CASE("the solar system and the atom: hypotheses and kernels") {
  const Compared compared(solar_system, rutherford_atom);
  CHECK(compared.found.hypotheses == 16);
  CHECK(compared.found.hypotheses + compared.found.functors == 22);
  CHECK(compared.found.kernels == 6);
}

TEST_CASE("the solar system and the atom: masses before temperatures") {
  const Compared compared(solar_system, rutherford_atom);
  REQUIRE(compared.found.mappings.size() == 2);
  CHECK(compared.found.mappings[0].hypotheses == 11);
  CHECK(compared.found.mappings[0].score == Approx(3.225000).epsilon(1e-12));
  CHECK(compared.found.mappings[1].hypotheses == 11);
  CHECK(compared.found.mappings[1].score == Approx(3.123000).epsilon(1e-12));
  const Lines entities{"planet electron", "sun nucleus"};
  CHECK(compared.entities(0) == with(entities, "of mass mass"));
  CHECK(compared.entities(1) == with(entities, "of temperature mass"));
}

TEST_CASE("the solar system and the atom: three inferences") {
  const Compared compared(solar_system, rutherford_atom);
  CHECK(compared.inferences(0, true) ==
        Lines{"(cause (and (greater (mass nucleus) (mass electron)) (attracts nucleus electron))"
              " (revolve-around electron nucleus))",
              "(cause (gravity (mass nucleus) (mass electron)) (attracts nucleus electron))"});
  CHECK(compared.inferences(0, false) ==
        Lines{"(greater (temperature nucleus) (temperature electron))"});
}

TEST_CASE("Karla the hawk and Zerdia the country: one mapping of six pairs") {
  const Compared compared(karla, zerdia_the_country, Comparison::analogy);
  CHECK(compared.found.hypotheses == 54);
  REQUIRE(compared.found.mappings.size() == 1);
  CHECK(compared.entities(0) ==
        Lines{"cross-bow missiles", "failed failed", "feathers supercomputer", "high high",
              "hunter gagrach", "karla zerdia", "of happiness happiness", "of success success"});
  CHECK(compared.found.mappings[0].nodes.size() == 19);
}

TEST_CASE("Karla the hawk and Zerdia the eagle: one mapping of five pairs") {
  const Compared compared(karla, zerdia_the_eagle, Comparison::analogy);
  CHECK(compared.found.hypotheses == 47);
  REQUIRE(compared.found.mappings.size() == 1);
  CHECK(compared.entities(0) == Lines{"cross-bow cross-bow", "failed true", "feathers feathers",
                                      "hunter sportsman", "karla zerdia", "of success success"});
  CHECK(compared.found.mappings[0].nodes.size() == 14);
}

TEST_CASE("an analogy scores more than a mere likeness") {
  const Compared analogy(karla, zerdia_the_country, Comparison::analogy);
  const Compared likeness(karla, zerdia_the_eagle, Comparison::analogy);
  CHECK(analogy.found.mappings.at(0).score == Approx(2323.615).epsilon(1e-12));
  CHECK(likeness.found.mappings.at(0).score == Approx(153.35).epsilon(1e-12));
  CHECK(analogy.found.mappings.at(0).score > likeness.found.mappings.at(0).score);
}

}  // namespace allegory
