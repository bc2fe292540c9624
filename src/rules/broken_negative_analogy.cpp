// broken-negative-analogy: what is declared not to carry over carries over all the same.
#include <fmt/format.h>

#include <map>

#include "rule_structure.h"

namespace allegory {

namespace {

/// Statements under `breaks:` that have a counterpart.
void check_statements(const Analogy& analogy, Reporter& report) {
  std::map<std::uint32_t, std::uint32_t> images;
  for (const NodesOfBoth& pair : analogy.structure.unbroken) images.emplace(pair.story, pair.idea);
  for (const Break& line : analogy.allegory.breaks) {
    if (line.what.statement == none) continue;
    const auto image = images.find(analogy.structure.world.story.node_of[line.what.statement]);
    if (image == images.end()) continue;
    report(line.what.name.at,
           fmt::format("`{}` is declared not to carry over, but it does", line.what.name.value),
           "negative analogy")
        .label(analogy.place(Side::idea, image->second), "its image in the idea")
        .help("remove the entry from `breaks`, or change the statement of the idea");
  }
}

/// A correspondence as the first place that says it.
struct Positive {
  const Reference *from, *to;
};

/// What the lines of an allegory say stands for what; of a character, and of each pair.
struct Positives {
  std::map<EntityRef, Positive> of_character;
  std::map<std::pair<EntityRef, EntityRef>, Positive> of_pair;
};

Positives collect(const Allegory& allegory) {
  Positives found;
  for (const Correspondence& line : allegory.correspondences) {
    if (line.written.negative || line.written.overrides) continue;
    for (const Reference& from : line.from)
      for (const Reference& to : line.to) {
        if (!from.entity.is_bound() || !to.entity.is_bound()) continue;
        found.of_character.try_emplace(from.entity, Positive{&from, &to});
        found.of_pair.try_emplace({from.entity, to.entity}, Positive{&from, &to});
      }
  }
  return found;
}

/// Characters under `breaks:` that stand for something, and pairs that are both affirmed and
/// denied.
void check_entities(const Allegory& allegory, Reporter& report) {
  const Positives positives = collect(allegory);
  for (const Break& line : allegory.breaks) {
    const auto positive = positives.of_character.find(line.what.entity);
    if (positive == positives.of_character.end()) continue;
    report(line.what.name.at,
           fmt::format("`{}` is declared not to carry over, but it does", line.what.name.value),
           "negative analogy")
        .label(positive->second.to->name.at, "its image in the idea")
        .help("remove the entry from `breaks`, or the correspondence");
  }
  for (const Correspondence& line : allegory.correspondences) {
    if (!line.written.negative) continue;
    for (const Reference& from : line.from)
      for (const Reference& to : line.to) {
        const auto positive = positives.of_pair.find({from.entity, to.entity});
        if (positive == positives.of_pair.end()) continue;
        report(to.name.at,
               fmt::format("`{}` is declared not to stand for `{}`, but it does", from.name.value,
                           to.name.value),
               "negative analogy")
            .label(positive->second.to->name.at, "declared to stand for it here")
            .help("remove one of the two lines");
      }
  }
}

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  for_each_analogy(facts, [&](const Analogy& analogy) {
    check_statements(analogy, report);
    check_entities(analogy.allegory, report);
  });
}

extern constinit const Rule broken_negative_analogy{
    .name = "broken-negative-analogy",
    .severity = Severity::error,
    .summary = "something under `breaks:` that carries over",
    .explanation =
        R"(What stands under `breaks:` has no counterpart, on purpose. If the idea says the same nevertheless, or
a line of `maps:` maps the name, two lines contradict each other. So do two lines of which one says
that a character stands for a concept and the other, with `polarity: negative`, that it does not.)",
    .bad = R"(-- content/story.md --
---
characters: {scarecrow: [Scarecrow]}
objects: {brain: [brain]}
relations:
  clever: scarecrow owns brain
---
-- content/idea.md --
---
systems: {model: [model]}
properties: {understanding: [understanding]}
relations:
  trained: model owns understanding
---
-- content/index.md --
---
maps: {scarecrow: model, brain: understanding}
breaks: {clever: The Scarecrow was clever all along; a model has to be trained.}
---
)",
    .good = R"(-- content/story.md --
---
characters: {scarecrow: [Scarecrow]}
objects: {brain: [brain]}
relations:
  clever: scarecrow owns brain
---
-- content/idea.md --
---
systems: {model: [model]}
properties: {understanding: [understanding]}
relations:
  untrained: not model owns understanding
---
-- content/index.md --
---
maps: {scarecrow: model, brain: understanding}
breaks: {clever: The Scarecrow was clever all along; a model has to be trained.}
---
)",
    .run = run,
};

}  // namespace allegory
