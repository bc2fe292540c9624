// See new_folder.h.
#include "base/new_folder.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <cerrno>
#include <filesystem>

namespace allegory {

namespace {

Descriptor open_root(const std::string& folder) {
  return Descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
}

/// The system's error number, or 0.
int write_below(const Descriptor& root, const std::string& path, const Contents& contents) {
  const std::string name(name_part(path));
  const Descriptor where = open_output_folder(root.get(), folder_part(path), /*create=*/true);
  // The name of the temporary file is short, since that of the file may be as long as names can be.
  return where ? write_file(where.get(), name, ".allegory-tmp-new", contents) : errno;
}

}  // namespace

std::optional<NewFolderRefusal> refuse_taken_folder(const std::string& folder) {
  std::error_code error;
  const auto status = std::filesystem::status(folder, error);
  if (!std::filesystem::exists(status)) return std::nullopt;
  if (!std::filesystem::is_directory(status))
    return NewFolderRefusal{fmt::format("`{}` is a file; a new project needs a folder", folder),
                            true};
  const std::filesystem::directory_iterator entries(folder, error);
  if (error)
    return NewFolderRefusal{
        fmt::format("`{}` cannot be read: {}", folder, error_words(error.value()))};
  if (entries != std::filesystem::directory_iterator())
    return NewFolderRefusal{
        fmt::format("`{}` is not empty; a new project needs a folder of its own", folder), true};
  return std::nullopt;
}

std::optional<NewFolderRefusal> fill_new_folder(const std::string& folder,
                                                const std::vector<NewFile>& files) {
  if (auto refusal = refuse_taken_folder(folder)) return refusal;
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  const Descriptor root = open_root(folder);
  if (!root)
    return NewFolderRefusal{fmt::format("`{}` cannot be made: {}", folder, error_words(errno))};
  for (const NewFile& file : files)
    if (const int reason = write_below(root, file.path, {file.bytes}); reason != 0)
      return NewFolderRefusal{
          fmt::format("`{}/{}` cannot be written: {}", folder, file.path, error_words(reason))};
  return std::nullopt;
}

std::optional<std::string> copy_into_folder(const std::string& folder, const std::string& prefix,
                                            const Folder& from, const std::string& path) {
  const OpenedFile file = from.open_file(path);
  if (file.error) return file.reason.empty() ? "cannot be read" : file.reason;
  const Descriptor root = open_root(folder);
  const int reason = root ? write_below(root, prefix + path, {{}, file.descriptor.get()}) : errno;
  if (reason != 0) return "cannot be copied: " + error_words(reason);
  return std::nullopt;
}

}  // namespace allegory
