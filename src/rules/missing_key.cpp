// missing-key: a key that must be there and is not.
// Reported by config.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule missing_key{
    .name = "missing-key",
    .severity = Severity::error,
    .summary = "a key that must be there and is not",
    .explanation = R"(`allegory.yaml` needs one key, `title:`, the name of the site.)",
    .bad = R"(-- allegory.yaml --
lang: en
-- content/index.md --
A fire burns behind the prisoners.
)",
    .good = R"(-- allegory.yaml --
title: The cave
lang: en
-- content/index.md --
A fire burns behind the prisoners.
)",
    .exit_status = 2,
};

}  // namespace allegory
