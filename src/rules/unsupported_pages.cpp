// unsupported-pages: `pages: many`, which the wiki format does not make yet.
// Reported by formats/wiki.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule unsupported_pages{
    .name = "unsupported-pages",
    .severity = Severity::warning,
    .summary = "a wiki of many pages, which is not made yet",
    .explanation =
        R"(`wiki: {pages: many}` asks for a wiki page for each section. So far each allegory becomes one page,
whatever the configuration says.)",
};

}  // namespace allegory
