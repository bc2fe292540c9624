// unreadable-file: a file that cannot be read.
// Reported by load.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule unreadable_file{
    .name = "unreadable-file",
    .severity = Severity::error,
    .summary = "a file that cannot be read",
    .explanation =
        R"(The operating system did not hand the file over: no permission, a folder or a pipe where a file
must be, an error of the disk. The rest of the project is read all the same; the exit status is 3.)",
    .can_be_silenced = false,
    .exit_status = 3,
};

}  // namespace allegory
