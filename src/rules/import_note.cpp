// import-note: the mark of a note that is gone.
// Reported by `allegory import` (import/); explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule import_note{
    .name = "import-note",
    .severity = Severity::note,
    .summary = "the mark of a note that is gone",
    .explanation =
        R"(A raised number, `^1^` or `<sup>1</sup>` was the mark of a note when the text stood elsewhere. Here it
leads to none. Write the note as `[^1]: …` and its mark as `[^1]`, or remove the mark.)",
};

}  // namespace allegory
