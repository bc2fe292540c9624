// output-collision: two files for one place.
// Reported by write.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule output_collision{
    .name = "output-collision",
    .severity = Severity::error,
    .summary = "two files for one place",
    .explanation =
        R"(Two things would be written to the same file; names that differ only in case count as the same,
because on many disks they are. The first one is written.)",
    .can_be_silenced = false,
};

}  // namespace allegory
