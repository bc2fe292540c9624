// unused-baseline: a line of the baseline that silences nothing.
// Reported by baseline.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule unused_baseline{
    .name = "unused-baseline",
    .severity = Severity::warning,
    .summary = "a line of the baseline that silences nothing",
    .explanation =
        R"(A baseline lists findings that are let pass because they are older than the check. The finding of
this line is gone: it was mended, or its words or its file changed. Remove the line, so that the
same mistake is seen when it is made again.)",
};

}  // namespace allegory
