// unknown-partial: a template that includes a partial which is not there.
// Reported by theme.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule unknown_partial{
    .name = "unknown-partial",
    .severity = Severity::error,
    .summary = "a template that includes a partial which is not there",
    .explanation =
        R"(`{{> head}}` includes `partials/head.mustache` of the theme, or of the theme below it.)",
    .can_be_silenced = false,
};

}  // namespace allegory
