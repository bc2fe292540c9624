// A repository elsewhere, and our copy of one of its branches.
//
// Comes in: what somebody typed as its address. Goes out: what it holds, and after a push what it
// holds then. Git does the talking; credentials are its business. An address is given to it through
// the environment and shown without what could be a password.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "git.h"

namespace allegory {

/// The address of a repository.
struct RemoteName {
  std::string address;  ///< as Git takes it from anywhere on this machine
  std::string shown;    ///< without user and password
};

/// An address, or why it is none: `begins with …`.
struct RemoteNameResult {
  std::optional<RemoteName> name;
  std::string refusal;
};

/// Judges an address; a path is relative to `folder`. Refused is what Git would take for an option
/// or for the name of a program (`ext::…`), and protocols that it does not push by.
RemoteNameResult read_remote_name(std::string_view typed, const std::string& folder);

/// Whether Git allows this name of a branch (git-check-ref-format), and no option looks like it.
bool is_branch_name(std::string_view name);

/// What a remote says of its branches.
struct RemoteState {
  bool is_empty = false;                                     ///< it has no branch at all
  std::string default_branch;                                ///< empty: it names none
  std::map<std::string, std::string, std::less<>> branches;  ///< to the names of their commits
};

/// Reads the output of `git ls-remote --symref`. Names of branches that Git forbids are left out.
RemoteState read_remote_state(std::string_view output);

/// A file in a tree of Git.
struct TreeFile {
  std::string object;
  bool is_regular = true;  ///< else a symbolic link or another repository
};
using TreeFiles = std::map<std::string, TreeFile, std::less<>>;

/// A bare repository in a scratch folder that knows one remote.
class RemoteCopy {
 public:
  /// `settings` hold for every call that reaches the network.
  RemoteCopy(std::string folder, const RemoteName& remote_name, std::vector<GitSetting> settings,
             std::function<bool()> is_cancelled);

  /// Asks the remote for its branches. Where Git fails, this and the others return nothing and
  /// failure() says why.
  std::optional<RemoteState> look();
  /// Makes the repository in the object format of that commit; again does nothing.
  bool prepare(std::string_view commit);
  /// Fetches the last commit of a branch; returns its name.
  std::optional<std::string> fetch(const std::string& branch);
  /// Fetches the commits before it, and their files.
  bool deepen();

  /// All files of a commit.
  std::optional<TreeFiles> files(const std::string& commit);
  /// The bytes of a blob, if it has at most `limit`.
  std::optional<std::string> blob(const std::string& object, std::size_t limit);
  /// Stores the files of a folder and returns their names as objects, in that order.
  std::optional<std::vector<std::string>> store(const std::string& folder,
                                                const std::vector<std::string>& paths);
  /// Makes a commit from a stream for `git fast-import` that ends in `refs/published/next`; returns
  /// its name.
  std::optional<std::string> import(std::string stream);
  /// Runs a command that prints, piece by piece.
  bool print(std::vector<std::string> words, const std::function<void(std::string_view)>& take);
  /// Puts a commit at the tip of a branch, if that still is `expected` (empty: if there is none).
  bool push(const std::string& commit, const std::string& branch, const std::string& expected);
  /// Why the remote refused the last push, in its words; empty if it did not get to say so.
  const std::string& refusal() const { return refusal_; }

  const ProcessResult& failure() const { return failure_; }
  /// What Git complained of last, with the address as it is shown.
  std::string complaint() const;
  /// What the server said to it, in one line; empty if nothing.
  std::string server_words() const;

 private:
  ProcessResult run(std::vector<std::string> words, GitReach reach, std::string input = {},
                    std::function<void(std::string_view)> take = {});
  /// A line of Git's, with the address as it is shown.
  std::string shown(std::string_view line) const;
  /// The output, trimmed; nothing if Git failed.
  std::optional<std::string> answer(std::vector<std::string> words, GitReach reach = GitReach::disk,
                                    std::string input = {});

  std::string folder_, repository_, branch_;
  RemoteName name_;
  std::vector<GitSetting> settings_;
  std::function<bool()> is_cancelled_;
  bool is_prepared_ = false;
  ProcessResult failure_;
  std::string refusal_;
};

}  // namespace allegory
