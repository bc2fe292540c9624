// A file that somebody wrote is replaced whole, or left.
#include "base/replace_file.h"

#include <sys/stat.h>

#include <catch2/catch.hpp>

#include "support/test_disk.h"

namespace allegory {

namespace {

using Reason = std::optional<std::string>;

Reason replace(const TestDisk& disk, const std::string& path, std::string_view expected,
               std::string_view bytes) {
  const std::optional<Folder> root = Folder::open(disk.path("project"));
  REQUIRE(root);
  return replace_file(*root, path, expected, bytes);
}

std::size_t entries(const TestDisk& disk, std::string_view folder) {
  std::size_t count = 0;
  for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(disk.path(folder)))
    ++count;
  return count;
}

unsigned mode(const TestDisk& disk, std::string_view path) {
  struct stat status {};
  REQUIRE(::stat(disk.path(path).c_str(), &status) == 0);
  return status.st_mode & 07777U;
}

}  // namespace

TEST_CASE("a file gets its new bytes and keeps its mode") {
  const TestDisk disk;
  disk.write("project/content/page.md", "old");
  ::chmod(disk.path("project/content/page.md").c_str(), 0640);
  CHECK(replace(disk, "content/page.md", "old", "new") == Reason());
  CHECK(disk.read("project/content/page.md") == "new");
  CHECK(mode(disk, "project/content/page.md") == 0640);
  CHECK(entries(disk, "project/content") == 1);
}

TEST_CASE("a file that changed since it was read is left") {
  const TestDisk disk;
  disk.write("project/page.md", "mine now");
  CHECK(replace(disk, "page.md", "old", "new") == Reason("has changed since it was read"));
  CHECK(replace(disk, "page.md", "mine", "new") == Reason("has changed since it was read"));
  CHECK(replace(disk, "page.md", "mine now!", "new") == Reason("has changed since it was read"));
  CHECK(disk.read("project/page.md") == "mine now");
  CHECK(entries(disk, "project") == 1);
}

TEST_CASE("no link is followed, and nothing above the project is touched") {
  const TestDisk disk;
  disk.write("outside/page.md", "old");
  disk.folder("project");
  disk.link("../outside/page.md", "project/link.md");
  disk.link("../outside", "project/folder");
  CHECK(replace(disk, "link.md", "old", "new") == Reason("is a symbolic link"));
  CHECK(replace(disk, "folder/page.md", "old", "new"));
  CHECK(replace(disk, "../outside/page.md", "old", "new") ==
        Reason("is not a path of the project"));
  CHECK(disk.read("outside/page.md") == "old");
}

TEST_CASE("what is no file, or is not there, is left") {
  const TestDisk disk;
  disk.folder("project/page.md");
  disk.fifo("project/pipe.md");
  CHECK(replace(disk, "page.md", "", "new") == Reason("is not a file any more"));
  CHECK(replace(disk, "pipe.md", "", "new") == Reason("is not a file any more"));
  CHECK(replace(disk, "gone.md", "", "new") ==
        Reason("cannot be written: there is no such file or folder"));
  CHECK(entries(disk, "project") == 2);
}

TEST_CASE("a read-only file is left, whoever runs the program") {
  const TestDisk disk;
  disk.write("project/page.md", "old");
  ::chmod(disk.path("project/page.md").c_str(), 0444);
  CHECK(replace(disk, "page.md", "old", "new") == Reason("is read-only"));
  CHECK(disk.read("project/page.md") == "old");
}

TEST_CASE("a folder that may not be written keeps its file") {
  const TestDisk disk;
  disk.write("project/page.md", "old");
  ::chmod(disk.path().c_str(), 0755);
  ::chmod(disk.path("project").c_str(), 0555);
  ::chmod(disk.path("project/page.md").c_str(), 0666);
  Reason reason;
  const bool is_done = without_privileges([&] { reason = replace(disk, "page.md", "old", "new"); });
  if (!is_done) {
    WARN("skipped: this system has no user without privileges");
    return;
  }
  CHECK(reason == Reason("cannot be written: permission denied"));
  CHECK(disk.read("project/page.md") == "old");
  ::chmod(disk.path("project").c_str(), 0755);
}

TEST_CASE("what a killed run left behind is not in the way") {
  const TestDisk disk;
  disk.write("project/page.md", "old");
  disk.write("project/.allegory-tmp-fix", "half of");
  CHECK(replace(disk, "page.md", "old", "new") == Reason());
  CHECK(disk.read("project/page.md") == "new");
  CHECK(entries(disk, "project") == 1);
}

}  // namespace allegory
