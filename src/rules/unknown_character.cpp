// unknown-character: a name where the story speaks, and the story does not know it.
#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  report_unknown(facts, Side::story, report);
}

extern constinit const Rule unknown_character{
    .name = "unknown-character",
    .severity = Severity::error,
    .summary = "a name of the story that no page declares",
    .explanation =
        R"(A name on the left of `maps:`, under `from:`, in `cast:` or in a statement of the story must be the
id of something that a kind group or a line of `pairs:` declares, in this allegory or in one that it
`uses:`. Names in a statement all belong to one side.)",
    .bad = R"(-- content/index.md --
---
characters: {crow: [Crow]}
concepts: {user: [user]}
maps:
  crwo: user
---
)",
    .good = R"(-- content/index.md --
---
characters: {crow: [Crow]}
concepts: {user: [user]}
maps:
  crow: user
---
)",
    .run = run,
    .fix = FixKind::ask,
};

}  // namespace allegory
