// too-large: a file that is too large.
// Reported by load.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule too_large{
    .name = "too-large",
    .severity = Severity::error,
    .summary = "a file that is too large",
    .explanation =
        R"(Content comes from strangers, so sizes are bounded: a page may have 8 MiB, a template 256 KiB. A page
of that size is no page that anybody reads; split it, or keep the data beside it as a file.)",
    .can_be_silenced = false,
};

}  // namespace allegory
