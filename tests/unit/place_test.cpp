// Unit tests of src/base/place.h.
#include "base/place.h"

#include <catch2/catch.hpp>

#include "support/test_disk.h"

namespace allegory {

TEST_CASE("a folder is seen from the nearest folder upward that has `.git`") {
  const TestDisk disk;
  disk.folder(".git");
  disk.folder("docs/my site");
  disk.folder("docs/inner/deep");
  disk.write("docs/inner/.git", "gitdir: elsewhere\n");
  CHECK(folder_in_repository(disk.path("docs/my site")) == "docs/my site");
  CHECK(folder_in_repository(disk.path("docs/../docs")) == "docs");
  CHECK(folder_in_repository(disk.path()).empty());
  CHECK(folder_in_repository(disk.path("docs/inner/deep")) == "deep");
  CHECK(folder_in_repository(disk.path("docs/inner")).empty());
}

TEST_CASE("a folder in no repository, and one that is not there, are seen from nowhere") {
  const TestDisk disk;
  disk.folder("docs");
  CHECK(folder_in_repository(disk.path("docs")).empty());
  CHECK(folder_in_repository(disk.path("gone")).empty());
}

TEST_CASE("a folder is where its link leads") {
  const TestDisk disk;
  disk.folder("real/.git");
  disk.folder("real/docs");
  disk.link("real/docs", "link");
  CHECK(folder_in_repository(disk.path("link")) == "docs");
}

TEST_CASE("a file below a folder is seen from it, whatever it was called") {
  const TestDisk disk;
  disk.folder("project/sub");
  const std::string project = disk.path("project");
  CHECK(path_in_folder(project, disk.path("project/sub/../old.txt")) == "old.txt");
  CHECK(path_in_folder(disk.path("project/sub/.."), disk.path("project/sub/x")) == "sub/x");
  CHECK(path_in_folder(project, disk.path("old.txt")) == disk.path("old.txt"));
  CHECK(path_in_folder(disk.path("gone"), "x") == "x");
}

}  // namespace allegory
