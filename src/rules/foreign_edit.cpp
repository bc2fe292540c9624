// foreign-edit: a published page that somebody else has edited.
// Reported by publish_report.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule foreign_edit{
    .name = "foreign-edit",
    .severity = Severity::error,
    .summary = "a published page that somebody else has edited",
    .explanation =
        R"(Since it was published, somebody has edited or deleted this page where it stands. Publishing again
would undo that without their knowledge, so nothing is published. The finding points at the lines of
the content which the edit changes, as far as its words tell; the difference stands below the report.

Make the same change in the content. If the page that is built is then the same byte for byte, it is
left as it is; else, and where the edit is not wanted, `--force` overwrites it.)",
    .can_be_silenced = false,
    .exit_status = 1,
};

}  // namespace allegory
