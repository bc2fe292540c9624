// empty-remote: a repository without a branch to publish to.
// Reported by publish_report.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule empty_remote{
    .name = "empty-remote",
    .severity = Severity::error,
    .summary = "a repository without a branch to publish to",
    .explanation =
        R"(A wiki shows one branch of its repository, and here there is none, or it is not known which. A wiki of
GitHub gets its repository, and with it the branch, when somebody makes the first page in the browser;
any text will do, and the page `Home` that says only `Welcome to the … wiki!` is replaced without a
question. Elsewhere, `--branch NAME` says which branch to make.)",
    .can_be_silenced = false,
    .exit_status = 3,
};

}  // namespace allegory
