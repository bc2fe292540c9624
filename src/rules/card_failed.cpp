// card-failed: pictures for previews that are not PNG.
// Reported by site/cards.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule card_failed{
    .name = "card-failed",
    .severity = Severity::note,
    .summary = "pictures for previews that are not PNG",
    .explanation =
        R"(Who shows previews of links wants PNG. The cards of a site are made as SVG, and the program
`rsvg-convert` or `vipsthumbnail`, where it is installed, makes PNG of them. Here the program is there
and failed, so those cards stay SVG, which few show. `cards: svg` or `cards: none` in `allegory.yaml`
does without it.)",
};

}  // namespace allegory
