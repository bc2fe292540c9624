// import-title: a heading with markup that became a title.
// Reported by `allegory import` (import/); explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule import_title{
    .name = "import-title",
    .severity = Severity::note,
    .summary = "a heading with markup that became a title",
    .explanation =
        R"(The heading of a section becomes `title:` of its page, which is plain text. A link, an image, code or an
emphasis in the heading is not in the new project; its words are.)",
};

}  // namespace allegory
