// import-encoding: a page whose bytes are not plain UTF-8.
// Reported by `allegory import` (import/); explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule import_encoding{
    .name = "import-encoding",
    .severity = Severity::warning,
    .summary = "a page whose bytes are not plain UTF-8",
    .explanation =
        R"(Pages are UTF-8. A text in UTF-16 was converted, and what is neither was read as Windows-1252, in which
every byte is a letter or a sign; that is a guess, so look whether the letters are right. A byte order
mark is left out.)",
};

}  // namespace allegory
