// unused-allowance: an allowance that silences nothing.
// Reported by check.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule unused_allowance{
    .name = "unused-allowance",
    .severity = Severity::warning,
    .summary = "an allowance that silences nothing",
    .explanation =
        R"(`allow: [rule]` in front matter and `<!-- allegory-allow rule: reason -->` silence a rule for a page or
for the next block. One that silences nothing has outlived its reason, or never met it.)",
    .bad = R"(-- content/index.md --
---
allow: [broken-link]
---
All is well.
)",
    .good = R"(-- content/index.md --
---
allow: [broken-link]
---
See [the other page](gone.md).
)",
    .fix = FixKind::safe,
};

}  // namespace allegory
