// A folder for what nobody needs afterwards.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
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
  /// Writes a new file into it; false if that cannot be done.
  bool write(std::string_view name, std::string_view bytes) const;
  /// Reads a file of it of at most `limit` bytes; nothing if there is none.
  std::optional<std::string> read(std::string_view name, std::size_t limit) const;

 private:
  explicit ScratchFolder(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

}  // namespace allegory
