// partial-cycle: a partial that includes itself.
// Reported by theme.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule partial_cycle{
    .name = "partial-cycle",
    .severity = Severity::error,
    .summary = "a partial that includes itself",
    .explanation =
        R"(A partial that includes itself, directly or through others, would never end.)",
    .can_be_silenced = false,
};

}  // namespace allegory
