// import-sides: a page that does not say what its story and idea are called.
// Reported by `allegory import` (import/); explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule import_sides{
    .name = "import-sides",
    .severity = Severity::note,
    .summary = "a page that does not say what its story and idea are called",
    .explanation =
        R"(A table of pairs can say in its head what the two sides are called: `| Oz | Machine learning |`. This page
has no such table, so the new project calls them `Story` and `Idea` until its index page says
otherwise.)",
};

}  // namespace allegory
