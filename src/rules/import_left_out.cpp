// import-left-out: a file that an import leaves out.
// Reported by `allegory import` (import/); explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule import_left_out{
    .name = "import-left-out",
    .severity = Severity::warning,
    .summary = "a file that an import leaves out",
    .explanation =
        R"(Pages are text files whose names end in `.md` or `.markdown`. Others are copied if a page links to them.
Left out and named are: sidebars, headers and footers of a wiki, texts in other markup, links that lead
out of the folder, files that are no text, and names that no page can link to.)",
};

}  // namespace allegory
