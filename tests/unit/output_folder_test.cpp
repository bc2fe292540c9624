// Unit tests of what src/base/output_folder.h does with paths as they are typed; the rest of it is
// tested through write.h.
#include "base/output_folder.h"

#include <catch2/catch.hpp>
#include <cerrno>

#include "support/test_disk.h"

namespace allegory {

TEST_CASE("a file is saved whole in the place of the old one, and nothing is left beside it") {
  const TestDisk disk;
  disk.write("folder/old.txt", "a long text that was there before\n");
  CHECK(save_path(disk.path("folder/old.txt"), "new\n") == 0);
  CHECK(disk.read("folder/old.txt") == "new\n");
  const auto folder = std::filesystem::directory_iterator(disk.path("folder"));
  CHECK(std::distance(begin(folder), end(folder)) == 1);
}

TEST_CASE("a file is not saved where there is no folder, nor in the place of one") {
  const TestDisk disk;
  disk.folder("folder");
  CHECK(save_path(disk.path("gone/x.txt"), "x") == ENOENT);
  CHECK(save_path(disk.path("folder"), "x") == EISDIR);
  CHECK_FALSE(disk.exists(".folder.allegory-tmp"));
}

TEST_CASE("what is appended stands behind what was there") {
  const TestDisk disk;
  CHECK(append_path(disk.path("log"), "one\n") == 0);
  CHECK(append_path(disk.path("log"), "two\n") == 0);
  CHECK(disk.read("log") == "one\ntwo\n");
  CHECK(append_path(disk.path("gone/log"), "x") == ENOENT);
  CHECK(append_path(disk.path(), "x") == EISDIR);
}

TEST_CASE("a file is read by the path that was typed, and a folder is none") {
  const TestDisk disk;
  disk.write("folder/x.txt", "text");
  CHECK(read_path(disk.path("folder/x.txt"), 10).bytes == "text");
  CHECK(read_path(disk.path("folder/../folder/x.txt"), 3).error == ReadError::too_large);
  CHECK(read_path(disk.path("folder/y.txt"), 10).error == ReadError::missing);
  CHECK(read_path(disk.path("gone/x.txt"), 10).error == ReadError::missing);
  CHECK(read_path(disk.path("folder"), 10).error == ReadError::not_a_file);
}

}  // namespace allegory
