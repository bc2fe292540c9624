// byte-order-mark: a byte order mark at the start of a file.
// Reported by load.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule byte_order_mark{
    .name = "byte-order-mark",
    .severity = Severity::note,
    .summary = "a byte order mark at the start of a file",
    .explanation =
        R"(Some editors write three invisible bytes in front of UTF-8 text. They are skipped here; other tools
stumble over them, GitHub's front matter among them.)",
    .bad = R"(-- content/index.md (escaped) --
\xef\xbb\xbfThe shadows are all they know.\n
)",
    .good = R"(-- content/index.md --
The shadows are all they know.
)",
    .fix = FixKind::safe,
};

}  // namespace allegory
