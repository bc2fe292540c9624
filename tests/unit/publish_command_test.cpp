// The command as a whole, on a project in a repository; what it prints of a wiki is in tests/ui/.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/process.h"
#include "support/bare_repository.h"
#include "support/golden.h"

namespace allegory {

TEST_CASE("a site goes to a branch of `origin`, with the revision that it was built from") {
  if (is_without_git()) return;
  const TestDisk disk;
  const BareRepository remote(disk, "site.git");
  disk.write("project/allegory.yaml", "title: Cave\ncards: none\nbase_url: https://example.org/\n");
  disk.write("project/content/index.md", "Text.\n");
  disk.folder("tmp");
  const auto git = [&](const std::vector<std::string>& words) {
    const ProcessResult result = git_as_bob(disk.path("project"), words);
    REQUIRE(result.status == 0);
    return result.output.substr(0, result.output.find('\n'));
  };
  git({"init", "-q", "-b", "main"});
  git({"remote", "add", "origin", "../site.git"});
  git({"add", "-A"});
  git({"commit", "-q", "-m", "first"});
  const auto publish = [&] {
    ProcessCall call{{program().string(), "publish", "site", "--project", disk.path("project")},
                     {"PATH=/usr/bin:/bin", "HOME=" + disk.path(), "TMPDIR=" + disk.path("tmp"),
                      "GIT_CONFIG_NOSYSTEM=1", "GIT_AUTHOR_NAME=Ann", "GIT_AUTHOR_EMAIL=a@b",
                      "GIT_COMMITTER_NAME=Ann", "GIT_COMMITTER_EMAIL=a@b"},
                     {},
                     1U << 20U};
    const ProcessResult result = run_process(call);
    INFO(result.errors);
    CHECK(result.status == 0);
    return result.output.substr(result.output.rfind('\n', result.output.size() - 2) + 1);
  };

  const std::string head = git({"rev-parse", "HEAD"});
  CHECK(publish().starts_with("published to `../site.git`, branch `gh-pages`: "));
  CHECK(remote.git({"log", "--format=%B", "gh-pages"}) ==
        "Publish the site\n\nSource-Revision: " + head + "\n\n");
  const std::string files = remote.files("gh-pages");
  CHECK(files.starts_with(".nojekyll=;404.html=<!doctype html>"));
  CHECK(files.find("<p>Text.</p>") != std::string::npos);
  CHECK(publish() == "nothing to publish: `../site.git`, branch `gh-pages` has it all\n");

  disk.write("project/content/index.md", "Other.\n");
  publish();
  CHECK(remote.git({"log", "-1", "--format=%(trailers:key=Source-Revision)", "gh-pages"}) ==
        "Source-Revision: " + head + " with changes that were not committed\n\n");
  CHECK(std::filesystem::is_empty(disk.path("tmp")));
  CHECK_FALSE(disk.exists("project/out"));
}

}  // namespace allegory
