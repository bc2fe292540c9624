// Reading below a root while the system fails: a call that goes wrong is told, made again, or
// changes nothing; it never makes an empty file of one that could not be read.
#include <fcntl.h>

#include <array>
#include <catch2/catch.hpp>
#include <cerrno>
#include <utility>

#include "base/files.h"
#include "support/system_calls.h"
#include "support/test_disk.h"

using namespace allegory;

namespace {

constexpr std::size_t limit = 1000;

std::string list(const Folder& folder, std::string_view start = {}) {
  static constexpr std::array<const char*, 6> names{"file",   "page-folder", "outside",
                                                    "folder", "unreadable",  "special"};
  std::string text;
  for (const FileEntry& entry : folder.list(start))
    text += entry.path + ":" + names.at(static_cast<std::size_t>(entry.type)) + " ";
  return text;
}

}  // namespace

TEST_CASE("what close says is told, but that it was interrupted") {
  Descriptor none;
  CHECK(none.close() == 0);
  for (const auto& [error, told] : {std::pair(EIO, EIO), std::pair(EINTR, 0)}) {
    Descriptor descriptor(::open("/", O_PATH | O_CLOEXEC));
    const FailingCall failing("close", error);
    CHECK(descriptor.close() == told);
    CHECK(failing.count() == 1);
  }
}

TEST_CASE("a call that a signal interrupts is made again") {
  const TestDisk disk;
  disk.write("x", "text");
  for (const char* call : {"openat", "openat2", "pread"}) {
    INFO(call);
    const FailingCall failing(call, EINTR, 3);
    const std::optional<Folder> root = Folder::open(disk.path());
    REQUIRE(root);
    CHECK(root->read("x", limit).bytes == "text");
    CHECK(failing.count() == 3);
  }
}

TEST_CASE("a kernel that renames hold up is asked again, but not for ever") {
  const TestDisk disk;
  disk.write("x", "text");
  const std::optional<Folder> root = Folder::open(disk.path());
  REQUIRE(root);
  {
    const FailingCall failing("openat2", EAGAIN, 99);
    CHECK(root->read("x", limit).bytes == "text");
  }
  const FailingCall failing("openat2", EAGAIN);
  CHECK(root->read("x", limit).error == ReadError::unreadable);
  CHECK(failing.count() == 100);
}

TEST_CASE("a sandbox that forbids openat2 is as good as a kernel without it") {
  const TestDisk disk;
  disk.write("a/x", "text");
  disk.link("x", "a/link");
  const std::optional<Folder> root = Folder::open(disk.path());
  REQUIRE(root);
  for (const int error : {EPERM, ENOSYS}) {
    const FailingCall failing("openat2", error);
    CHECK(root->read("a/x", limit).bytes == "text");
    CHECK(root->read("a/link", limit).error == ReadError::outside);
    CHECK(failing.count() == 2);
  }
}

TEST_CASE("a file that cannot be looked at or read is no empty file") {
  const TestDisk disk;
  disk.write("x", "text");
  const std::optional<Folder> root = Folder::open(disk.path());
  REQUIRE(root);
  for (const char* call : {"fstat", "pread"}) {
    INFO(call);
    const FailingCall failing(call, EIO);
    const ReadResult result = root->read("x", limit);
    CHECK(result.error == ReadError::unreadable);
    CHECK(result.reason == "cannot be read: the device reports an error");
    CHECK(result.bytes.empty());
  }
  for (const int error : {ENXIO, ENODEV}) {
    const FailingCall failing("openat2", error);
    const ReadResult result = root->read("x", limit);
    CHECK(result.error == ReadError::not_a_file);
    CHECK(result.reason == "is a pipe or a device, not a file");
  }
}

TEST_CASE("a walk goes on where a folder or file has gone away in the middle") {
  const TestDisk disk;
  disk.write("a/x.md", "");
  disk.write("b.md", "");
  const std::optional<Folder> root = Folder::open(disk.path());
  REQUIRE(root);
  {
    // The start is opened twice, to be judged and to be entered; the third is `a`.
    const FailingCall failing("openat2", ENOENT, 1, 2);
    CHECK(list(*root) == "b.md:file ");
  }
  const FailingCall failing("fstatat", ENOENT, 2);
  CHECK(list(*root).empty());
}

TEST_CASE("a walk tells each folder that it could not read to its end") {
  const TestDisk disk;
  disk.write("a/x.md", "");
  disk.write("b.md", "");
  const std::optional<Folder> root = Folder::open(disk.path());
  REQUIRE(root);
  {
    const FailingCall failing("fdopendir", EMFILE, 1, 1);
    CHECK(list(*root) == "a:unreadable b.md:file ");
  }
  {
    const FailingCall failing("readdir", EIO, 1);
    const std::vector<FileEntry> entries = root->list();
    REQUIRE(entries.size() == 1);
    CHECK(entries[0].reason == "cannot be read: the device reports an error");
  }
  const FailingCall failing("fstat", EIO, 1);
  CHECK(list(*root).empty());
}

TEST_CASE("a link whose target cannot be looked at leads outside") {
  const TestDisk disk;
  disk.write("x.md", "");
  disk.link("x.md", "y.md");
  const std::optional<Folder> root = Folder::open(disk.path());
  REQUIRE(root);
  // The first is that of the folder itself.
  const FailingCall failing("fstat", EIO, 1, 1);
  CHECK(list(*root) == "x.md:file y.md:outside ");
}

TEST_CASE("a link into a folder that may not be searched is left to whoever reads it") {
  const TestDisk disk;
  disk.write("shut/x.md", "");
  disk.link("../shut/x.md", "links/y.md");
  const std::optional<Folder> root = Folder::open(disk.path());
  REQUIRE(root);
  // The folder is opened twice, to be judged and to be entered; then comes the link.
  const FailingCall failing("openat2", EACCES, 1, 2);
  CHECK(list(*root, "links") == "links/y.md:file ");
}
