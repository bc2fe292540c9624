// `allegory import` as stages: read → import → check → write.
//
// Comes in: a page or a folder of pages, as typed. Goes out: the files of a new project, and what
// was found on the way. The new project is checked in memory first; errors that the pages bring
// along become warnings in its `allegory.yaml`, each with a word of why, so that it can be built at
// once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/files.h"
#include "base/new_folder.h"
#include "import/import.h"
#include "pipeline.h"

namespace allegory {

/// What was read, and what is to be written.
struct ImportPlan {
  Checked checked;               ///< sources and findings of the import; no site
  std::optional<Folder> folder;  ///< that the pages were read from
  ImportedProject project;
  std::vector<NewFile> files;  ///< of the new project; its copied files are `project.assets`
  bool is_read = false;        ///< there was a page to import
};

/// Reads `from`, a file or a folder, and plans the project within the limits of `how`. Writes
/// nothing. Reports what import_pages does, `unreadable-file`, `too-large` and `import-left-out`.
ImportPlan plan_import(const std::string& from, const CheckOptions& how = {});

/// Writes the project into `into`, which must be missing or empty. A file that cannot be copied is
/// reported as `unwritable-output`.
std::optional<NewFolderRefusal> write_import(ImportPlan& plan, const std::string& into);

}  // namespace allegory
