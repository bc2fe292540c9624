// Several files as one text: how tests and the examples of rules write down a project.
//
// A line `-- path --` starts a file that reaches to the next such line; what stands before the
// first one is the preamble (a comment, or the commands of a UI case). A word in parentheses behind
// the path says how to read the content:
//   (escaped)   \xNN, \n, \r, \t and \\ are decoded, and the last line end is dropped
//   (repeat N)  the content N times
//   (symlink)   a symbolic link to what the content names
//   (folder)    an empty folder
//   (fifo)      a named pipe
//   (read-only) a file that may not be written
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace allegory {

/// One file of a case, as written.
struct CaseEntry {
  std::string path;
  std::string modifier;  ///< the words in parentheses; usually empty
  std::string content;   ///< as written, not decoded
  friend bool operator==(const CaseEntry&, const CaseEntry&) = default;
};

/// A case: what stands before the first file, and the files in the order written.
struct CaseFile {
  std::string preamble;
  std::vector<CaseEntry> entries;
  friend bool operator==(const CaseFile&, const CaseFile&) = default;
};

/// Reads a case. Any text is one.
CaseFile read_case(std::string_view text);

/// The text that read_case() turns into `file` again.
std::string write_case(const CaseFile& file);

/// An entry that holds `bytes`; escaped where they could not stand as they are.
CaseEntry make_entry(std::string path, std::string_view bytes);

/// The bytes that an entry stands for. Throws std::runtime_error for an escape or a modifier that
/// has no meaning.
std::string bytes_of(const CaseEntry& entry);

/// Writes the entries below `folder`, which is made if it is not there. Throws what the standard
/// library throws if the disk will not have it.
void unpack(const CaseFile& file, const std::filesystem::path& folder);

/// The bytes of a file on the disk. Throws std::runtime_error if it cannot be read.
std::string read_file(const std::filesystem::path& path);

/// Writes a file on the disk, with the folders above it. Throws std::runtime_error if it cannot.
void write_file(const std::filesystem::path& path, std::string_view bytes);

/// A new empty folder among the temporary files, removed with all it holds at the end of its life.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace allegory
