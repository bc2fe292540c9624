// The one way to read files: below a root, never out of it.
//
// Comes in: a root folder and paths relative to it. Goes out: bytes, or the reason why not. The
// kernel decides (openat2 with RESOLVE_BENEATH), on the opened descriptor and not on the path, so
// that `..`, absolute paths, symbolic links and /proc cannot lead outside. Where the kernel lacks
// openat2, each component is opened by itself and no symbolic link is followed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace allegory {

/// Owns a file descriptor and closes it; -1 stands for none.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }

  int get() const { return number_; }
  explicit operator bool() const { return number_ >= 0; }
  /// Closes it now; the system's error number, or 0.
  int close();
  /// Hands it to somebody else, who closes it.
  int release() { return std::exchange(number_, -1); }

 private:
  int number_ = -1;
};

enum class ReadError : std::uint8_t {
  missing,     ///< no such file
  not_a_file,  ///< a folder, a pipe, a device
  unreadable,  ///< permission, or an I/O error
  too_large,   ///< more bytes than the limit
  outside,     ///< the path leads out of the root
};

/// The bytes of a file, or why there are none.
struct ReadResult {
  std::string bytes;
  std::optional<ReadError> error;
  std::string reason;  ///< why it is not_a_file or unreadable: `is a …`, `cannot be read: …`
};

/// A regular file opened for reading, or why it is not.
struct OpenedFile {
  Descriptor descriptor;
  std::uint64_t size = 0;  ///< in bytes, when it was opened
  std::optional<ReadError> error;
  std::string reason;  ///< as in ReadResult
};

/// What a folder holds.
struct FileEntry {
  enum class Type : std::uint8_t {
    file,
    folder_named_as_page,  ///< a folder whose name ends in `.md`; not entered
    link_outside,          ///< a symbolic link that leads out of the root, or to nothing
    link_to_folder,        ///< a symbolic link to a folder of the root; not followed
    unreadable_folder,     ///< or something of which the system does not say what it is
    special,               ///< a pipe, a socket, a device
  };
  std::string path;  ///< relative to the root, with `/`
  Type type = Type::file;
  std::string reason{};  ///< of an unreadable folder: `cannot be read: …`
};

/// A folder that files are read from. Owns its descriptor; movable.
class Folder {
 public:
  /// Opens `path`; empty if it is no folder or cannot be opened.
  static std::optional<Folder> open(const std::string& path);
  /// Takes over the descriptor of an open folder.
  explicit Folder(Descriptor descriptor) : descriptor_(std::move(descriptor)) {}

  /// Reads a regular file of at most `limit` bytes. A pipe or a folder is not opened for reading.
  ReadResult read(std::string_view path, std::size_t limit) const;

  /// Opens a regular file for reading in pieces.
  OpenedFile open_file(std::string_view path) const;

  /// Opens a folder below this one without following links; empty if there is none.
  std::optional<Folder> sub_folder(std::string_view path) const;

  /// All entries below the folder `start`, at any depth, sorted by path bytewise; links are judged
  /// by this folder, paths are relative to it. Names that start with a dot are left out; folders
  /// are entered and not listed, symbolic links to folders are not entered. Where `start`, or a
  /// folder on the way to it, cannot be entered, the entry of that one is the only one.
  std::vector<FileEntry> list(std::string_view start = {}) const;

  int descriptor() const { return descriptor_.get(); }

 private:
  Descriptor descriptor_;
};

/// Joins two relative paths and removes `.` and `..`; empty if that would leave the root, or if one
/// of them is absolute.
std::optional<std::string> normalize_path(std::string_view folder, std::string_view path);

/// Reads up to `size` bytes at `offset` (in bytes from the start): how many there were, 0 at the
/// end, -1 with errno set. Interrupted calls are repeated.
std::int64_t read_at(int descriptor, std::uint64_t offset, char* to, std::size_t size);

/// What an error number of the system means, in words that do not depend on the locale.
std::string error_words(int error_number);

}  // namespace allegory
