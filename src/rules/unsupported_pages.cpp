// unsupported-pages: `pages: many`, which the wiki format does not make yet.
#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  if (const std::optional<Span>& at = facts.site.config.wiki.many_pages)
    report(*at, "the wiki has one page for each allegory, not many", "has no effect yet")
        .help("write `pages: single`");
}

extern constinit const Rule unsupported_pages{
    .name = "unsupported-pages",
    .severity = Severity::warning,
    .summary = "a wiki of many pages, which is not made yet",
    .explanation =
        R"(`wiki: {pages: many}` asks for a wiki page for each section. So far each allegory becomes one page,
whatever the configuration says.)",
    .bad = R"(-- allegory.yaml --
title: The cave
wiki: {pages: many}
-- content/index.md --
A fire burns behind the prisoners.
)",
    .good = R"(-- allegory.yaml --
title: The cave
wiki: {pages: single}
-- content/index.md --
A fire burns behind the prisoners.
)",
    .run = run,
};

}  // namespace allegory
