#include "publish_source.h"

#include <catch2/catch.hpp>
#include <string>

#include "support/bare_repository.h"

namespace allegory {

namespace {

/// A project in a Git repository with one commit.
struct Repository {
  TestDisk disk;
  Repository() {
    disk.write("allegory.yaml", "title: Cave\n");
    disk.write("content/index.md", "Text.\n");
    git({"init", "-q", "-b", "main"});
    git({"add", "-A"});
    git({"commit", "-q", "-m", "first"});
  }
  std::string git(const std::vector<std::string>& words) const {
    const ProcessResult result = git_as_bob(disk.path(), words);
    INFO(result.errors);
    REQUIRE(result.status == 0);
    return result.output;
  }
};

}  // namespace

TEST_CASE("the revision of a project is its commit, and whether what is built differs from it") {
  if (is_without_git()) return;
  const Repository project;
  const std::string head = project.git({"rev-parse", "HEAD"}).substr(0, 40);
  const SourceRevision clean = read_source_revision(project.disk.path());
  CHECK(clean.commit == head);
  CHECK_FALSE(clean.has_changes);
  project.disk.write("notes.txt", "of no account");
  CHECK_FALSE(read_source_revision(project.disk.path()).has_changes);
  project.disk.write("content/new.md", "New.\n");
  CHECK(read_source_revision(project.disk.path()).has_changes);
}

TEST_CASE("a project without a repository or a commit has no revision") {
  if (is_without_git()) return;
  const TestDisk disk;
  CHECK(read_source_revision(disk.path()).commit.empty());
  CHECK(read_origin(disk.path()).address.empty());
  CHECK(read_request_headers(disk.path()).empty());
}

TEST_CASE("no filter of the project's repository runs") {
  if (is_without_git()) return;
  const Repository project;
  project.disk.write(".gitattributes", "*.md filter=evil\n");
  project.git({"config", "filter.evil.clean", "touch ran; cat"});
  project.git({"config", "filter.evil.process", "touch ran"});
  project.git({"config", "filter.evil.required", "true"});
  project.disk.write("content/index.md", "Other.\n");
  CHECK(read_source_revision(project.disk.path()).has_changes);
  CHECK_FALSE(project.disk.exists("ran"));
}

TEST_CASE("`origin` is read as it was written, and a path from the top of the repository") {
  if (is_without_git()) return;
  const Repository project;
  CHECK(read_origin(project.disk.path()).address.empty());
  project.git({"remote", "add", "origin", "git@example.org:x.git"});
  CHECK(read_origin(project.disk.path()).address == "git@example.org:x.git");
  project.git({"remote", "set-url", "origin", "../x.git"});
  const Origin origin = read_origin(project.disk.path("content"));
  CHECK(origin.address == "../x.git");
  CHECK(origin.folder == project.disk.path());
}

TEST_CASE("headers with which a job reaches its server are taken over, and nothing that is run") {
  if (is_without_git()) return;
  const Repository project;
  project.git({"config", "http.https://github.com/.extraheader", "AUTHORIZATION: basic eA=="});
  project.git({"config", "credential.helper", "!touch ran"});
  project.git({"config", "core.sshCommand", "touch ran"});
  CHECK(read_request_headers(project.disk.path()) ==
        std::vector<GitSetting>{
            {"http.https://github.com/.extraheader", "AUTHORIZATION: basic eA=="}});
}

}  // namespace allegory
