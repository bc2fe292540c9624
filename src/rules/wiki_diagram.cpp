// wiki-diagram: a diagram that is too large to be drawn.
// Reported by src/wiki/; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule wiki_diagram{
    .name = "wiki-diagram",
    .severity = Severity::warning,
    .summary = "a diagram that is too large to be drawn",
    .explanation =
        R"(Mermaid as it is set up by GitHub draws diagrams of up to 50,000 bytes and 500 lines, GitLab's up to
2,000 bytes; readers see an error, or a button, in the place of larger ones. Lines are counted
without drawing the diagram, so their number may be a little off. The map of an allegory is divided
by the program, and stays below 80 % of both.)",
};

}  // namespace allegory
