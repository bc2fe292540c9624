// mediawiki-title: a name that no page of MediaWiki can have.
// Reported by mediawiki/layout.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule mediawiki_title{
    .name = "mediawiki-title",
    .severity = Severity::note,
    .summary = "a name that no page of MediaWiki can have",
    .explanation =
        R"(Titles in MediaWiki hold none of `# < > [ ] { } |`, no `%41`, no `&amp;`, no `~~~` and no more than
255 bytes; what stands before a colon may not be a namespace (`File`, `Talk`, …) or another wiki (`w`,
`commons`, …). `allegory build --format mediawiki` writes each such character as its fullwidth form,
which looks the same, and shortens what is too long. Give the page another title if readers will type
its name.)",
};

}  // namespace allegory
