// unknown-key: a key that means nothing here.
// Reported by schema.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule unknown_key{
    .name = "unknown-key",
    .severity = Severity::warning,
    .summary = "a key that means nothing here",
    .explanation =
        R"(Every place in front matter and in `allegory.yaml` has a fixed set of keys, so that a slip of the
finger is found and not silently dropped. Keys of your own go under `extra:`, where templates see
them.

A key that is one letter away from a known one is put right by `--fix`, one that is further away by
`--fix=all`.

A comma inside `{ }` ends a value; the rest then looks like a key without one. Put such text in
quotes.)",
    .bad = R"(-- content/index.md --
---
titel: The cave
---
)",
    .good = R"(-- content/index.md --
---
title: The cave
---
)",
    .fix = FixKind::safe,
};

}  // namespace allegory
