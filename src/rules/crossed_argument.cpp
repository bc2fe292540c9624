// crossed-argument: two statements agree in all but one part, and that part is somebody else's
// image.
#include <fmt/format.h>

#include "rule_structure.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  for_each_analogy(facts, [&](const Analogy& analogy) {
    const World& world = analogy.structure.world;
    for (const NearMiss& miss : analogy.structure.near_misses) {
      if (miss.kind != NearMiss::Kind::crossed_argument) continue;
      const NodeArgument& story = world.story.arguments[miss.story_argument];
      const NodeArgument& idea = world.idea.arguments[miss.idea_argument];
      const std::string name = analogy.spell(Side::story, story);
      report(analogy.place(Side::idea, miss.idea, miss.idea_argument),
             fmt::format("`{}` and `{}` differ in one role", analogy.spell(Side::story, miss.story),
                         analogy.spell(Side::idea, miss.idea)),
             fmt::format("`{}` is the image of `{}`, not of `{}`", analogy.spell(Side::idea, idea),
                         analogy.spell_counterpart(Side::idea, idea), name))
          .label(analogy.place(Side::story, miss.story, miss.story_argument),
                 fmt::format("`{}` stands for `{}`", name,
                             analogy.spell_counterpart(Side::story, story)))
          .help("correct one of the two, or list the statement of the story under `breaks`");
    }
  });
}

extern constinit const Rule crossed_argument{
    .name = "crossed-argument",
    .severity = Severity::warning,
    .summary = "a statement about the wrong one",
    .explanation =
        R"(A statement of the story and one of the idea have the same verb, and all their parts correspond but
one. There the idea names the counterpart of somebody else. Either a name was mixed up, or the story
and the idea differ at this point; then `breaks:` is the place to say why.)",
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
maps: {fox: spammer, crow: user, cheese: password}
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
maps: {fox: spammer, crow: user, cheese: password}
---
)",
    .run = run,
};

}  // namespace allegory
