// A folder for what nobody needs afterwards.
#pragma once

#include <optional>
#include <string>
#include <utility>

namespace allegory {

/// A new empty folder among the temporary files, which only this user may enter. It is removed with
/// all that it holds at the end of its life; links in it are removed and not followed.
class ScratchFolder {
 public:
  /// Makes one; empty, with errno set, where that fails.
  static std::optional<ScratchFolder> make();
  ScratchFolder(ScratchFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  ScratchFolder& operator=(ScratchFolder&&) = delete;
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder();

  /// Its absolute path.
  const std::string& path() const { return path_; }

 private:
  explicit ScratchFolder(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

}  // namespace allegory
