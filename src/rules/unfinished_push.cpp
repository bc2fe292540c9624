// unfinished-push: a push that did not come to its end.
// Reported by publish_report.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule unfinished_push{
    .name = "unfinished-push",
    .severity = Severity::error,
    .summary = "a push that did not come to its end",
    .explanation =
        R"(The connection was lost while the commit was sent. A push changes the branch in one step at its end, so
that readers never see half of it. The remote was asked afterwards: if it has the commit, there is no
finding; if it has not, nothing was published; if it did not answer, that is not known. In every case it
is safe to publish again.)",
    .can_be_silenced = false,
    .exit_status = 3,
};

}  // namespace allegory
