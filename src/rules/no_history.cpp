// no-history: dates that Git was to give, and does not.
// Reported by pipeline.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule no_history{
    .name = "no-history",
    .severity = Severity::note,
    .summary = "dates that Git was to give, and does not",
    .explanation =
        R"(When a page was last edited, and how many revisions it has, comes from the Git history of the
project. With `git: true` or an `edit_url:` in `allegory.yaml` the project says that it has one; here
there is none that can be read, so pages, sitemap and feed show only the dates of the front matter.

`git: false` says that there is none, and Git is not asked.)",
};

}  // namespace allegory
