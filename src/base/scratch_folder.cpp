// mkdtemp, files in it, and remove_all. See scratch_folder.h.
#include "base/scratch_folder.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "base/files.h"

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

bool ScratchFolder::write(std::string_view name, std::string_view bytes) const {
  const std::string path = path_ + "/" + std::string(name);
  Descriptor file(open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
  while (file && !bytes.empty()) {
    const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return file && file.close() == 0;
}

std::optional<std::string> ScratchFolder::read(std::string_view name, std::size_t limit) const {
  const std::optional<Folder> folder = Folder::open(path_);
  if (!folder) return std::nullopt;
  ReadResult result = folder->read(name, limit);
  if (result.error) return std::nullopt;
  return std::move(result.bytes);
}

}  // namespace allegory
