// wiki-name-collision: two wiki pages with one name.
// Reported by src/wiki/; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule wiki_name_collision{
    .name = "wiki-name-collision",
    .severity = Severity::warning,
    .summary = "two wiki pages with one name",
    .explanation =
        R"(The pages of a wiki stand in one list, without folders, and names that differ only in case or in what
stands between their words are one name to it. The second page gets a number behind its name, so
that nothing is lost; links find it there. Another `title:` makes a better name.)",
};

}  // namespace allegory
