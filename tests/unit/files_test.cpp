// Reading below a root: what is read, what is refused, and that nothing leads outside. Every case
// about paths runs twice: with openat2, and in a thread to which the kernel denies it.
#include "base/files.h"

#include <fcntl.h>
#include <linux/filter.h>
#include <linux/openat2.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cerrno>
#include <cstddef>
#include <cstring>
#include <functional>
#include <thread>

#include "support/test_disk.h"

using namespace allegory;

namespace {

constexpr std::size_t limit = 1000;

/// Answers openat2 with "no such call" for the rest of this thread's life; false if that cannot be.
bool deny_openat2() {
  std::array<sock_filter, 4> steps{{
      {BPF_LD | BPF_W | BPF_ABS, 0, 0, offsetof(seccomp_data, nr)},
      {BPF_JMP | BPF_JEQ | BPF_K, 0, 1, SYS_openat2},
      {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ERRNO | ENOSYS},
      {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW},
  }};
  const sock_fprog program{static_cast<unsigned short>(steps.size()), steps.data()};
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
      ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
    return false;
  open_how how{};
  return ::syscall(SYS_openat2, -1, ".", &how, sizeof how) == -1 && errno == ENOSYS;
}

/// Runs `test` with and without openat2; it is told whether links are followed.
void both_ways(const std::function<void(bool)>& test) {
  test(true);
  bool is_denied = false;
  std::jthread([&] {
    is_denied = deny_openat2();
    if (is_denied) test(false);
  }).join();
  if (!is_denied) WARN("skipped without openat2: this system has no seccomp filters");
}

std::string list(const Folder& folder, std::string_view start = {}) {
  static constexpr std::array<const char*, 6> names{"file",   "page-folder", "outside",
                                                    "folder", "unreadable",  "special"};
  std::string text;
  for (const FileEntry& entry : folder.list(start))
    text += entry.path + ":" + names.at(static_cast<std::size_t>(entry.type)) + " ";
  return text;
}

}  // namespace

TEST_CASE("a file below the root is read byte for byte") {
  const TestDisk disk;
  const std::string bytes("a\0b\r\n\xff", 6);
  disk.write("a/b/x.md", bytes);
  disk.write("empty.md", "");
  both_ways([&](bool) {
    const std::optional<Folder> root = Folder::open(disk.path());
    REQUIRE(root);
    CHECK(root->read("a/b/x.md", limit).bytes == bytes);
    CHECK(root->read("a/./../a/b//x.md", limit).bytes == bytes);
    const ReadResult empty = root->read("empty.md", limit);
    CHECK_FALSE(empty.error);
    CHECK(empty.bytes.empty());
    const std::optional<Folder> inner = root->sub_folder("a/b");
    REQUIRE(inner);
    CHECK(inner->read("x.md", limit).bytes == bytes);
  });
}

TEST_CASE("no path leads out of the root") {
  const TestDisk disk;
  disk.write("canary", "secret");
  disk.write("root/x.md", "x");
  disk.link("../canary", "root/up.md");
  disk.link(disk.path("canary"), "root/absolute.md");
  disk.link("..", "root/folder");
  disk.link("/proc/self/root", "root/proc");
  disk.link("self.md", "root/self.md");
  disk.link("two.md", "root/one.md");
  disk.link("one.md", "root/two.md");
  both_ways([&](bool) {
    const std::optional<Folder> root = Folder::open(disk.path("root"));
    REQUIRE(root);
    for (const std::string& path :
         {std::string("../canary"), std::string("a/../../canary"), disk.path("canary"),
          std::string("up.md"), std::string("absolute.md"), std::string("self.md"),
          std::string("one.md")}) {
      INFO(path);
      const ReadResult result = root->read(path, limit);
      CHECK(result.error == ReadError::outside);
      CHECK(result.bytes.empty());
    }
    for (const char* path : {"folder/canary", "proc/etc/passwd"}) {
      const ReadResult result = root->read(path, limit);
      CHECK(result.error);
      CHECK(result.bytes.empty());
    }
    CHECK_FALSE(root->sub_folder(".."));
    CHECK_FALSE(root->sub_folder("folder"));
    CHECK_FALSE(root->sub_folder("/"));
  });
}

TEST_CASE("a link to a file of the root is read, or refused where openat2 is missing") {
  const TestDisk disk;
  disk.write("shared/x.md", "text");
  disk.link("../shared/x.md", "content/x.md");
  both_ways([&](bool follows) {
    const std::optional<Folder> root = Folder::open(disk.path());
    REQUIRE(root);
    const ReadResult result = root->read("content/x.md", limit);
    CHECK(result.bytes == (follows ? "text" : ""));
    CHECK(result.error.has_value() == !follows);
    // Seen from the inner folder, the link leads outside.
    const std::optional<Folder> content = root->sub_folder("content");
    REQUIRE(content);
    CHECK(content->read("x.md", limit).error == ReadError::outside);
  });
}

TEST_CASE("what is no regular file is not read") {
  const TestDisk disk;
  disk.folder("folder");
  disk.fifo("pipe");
  both_ways([&](bool) {
    const std::optional<Folder> root = Folder::open(disk.path());
    REQUIRE(root);
    CHECK(root->read("missing", limit).error == ReadError::missing);
    CHECK(root->read("missing/x", limit).error == ReadError::missing);
    CHECK(root->read(std::string(5000, 'x'), limit).error == ReadError::missing);
    CHECK(root->read(std::string_view("pipe\0x", 6), limit).error == ReadError::missing);
    CHECK(root->read("folder", limit).error == ReadError::not_a_file);
    CHECK(root->read("folder", limit).reason == "is a folder, not a file");
    CHECK(root->read("", limit).error == ReadError::not_a_file);
    CHECK(root->read("pipe", limit).error == ReadError::not_a_file);
    CHECK(root->read("pipe", limit).reason == "is a pipe or a device, not a file");
  });
  CHECK_FALSE(Folder::open(disk.path("missing")));
  CHECK_FALSE(Folder::open(disk.path("pipe")));
}

TEST_CASE("the limit is the most that is read") {
  const TestDisk disk;
  disk.write("x", std::string(limit, 'x'));
  disk.write("y", std::string(limit + 1, 'y'));
  disk.write("large", "");
  std::filesystem::resize_file(disk.path("large"), std::uintmax_t{50} << 20U);
  const std::optional<Folder> root = Folder::open(disk.path());
  REQUIRE(root);
  CHECK(root->read("x", limit).bytes.size() == limit);
  CHECK(root->read("y", limit).error == ReadError::too_large);
  CHECK(root->read("large", limit).error == ReadError::too_large);
  CHECK(root->read("large", std::size_t{50} << 20U).bytes.size() == std::size_t{50} << 20U);
}

TEST_CASE("a file whose size is not told is read to its end, within the limit") {
  const std::optional<Folder> root = Folder::open("/proc/self");
  REQUIRE(root);
  const ReadResult result = root->read("status", 1U << 20U);
  REQUIRE_FALSE(result.error);
  CHECK(result.bytes.size() > 100);
  CHECK(result.bytes.ends_with('\n'));
  CHECK(root->read("status", 100).error == ReadError::too_large);
}

TEST_CASE("a walk lists every entry once, sorted by bytes, and enters no link") {
  const TestDisk disk;
  disk.write("canary/secret.md", "secret");
  disk.write("root/content/b.md", "");
  disk.write("root/content/B.md", "");
  disk.write("root/content/a/deep/x.png", "");
  disk.write("root/content/a.md", "");
  disk.write("root/content/.hidden/x.md", "");
  disk.write("root/content/.hidden.md", "");
  disk.write("root/shared/y.md", "");
  disk.folder("root/content/page.md");
  disk.folder("root/content/nothing");
  disk.write("root/content/page.md/inner.md", "");
  disk.fifo("root/content/pipe");
  disk.link("../../canary", "root/content/out");
  disk.link("../../canary/secret.md", "root/content/out.md");
  disk.link("..", "root/content/loop");
  disk.link("nowhere", "root/content/dangling.md");
  disk.link("self", "root/content/self");
  disk.link("../shared/y.md", "root/content/y.md");
  disk.link("pipe", "root/content/z");
  const std::string before =
      "content/B.md:file content/a.md:file content/a/deep/x.png:file "
      "content/b.md:file content/dangling.md:outside ";
  both_ways([&](bool follows) {
    const std::optional<Folder> root = Folder::open(disk.path("root"));
    REQUIRE(root);
    CHECK(list(*root, "content") ==
          before + (follows ? "content/loop:folder content/out:outside content/out.md:outside "
                              "content/page.md:page-folder content/pipe:special "
                              "content/self:outside content/y.md:file content/z:special "
                            : "content/loop:outside content/out:outside content/out.md:outside "
                              "content/page.md:page-folder content/pipe:special "
                              "content/self:outside content/y.md:outside content/z:outside "));
    CHECK(list(*root).ends_with("shared/y.md:file "));
    CHECK(list(*root, "shared") == "shared/y.md:file ");
  });
}

TEST_CASE("a walk that cannot start says why in one entry") {
  const TestDisk disk;
  disk.write("real/inner/x.md", "");
  disk.write("file", "");
  disk.link("real", "link");
  disk.link("/", "outside");
  const std::optional<Folder> root = Folder::open(disk.path());
  REQUIRE(root);
  CHECK(list(*root, "link") == "link:folder ");
  CHECK(list(*root, "link/inner") == "link:folder ");
  CHECK(list(*root, "outside") == "outside:outside ");
  CHECK(list(*root, "outside/etc") == "outside:outside ");
  CHECK(list(*root, "file") == "file:file ");
  CHECK(list(*root, "file/inner") == "file:file ");
  CHECK(list(*root, "missing").empty());
  CHECK(list(*root, "..").empty());
  CHECK(list(*root, "real/inner") == "real/inner/x.md:file ");
}

TEST_CASE("a walk goes as deep as the folders do, without calling itself") {
  const TestDisk disk;
  std::string path = "root";
  for (int depth = 0; depth < 300; ++depth) path += "/d";
  disk.write(path + "/x.md", "");
  const std::optional<Folder> root = Folder::open(disk.path("root"));
  REQUIRE(root);
  const std::vector<FileEntry> entries = root->list();
  REQUIRE(entries.size() == 1);
  CHECK(entries[0].path.size() == 600 + 4);
}

TEST_CASE("what may not be read is told apart from what is not there") {
  const TestDisk disk;
  disk.write("x.md", "x");
  disk.write("folder/x.md", "x");
  ::chmod(disk.path().c_str(), 0755);
  ::chmod(disk.path("x.md").c_str(), 0);
  ::chmod(disk.path("folder").c_str(), 0);
  ReadResult direct;
  ReadResult inner;
  std::vector<FileEntry> entries;
  const bool is_run = without_privileges([&] {
    const std::optional<Folder> root = Folder::open(disk.path());
    if (!root) return;
    direct = root->read("x.md", limit);
    inner = root->read("folder/x.md", limit);
    entries = root->list();
  });
  ::chmod(disk.path("folder").c_str(), 0700);
  CHECK(disk.read("folder/x.md") == "x");
  if (!is_run) {
    WARN("skipped: this system has no user without privileges");
    return;
  }
  CHECK(direct.error == ReadError::unreadable);
  CHECK(direct.reason == "cannot be read: permission denied");
  CHECK(inner.error == ReadError::unreadable);
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].path == "folder");
  CHECK(entries[0].type == FileEntry::Type::unreadable_folder);
  CHECK(entries[0].reason == "cannot be read: permission denied");
  CHECK(entries[1].type == FileEntry::Type::file);
}

TEST_CASE("a folder that is moved keeps its descriptor, and the old one lets it go") {
  const TestDisk disk;
  disk.write("one/x", "1");
  disk.write("two/x", "2");
  std::optional<Folder> first = Folder::open(disk.path("one"));
  std::optional<Folder> second = Folder::open(disk.path("two"));
  REQUIRE(first);
  REQUIRE(second);
  const int released = first->descriptor();
  *first = std::move(*second);
  CHECK(first->read("x", limit).bytes == "2");
  CHECK(second->descriptor() == -1);
  CHECK(::fcntl(released, F_GETFD) == -1);
}

TEST_CASE("a descriptor that is moved to itself stays open") {
  Descriptor descriptor(::open("/", O_PATH | O_CLOEXEC));
  Descriptor& same = descriptor;
  descriptor = std::move(same);
  CHECK(::fcntl(descriptor.get(), F_GETFD) != -1);
}

TEST_CASE("paths are joined and normalised without leaving the root") {
  CHECK(normalize_path("a/b", "c.md") == "a/b/c.md");
  CHECK(normalize_path("a/b", "../c.md") == "a/c.md");
  CHECK(normalize_path("a/b", "../../c.md") == "c.md");
  CHECK(normalize_path("a/b", "../../../c.md") == std::nullopt);
  CHECK(normalize_path("", "..") == std::nullopt);
  CHECK(normalize_path("a", "..") == "");
  CHECK(normalize_path("", "") == "");
  CHECK(normalize_path("", "./a//b/./") == "a/b");
  CHECK(normalize_path("a", "/b") == std::nullopt);
  CHECK(normalize_path("/a", "b") == std::nullopt);
  CHECK(normalize_path("a", "...") == "a/...");
  CHECK(normalize_path("a", "..b") == "a/..b");
}

TEST_CASE("error numbers become words without the locale") {
  const std::array<std::pair<int, const char*>, 19> words{{
      {EACCES, "permission denied"},
      {EPERM, "permission denied"},
      {ENOENT, "there is no such file or folder"},
      {ENOTDIR, "a part of its path is not a folder"},
      {ELOOP, "a part of its path is not a folder"},
      {EISDIR, "something else is in its place"},
      {EEXIST, "something else is in its place"},
      {ENOTEMPTY, "something else is in its place"},
      {ENOSPC, "no space left on device"},
      {EDQUOT, "the disk quota is used up"},
      {EFBIG, "the file is too large for the file system"},
      {EROFS, "the file system is read-only"},
      {ENAMETOOLONG, "its name is too long"},
      {EINVAL, "its name is not one for a file"},
      {EMFILE, "too many files are open"},
      {ENFILE, "too many files are open"},
      {EIO, "the device reports an error"},
      {12345, "the system reports error 12345"},
      {0, "the system reports error 0"},
  }};
  for (const auto& [error, said] : words) CHECK(error_words(error) == said);
}
