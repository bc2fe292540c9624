// unwritable-output: output that cannot be written.
// Reported by write.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule unwritable_output{
    .name = "unwritable-output",
    .severity = Severity::error,
    .summary = "output that cannot be written",
    .explanation =
        R"(The output folder could not be made, or the disk refused a file. What was there before is intact:
each file is written under a temporary name and then renamed.)",
    .can_be_silenced = false,
    .exit_status = 3,
};

}  // namespace allegory
