// bad-statement: a statement that cannot be read.
// Reported by statement.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule bad_statement{
    .name = "bad-statement",
    .severity = Severity::error,
    .summary = "a statement that cannot be read",
    .explanation =
        R"(A statement of `relations:` is a short sentence: `subject verb`, `subject verb object`, and further
names with a word before each (`wizard grants brain to scarecrow`). `x is y` gives an attribute. A
statement in parentheses, or the id of one, can take the place of a name.)",
    .bad = R"(-- content/index.md --
---
characters: {fox: [Fox]}
relations:
  hunger: fox
---
)",
    .good = R"(-- content/index.md --
---
characters: {fox: [Fox]}
relations:
  hunger: fox is hungry
---
)",
};

}  // namespace allegory
