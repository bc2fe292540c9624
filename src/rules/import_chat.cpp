// import-chat: a line of a chat in the text.
// Reported by `allegory import` (import/); explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule import_chat{
    .name = "import-chat",
    .severity = Severity::note,
    .summary = "a line of a chat in the text",
    .explanation =
        R"(A text that was copied from a chat with a language model holds lines such as `ChatGPT said:`, and what
was asked. They stay in the text, since only its author knows what belongs to it.)",
};

}  // namespace allegory
