// Findings with fixes → the files as they are when the fixes have been applied; then, the files on
// the disk.
//
// A fix is applied whole or not at all, and as soon as possible: all that do not get in each
// other's way at once. Of two that overlap, or insert at one place, the first wins, and the project
// is checked again before anything else is done. A fix after which its finding is still there is
// not applied again. Texts are changed in memory; write_fixes is the only function that touches a
// file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "diagnostic.h"
#include "fix_text.h"
#include "source.h"

namespace allegory {

/// Which fixes are applied: those that cannot change what the author meant, or all.
enum class FixChoice : std::uint8_t { safe, all };

/// A file that fixes changed; the text with its byte order mark.
struct FixedFile {
  FixedText text;
  std::size_t fixes = 0;
};

/// The files that fixes changed, by path.
using FixedFiles = std::map<std::string, FixedFile, std::less<>>;

/// Applies fixes to the texts of a project, round by round.
class Fixer {
 public:
  /// No file is made larger than `size_limit` bytes.
  Fixer(FixChoice choice, std::size_t size_limit) : choice_(choice), size_limit_(size_limit) {}

  /// Applies what can be applied at once to the findings of a check; false if that is nothing. The
  /// next call takes the findings of a check of the files as they are then.
  bool apply(const Diagnostics& diagnostics, const SourceSet& sources);

  const FixedFiles& files() const { return files_; }
  /// Names of rules whose fix left its finding where it was.
  const std::set<std::string_view>& in_vain() const { return in_vain_; }

 private:
  /// What was done about findings that say the same in the same file.
  struct Applied {
    std::string_view rule;
    std::string path;       ///< of the file that was changed
    std::size_t count = 0;  ///< how many were fixed
    std::size_t left = 0;   ///< how many may still be there
  };

  bool is_wanted(const Diagnostic& diagnostic, const SourceSet& sources) const;
  void judge_last_round(const std::map<std::string, std::size_t>& counts);

  FixChoice choice_;
  std::size_t size_limit_;
  FixedFiles files_;
  std::map<std::string, Applied> applied_;  ///< in the last round
  std::set<std::string> stuck_;             ///< findings whose fix did nothing
  std::set<std::string_view> in_vain_;
};

/// Puts changed files in the place of those below `root`. Reports `unwritten-fix` for each that is
/// not what was read any more, or cannot be written, and returns the paths of the others.
std::set<std::string> write_fixes(const std::string& root, const FixedFiles& files,
                                  Diagnostics& diagnostics);

}  // namespace allegory
