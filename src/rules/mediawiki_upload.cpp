// mediawiki-upload: a file that a wiki takes only after a change of its configuration.
// Reported by formats/mediawiki.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule mediawiki_upload{
    .name = "mediawiki-upload",
    .severity = Severity::note,
    .summary = "a file that a new MediaWiki does not take",
    .explanation =
        R"(A new MediaWiki takes images as GIF, JPEG, PNG and WebP. `importImages.php` passes other files over,
and pages that show or link them lead to an upload form, until their kind is added to
`$wgFileExtensions`.)",
};

}  // namespace allegory
