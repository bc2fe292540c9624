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

}  // namespace allegory
