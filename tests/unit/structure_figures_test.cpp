// Worked examples with known results. Water flow and heat flow, and the solar system and the atom,
// are those of Falkenhainer, Forbus and Gentner (Artificial Intelligence 41, 1989); given the
// entities, the checker has to suggest what SME suggests. Oz is our own.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "support/golden.h"
#include "support/structure_case.h"

namespace allegory {

namespace {

using Lines = std::vector<std::string>;

constexpr std::string_view water = R"(-- content/story.md --
---
domain: base
objects: {beaker: [], vial: [], water: [], pipe: []}
quantities: {pressure: [], diameter: []}
relations:
  flow: water flows-through pipe from beaker to vial
  head: (pressure of beaker) exceeds (pressure of vial)
  width: (diameter of beaker) exceeds (diameter of vial)
  why: head causes flow
  flat: water is flat-top
  wet: water is liquid
---
-- content/idea.md --
---
domain: target
objects: {coffee: [], ice-cube: [], heat: [], bar: []}
quantities: {temperature: []}
relations:
  flow: heat flows-through bar from coffee to ice-cube
  gap: (temperature of coffee) exceeds (temperature of ice-cube)
  flat: coffee is flat-top
  wet: coffee is liquid
---
)";

constexpr std::string_view water_maps = R"(-- content/index.md --
---
maps:
  beaker: coffee
  vial: ice-cube
  water: heat
  pipe: bar
  pressure: temperature
---
)";

constexpr std::string_view sky = R"(-- content/story.md --
---
domain: base
objects: {sun: [], planet: []}
quantities: {mass: [], temperature: []}
relations:
  heavier: (mass of sun) exceeds (mass of planet)
  pull: sun attracts planet
  orbit: planet revolves-around sun
  why-orbit: (heavier and pull) causes orbit
  hotter: (temperature of sun) exceeds (temperature of planet)
  why-pull: ((mass of sun) gravitates-with (mass of planet)) causes pull
---
-- content/idea.md --
---
domain: target
objects: {nucleus: [], electron: []}
quantities: {mass: [], charge: []}
relations:
  heavier: (mass of nucleus) exceeds (mass of electron)
  pull: nucleus attracts electron
  orbit: electron revolves-around nucleus
  why-pull: ((charge of nucleus) opposes (charge of electron)) causes pull
---
-- content/index.md --
---
maps: {sun: nucleus, planet: electron}
---
)";

/// Each inference as it is projected, with its tier and support.
Lines shown(const Structure& structure, Side from, bool is_shown = true) {
  Lines lines;
  for (const Inference& inference : from == Side::story ? structure.inferences : structure.reverse)
    if (inference.is_shown() == is_shown)
      lines.push_back(fmt::format("{} {} {:.2f}", spell_projection(structure, from, inference.node),
                                  inference.is_structural ? "structure" : "entities",
                                  inference.support));
  return lines;
}

std::string with(std::string_view text, std::string_view old, std::string_view by) {
  std::string result(text);
  const std::size_t at = result.find(old);
  REQUIRE(at != std::string::npos);
  return result.replace(at, old.size(), by);
}

Lines carried(const StructureCase& found, Side side, Fate fate) {
  Lines ids;
  for (const Statement& statement : found.project.site.allegories[0].statements)
    if (statement.side == side &&
        found.structure.fate(side, found.node(side, statement.id.value)) == fate)
      ids.push_back(statement.id.value);
  return ids;
}

}  // namespace

TEST_CASE("water flow suggests why heat flows, and less surely that widths differ") {
  const StructureCase found(std::string(water) + std::string(water_maps));
  CHECK(shown(found.structure, Side::story) ==
        Lines{"((temperature of coffee) exceeds (temperature of ice-cube)) causes (heat "
              "flows-through bar from coffee to ice-cube) structure 1.00",
              "(diameter of coffee) exceeds (diameter of ice-cube) entities 0.33"});
}

TEST_CASE("what water is like is not shown to readers as what heat should be like") {
  const StructureCase found(std::string(water) + std::string(water_maps));
  CHECK(shown(found.structure, Side::story, false) ==
        Lines{"heat is flat-top entities 1.00", "heat is liquid entities 1.00"});
}

TEST_CASE("systematicity cannot tell pressure from diameter, support can") {
  const StructureCase pressure(std::string(water) + std::string(water_maps));
  const StructureCase diameter(std::string(water) + with(water_maps, "pressure:", "diameter:"));
  CHECK(pressure.structure.systematicity == Approx(0.473).margin(0.0005));
  CHECK(diameter.structure.systematicity == Approx(0.473).margin(0.0005));
  CHECK(pressure.structure.inferences[0].support == Approx(1.0));
  REQUIRE(diameter.structure.inferences[0].is_structural);
  CHECK(diameter.structure.inferences[0].support == Approx(0.58).margin(0.005));
}

TEST_CASE("crossed vessels are two swaps of roles") {
  const std::string crossed = with(with(water_maps, "beaker: coffee", "beaker: ice-cube"),
                                   "vial: ice-cube", "vial: coffee");
  const StructureCase found(std::string(water) + crossed);
  REQUIRE(found.structure.near_misses.size() == 2);
  for (const NearMiss& miss : found.structure.near_misses)
    CHECK(miss.kind == NearMiss::Kind::role_swap);
}

TEST_CASE("the solar system suggests three things about the atom, and the atom one about the sky") {
  const StructureCase found(sky);
  CHECK(shown(found.structure, Side::story) ==
        Lines{"(((mass of nucleus) exceeds (mass of electron)) and (nucleus attracts electron)) "
              "causes (electron revolves-around nucleus) structure 0.93",
              "((mass of nucleus) gravitates-with (mass of electron)) causes (nucleus attracts "
              "electron) structure 0.90",
              "(temperature of nucleus) exceeds (temperature of electron) entities 0.33"});
  CHECK(shown(found.structure, Side::idea) ==
        Lines{"((charge of sun) opposes (charge of planet)) causes (sun attracts planet) structure "
              "0.50"});
}

TEST_CASE("Oz carries sixteen of eighteen statements, predicts one and breaks off one") {
  const StructureCase found(read_file(repository() / "tests/fixtures/oz.txt"));
  const Structure& oz = found.structure;
  CHECK(oz.story.systematicity == Approx(0.871).margin(0.0005));
  CHECK(oz.idea.systematicity == Approx(0.949).margin(0.0005));
  CHECK(oz.systematicity == Approx(0.908).margin(0.0005));
  CHECK(oz.story.depth == 2);
  CHECK(oz.idea.depth == 2);
  CHECK(carried(found, Side::story, Fate::carried).size() == 16);
  CHECK(carried(found, Side::story, Fate::predicted) == Lines{"why-onward"});
  CHECK(carried(found, Side::story, Fate::broken) == Lines{"had-it"});
  CHECK(carried(found, Side::idea, Fate::silent) == Lines{"fuel"});
  CHECK(carried(found, Side::idea, Fate::carried).size() == 17);
}

TEST_CASE("Oz predicts why the quest continues, and asks what its training data would be") {
  const StructureCase found(read_file(repository() / "tests/fixtures/oz.txt"));
  CHECK(shown(found.structure, Side::story) ==
        Lines{"(ideal-loss is unattainable) causes (llm seeks continuing-quest) structure 1.00"});
  CHECK(shown(found.structure, Side::idea) == Lines{});
  CHECK(shown(found.structure, Side::idea, false) ==
        Lines{"?training-data shapes heart entities 0.50"});
  CHECK(found.structure.near_misses.empty());
  CHECK(found.structure.verb_gaps.empty());
  CHECK(found.structure.mismatches.empty());
  CHECK(found.structure.contradicted.empty());
  CHECK(found.structure.unbroken.empty());
}

TEST_CASE("without its five pairs of verbs Oz has exactly these five gaps") {
  const std::string oz = read_file(repository() / "tests/fixtures/oz.txt");
  const std::size_t begin = oz.find("verbs:\n");
  const std::size_t end = oz.find("maps:\n", begin);
  REQUIRE(end != std::string::npos);
  const StructureCase found(oz.substr(0, begin) + oz.substr(end));
  Lines gaps;
  for (const VerbGap& gap : found.structure.verb_gaps)
    gaps.push_back(fmt::format("{}: {} {}", found.world().verbs[gap.story_verb].name,
                               found.world().verbs[gap.idea_verb].name, gap.count));
  std::ranges::sort(gaps);
  CHECK(gaps == Lines{"desires: needs 3", "grants: yields 1", "guides: steers 1",
                      "joins: belongs-to 3", "travels-along: follows 1"});
  CHECK(found.structure.systematicity == Approx(0.324).margin(0.0005));
}

TEST_CASE("Oz has no finding beside a concept without a character and what it predicts") {
  const StructureCase found(read_file(repository() / "tests/fixtures/oz.txt"));
  CHECK(found.project.diagnostics.count(Severity::error) == 0);
  CHECK(found.project.diagnostics.count(Severity::warning) == 0);
}

}  // namespace allegory
