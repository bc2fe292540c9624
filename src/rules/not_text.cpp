// not-text: a page that is not UTF-8 text.
// Reported by load.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule not_text{
    .name = "not-text",
    .severity = Severity::error,
    .summary = "a page that is not UTF-8 text",
    .explanation =
        R"(Pages, templates and `allegory.yaml` are UTF-8 text. A file that holds a NUL byte is binary or UTF-16;
other bytes that do not decode are an older encoding. Save the file as UTF-8.)",
    .can_be_silenced = false,
};

}  // namespace allegory
