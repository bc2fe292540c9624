// What was built → a branch of somebody's repository, for a wiki or a site.
//
// Comes in: a folder with the files of one format, and where they are to go. Goes out: what was
// done, the difference, and findings. Git does all of it in a repository without a working tree: no
// file of the remote ever has a name on this disk, so neither its links nor its names nor its
// attributes mean anything here. The remote changes in one step, at the very end, or not at all.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic.h"
#include "publish_remote.h"

namespace allegory {

/// What is to be published, and how.
struct PublishOptions {
  bool is_wiki =
      false;  ///< files are pages of a wiki, whose names are known without case and `.md`
  RemoteName remote;
  std::string branch;   ///< empty: the default branch of the remote
  std::string message;  ///< of the commit; its first line at least
  bool dry_run = false;
  bool force = false;   ///< overwrite what others did to the files that are made here
  std::string root;     ///< the project's folder
  std::string folder;   ///< what was built
  std::string scratch;  ///< an empty folder to work in
  std::function<bool()> is_cancelled{};
};

/// What somebody did to a file since it was published.
struct PublishedEdit {
  std::string path;
  std::string difference;  ///< its lines, safe for a terminal
};

/// What was done.
struct Published {
  enum class Outcome : std::uint8_t { stopped, unchanged, planned, pushed };
  Outcome outcome = Outcome::stopped;
  std::string branch;
  std::string commit;  ///< the one that was made
  std::size_t added = 0, changed = 0, removed = 0;
  std::string difference;  ///< of all files, its lines safe for a terminal
  std::vector<PublishedEdit> edits;
};

/// Publishes. `pages` are the sources in which the cause of an edit is looked for. Reports
/// `missing-git`, `unreachable-remote`, `empty-remote`, `no-identity`, `foreign-edit`,
/// `foreign-page`, `rejected-push` and `unfinished-push`; then the remote is as it was, or the
/// finding says that this is not known.
Published publish(const PublishOptions& options, const SourceSet& sources,
                  std::span<const SourceId> pages, Diagnostics& diagnostics);

}  // namespace allegory
