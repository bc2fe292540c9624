// template-syntax: a template that cannot be read.
// Reported by theme.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule template_syntax{
    .name = "template-syntax",
    .severity = Severity::error,
    .summary = "a template that cannot be read",
    .explanation =
        R"(Every tag of a template is checked before it runs: each must be closed, each section must end where
it began, and sections nest at most 64 deep.)",
    .can_be_silenced = false,
};

}  // namespace allegory
