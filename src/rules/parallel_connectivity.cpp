// parallel-connectivity: two statements are declared to correspond, and their parts do not.
#include <fmt/format.h>

#include "rule_structure.h"

namespace allegory {

namespace {

/// Shows the first part that has another counterpart than the one it is paired with.
void show_argument(const Analogy& analogy, const PairMismatch& mismatch, Report& finding) {
  const World& world = analogy.structure.world;
  const NodeArgument& part = world.story.arguments[mismatch.story_argument];
  const std::string counterpart = analogy.spell_counterpart(Side::story, part);
  const bool is_mapped = counterpart != "nothing";
  finding.label(analogy.place(Side::story, mismatch.pair.story, mismatch.story_argument),
                fmt::format("`{}` stands for {}", analogy.spell(Side::story, part),
                            is_mapped ? fmt::format("`{}`", counterpart) : std::string("nothing")));
  const std::string role = as_role(world.roles[part.role]);
  finding.label(analogy.place(Side::idea, mismatch.pair.idea, mismatch.idea_argument),
                is_mapped ? fmt::format("expected `{}` {}", counterpart, role)
                          : fmt::format("stands here {}", role));
}

/// Shows that verbs or polarity differ.
void show_whole(const Analogy& analogy, const NodePair& pair, Report& finding) {
  const World& world = analogy.structure.world;
  const Node& story = analogy.node(Side::story, pair.story);
  const Node& idea = analogy.node(Side::idea, pair.idea);
  if (story.negated != idea.negated) {
    finding.label(analogy.place(Side::story, pair.story),
                  story.negated ? "denied in the story" : "said in the story");
    finding.label(analogy.place(Side::idea, pair.idea),
                  idea.negated ? "denied in the idea" : "said in the idea");
    return;
  }
  const std::uint32_t paired = world.verb_pair[story.verb];
  const std::string& expected = world.verbs[paired == none ? story.verb : paired].name;
  finding.label(
      analogy.clause(Side::story, pair.story).verb.at,
      paired == none ? "this verb says itself" : fmt::format("this verb says `{}`", expected));
  finding.label(analogy.clause(Side::idea, pair.idea).verb.at,
                fmt::format("expected `{}`", expected));
}

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  for_each_analogy(facts, [&](const Analogy& analogy) {
    for (const PairMismatch& mismatch : analogy.structure.mismatches) {
      const NodePair& pair = mismatch.pair;
      if (!have_same_roles(analogy.structure.world, pair)) continue;  // arity-mismatch says so
      const Correspondence& line = analogy.allegory.correspondences[pair.correspondence];
      Report finding = report(line.written.key.at,
                              fmt::format("`{}` → `{}` does not carry its arguments along",
                                          line.from.front().name.value, line.to.front().name.value),
                              "declared correspondence");
      if (mismatch.story_argument != none && mismatch.idea_argument != none) {
        show_argument(analogy, mismatch, finding);
        finding.help("map the arguments too, or correct the statement");
      } else {
        show_whole(analogy, pair, finding);
        finding.help("pair the verbs under `verbs`, or correct the statement");
      }
    }
  });
}

extern constinit const Rule parallel_connectivity{
    .name = "parallel-connectivity",
    .severity = Severity::error,
    .summary = "paired statements whose parts do not correspond",
    .explanation =
        R"(If one statement stands for another, then whatever it speaks of stands for what the other speaks of,
part for part: the second condition that Structure-Mapping Theory puts on an analogy. Statements with
the same verb and corresponding parts match by themselves. A pair of statements under `maps:` demands
that they do.)",
    .bad = R"(-- content/story.md --
---
characters: {fox: [Fox], crow: [Crow]}
objects: {cheese: [cheese]}
relations:
  drop: crow loses cheese
---
-- content/idea.md --
---
people: {spammer: [spammer], user: [user]}
artifacts: {password: [password]}
relations:
  loss: spammer loses password
---
-- content/index.md --
---
maps:
  fox: spammer
  crow: user
  cheese: password
  drop: loss
---
)",
    .good = R"(-- content/story.md --
---
characters: {fox: [Fox], crow: [Crow]}
objects: {cheese: [cheese]}
relations:
  drop: crow loses cheese
---
-- content/idea.md --
---
people: {spammer: [spammer], user: [user]}
artifacts: {password: [password]}
relations:
  loss: user loses password
---
-- content/index.md --
---
maps:
  fox: spammer
  crow: user
  cheese: password
  drop: loss
---
)",
    .run = run,
};

}  // namespace allegory
