// no-pdf: the browser that prints a PDF is missing, or has failed.
#include "rule.h"

namespace allegory {

extern constinit const Rule no_pdf{
    .name = "no-pdf",
    .severity = Severity::error,
    .summary = "a PDF that could not be made",
    .explanation =
        R"(A PDF is printed by Chromium, which knows typography, tags for screen readers and bookmarks. It is
looked for as `chromium`, `chromium-browser`, `google-chrome` and `google-chrome-stable`; it gets the
page on its own, no network, a profile that lasts as long as the printing, and two minutes for each
printing. Where there is none of these, or it fails, there is no PDF. The format `html` makes the same
page, and every browser can print it.)",
    .run = nullptr,
};

}  // namespace allegory
