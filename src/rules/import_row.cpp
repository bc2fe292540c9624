// import-row: a row of a table of pairs that is none.
// Reported by `allegory import` (import/); explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule import_row{
    .name = "import-row",
    .severity = Severity::note,
    .summary = "a row of a table of pairs that is none",
    .explanation =
        R"(In a table whose rows are pairs, this row adds the others up, has an empty cell, or holds more than two
names. An import does not declare it. The table is in the new project as it was, with this row.)",
};

}  // namespace allegory
