// front-matter-syntax: front matter that is not valid YAML.
// Reported by yaml.cpp and parse.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule front_matter_syntax{
    .name = "front-matter-syntax",
    .severity = Severity::error,
    .summary = "front matter that is not valid YAML",
    .explanation =
        R"(The block between the `---` lines of a page, or `allegory.yaml`, could not be read. The page is still
read as Markdown, and no other rule complains about what its front matter would have said.

Besides what YAML itself forbids, four things that YAML allows are not read here, because they hide
what a page says: anchors (`&name`), aliases (`*name`), tags (`!!int`) and merge keys (`<<`).)",
    .bad = R"(-- content/index.md --
---
title: "The cave
---
A fire burns behind the prisoners.
)",
    .good = R"(-- content/index.md --
---
title: "The cave"
---
A fire burns behind the prisoners.
)",
    .can_be_silenced = false,
};

}  // namespace allegory
