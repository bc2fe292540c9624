// no-project: no project here.
// Reported by load.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule no_project{
    .name = "no-project",
    .severity = Severity::error,
    .summary = "no project here",
    .explanation =
        R"(The program looks for `allegory.yaml` in the working directory and in every folder above it, or in
the folder that `--project` names. `allegory new DIR` makes a small project to start from.)",
    .can_be_silenced = false,
    .exit_status = 2,
};

}  // namespace allegory
