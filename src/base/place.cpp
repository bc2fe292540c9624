// Paths compared without links and `..`. See place.h.
#include "base/place.h"

#include <algorithm>
#include <filesystem>

namespace allegory {

namespace fs = std::filesystem;

std::string folder_in_repository(const std::string& folder) {
  std::error_code error;
  const fs::path inner = fs::canonical(folder, error);
  if (error) return {};
  for (fs::path outer = inner;; outer = outer.parent_path()) {
    // A folder in a clone, a file in a worktree or a submodule.
    if (fs::exists(outer / ".git", error)) {
      if (outer == inner) return {};
      return inner.lexically_relative(outer).generic_string();
    }
    if (!outer.has_relative_path()) return {};
  }
}

std::string working_folder() {
  std::error_code error;
  return fs::current_path(error).string();
}

std::string program_folder() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return error ? std::string() : program.parent_path().string();
}

std::string path_in_folder(const std::string& folder, const std::string& path) {
  std::error_code error;
  const fs::path outer = fs::canonical(folder, error);
  if (error) return path;
  const fs::path typed = fs::absolute(path, error);
  if (error) return path;
  // By its own name, even where that is a link to somewhere else.
  const fs::path inner = fs::weakly_canonical(typed.parent_path(), error) / typed.filename();
  if (error) return path;
  const bool is_below =
      std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
  return is_below ? inner.lexically_relative(outer).generic_string() : path;
}

}  // namespace allegory
