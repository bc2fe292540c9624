// bad-baseline: a baseline that cannot be read.
// Reported by baseline.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule bad_baseline{
    .name = "bad-baseline",
    .severity = Severity::error,
    .summary = "a baseline that cannot be read",
    .explanation =
        R"(The file that `--baseline` names lists findings that a project had before it was checked. It starts
with `# allegory baseline 1`; each line after that is a fingerprint of 16 digits, a rule and a path.
Something else stands there: it is another file, or the lines of a merge were left in it. Nothing is
silenced, and the exit status is 2. `allegory check --write-baseline FILE` writes such a file.)",
    .can_be_silenced = false,
    .exit_status = 2,
};

}  // namespace allegory
