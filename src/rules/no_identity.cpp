// no-identity: Git does not know who publishes.
// Reported by publish.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule no_identity{
    .name = "no-identity",
    .severity = Severity::error,
    .summary = "Git does not know who publishes",
    .explanation =
        R"(A commit has an author. Publishing takes name and address from Git's own configuration (`user.name`,
`user.email`) or environment (`GIT_AUTHOR_NAME` and so on) and does not guess them from the names of
the user and the machine, since a commit cannot be changed once others have it.)",
    .can_be_silenced = false,
    .exit_status = 2,
};

}  // namespace allegory
