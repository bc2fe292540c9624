// theme-cycle: themes that stand on one another without an end.
// Reported by load_theme.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule theme_cycle{
    .name = "theme-cycle",
    .severity = Severity::error,
    .summary = "themes that stand on one another without an end",
    .explanation =
        R"(`extends: name` in a theme's `theme.yaml` names the theme that it changes. That theme may stand on
another one, and the last stands on `base`. A theme that comes to stand on itself has no ground; then
`base` is taken for what it stands on. More than 16 themes in a row are one mistake or another, too.)",
    .can_be_silenced = false,
    .exit_status = 2,
};

}  // namespace allegory
