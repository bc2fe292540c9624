// The one way to run Git: the program, in an environment of our making.
//
// A repository may come from a stranger, and its configuration with it. So nothing is asked for
// that runs hooks, filters, pagers, signature checks or file-system monitors. Unless a call says
// that it reaches the network, no protocol is allowed, and what is missing from a partial clone is
// not fetched. One that does may use the user's own helpers for credentials and ssh, as `git push`
// would; it asks a person only where there is a terminal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/process.h"

namespace allegory {

/// A line of configuration that holds for one call: `remote.origin.url` and its value. It goes
/// through the environment, so that other users of the machine do not see it.
using GitSetting = std::pair<std::string, std::string>;

/// What a call may reach beyond the folder in which it is made.
enum class GitReach : std::uint8_t { disk, network };

/// A call of Git.
struct GitCall {
  std::string root;                ///< the folder in which it is made
  std::vector<std::string> words;  ///< the command and its arguments
  std::string input{};
  std::size_t output_limit = 0;                  ///< bytes; past it Git is ended
  std::function<void(std::string_view)> take{};  ///< as of ProcessCall
  std::string repository{};  ///< its `--git-dir`; empty: that to which the folder belongs
  GitReach reach = GitReach::disk;
  std::vector<GitSetting> settings{};
  std::function<bool()> is_cancelled{};  ///< as of ProcessCall
};

/// Runs Git.
ProcessResult run_git(GitCall call);

/// Whether a call did not end well.
bool is_git_failure(const ProcessResult& result);

/// Whether the folder turned out to be in no repository.
bool is_no_repository(const ProcessResult& result);

/// What Git complained of, in one line without `fatal:`.
std::string git_complaint(const ProcessResult& result);

}  // namespace allegory
