// wiki-page-size: a wiki page that is too large to be shown.
// Reported by src/wiki/; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule wiki_page_size{
    .name = "wiki-page-size",
    .severity = Severity::warning,
    .summary = "a wiki page that is too large to be shown",
    .explanation =
        R"(GitHub shows Markdown above 512 kB as plain text, and GitLab takes pages of up to 5 MB. A page of
more than 400 kB, or 4 MB, is reported while there is still time to divide it. The page is written
all the same.)",
};

}  // namespace allegory
