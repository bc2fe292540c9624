// unknown-theme: a theme that is not there.
// Reported by load.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule unknown_theme{
    .name = "unknown-theme",
    .severity = Severity::error,
    .summary = "a theme that is not there",
    .explanation =
        R"(A theme is a folder below `themes/` of the project, or one that the program brings along (`base`,
`emerald`, `manuscript`).)",
    .can_be_silenced = false,
    .exit_status = 2,
};

}  // namespace allegory
