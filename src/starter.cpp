// Embedded files → a folder. See starter.h.
#include "starter.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <cstring>
#include <filesystem>

#include "base/output_folder.h"
#include "load.h"

namespace allegory {

std::optional<std::string> write_starter(const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  const Descriptor root(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!root) return fmt::format("`{}` cannot be made: {}", folder, error_words(errno));
  const std::filesystem::directory_iterator entries(folder, error);
  if (error) return fmt::format("`{}` cannot be read: {}", folder, error_words(error.value()));
  if (entries != std::filesystem::directory_iterator())
    return fmt::format("`{}` is not empty; a new project needs a folder of its own", folder);
  for (const EmbeddedFile& file : embedded_starter()) {
    const std::string name(name_part(file.path));
    const Descriptor where =
        open_output_folder(root.get(), folder_part(file.path), /*create=*/true);
    const int reason =
        where ? write_file(where.get(), name, ".allegory-tmp-" + name, {file.bytes}) : errno;
    if (reason != 0)
      return fmt::format("`{}/{}` cannot be written: {}", folder, file.path, error_words(reason));
  }
  return std::nullopt;
}

}  // namespace allegory
