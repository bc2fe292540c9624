// mkdtemp and remove_all. See scratch_folder.h.
#include "base/scratch_folder.h"

#include <stdlib.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace allegory {

std::optional<ScratchFolder> ScratchFolder::make() {
  std::error_code error;
  const std::filesystem::path parent = std::filesystem::temp_directory_path(error);
  std::filesystem::path whole;
  if (!error) whole = std::filesystem::absolute(parent, error);
  if (error) {
    errno = error.value();
    return std::nullopt;
  }
  std::string path = (whole / "allegory-XXXXXX").string();
  if (::mkdtemp(path.data()) == nullptr) return std::nullopt;
  return ScratchFolder(std::move(path));
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

}  // namespace allegory
