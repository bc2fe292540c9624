// import-front-matter: front matter that an import cannot read.
// Reported by `allegory import` (import/); explained here.
#include "rule.h"

namespace allegory {

extern constinit const Rule import_front_matter{
    .name = "import-front-matter",
    .severity = Severity::warning,
    .summary = "front matter that an import cannot read",
    .explanation =
        R"(The lines between `---` at the top of a page are no YAML that this program reads, or too long. They are
in the text of the new page, so that nothing is lost. Keys of another program that can be read are put
below `extra:` without a word.)",
};

}  // namespace allegory
