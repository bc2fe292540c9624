// How a publish that did not come about is told.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "publish.h"
#include "publish_plan.h"
#include "publish_trace.h"

namespace allegory {

/// What Git was doing: reading the remote, or writing to our copy of it.
enum class GitTask : std::uint8_t { reading, writing };

/// Reports the last call of Git, which failed: `missing-git` where there is no Git, else
/// `unreachable-remote` or `unwritable-output`.
void report_git_failure(const PublishOptions& options, const RemoteCopy& copy, GitTask task,
                        Diagnostics& diagnostics);

/// Reports `empty-remote` for a remote without a branch to publish to.
void report_no_branch(const PublishOptions& options, const RemoteState& state,
                      Diagnostics& diagnostics);

/// What was said when a push failed.
struct PushFailure {
  std::string refusal;       ///< why it was refused; empty if it did not get so far
  std::string server_words;  ///< what the server had to say; may be empty
  std::string complaint;     ///< Git's
};

/// Reports `rejected-push` or `unfinished-push`; `is_known`: the remote was asked afterwards, and
/// it has not got the commit.
void report_failed_push(const PublishOptions& options, const PushFailure& failure, bool is_known,
                        Diagnostics& diagnostics);

/// Reports `rejected-push` where others pushed before us, twice.
void report_race(const PublishOptions& options, Diagnostics& diagnostics);

/// Reports `foreign-edit` or `foreign-page` for each conflict, and keeps the differences that tell
/// what was edited.
class ConflictReporter {
 public:
  ConflictReporter(const PublishOptions& options, RemoteCopy& copy, const SourceSet& sources,
                   std::span<const SourceId> pages, Diagnostics& diagnostics)
      : options_(options),
        copy_(copy),
        sources_(sources),
        pages_(pages),
        diagnostics_(diagnostics) {}

  /// The state of the branch, and what would have been done to it.
  struct Situation {
    const std::string& commit;
    const TreeFiles& there;
    const ObjectsByPath& earlier;
    const ObjectsByPath& built;
    const PublishPlan& plan;
  };
  std::vector<PublishedEdit> report(const Situation& situation);

 private:
  void report_edit(const Situation& situation, const PublishConflict& conflict,
                   std::vector<PublishedEdit>& edits);
  void report_foreign(const PublishConflict& conflict);
  std::string difference(const Situation& situation, const PublishConflict& conflict);
  std::string last_change(const std::string& commit, const std::string& path);

  const PublishOptions& options_;
  RemoteCopy& copy_;
  const SourceSet& sources_;
  std::span<const SourceId> pages_;
  Diagnostics& diagnostics_;
  std::optional<ContentWords> words_;  // made for the first edit
  std::size_t looked_at_ = 0;          // edits whose difference and author were asked for
};

}  // namespace allegory
