// unreachable-remote: a repository that cannot be read.
// Reported by publish_report.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule unreachable_remote{
    .name = "unreachable-remote",
    .severity = Severity::error,
    .summary = "a repository that cannot be read",
    .explanation =
        R"(The repository to publish to did not answer, does not exist, or may not be read by you; what Git said
stands in the message. Git asks for a name and a password only on a terminal, so in a job there have
to be credentials: a helper, a key, or the token of the job.

The repository of a GitHub wiki does not exist before its first page was made in the browser.)",
    .can_be_silenced = false,
    .exit_status = 3,
};

}  // namespace allegory
