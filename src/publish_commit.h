// What a publish writes into its commit: words, and the stream that makes it.
#pragma once

#include <string>
#include <string_view>

#include "publish_plan.h"

namespace allegory {

/// Where the files of a publish come from.
struct SourceRevision {
  std::string commit;        ///< the project's, empty: it has none
  bool has_changes = false;  ///< what was built differs from that commit
};

/// `message`, and behind it the revision as a trailer that `git interpret-trailers` reads.
std::string publish_message(std::string_view message, const SourceRevision& source);

/// A commit for `git fast-import`: what stands in `plan`, and the list of all files. `who` is as in
/// `git var GIT_AUTHOR_IDENT`; `parent` may be empty: there is none.
struct PublishCommit {
  const PublishPlan& plan;
  const ObjectsByPath& built;
  std::string_view parent, author, committer, message;
};
std::string import_stream(const PublishCommit& commit);

}  // namespace allegory
