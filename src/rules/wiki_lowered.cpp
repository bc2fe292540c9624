// wiki-lowered: something that a format cannot show as it was meant.
// Reported by src/wiki/; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule wiki_lowered{
    .name = "wiki-lowered",
    .severity = Severity::note,
    .summary = "something that a format cannot show as it was meant",
    .explanation =
        R"(No format of documents can do everything. What it lacks is said in what it has: footnotes become a
list of notes, tables become HTML, alerts quotations. Where that is all that readers can see, nothing
is reported. Two things lose by it: a formula where there are none is shown as its TeX, and a diagram
of Mermaid as its code.)",
};

}  // namespace allegory
