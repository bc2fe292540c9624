// too-expensive: a page that takes too much time or memory.
// Reported by page_reader.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule too_expensive{
    .name = "too-expensive",
    .severity = Severity::error,
    .summary = "a page that takes too much time or memory",
    .explanation =
        R"(Content comes from strangers, and a short text can keep a program busy for hours: a table of many
columns and many rows without cells, quotes inside quotes, thousands of references to one long
definition. Such a page is not read, and stands in the output without its text. What looks costly
and may be honest, such as a table of some thousand rows, is tried in a process of its own first.

Each limit can be moved by `--limits`, on the command line only: nesting (100), cells (200000),
references (16M), addresses (64M), page-seconds (5) and page-memory (1G).)",
    .can_be_silenced = false,
};

}  // namespace allegory
