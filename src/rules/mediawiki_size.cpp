// mediawiki-size: a page that is too large for MediaWiki.
// Reported by formats/mediawiki.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule mediawiki_size{
    .name = "mediawiki-size",
    .severity = Severity::warning,
    .summary = "a page that is too large for MediaWiki",
    .explanation =
        R"(MediaWiki refuses pages of more than 2 MiB (`$wgMaxArticleSize`). The page is written all the same.)",
};

}  // namespace allegory
