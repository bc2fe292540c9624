// Where output may go: what a mistyped `--out` could turn into a loss is refused.
#include "base/output_place.h"

#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <filesystem>

#include "support/test_disk.h"

namespace allegory {

namespace {

constexpr std::array<std::string_view, 1> sources{"content"};

OutputPlace place_of(const TestDisk& disk, const std::string& out, std::error_code& error) {
  return output_place(disk.path("project"), out, sources, error);
}

}  // namespace

TEST_CASE("what is written anew never holds what is only read") {
  const TestDisk disk;
  disk.folder("project/content/inner");
  disk.folder("project/out");
  disk.write("file", "");
  disk.link("project/out", "link");
  const auto refusal = [&](std::string_view out) {
    std::error_code error;
    const OutputPlace place = place_of(disk, disk.path(out), error);
    CHECK_FALSE(error);
    return place.refusal;
  };
  CHECK(refusal("project/out") == "");
  CHECK(refusal("project/new/deep") == "");
  CHECK(refusal("elsewhere") == "");
  CHECK(refusal("link") == "is a symbolic link");
  CHECK(refusal("file") == "is not a folder");
  CHECK(refusal("project") == "is the project's own folder");
  CHECK(refusal("project/out/..") == "is the project's own folder");
  CHECK(refusal("") == "is a folder that holds the project");
  CHECK(refusal("project/content") == "lies in the project's `content`");
  CHECK(refusal("project/content/inner/new") == "lies in the project's `content`");
}

TEST_CASE("a place is shown as it lies to the project, or as it was typed") {
  const TestDisk disk;
  disk.folder("project");
  std::error_code error;
  CHECK(place_of(disk, disk.path("project/out//"), error).shown == "out");
  CHECK(place_of(disk, disk.path("elsewhere/"), error).shown == disk.path("elsewhere"));
  CHECK(place_of(disk, "/", error).path == "/");
  CHECK_FALSE(error);
}

TEST_CASE("where the system cannot tell a place, it says why") {
  const TestDisk disk;
  disk.folder("project");
  disk.folder("gone");
  disk.link("loop", "loop");
  std::error_code error;
  output_place(disk.path("missing"), disk.path("out"), sources, error);
  CHECK(error == std::errc::no_such_file_or_directory);
  error.clear();
  place_of(disk, disk.path("loop/out"), error);
  CHECK(error == std::errc::too_many_symbolic_link_levels);

  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(disk.path("gone"));
  std::filesystem::remove(disk.path("gone"));
  error.clear();
  place_of(disk, "out", error);
  std::filesystem::current_path(before);
  CHECK(error == std::errc::no_such_file_or_directory);
}

}  // namespace allegory
