// unknown-tag: a template tag that names nothing.
// Reported by theme.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule unknown_tag{
    .name = "unknown-tag",
    .severity = Severity::error,
    .summary = "a template tag that names nothing",
    .explanation =
        R"(Mustache prints nothing for a name that it does not know, so a slip of the finger would show as a
hole in the page. Every tag is compared with the data that templates see (docs/theme-data.md), at the
place where it stands.)",
    .can_be_silenced = false,
};

}  // namespace allegory
