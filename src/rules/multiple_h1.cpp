// multiple-h1: a second heading of level 1.
#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  for (const Section& section : facts.site.sections) {
    const Heading* first = nullptr;
    for (const Heading& heading : section.written.body.headings) {
      if (heading.level != 1) continue;
      if (first == nullptr)
        first = &heading;
      else
        report(heading.at, "the page has a second heading of level 1", "another title")
            .label(first->at, "the first one")
            .help("give it level 2, or make it a page of its own");
    }
  }
}

extern constinit const Rule multiple_h1{
    .name = "multiple-h1",
    .severity = Severity::warning,
    .summary = "a second heading of level 1",
    .explanation =
        R"(The heading of level 1 is the title of the page. With two of them, search engines and screen readers
cannot tell what the page is called.)",
    .bad = R"(-- content/index.md --
# The cave

Shadows.

# The sun

Light.
)",
    .good = R"(-- content/index.md --
# The cave

Shadows.

## The sun

Light.
)",
    .run = run,
};

}  // namespace allegory
