// missing-git: publishing without Git.
// Reported by publish_report.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule missing_git{
    .name = "missing-git",
    .severity = Severity::error,
    .summary = "publishing without Git",
    .explanation =
        R"(`allegory publish` clones and pushes with the program `git`, which was not found. Nothing else needs
it: `allegory build` writes the same files, and they can be put in place by hand.)",
    .can_be_silenced = false,
    .exit_status = 3,
};

}  // namespace allegory
