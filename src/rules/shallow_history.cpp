// shallow-history: a clone without the older commits.
// Reported by pipeline.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule shallow_history{
    .name = "shallow-history",
    .severity = Severity::note,
    .summary = "a clone without the older commits",
    .explanation =
        R"(A shallow clone holds only the newest commits. Every page would seem to have been edited in the
first of them, so dates and numbers of revisions are left out. Continuous integration often makes such
clones: for GitHub Actions, give `actions/checkout` the line `fetch-depth: 0`. Elsewhere,
`git fetch --unshallow` brings the rest.

`git: false` in `allegory.yaml` says that the history is not wanted.)",
};

}  // namespace allegory
