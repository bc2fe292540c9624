// wrong-type: a value of the wrong type.
// Reported by schema.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule wrong_type{
    .name = "wrong-type",
    .severity = Severity::error,
    .summary = "a value of the wrong type",
    .explanation =
        R"(A list stands where a map must be, a map where a string must be, and so on. Types are never guessed
from how a value looks: `title: no` is the title "no".)",
    .bad = R"(-- content/index.md --
---
title: The cave
places: [cave]
---
)",
    .good = R"(-- content/index.md --
---
title: The cave
places: {cave: [cave]}
---
)",
};

}  // namespace allegory
