// import-link: a link of an imported page that leads nowhere.
// Reported by `allegory import` (import/); explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule import_link{
    .name = "import-link",
    .severity = Severity::warning,
    .summary = "a link of an imported page that leads nowhere",
    .explanation =
        R"(What a link leads to was not imported: there is no such page, heading or file, it lies outside of the
folder, or it is the mark of a note that was lost when the text was copied (`[1](^1^)`). The link is in
the new project as it was. In that project `allegory check` reports it as well, as a warning until the
line below `levels:` in `allegory.yaml` is removed.)",
};

}  // namespace allegory
