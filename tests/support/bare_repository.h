// A bare repository on the disk, as a server would have it, and somebody else who commits to it.
#pragma once

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "base/process.h"
#include "support/test_disk.h"

namespace allegory {

/// Runs Git in a folder, as Bob.
inline ProcessResult git_as_bob(const std::string& folder, std::vector<std::string> words,
                                const std::string& input = {}) {
  ProcessCall call;
  call.words = {"git", "-C", folder, "-c", "user.name=Bob", "-c", "user.email=bob@example.org"};
  for (std::string& word : words) call.words.push_back(std::move(word));
  call.environment = {"PATH=/usr/bin:/bin", "HOME=" + folder, "LC_ALL=C", "GIT_CONFIG_NOSYSTEM=1"};
  call.input = input;
  call.output_limit = 1U << 20U;
  return run_process(call);
}

/// Whether there is no Git to test with; says so.
inline bool is_without_git() {
  if (!git_as_bob("/", {"--version"}).start_error) return false;
  WARN("left out, since there is no Git");
  return true;
}

/// The repository `name` on a disk.
class BareRepository {
 public:
  BareRepository(const TestDisk& disk, std::string_view name) : path_(disk.path(name)) {
    disk.folder(name);
    git({"init", "-q", "--bare", "-b", "master"});
  }

  const std::string& path() const { return path_; }

  /// The output of a command that has to succeed.
  std::string git(std::vector<std::string> words, const std::string& input = {}) const {
    const ProcessResult result = git_as_bob(path_, std::move(words), input);
    INFO(result.errors);
    REQUIRE(result.status == 0);
    return result.output;
  }

  /// The name of the last commit; empty if there is none.
  std::string tip(const std::string& branch = "master") const {
    const ProcessResult result =
        git_as_bob(path_, {"rev-parse", "--verify", "--quiet", "refs/heads/" + branch});
    return result.output.substr(0, result.output.find('\n'));
  }

  /// Bob commits: each change is a line of git-fast-import(1). Returns the commit.
  std::string commit(const std::string& changes, const std::string& branch = "master") const {
    const std::string before = tip(branch);
    git({"fast-import", "--quiet"},
        fmt::format("commit refs/heads/{}\ncommitter Bob <bob@example.org> 1709812800 +0000\n"
                    "data 4\nedit\n{}{}",
                    branch, before.empty() ? "" : fmt::format("from {}\n", before), changes));
    return tip(branch);
  }

  /// A change that writes a file.
  static std::string file(const std::string& path, const std::string& bytes,
                          const std::string& mode = "100644") {
    return fmt::format("M {} inline {}\ndata {}\n{}\n", mode, path, bytes.size(), bytes);
  }

  /// All files of a branch but the list of what was published, as `path=bytes;`.
  std::string files(const std::string& branch = "master") const {
    std::string text;
    const std::string list = git({"ls-tree", "-r", "-z", "--name-only", branch});
    for (std::size_t at = 0; at < list.size();) {
      const std::string path = list.substr(at, list.find('\0', at) - at);
      at += path.size() + 1;
      if (path != ".allegory-published")
        text += path + "=" + git({"cat-file", "blob", branch + ":" + path}) + ";";
    }
    return text;
  }

  std::size_t commits(const std::string& branch = "master") const {
    return std::stoul(git({"rev-list", "--count", branch}));
  }

  /// A hook of the server.
  void hook(const std::string& name, const std::string& script) const {
    const std::filesystem::path path = std::filesystem::path(path_) / "hooks" / name;
    write_file(path, "#!/bin/sh\n" + script + "\n");
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
  }

 private:
  std::string path_;
};

}  // namespace allegory
