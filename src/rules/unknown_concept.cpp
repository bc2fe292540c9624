// unknown-concept: a name where the idea speaks, and the idea does not know it.
#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) { report_unknown(facts, Side::idea, report); }

extern constinit const Rule unknown_concept{
    .name = "unknown-concept",
    .severity = Severity::error,
    .summary = "a name of the idea that no page declares",
    .explanation =
        R"(A name on the right of `maps:`, under `to:`, or in a statement of the idea must be the id of
something that a kind group or a line of `pairs:` declares, in this allegory or in one that it
`uses:`. Names in a statement all belong to one side.)",
    .bad = R"(-- content/index.md --
---
objects: {sun: [Sun]}
concepts: {truth: [truth]}
maps:
  sun: thruth
---
)",
    .good = R"(-- content/index.md --
---
objects: {sun: [Sun]}
concepts: {truth: [truth]}
maps:
  sun: truth
---
)",
    .run = run,
    .fix = FixKind::ask,
};

}  // namespace allegory
