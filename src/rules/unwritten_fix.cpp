// unwritten-fix: a file that `--fix` left as it was.
// Reported by fix_write.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule unwritten_fix{
    .name = "unwritten-fix",
    .severity = Severity::error,
    .summary = "a file that was to be fixed and could not be written",
    .explanation =
        R"(`allegory check --fix` changes a file as a whole or not at all, and only if it still is what was
read. It leaves a file that is read-only, that changed in the meantime, that is a symbolic link, or
that the system does not let it write. What it would have done is printed by `--diff`.)",
    .can_be_silenced = false,
    .exit_status = 3,
};

}  // namespace allegory
