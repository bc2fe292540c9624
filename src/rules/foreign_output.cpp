// foreign-output: a file in the output folder that this program did not make.
// Reported by write.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule foreign_output{
    .name = "foreign-output",
    .severity = Severity::error,
    .summary = "a file in the output folder that this program did not make",
    .explanation =
        R"(The manifest in the output folder lists what was built. A file that stands in the way and is not in
it belongs to somebody else: it is kept, and the page is not written. Move the file, or build into
another folder with `--out`.)",
    .can_be_silenced = false,
    .exit_status = 3,
};

}  // namespace allegory
