// template-escape: text without escaping, or HTML with it.
// Reported by theme.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule template_escape{
    .name = "template-escape",
    .severity = Severity::error,
    .summary = "text without escaping, or HTML with it",
    .explanation =
        R"(`{{{name}}}` puts a value into the page as it is. For text that an author wrote, this would let
markup in a title run; for HTML that was rendered already, `{{name}}` would show the tags. Which of
the two a value is stands in docs/theme-data.md.)",
    .can_be_silenced = false,
};

}  // namespace allegory
