// Embedded files → a folder. See starter.h.
#include "starter.h"

#include <utility>
#include <vector>

#include "base/new_folder.h"
#include "load.h"

namespace allegory {

std::optional<std::string> write_starter(const std::string& folder) {
  std::vector<NewFile> files;
  for (const EmbeddedFile& file : embedded_starter())
    files.push_back({std::string(file.path), std::string(file.bytes)});
  std::optional<NewFolderRefusal> refusal = fill_new_folder(folder, files);
  if (!refusal) return std::nullopt;
  return std::move(refusal->reason);
}

}  // namespace allegory
