// template-limit: a template that does too much.
// Reported by theme.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule template_limit{
    .name = "template-limit",
    .severity = Severity::error,
    .summary = "a template that does too much",
    .explanation =
        R"(Rendering one page may look up a million values and write 64 MiB. No page that people read comes
near; a template that does is a mistake or an attack.)",
    .can_be_silenced = false,
};

}  // namespace allegory
