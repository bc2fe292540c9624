// What a build could not put into its output folder, and how that is told.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "diagnostic.h"

namespace allegory {

/// What was not written; paths are relative to the output folder.
struct WriteFindings {
  /// Files that could not be written, or removed, for the same reason.
  struct Failure {
    std::string path;  ///< the first in the alphabet
    std::string verb;  ///< `written` or `removed`
    std::size_t count = 0;
  };
  std::map<std::string, Failure> failures;  ///< by cause
  std::set<std::string> foreign;            ///< somebody else's, and kept
  std::set<std::pair<std::string, std::string>> collisions;
  std::set<std::string> files_and_folders;        ///< paths needed as both
  std::map<std::string, std::string> unreadable;  ///< asset → why; empty: outside
};

/// Reports all of it, once for each cause. `shown` is the output folder as findings call it.
void report(const WriteFindings& findings, const std::string& shown, Diagnostics& diagnostics);

}  // namespace allegory
