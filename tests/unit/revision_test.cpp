#include "revision.h"

#include <stdlib.h>

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "base/process.h"
#include "support/test_disk.h"

namespace allegory {

namespace {

/// A Git repository on the disk; its project stands in the folder `book`.
class Repository {
 public:
  Repository() {
    disk.write("book/allegory.yaml", "title: Book\n");
    disk.write("book/content/index.md", "# First\n");
  }

  /// False if there is no Git.
  bool git(const std::vector<std::string>& words) const {
    ProcessCall call;
    call.words = {"git", "-C", disk.path(), "-c", "user.name=Ann", "-c", "user.email=a@b.example"};
    call.words.insert(call.words.end(), words.begin(), words.end());
    call.environment = {"PATH=/usr/bin:/bin", "HOME=" + disk.path(), "LC_ALL=C"};
    call.output_limit = 1U << 20U;
    const ProcessResult result = run_process(call);
    INFO(result.errors);
    if (!result.start_error) REQUIRE(result.status == 0);
    return !result.start_error;
  }
  bool commit() const {
    return git({"init", "-q", "-b", "main"}) && git({"add", "-A"}) &&
           git({"commit", "-q", "--allow-empty", "-m", "text"});
  }

  std::string root() const { return disk.path("book"); }

  TestDisk disk;
};

bool is_without_git(const Repository& repository) {
  if (repository.commit()) return false;
  WARN("left out, since there is no Git");
  return true;
}

/// Path → bytes, or the reason why there are none.
std::map<std::string, std::string> files_of(const RevisionResult& result) {
  std::map<std::string, std::string> files;
  REQUIRE(result.revision);
  for (const StoredFile& file : result.revision->files)
    files[file.path] = file.read.error == ReadError::outside     ? "outside"
                       : file.read.error == ReadError::too_large ? "too large"
                                                                 : file.read.bytes;
  return files;
}

}  // namespace

TEST_CASE("the files of a revision are those of the commit, not those of the disk") {
  const Repository repository;
  repository.disk.write("book/content/pictures/road.svg", "<svg/>");
  repository.disk.write("book/out/site/index.html", "<html>");
  repository.disk.write("elsewhere.md", "# Elsewhere\n");
  if (is_without_git(repository)) return;
  repository.disk.write("book/content/index.md", "# Second\n");
  repository.disk.write("book/content/new.md", "# New\n");

  const RevisionResult result = read_revision(repository.root(), "main");
  // Pictures are known by their names alone.
  CHECK(files_of(result) == std::map<std::string, std::string>{{"allegory.yaml", "title: Book\n"},
                                                               {"content/index.md", "# First\n"},
                                                               {"content/pictures/road.svg", ""}});
  CHECK(result.revision->commit.size() == 40);
}

TEST_CASE("a link of a commit is followed within the project and never out of it") {
  const Repository repository;
  repository.disk.write("book/content/parts/one.md", "# One\n");
  repository.disk.link("parts/one.md", "book/content/near.md");
  repository.disk.link("near.md", "book/content/chain.md");
  repository.disk.link("../../../../../../etc/passwd", "book/content/far.md");
  repository.disk.link("/etc/passwd", "book/content/absolute.md");
  repository.disk.link("loop.md", "book/content/loop.md");
  repository.disk.link("gone.md", "book/content/dangling.md");
  if (is_without_git(repository)) return;

  std::map<std::string, std::string> files = files_of(read_revision(repository.root(), "HEAD"));
  CHECK(files["content/near.md"] == "# One\n");
  CHECK(files["content/chain.md"] == "# One\n");
  CHECK(files["content/far.md"] == "outside");
  CHECK(files["content/absolute.md"] == "outside");
  CHECK(files["content/loop.md"] == "outside");
  CHECK(files["content/dangling.md"] == "outside");
}

TEST_CASE("names with every byte that a path can have are read, and large pages are not") {
  const Repository repository;
  repository.disk.write("book/content/a \"b\"\n\tc é.md", "odd\n");
  repository.disk.write("book/content/large.md", std::string(page_limit + 1, 'x'));
  repository.disk.write("book/content/empty.md", "");
  if (is_without_git(repository)) return;

  std::map<std::string, std::string> files = files_of(read_revision(repository.root(), "HEAD"));
  CHECK(files["content/a \"b\"\n\tc é.md"] == "odd\n");
  CHECK(files["content/large.md"] == "too large");
  CHECK(files.contains("content/empty.md"));
}

TEST_CASE("no program runs that a repository names in its configuration") {
  const Repository repository;
  if (is_without_git(repository)) return;
  const std::string trap = repository.disk.path("trap");
  repository.disk.write("trap.sh", "#!/bin/sh\necho caught >> '" + trap + "'\n");
  const std::string script = repository.disk.path("trap.sh");
  REQUIRE(::chmod(script.c_str(), 0700) == 0);
  for (const std::string key :
       {"core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass",
        "diff.external", "core.gitProxy", "alias.ls-tree", "alias.rev-parse", "pager.ls-tree",
        "filter.trap.smudge", "filter.trap.process", "diff.trap.textconv", "credential.helper"})
    REQUIRE(repository.git({"config", key, key.starts_with("alias") ? "!" + script : script}));
  REQUIRE(repository.git({"config", "core.hooksPath", repository.disk.path("hooks")}));
  repository.disk.write(".gitattributes", "*.md filter=trap diff=trap\n");
  // A partial clone that lacks an object would ask its remote for it.
  REQUIRE(repository.git({"config", "core.repositoryFormatVersion", "1"}));
  REQUIRE(repository.git({"config", "extensions.partialClone", "origin"}));
  REQUIRE(repository.git({"config", "remote.origin.promisor", "true"}));
  REQUIRE(repository.git({"config", "remote.origin.url", "ext::" + script}));
  REQUIRE(repository.git({"config", "protocol.ext.allow", "always"}));

  CHECK(read_revision(repository.root(), "HEAD").revision);
  std::filesystem::remove_all(repository.disk.path(".git/objects"));
  std::filesystem::create_directories(repository.disk.path(".git/objects"));
  CHECK_FALSE(read_revision(repository.root(), "HEAD").revision);
  CHECK_FALSE(repository.disk.exists("trap"));
}

TEST_CASE("why there is no revision is said in a sentence") {
  const Repository repository;
  const auto message = [&](std::string_view name) {
    const RevisionResult result = read_revision(repository.root(), name);
    CHECK_FALSE(result.revision);
    return result.failure.message;
  };
  const auto is_usage = [&](std::string_view name) {
    return read_revision(repository.root(), name).failure.is_usage;
  };
  if (!repository.git({"--version"})) {
    WARN("left out, since there is no Git");
    return;
  }
  CHECK(message("HEAD") == "the project is in no Git repository");
  CHECK_FALSE(is_usage("HEAD"));
  repository.commit();
  CHECK(message("nowhere") == "there is no revision `nowhere`");
  CHECK(message("--help") == "there is no revision `--help`");
  CHECK(message("HEAD^{tree}") == "there is no revision `HEAD^{tree}`");
  CHECK(is_usage("nowhere"));

  const std::string path = ::getenv("PATH") == nullptr ? "" : ::getenv("PATH");
  ::setenv("PATH", "/nowhere", 1);
  const std::string without = message("HEAD");
  ::setenv("PATH", path.c_str(), 1);
  CHECK(without == "there is no program `git`");
}

}  // namespace allegory
