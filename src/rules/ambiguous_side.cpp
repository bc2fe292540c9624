// ambiguous-side: a statement whose names are known on both sides.
#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  Suggestions names(facts.site);
  for (std::uint32_t index = 0; index < facts.site.allegories.size(); ++index) {
    const Allegory& allegory = facts.site.allegories[index];
    for (const Statement& statement : allegory.statements)
      if (!statement.references.empty() && is_undecided(names, index, statement))
        report(statement.at,
               "`" + statement.id.value + "` could be said of the story or of the idea",
               "all its names are known on both sides")
            .help("set `domain: base` (story) or `domain: target` (idea) on this page");
  }
}

extern constinit const Rule ambiguous_side{
    .name = "ambiguous-side",
    .severity = Severity::error,
    .summary = "a statement that fits both sides",
    .explanation =
        R"(A statement belongs to the side of the names in it. Where every name exists on both sides, `domain:` of
its page must say which is meant.)",
    .bad = R"(-- content/index.md --
---
quantities: {mass: [mass]}
relations:
  grows: mass is growing
---
-- content/idea.md --
---
domain: target
quantities: {mass: [mass]}
---
)",
    .good = R"(-- content/index.md --
---
quantities: {mass: [mass]}
domain: base
relations:
  grows: mass is growing
---
-- content/idea.md --
---
domain: target
quantities: {mass: [mass]}
---
)",
    .run = run,
};

}  // namespace allegory
