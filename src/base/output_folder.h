// Writing below a folder, never out of it, and never half a file.
//
// Comes in: the descriptor of a folder, relative paths, bytes. Goes out: 0 or the system's error
// number. Folders are opened one component at a time without following symbolic links; a file is
// written under a temporary name in its own folder and renamed when every byte has been taken.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"

namespace allegory {

/// Where a file's bytes come from: memory, or another open file that is read in pieces.
struct Contents {
  std::string_view bytes{};
  int descriptor = -1;  ///< of the other file; -1: `bytes` it is

  /// Puts up to `size` bytes from `offset` into `to`: how many, 0 at the end, -1 with errno set.
  std::int64_t read(std::uint64_t offset, char* to, std::size_t size) const;
};

/// Whether `path` is relative, without empty, `.` and `..` parts, and without control characters:
/// safe to be joined to a folder and to stand on a line of its own.
bool is_plain_path(std::string_view path);

/// The part of `path` before the last `/`; empty if there is none. And the part behind it.
std::string_view folder_part(std::string_view path);
std::string_view name_part(std::string_view path);

/// Opens the folder `path` (plain, or empty for `root` itself) below `root`; with `create`, makes
/// what is missing. Where that fails it is empty, and errno says why.
Descriptor open_output_folder(int root, std::string_view path, bool create);

/// What stands in a folder under a name.
enum class Existing : std::uint8_t {
  nothing,
  regular_file,
  something_else,
  unknown,  ///< the system does not say; errno tells why
};
Existing existing(int folder, const std::string& name);

/// Whether the regular file `name` holds exactly these bytes.
bool holds(int folder, const std::string& name, const Contents& contents);

/// Writes `contents` to `temporary` in the same folder and renames that to `name`. Where that
/// fails, the temporary file is removed and `name` is as it was.
int write_file(int folder, const std::string& name, const std::string& temporary,
               const Contents& contents);

/// Appends all of `text` to an open file.
int write_all(int descriptor, std::string_view text);

/// Reads the file `path`, relative to the working directory or absolute, as Folder::read does.
ReadResult read_path(const std::string& path, std::size_t limit);

/// Writes the file `path` as write_file does. Its folder has to be there.
int save_path(const std::string& path, std::string_view bytes);

/// Appends to the file `path`, which is made if it is not there.
int append_path(const std::string& path, std::string_view bytes);

/// Removes a regular file; whatever else has the name stays. A missing file is no error.
int remove_file(int folder, const std::string& name);

/// Removes the folders of `path` (which names a file) below the folder `keep`, from the innermost,
/// as long as they are empty.
void remove_empty_folders(int root, std::string_view path, std::string_view keep = {});

/// The lines behind the header of a list of ours; none if there is no list or another file has its
/// name, nothing if it is there and cannot be read. A last line without an end is dropped: its
/// writing was cut off.
std::optional<std::vector<std::string>> read_list(const Folder& out, const char* name,
                                                  std::string_view header);

}  // namespace allegory
