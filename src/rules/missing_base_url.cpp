// missing-base-url: files that need the address of the site.
// Reported by formats/site.cpp; explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule missing_base_url{
    .name = "missing-base-url",
    .severity = Severity::note,
    .summary = "files that need the address of the site",
    .explanation =
        R"(`sitemap.xml`, `atom.xml` and the canonical link of each page hold absolute addresses. They are left
out until `base_url:` in `allegory.yaml`, or `--base-url`, says where the site will stand. All other
links are relative and need no address.)",
};

}  // namespace allegory
