// wiki-name: a title that cannot be the name of a wiki page.
// Reported by src/wiki/; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule wiki_name{
    .name = "wiki-name",
    .severity = Severity::note,
    .summary = "a title that cannot be the name of a wiki page",
    .explanation =
        R"(A wiki names its pages by their files, and names of files cannot hold every character. Those that
cannot stay are left out of the page's name; lists and links still show the whole title. GitHub
shows a page under its name, so choose a title that can do without them, or one page's name with
`wiki: {page: …}`.)",
};

}  // namespace allegory
