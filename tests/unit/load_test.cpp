// Finding and reading a project: what is a page, an asset, a theme's file, and what is reported.
// Each test has a project of its own on the disk.
#include "load.h"

#include <catch2/catch.hpp>
#include <filesystem>

#include "support/loaded_project.h"

using namespace allegory;

namespace {

/// Changes the working directory and changes it back.
class WorkingDirectory {
 public:
  explicit WorkingDirectory(const std::string& path) { std::filesystem::current_path(path); }
  WorkingDirectory(const WorkingDirectory&) = delete;
  WorkingDirectory& operator=(const WorkingDirectory&) = delete;
  ~WorkingDirectory() { std::filesystem::current_path(before_); }

 private:
  std::filesystem::path before_ = std::filesystem::current_path();
};

}  // namespace

TEST_CASE("pages and assets are everything below content, sorted by bytes") {
  LoadedProject project;
  project.disk.write("content/b/z.md", "z");
  project.disk.write("content/B.md", "B");
  project.disk.write("content/b.md", "b");
  project.disk.write("content/b/data.bin", std::string("\x89PNG\0", 5));
  project.disk.write("content/notes.txt", "n");
  project.disk.write("content/old.MD", "o");
  project.disk.write("content/.draft.md", "hidden");
  project.disk.write("content/.git/x.md", "hidden");
  project.disk.write("content/b.md~", "backup");
  project.disk.write("content/old~/x.md", "backup");
  project.disk.write("elsewhere/x.md", "no page");
  project.load_it();
  REQUIRE(project.inputs);
  CHECK(project.findings().empty());
  CHECK(project.pages() == "content/B.md content/b.md content/b/z.md content/index.md ");
  CHECK(project.assets() == "b/data.bin notes.txt old.MD ");
  CHECK(project.sources[project.inputs->pages[2]].text == "z");
  CHECK(project.inputs->config.title.value == "Test");
  CHECK(project.inputs->root == project.disk.path());
  CHECK(project.inputs->out == project.disk.path("out"));
  CHECK(project.sources[project.inputs->config.source].path == "allegory.yaml");
}

TEST_CASE("the nearest project upward is found, and its root is relative") {
  LoadedProject project;
  project.disk.folder("content/a/b");
  for (const auto& [folder, root, out] :
       {std::tuple{"", ".", "out"}, std::tuple{"content", "..", "../out"},
        std::tuple{"content/a/b", "../../..", "../../../out"}}) {
    const WorkingDirectory directory(project.disk.path(folder));
    project.diagnostics = {};
    project.inputs = load({}, project.sources, project.diagnostics);
    REQUIRE(project.inputs);
    CHECK(project.inputs->root == root);
    CHECK(project.inputs->out == out);
    CHECK(project.pages() == "content/index.md ");
  }
  project.disk.write("content/a/allegory.yaml", "title: Inner\n");
  const WorkingDirectory directory(project.disk.path("content/a/b"));
  project.inputs = load({}, project.sources, project.diagnostics);
  REQUIRE(project.inputs);
  CHECK(project.inputs->root == "..");
}

TEST_CASE("where there is no project, that is the only finding") {
  LoadedProject project;
  std::filesystem::remove(project.disk.path("allegory.yaml"));
  {
    const WorkingDirectory directory(project.disk.path("content"));
    CHECK_FALSE(load({}, project.sources, project.diagnostics));
  }
  CHECK(project.findings() ==
        "no-project : there is no `allegory.yaml` in this folder or in one above it\n");
  project.load_it();
  CHECK_FALSE(project.inputs);
  CHECK(project.findings() ==
        "no-project : there is no `allegory.yaml` in `" + project.disk.path() + "`\n");
  for (const char* folder : {"missing", "content/index.md"}) {
    Diagnostics diagnostics;
    CHECK_FALSE(load({project.disk.path(folder), {}}, project.sources, diagnostics));
    REQUIRE(diagnostics.items().size() == 1);
    CHECK(diagnostics.items()[0].message ==
          "there is no folder `" + project.disk.path(folder) + "`");
  }
}

TEST_CASE("a configuration that cannot be read ends the loading, and no other is looked for") {
  struct Case {
    void (*prepare)(const TestDisk&);
    const char* finding;
  };
  const Case cases[] = {
      {[](const TestDisk& disk) { disk.folder("inner/allegory.yaml"); },
       "unreadable-file allegory.yaml: `allegory.yaml` is a folder, not a file\n"},
      {[](const TestDisk& disk) { disk.fifo("inner/allegory.yaml"); },
       "unreadable-file allegory.yaml: `allegory.yaml` is a pipe or a device, not a file\n"},
      {[](const TestDisk& disk) { disk.link("../allegory.yaml", "inner/allegory.yaml"); },
       "outside-project allegory.yaml: `allegory.yaml` is a symbolic link that leads out of the "
       "project, or to nothing\n"},
      {[](const TestDisk& disk) {
         disk.write("inner/allegory.yaml", std::string(front_matter_limit + 1, '#'));
       },
       "too-large allegory.yaml: `allegory.yaml` is larger than 64 KiB\n"},
      {[](const TestDisk& disk) { disk.write("inner/allegory.yaml", "title: \xff\n"); },
       "not-text allegory.yaml: `allegory.yaml` is not UTF-8 text: byte 8 cannot be read\n"},
  };
  for (const Case& test : cases) {
    LoadedProject project;
    project.disk.folder("inner");
    test.prepare(project.disk);
    const WorkingDirectory directory(project.disk.path("inner"));
    CHECK_FALSE(load({}, project.sources, project.diagnostics));
    CHECK(project.findings() == test.finding);
  }
}

TEST_CASE("what cannot be a page is reported and left out, and the rest goes on") {
  LoadedProject project;
  project.disk.write("secret.md", "secret");
  project.disk.write("shared/s.md", "shared");
  project.disk.folder("content/folder.md");
  project.disk.fifo("content/pipe.md");
  project.disk.link("../../../../../../../../etc/passwd", "content/out.md");
  project.disk.link("self.md", "content/self.md");
  project.disk.link("../shared", "content/shared");
  project.disk.link("../shared/s.md", "content/s.md");
  project.disk.link("/", "content/root");
  project.disk.write("content/nul.md", std::string("ab\0c", 4));
  project.load_it();
  REQUIRE(project.inputs);
  CHECK(
      project.findings() ==
      "unreadable-file content/folder.md: `content/folder.md` is a folder, not a file\n"
      "outside-project content/out.md: `content/out.md` is a symbolic link that leads out of the "
      "project, or to nothing\n"
      "unreadable-file content/pipe.md: `content/pipe.md` is a pipe or a device, not a file\n"
      "outside-project content/root: `content/root` is a symbolic link that leads out of the "
      "project, or to nothing\n"
      "outside-project content/self.md: `content/self.md` is a symbolic link that leads out of the "
      "project, or to nothing\n"
      "unfollowed-link content/shared: `content/shared` is a symbolic link to a folder and is not "
      "followed\n"
      "not-text content/nul.md: `content/nul.md` holds a NUL byte at byte 3\n");
  CHECK(project.pages() == "content/index.md content/s.md ");
  CHECK(project.sources[project.inputs->pages[1]].text == "shared");
  CHECK(project.assets().empty());
}

TEST_CASE("a page may have 8 MiB and not a byte more") {
  LoadedProject project;
  project.disk.write("content/large.md", "x");
  std::filesystem::resize_file(project.disk.path("content/large.md"), std::uintmax_t{50} << 20U);
  project.disk.write("content/limit.md", std::string(page_limit, 'x'));
  project.disk.write("content/more.md", std::string(page_limit + 1, 'x'));
  project.load_it();
  REQUIRE(project.inputs);
  CHECK(project.findings() ==
        "too-large content/large.md: `content/large.md` is larger than 8 MiB\n"
        "too-large content/more.md: `content/more.md` is larger than 8 MiB\n");
  CHECK(project.pages() == "content/index.md content/limit.md ");
}

TEST_CASE("files that may not be read are reported by name") {
  LoadedProject project;
  project.disk.write("content/closed.md", "x");
  project.disk.write("content/folder/x.md", "x");
  ::chmod(project.disk.path().c_str(), 0755);
  ::chmod(project.disk.path("content/closed.md").c_str(), 0);
  ::chmod(project.disk.path("content/folder").c_str(), 0);
  const bool is_run = without_privileges([&] { project.load_it(); });
  ::chmod(project.disk.path("content/folder").c_str(), 0700);
  CHECK(project.disk.read("content/folder/x.md") == "x");
  if (!is_run) {
    WARN("skipped: this system has no user without privileges");
    return;
  }
  REQUIRE(project.inputs);
  CHECK(project.findings() ==
        "unreadable-file content/folder: `content/folder` cannot be read: permission denied\n"
        "unreadable-file content/closed.md: `content/closed.md` cannot be read: permission "
        "denied\n");
  CHECK(project.pages() == "content/index.md ");
}

TEST_CASE("a name that cannot stand in a list or an address is reported in visible characters") {
  LoadedProject project;
  project.disk.write("content/a\nb.md", "x");
  project.disk.write("content/latin-\xe9.png", "x");
  project.load_it();
  REQUIRE(project.inputs);
  REQUIRE(project.diagnostics.items().size() == 2);
  for (const Diagnostic& finding : project.diagnostics.items()) {
    CHECK(finding.name == "not-text");
    CHECK(finding.path.find('\n') == std::string::npos);
    CHECK(finding.path.find('\xe9') == std::string::npos);
  }
  CHECK(project.diagnostics.items()[0].message.ends_with(" has a control character in its name"));
  CHECK(project.diagnostics.items()[1].message ==
        "`content/latin-\xef\xbf\xbd.png` has a name that is not UTF-8 text");
  CHECK(project.pages() == "content/index.md ");
  CHECK(project.assets().empty());
}

TEST_CASE("text is UTF-8 without NUL; anything else is named by its first byte") {
  struct Case {
    std::string bytes;
    const char* message;
    const char* help;
  };
  const Case cases[] = {
      {"a\nb\xe9 c", "`x.md` is not UTF-8 text: byte 4 cannot be read",
       "the byte is 0xe9, in line 2; save the file as UTF-8"},
      {"\xff\xfe" + std::string("a\0", 2), "`x.md` is not UTF-8 text: byte 1 cannot be read",
       "the file starts as UTF-16 does; save it as UTF-8"},
      {"\xfe\xff" + std::string("\0a", 2), "`x.md` is not UTF-8 text: byte 1 cannot be read",
       "the file starts as UTF-16 does; save it as UTF-8"},
      {std::string("ok\xe9\0", 4), "`x.md` holds a NUL byte at byte 4",
       "if it is text, save it as UTF-8; if it is not, it needs another kind of name"},
      {"\xed\xa0\x80", "`x.md` is not UTF-8 text: byte 1 cannot be read",
       "the byte is 0xed, in line 1; save the file as UTF-8"},
  };
  for (const Case& test : cases) {
    Diagnostics diagnostics;
    std::string bytes = test.bytes;
    CHECK_FALSE(accept_text("x.md", bytes, diagnostics));
    REQUIRE(diagnostics.items().size() == 1);
    CHECK(diagnostics.items()[0].name == "not-text");
    CHECK(diagnostics.items()[0].path == "x.md");
    CHECK(diagnostics.items()[0].message == test.message);
    CHECK(diagnostics.items()[0].help == test.help);
  }
}

TEST_CASE("good text is kept as it is, without a byte order mark") {
  for (const std::string text : {"", "plain\r\n", "\xf0\x9f\x8c\xb1 caf\xc3\xa9", "\x1b\x7f"}) {
    Diagnostics diagnostics;
    std::string bytes = text;
    CHECK(accept_text("x.md", bytes, diagnostics));
    CHECK(bytes == text);
    CHECK(diagnostics.items().empty());
    bytes = "\xef\xbb\xbf" + text;
    CHECK(accept_text("x.md", bytes, diagnostics));
    CHECK(bytes == text);
    REQUIRE(diagnostics.items().size() == 1);
    CHECK(diagnostics.items()[0].name == "byte-order-mark");
    CHECK(diagnostics.items()[0].message ==
          "`x.md` starts with a byte order mark, which is skipped");
  }
}

TEST_CASE("a project without a page says which of the two is missing") {
  LoadedProject project;
  std::filesystem::remove(project.disk.path("content/index.md"));
  project.disk.write("content/notes.txt", "x");
  project.load_it();
  REQUIRE(project.inputs);
  CHECK(project.findings() == "no-content content: there is no page in `content`\n");
  CHECK(project.assets() == "notes.txt ");
  std::filesystem::remove_all(project.disk.path("content"));
  project.load_it();
  CHECK(project.findings() == "no-content content: there is no folder `content`\n");
  project.disk.write("content", "a file");
  project.load_it();
  CHECK(project.findings() == "no-content content: there is no folder `content`\n");
  CHECK(project.assets().empty());
}

TEST_CASE("where the pages cannot be read, that is the finding and not that there are none") {
  LoadedProject project;
  project.disk.write("content/index.md", "\xff");
  project.load_it();
  CHECK(project.findings() ==
        "not-text content/index.md: `content/index.md` is not UTF-8 text: byte 1 cannot be read\n");
  std::filesystem::rename(project.disk.path("content"), project.disk.path("real"));
  project.disk.link("real", "content");
  project.load_it();
  CHECK(project.findings() ==
        "unfollowed-link content: `content` is a symbolic link to a folder and is not followed\n");
}

TEST_CASE("the path of a page below content is the rest of its source path") {
  CHECK(content_path("content/a/b.md") == "a/b.md");
  CHECK(content_path("themes/x.css") == "themes/x.css");
  CHECK(content_path("content") == "content");
}
