// no-content: a project without a page.
// Reported by load.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule no_content{
    .name = "no-content",
    .severity = Severity::error,
    .summary = "a project without a page",
    .explanation =
        R"(A project's pages are the Markdown files below `content/`. Without one there is nothing to check or
to build.)",
    .can_be_silenced = false,
};

}  // namespace allegory
