// reverse-inference: what the idea says and the story does not say yet.
#include <fmt/format.h>

#include "rule_structure.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  for_each_analogy(facts, [&](const Analogy& analogy) {
    for (const Inference& inference : analogy.structure.reverse) {
      if (!inference.is_shown()) continue;
      report(analogy.place(Side::idea, inference.node),
             fmt::format("the idea suggests a story beat: {}",
                         spell_projection(analogy.structure, Side::idea, inference.node)),
             support_text(inference))
          .help("tell it in the story, or leave it: the story need not show everything");
    }
  });
}

extern constinit const Rule reverse_inference{
    .name = "reverse-inference",
    .severity = Severity::note,
    .summary = "something that the story could tell",
    .explanation =
        R"(The idea says something, everything in it has a counterpart in the story, and the story does not say
the same of those. A beat is missing, or the story is simpler than the idea.

It is structure-supported if a part of it carries over already, and entity-supported if only names
do. Support is the share of its statements that carry over, from 0 to 1.)",
    .bad = R"(-- content/story.md --
---
objects: {sun: [sun], planet: [planet]}
relations:
  pull: sun attracts planet
---
-- content/idea.md --
---
systems: {nucleus: [nucleus], electron: [electron]}
relations:
  force: nucleus attracts electron
  answer: electron attracts nucleus
---
-- content/index.md --
---
maps:
  sun: {to: nucleus, because: both hold the rest together}
  planet: {to: electron, because: both go round}
---
)",
    .good = R"(-- content/story.md --
---
objects: {sun: [sun], planet: [planet]}
relations:
  pull: sun attracts planet
  response: planet attracts sun
---
-- content/idea.md --
---
systems: {nucleus: [nucleus], electron: [electron]}
relations:
  force: nucleus attracts electron
  answer: electron attracts nucleus
---
-- content/index.md --
---
maps:
  sun: {to: nucleus, because: both hold the rest together}
  planet: {to: electron, because: both go round}
---
)",
    .run = run,
};

}  // namespace allegory
