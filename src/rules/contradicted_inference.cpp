// contradicted-inference: the idea denies what the story suggests.
#include <fmt/format.h>

#include "rule_structure.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  YamlEditor editor(facts.sources);
  for_each_analogy(facts, [&](const Analogy& analogy) {
    for (const NodesOfBoth& denied : analogy.structure.contradicted) {
      const Statement& statement = analogy.statement(Side::story, denied.story);
      Report finding =
          report(analogy.place(Side::idea, denied.idea),
                 fmt::format("the story suggests `{}`, but the idea says the opposite",
                             spell_projection(analogy.structure, Side::story, denied.story)),
                 analogy.node(Side::idea, denied.idea).negated ? "denied here" : "said here");
      finding.label(analogy.place(Side::story, denied.story),
                    "suggested by this statement of the story");
      finding.help(fmt::format("list `{}` under `breaks` and say why the analogy ends here",
                               statement.id.value));
      if (auto fix = break_off(editor, facts.site, statement, "The idea says the opposite."))
        finding.fix(std::move(*fix));
    }
  });
}

extern constinit const Rule contradicted_inference{
    .name = "contradicted-inference",
    .severity = Severity::warning,
    .summary = "a prediction that the idea denies",
    .explanation =
        R"(Carried over, a statement of the story says the opposite of a statement of the idea. The idea is
right, since it is what the story is there to explain: here the analogy ends. Readers should be told
so, and why.)",
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
  untrained: not model owns understanding
---
-- content/index.md --
---
maps: {scarecrow: model, brain: understanding}
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
    .fix = FixKind::ask,
};

}  // namespace allegory
