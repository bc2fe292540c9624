// import-pair: what may be a pair, and is not declared.
// Reported by `allegory import` (import/); explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule import_pair{
    .name = "import-pair",
    .severity = Severity::note,
    .summary = "what may be a pair, and is not declared",
    .explanation =
        R"(A line that an import reads has the form of a pair, such as `X → Y` or `X as Y:`, but is the only one
of its form, so that it may mean something else; or a cell with commas was read as several names; or a
section has more pairs than its front matter can hold. The text is in the new project in any case. If
one stands for the other, declare it: `pairs: {X: Y}` in the front matter of the section.)",
};

}  // namespace allegory
