// import-headings: more headings than sections can be made of.
// Reported by `allegory import` (import/); explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule import_headings{
    .name = "import-headings",
    .severity = Severity::note,
    .summary = "more headings than sections can be made of",
    .explanation =
        R"(An import makes a page of each section, but not more than 1000 of one source. The deeper headings stay
in the text. Divide the source first if each of them is to have a page.)",
};

}  // namespace allegory
