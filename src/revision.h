// A project as it was at a revision of its Git repository.
//
// Comes in: the project's folder and what somebody calls a revision. Goes out: the project's files
// at that revision, in memory. Git itself reads the repository, as a program: it is asked for one
// commit, one list and the bytes of pages. None of what it is asked for runs anything that the
// repository or its configuration name, and it reaches no network.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "load.h"

namespace allegory {

/// A commit, and the project's files in it.
struct Revision {
  std::string commit;  ///< its full name
  std::vector<StoredFile> files;
};

/// Why there is none.
struct RevisionFailure {
  std::string message;
  std::string help;
  bool is_usage = false;  ///< what was asked for does not exist; else Git could not answer
};

/// A revision, or why there is none.
struct RevisionResult {
  std::optional<Revision> revision;
  RevisionFailure failure;
};

/// Reads the project in the folder `root` as it was at the revision `name`.
RevisionResult read_revision(const std::string& root, std::string_view name,
                             std::size_t most = page_limit);

}  // namespace allegory
