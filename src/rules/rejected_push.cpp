// rejected-push: a commit that the repository did not take.
// Reported by publish_report.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule rejected_push{
    .name = "rejected-push",
    .severity = Severity::error,
    .summary = "a commit that the repository did not take",
    .explanation =
        R"(Git reached the repository, and it refused: you may not write there, a rule protects the branch, a hook
of the server said no, or others pushed twice while this was going on. After the first such push the
branch is read again and everything is compared anew. Nothing was published.)",
    .can_be_silenced = false,
    .exit_status = 3,
};

}  // namespace allegory
