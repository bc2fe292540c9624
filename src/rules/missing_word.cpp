// missing-word: a language in which a theme leaves something unsaid.
// Reported by words.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule missing_word{
    .name = "missing-word",
    .severity = Severity::warning,
    .summary = "a language in which a theme leaves something unsaid",
    .explanation =
        R"(What a theme says itself, such as `Next` or `On this page`, stands in its `words/`, a file for each
language. A file that lacks some of the keys leaves its readers with English in between. Nothing is
missing that a theme below has in the same language, and `words/de-AT.yaml` needs only what differs
from `words/de.yaml`.)",
};

}  // namespace allegory
