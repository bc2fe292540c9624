// role-swap: a statement of the idea says what one of the story says, with the roles exchanged.
#include <fmt/format.h>

#include "rule_structure.h"

namespace allegory {

namespace {

/// Whether a part of the story and one of the idea stand for each other.
bool correspond(const Structure& structure, const NodeArgument& story, const NodeArgument& idea) {
  if (story.is_node != idea.is_node) return false;
  const World& world = structure.world;
  if (story.is_node)
    return structure.story.class_of[story.index] == structure.idea.class_of[idea.index];
  const std::uint32_t group = world.story.group[story.index];
  return group != none && group == world.idea.group[idea.index];
}

/// Exchanges the two parts of the idea that stand in each other's places; nothing if more than two
/// are out of place.
std::optional<Fix> exchange(const Facts& facts, const Analogy& analogy, const NearMiss& miss) {
  const World& world = analogy.structure.world;
  const auto story = world.story.arguments_of(miss.story);
  const auto idea = world.idea.arguments_of(miss.idea);
  std::vector<std::size_t> differ;
  for (std::size_t part = 0; part < std::min(story.size(), idea.size()); ++part)
    if (!correspond(analogy.structure, story[part], idea[part])) differ.push_back(part);
  if (differ.size() != 2) return std::nullopt;
  const Statement& statement = analogy.statement(Side::idea, miss.idea);
  auto edits = swap_parts(facts.sources, statement.text, analogy.clause(Side::idea, miss.idea),
                          differ[0], differ[1]);
  if (!edits) return std::nullopt;
  return Fix{fmt::format("exchange the two in `{}`", statement.id.value), std::move(*edits), false};
}

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  for_each_analogy(facts, [&](const Analogy& analogy) {
    for (const NearMiss& miss : analogy.structure.near_misses) {
      if (miss.kind != NearMiss::Kind::role_swap) continue;
      Report finding = report(
          analogy.place(Side::idea, miss.idea),
          fmt::format("`{}` reverses the roles of `{}`", analogy.spell(Side::idea, miss.idea),
                      analogy.spell(Side::story, miss.story)),
          "statement of the idea");
      finding.label(analogy.place(Side::story, miss.story), "statement of the story");
      finding.help(
          "swap the arguments on one side, or list the statement of the story under `breaks`");
      if (auto fix = exchange(facts, analogy, miss)) finding.fix(std::move(*fix));
    }
  });
}

extern constinit const Rule role_swap{
    .name = "role-swap",
    .severity = Severity::error,
    .summary = "a statement with its roles exchanged",
    .explanation =
        R"(Everybody in the statement has a counterpart and the verb is the same, but who does it and to whom it
is done have changed places. Then the story shows the reverse of the idea. If the verb works both
ways, say so: `predicates: {meets: {symmetric: true}}`.)",
    .bad = R"(-- content/story.md --
---
characters: {fox: [Fox], crow: [Crow]}
relations:
  flatters: fox praises crow
---
-- content/idea.md --
---
people: {spammer: [spammer], user: [user]}
relations:
  flattery: user praises spammer
---
-- content/index.md --
---
maps:
  fox: spammer
  crow: user
---
)",
    .good = R"(-- content/story.md --
---
characters: {fox: [Fox], crow: [Crow]}
relations:
  flatters: fox praises crow
---
-- content/idea.md --
---
people: {spammer: [spammer], user: [user]}
relations:
  flattery: spammer praises user
---
-- content/index.md --
---
maps:
  fox: spammer
  crow: user
---
)",
    .run = run,
    .fix = FixKind::ask,
};

}  // namespace allegory
