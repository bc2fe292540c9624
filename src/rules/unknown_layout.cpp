// unknown-layout: a layout that the theme does not have.
// Reported by formats/site.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule unknown_layout{
    .name = "unknown-layout",
    .severity = Severity::error,
    .summary = "a layout that the theme does not have",
    .explanation =
        R"(`layout: name` in front matter picks the template `name.mustache` of the theme instead of
`section.mustache`.)",
};

}  // namespace allegory
