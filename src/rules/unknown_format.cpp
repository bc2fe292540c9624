// unknown-format: an output format that is not there.
// Reported by pipeline.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule unknown_format{
    .name = "unknown-format",
    .severity = Severity::error,
    .summary = "an output format that is not there",
    .explanation =
        R"(`formats:` in `allegory.yaml` names what a bare `allegory build` writes. `allegory build --help` lists
what there is.)",
    .can_be_silenced = false,
    .exit_status = 2,
};

}  // namespace allegory
