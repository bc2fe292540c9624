#include "base/scratch_folder.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "support/test_disk.h"

namespace allegory {

namespace fs = std::filesystem;

TEST_CASE("a scratch folder is its owner's alone, and gone with all that it held") {
  const TestDisk disk;
  disk.write("kept/file", "kept");
  std::string path;
  {
    std::optional<ScratchFolder> scratch = ScratchFolder::make();
    REQUIRE(scratch);
    path = scratch->path();
    CHECK(fs::path(path).is_absolute());
    CHECK(fs::status(path).permissions() == fs::perms::owner_all);
    write_file(path + "/a/b", "x");
    fs::permissions(path + "/a/b", fs::perms::owner_read);
    fs::create_symlink(disk.path("kept"), path + "/link");
    const ScratchFolder other = std::move(*scratch);
    CHECK(fs::exists(path));
  }
  CHECK_FALSE(fs::exists(path));
  CHECK(disk.read("kept/file") == "kept");
}

TEST_CASE("a scratch folder holds new files, and gives back what is not too large") {
  const std::optional<ScratchFolder> scratch = ScratchFolder::make();
  REQUIRE(scratch);
  CHECK(scratch->write("a", "bytes"));
  CHECK_FALSE(scratch->write("a", "again"));
  CHECK_FALSE(scratch->write("b/c", "nowhere"));
  CHECK(scratch->read("a", 5) == "bytes");
  CHECK_FALSE(scratch->read("a", 4));
  CHECK_FALSE(scratch->read("b", 4));
}

}  // namespace allegory
