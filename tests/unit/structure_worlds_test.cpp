// Small worlds for one or two rules each: hierarchies, kinds, and the two examples by which the
// literature measures an engine of analogy. What is expected is the whole list of findings.
#include <set>

#include "support/fable.h"
#include "support/golden.h"

namespace allegory {

namespace {

/// The messages of all findings of one rule.
std::set<std::string> messages(const CheckedProject& checked, std::string_view rule) {
  std::set<std::string> found;
  for (const Diagnostic& finding : checked.diagnostics.items())
    if (finding.name == rule) found.insert(finding.message);
  return found;
}

/// The words about tier and support, of the inference with that message.
std::string support_of(const CheckedProject& checked, std::string_view message) {
  for (const Diagnostic& finding : checked.diagnostics.items())
    if (finding.message == message) return finding.labels.front().text;
  return "no such inference";
}

}  // namespace

TEST_CASE("a hierarchy with a cycle, and a link beside one of its steps") {
  CHECK(findings(R"(-- content/idea.md --
---
domain: target
concepts: {a1: [], b1: [], c1: []}
relations:
  r1: a1 part-of b1
  r2: b1 part-of c1
  r3: c1 part-of a1
  r4: a1 related-to b1
---
)") == Findings{"cyclic-hierarchy idea.md:7:7", "related-and-broader idea.md:8:7"});
}

TEST_CASE("a road that leads to two places, and its inverse the wrong way round") {
  CHECK(findings(R"(-- content/story.md --
---
domain: base
places: {road: [], city: [], sea: []}
predicates:
  leads-to: {functional: true, inverse: reached-by}
relations:
  r1: road leads-to city
  r2: road leads-to sea
  r3: road reached-by city
---
)") == Findings{"functional-violation story.md:8:21", "inverse-mismatch story.md:9:7"});
}

TEST_CASE("a character that stands for a state needs a reason; a split is one thing on each side") {
  const std::string world = R"(-- content/story.md --
---
domain: base
characters: {lion: [Lion]}
qualities: {fear: [fear]}
relations: {r: lion fights fear}
---
Lion, fear.
-- content/idea.md --
---
domain: target
states: {model: [model]}
limitations: {bias: [bias], noise: [noise]}
relations: {r: model fights bias, s: model fights noise}
---
model bias noise
-- content/index.md --
---
maps:
  lion: model
  fear: {to: [bias, noise], as: split}
---
)";
  CHECK(findings(world) == Findings{"semantic-similarity index.md:3:9"});
  CHECK(findings(replaced(world, "lion: model", "lion: {to: model, because: both are moods}")) ==
        Findings{});
}

// Falkenhainer, Forbus, Gentner, The Structure-Mapping Engine, Artificial Intelligence 41, 1989:
// what version 4 of their engine infers from these two descriptions.
TEST_CASE("the solar system predicts two causes and a difference, and learns one from the atom") {
  const CheckedProject checked = check_case(R"(-- content/story.md --
---
domain: base
objects: {sun: [sun], planet: [planet]}
quantities: {mass: [mass], temperature: [temperature]}
relations:
  heavier: (mass of sun) exceeds (mass of planet)
  pull: sun attracts planet
  orbit: planet revolves-around sun
  why-orbit: (heavier and pull) causes orbit
  hotter: (temperature of sun) exceeds (temperature of planet)
  why-pull: ((mass of sun) gravitates-with (mass of planet)) causes pull
---
The sun attracts each planet: mass, and no temperature, does it.
-- content/idea.md --
---
domain: target
objects: {nucleus: [nucleus], electron: [electron]}
quantities: {mass: [mass], charge: [charge]}
relations:
  heavier: (mass of nucleus) exceeds (mass of electron)
  pull: nucleus attracts electron
  orbit: electron revolves-around nucleus
  why-pull: ((charge of nucleus) opposes (charge of electron)) causes pull
---
The nucleus attracts each electron by its charge, not by its mass.
-- content/index.md --
---
maps: {sun: nucleus, planet: electron}
---
)");
  const std::string orbit =
      "the analogy predicts: (((mass of nucleus) exceeds (mass of electron)) and (nucleus attracts "
      "electron)) causes (electron revolves-around nucleus)";
  const std::string hotter =
      "the analogy predicts: (temperature of nucleus) exceeds (temperature of electron)";
  const std::string pull =
      "the analogy predicts: ((mass of nucleus) gravitates-with (mass of electron)) causes "
      "(nucleus attracts electron)";
  const std::string charge =
      "the idea suggests a story beat: ((charge of sun) opposes (charge of planet)) causes (sun "
      "attracts planet)";
  CHECK(messages(checked, "candidate-inference") == std::set<std::string>{orbit, hotter, pull});
  CHECK(messages(checked, "reverse-inference") == std::set<std::string>{charge});
  CHECK(checked.diagnostics.items().size() == 4);
  CHECK(support_of(checked, orbit).starts_with("structure-supported"));
  CHECK(support_of(checked, pull).starts_with("structure-supported"));
  CHECK(support_of(checked, hotter).starts_with("entity-supported"));
}

TEST_CASE("water predicts why heat flows, and with less support a difference in width") {
  const CheckedProject checked = check_case(R"(-- content/story.md --
---
domain: base
objects: {beaker: [beaker], vial: [vial], water: [water], pipe: [pipe]}
quantities: {pressure: [pressure], diameter: [diameter]}
relations:
  wflow: water flows-through pipe from beaker to vial
  head: (pressure of beaker) exceeds (pressure of vial)
  width: (diameter of beaker) exceeds (diameter of vial)
  why: head causes wflow
  flat: water is flat-top
  liq: water is liquid
---
Pressure drives the water through a pipe from the beaker to the vial, whatever the diameter.
-- content/idea.md --
---
domain: target
objects: {coffee: [coffee], ice-cube: [ice cube], heat: [heat], bar: [bar]}
quantities: {temperature: [temperature]}
relations:
  hflow: heat flows-through bar from coffee to ice-cube
  gap: (temperature of coffee) exceeds (temperature of ice-cube)
  flat-c: coffee is flat-top
  liq-c: coffee is liquid
---
Heat flows along a bar from the coffee to the ice cube: their temperature differs.
-- content/index.md --
---
maps: {beaker: coffee, vial: ice-cube, water: heat, pipe: bar, pressure: temperature}
---
)");
  const std::string cause =
      "the analogy predicts: ((temperature of coffee) exceeds (temperature of ice-cube)) causes "
      "(heat flows-through bar from coffee to ice-cube)";
  const std::string width =
      "the analogy predicts: (diameter of coffee) exceeds (diameter of ice-cube)";
  CHECK(messages(checked, "candidate-inference") == std::set<std::string>{cause, width});
  CHECK(checked.diagnostics.items().size() == 2);
  CHECK(support_of(checked, cause) == "structure-supported, support 1.00");
  CHECK(support_of(checked, width).starts_with("entity-supported"));
}

TEST_CASE("the Wizard of Oz leaves a concept bare and predicts one thing") {
  CHECK(findings(read_file(repository() / "tests/fixtures/oz.txt")) ==
        Findings{"uncovered-concept learning.md:26:3", "candidate-inference oz.md:40:15"});
}

}  // namespace allegory
