// Files → the output folder. The only stage that writes.
//
// Each file goes to a temporary name and is renamed, so that no one ever sees half a file; one
// whose bytes are the same is left alone with its time stamp. A manifest in the output folder lists
// what this program made: only that is ever overwritten or removed. A file that is there and not in
// the manifest belongs to somebody else; it is reported and kept. Folders are opened one by one
// without following symbolic links, so nothing is written outside.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "diagnostic.h"
#include "format.h"

namespace allegory {

/// What a build did to its output folder.
struct WriteCounts {
  std::size_t written = 0, unchanged = 0, removed = 0;
};

/// Writes one output folder. `add` and `copy` of its Output may be called from several threads.
class Writer {
 public:
  /// Opens or makes `out` (absolute or relative to the working directory) for a project rooted at
  /// `root`. Reports `unwritable-output` and returns nothing if that cannot be done, or if `out` is
  /// the project, a folder above it, its content or its themes, or a symbolic link.
  static std::optional<Writer> open(const std::string& root, const std::string& out,
                                    Diagnostics& diagnostics);
  Writer(Writer&&) noexcept;
  Writer& operator=(Writer&&) noexcept;
  ~Writer();

  /// Files of one format go to the sub-folder of that name.
  Output output(const std::string& format);

  /// Removes what an earlier build of these formats made and this one did not, and writes the
  /// manifest. Reports what could not be written, once for each cause. With `keep_stale` (the build
  /// had errors) nothing is removed.
  WriteCounts finish(const std::vector<std::string>& formats, bool keep_stale,
                     Diagnostics& diagnostics);

 private:
  struct Data;
  explicit Writer(std::unique_ptr<Data> data);
  std::unique_ptr<Data> data_;
};

}  // namespace allegory
