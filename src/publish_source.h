// What the project's own repository says that a publish needs: its revision, its `origin`, who
// commits. Nothing that could run a program is taken from its configuration.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "git.h"
#include "publish_commit.h"

namespace allegory {

/// The commit that is checked out, and whether what a build reads differs from it. Filters of the
/// repository are not run.
SourceRevision read_source_revision(const std::string& root);

/// `origin` of the project's repository.
struct Origin {
  std::string address;  ///< as it is written there; empty: there is none
  std::string folder;   ///< from which Git sees a path
};
Origin read_origin(const std::string& root);

/// Headers that the repository's own configuration sends with requests, which is how
/// actions/checkout lends its token to Git.
std::vector<GitSetting> read_request_headers(const std::string& root);

/// Author and committer of a commit that is made now.
struct Identity {
  std::string author, committer;
};

/// As Git's configuration and environment say; nothing if they do not, since a guess from the names
/// of the user and of the machine would stay in somebody else's repository for ever.
std::optional<Identity> read_identity(const std::string& root);

}  // namespace allegory
