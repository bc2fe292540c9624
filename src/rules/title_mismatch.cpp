// title-mismatch: front matter and the first heading call the page by different names.
#include <algorithm>

#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  for (const Section& section : facts.site.sections) {
    const std::optional<Spanned<std::string>>& title = section.written.front.title;
    const auto& headings = section.written.body.headings;
    const auto first = std::ranges::find(headings, 1, &Heading::level);
    if (!title || first == headings.end() || normalize(title->value) == normalize(first->text))
      continue;
    report(title->at, "the title `" + title->value + "` is not the page's heading", "title")
        .label(first->at, "first heading of level 1")
        .help("make them agree, or remove one: the title is shown as the heading");
  }
}

extern constinit const Rule title_mismatch{
    .name = "title-mismatch",
    .severity = Severity::warning,
    .summary = "a title that differs from the heading",
    .explanation =
        R"(A page's title is `title:` in front matter, or else its first heading of level 1. Having both is fine
if they say the same; if not, readers and search engines see two names for one page.)",
    .bad = R"(-- content/fox.md --
---
title: The fox
---
# The vixen
)",
    .good = R"(-- content/fox.md --
---
title: The fox
---
# The fox
)",
    .run = run,
};

}  // namespace allegory
