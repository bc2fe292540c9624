// import-conflict: a pair that contradicts another of the page.
// Reported by `allegory import` (import/); explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule import_conflict{
    .name = "import-conflict",
    .severity = Severity::warning,
    .summary = "a pair that contradicts another of the page",
    .explanation =
        R"(One stands for one. Where a page that is imported lets two stand for the same, or one for two, only the
pair that is written most plainly is declared: a row of a table before an arrow, that before words in
bold, these before a heading. Where two are meant, declare them with `as: composite` or `as: split`.)",
};

}  // namespace allegory
