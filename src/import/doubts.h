// What only the author of a page can decide: lines of a chat, marks of notes that are gone.
#pragma once

#include "diagnostic.h"
#include "import/pages.h"

namespace allegory {

/// Reports `import-chat` and `import-note` for a page. Linear in its text.
void report_doubts(const ImportPage& page, const SourceSet& sources, Diagnostics& diagnostics);

}  // namespace allegory
