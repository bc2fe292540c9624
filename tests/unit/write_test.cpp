// The output folder: what is written, what is left alone, what is removed, and what collides. Every
// test has a folder of its own on the disk.
#include <array>
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>

#include "base/parallel.h"
#include "support/built_project.h"

using namespace allegory;

TEST_CASE("files are written with their folders, and a manifest lists them") {
  BuiltProject project;
  project.build({{"b/index.html", "B"}, {"a.html", "A"}, {".nojekyll", ""}});
  CHECK(project.findings().empty());
  CHECK(project.counted() == "3 0 0");
  CHECK(tree(project.disk, "out") ==
        ".allegory-manifest site/ site/.nojekyll site/a.html site/b/ site/b/index.html ");
  CHECK(project.disk.read("out/site/b/index.html") == "B");
  CHECK(project.disk.read("out/site/.nojekyll").empty());
  CHECK(project.disk.read("out/.allegory-manifest") ==
        manifest_of("site/.nojekyll\nsite/a.html\nsite/b/index.html\n"));
  struct stat status {};
  REQUIRE(::stat(project.disk.path("out/site/a.html").c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U & ~0644U) == 0);
}

TEST_CASE("a file with the same bytes keeps its time stamp and its inode, the manifest too") {
  BuiltProject project;
  const std::string large(300'000, 'x');
  project.build({{"same.html", "same"}, {"other.html", "old"}, {"large.html", large}});
  const auto long_ago = std::filesystem::file_time_type::clock::now() - std::chrono::hours(1000);
  for (const char* path : {"out/site/same.html", "out/site/large.html", "out/.allegory-manifest"})
    std::filesystem::last_write_time(project.disk.path(path), long_ago);
  project.build({{"same.html", "same"}, {"other.html", "new"}, {"large.html", large}});
  CHECK(project.counted() == "1 2 0");
  for (const char* path : {"out/site/same.html", "out/site/large.html", "out/.allegory-manifest"})
    CHECK(std::filesystem::last_write_time(project.disk.path(path)) == long_ago);
  CHECK(project.disk.read("out/site/other.html") == "new");
}

TEST_CASE("files that differ in their last byte or their length only are written") {
  BuiltProject project;
  const std::string text(65536, 'x');
  project.build({{"a", text}, {"b", text + "y"}, {"c", text}, {"d", ""}, {"e", "e"}});
  project.build(
      {{"a", text + "y"}, {"b", text}, {"c", text.substr(1) + "y"}, {"d", "d"}, {"e", ""}});
  CHECK(project.counted() == "5 0 0");
  CHECK(project.disk.read("out/site/a") == text + "y");
  CHECK(project.disk.read("out/site/b") == text);
  CHECK(project.disk.read("out/site/c") == text.substr(1) + "y");
  CHECK(project.disk.read("out/site/d") == "d");
  CHECK(project.disk.read("out/site/e").empty());
}

TEST_CASE("what an earlier build made and this one did not is removed with its empty folders") {
  BuiltProject project;
  project.build({{"a/b/c.html", "1"}, {"a/d.html", "2"}, {"e/f.html", "3"}, {"g.html", "4"}});
  project.disk.write("out/site/e/mine.txt", "mine");
  project.build({{"g.html", "4"}});
  CHECK(project.counted() == "0 1 3");
  CHECK(project.findings().empty());
  CHECK(tree(project.disk, "out") ==
        ".allegory-manifest site/ site/e/ site/e/mine.txt site/g.html ");
  CHECK(project.disk.read("out/.allegory-manifest") == manifest_of("site/g.html\n"));
}

TEST_CASE("a build with errors removes nothing, and the next one knows what was kept") {
  BuiltProject project;
  project.build({{"a.html", "a"}, {"b.html", "b"}});
  project.build({{"a.html", "a"}}, /*keep_stale=*/true);
  CHECK(project.disk.read("out/site/b.html") == "b");
  project.build({{"a.html", "a"}});
  CHECK_FALSE(project.disk.exists("out/site/b.html"));
}

TEST_CASE("a build of one format leaves the files of another alone") {
  BuiltProject project;
  project.build({{"a.html", "a"}});
  std::optional<Writer> writer = project.open();
  REQUIRE(writer);
  writer->output("wiki").add({"Home.md", "home"});
  const WriteCounts counts = writer->finish({"wiki"}, false, project.diagnostics);
  CHECK(counts.removed == 0);
  CHECK(project.disk.read("out/site/a.html") == "a");
  CHECK(project.disk.read("out/.allegory-manifest") == manifest_of("site/a.html\nwiki/Home.md\n"));
}

TEST_CASE("the last file of a format goes with its folder, the output folder stays") {
  BuiltProject project;
  project.build({{"a.html", "a"}});
  project.build({});
  CHECK(tree(project.disk, "out") == ".allegory-manifest ");
}

TEST_CASE("a file that this program did not make is reported and kept") {
  BuiltProject project;
  project.disk.write("out/site/index.html", "mine");
  project.disk.folder("out/site/folder.html");
  project.build({{"index.html", "theirs"}, {"folder.html", "x"}, {"a.html", "a"}});
  CHECK(
      project.findings() ==
      "foreign-output out/site/folder.html: `out/site/folder.html` was not made by this program "
      "and is kept\n"
      "foreign-output out/site/index.html: `out/site/index.html` was not made by this program and "
      "is kept\n");
  CHECK(project.disk.read("out/site/index.html") == "mine");
  CHECK(project.disk.read("out/.allegory-manifest") == manifest_of("site/a.html\n"));
  // Nor does a later build take it for its own.
  project.build({{"a.html", "a"}});
  CHECK(project.disk.read("out/site/index.html") == "mine");
}

TEST_CASE("two files for one path are a collision, and the first is kept") {
  BuiltProject project;
  project.build({{"a.html", "first"}, {"a.html", "second"}, {"a.html", "third"}});
  CHECK(project.findings() ==
        "output-collision out/site/a.html: `out/site/a.html` is made twice\n");
  CHECK(project.disk.read("out/site/a.html") == "first");
}

TEST_CASE("paths that are one where case or normalisation does not count collide") {
  BuiltProject project;
  project.build({{"b.html", "1"}, {"B.html", "2"}, {"\xc3\xa9", "3"}, {"e\xcc\x81", "4"}});
  CHECK(project.findings() ==
        "output-collision out/site/B.html: `out/site/B.html` and `out/site/b.html` are one file "
        "where case does not count\n"
        "output-collision out/site/e\xcc\x81: `out/site/e\xcc\x81` and `out/site/\xc3\xa9` are one "
        "file where case does not count\n");
  CHECK_FALSE(project.disk.exists("out/site/B.html"));
}

TEST_CASE("a path that is needed as a file and as a folder is a collision") {
  for (const bool is_file_first : {true, false}) {
    BuiltProject project;
    Files files{{"x", "file"}, {"x/index.html", "page"}};
    if (!is_file_first) std::swap(files[0], files[1]);
    project.build(files);
    CHECK(project.findings() ==
          "output-collision out/site/x: `out/site/x` is made as a file and as a folder\n");
    CHECK(project.disk.read(is_file_first ? "out/site/x" : "out/site/x/index.html") ==
          files[0].second);
  }
}

TEST_CASE("a file may become a folder in the next build, and a folder a file") {
  BuiltProject project;
  project.build({{"x", "file"}, {"y/a/b.html", "page"}, {"y/c.html", "page"}});
  project.build({{"x/index.html", "page"}, {"y", "file"}});
  CHECK(project.findings().empty());
  CHECK(tree(project.disk, "out") == ".allegory-manifest site/ site/x/ site/x/index.html site/y ");
  CHECK(project.disk.read("out/site/y") == "file");
}

TEST_CASE("a folder that holds somebody else's file does not become a file") {
  BuiltProject project;
  project.build({{"y/a.html", "page"}});
  project.disk.write("out/site/y/mine", "mine");
  project.build({{"y", "file"}});
  CHECK(project.findings() ==
        "foreign-output out/site/y: `out/site/y` was not made by this program and is kept\n");
  CHECK(project.disk.read("out/site/y/mine") == "mine");
}

TEST_CASE("assets are copied byte for byte, through links inside the project only") {
  BuiltProject project;
  std::string bytes;
  for (int index = 0; index < 200'000; ++index) bytes += static_cast<char>(index * 7);
  project.disk.write("content/images/x.png", bytes);
  project.disk.write("shared/y.png", "shared");
  project.disk.write("secret", "secret");
  project.disk.link("../shared/y.png", "content/y.png");
  project.disk.link("/etc/passwd", "content/z.png");
  project.disk.fifo("content/pipe");
  for (const bool is_again : {false, true}) {
    project.diagnostics = {};
    std::optional<Writer> writer = project.open();
    REQUIRE(writer);
    const Output output = writer->output("site");
    output.copy("images/x.png", "images/x.png");
    output.copy("y.png", "y.png");
    output.copy("z.png", "z.png");
    output.copy("../secret", "s.png");
    output.copy("../../secret", "t.png");
    output.copy("pipe", "p.png");
    output.copy("gone.png", "g.png");
    project.counts = writer->finish({"site"}, false, project.diagnostics);
    CHECK(project.counted() == (is_again ? "0 2 0" : "2 0 0"));
    CHECK(project.findings() ==
          "outside-project content/../../secret: `content/../../secret` leads out of the project\n"
          "outside-project content/../secret: `content/../secret` leads out of the project\n"
          "unreadable-file content/gone.png: `content/gone.png` cannot be read: there is no such "
          "file or folder\n"
          "unreadable-file content/pipe: `content/pipe` is a pipe or a device, not a file\n"
          "outside-project content/z.png: `content/z.png` leads out of the project\n");
  }
  CHECK(project.disk.read("out/site/images/x.png") == bytes);
  CHECK(project.disk.read("out/site/y.png") == "shared");
}

TEST_CASE("files may come from many threads, and the result is the same") {
  constexpr std::size_t count = 400;
  const auto path_of = [](std::size_t index) {
    return "a" + std::to_string(index % 7) + "/b" + std::to_string(index % 3) + "/" +
           std::to_string(index) + ".html";
  };
  std::array<std::string, 2> manifests;
  for (const unsigned jobs : {1U, 8U}) {
    BuiltProject project;
    std::optional<Writer> writer = project.open();
    REQUIRE(writer);
    const Output output = writer->output("site");
    parallel_for(count, jobs, [&](std::size_t index) {
      output.add({path_of(index), std::string(index * 100, 'x')});
      output.add({"same.html", "same"});
    });
    project.counts = writer->finish({"site"}, false, project.diagnostics);
    CHECK(project.counted() == std::to_string(count + 1) + " 0 0");
    CHECK(project.findings() ==
          "output-collision out/site/same.html: `out/site/same.html` is made twice\n");
    for (std::size_t index = 0; index < count; ++index)
      REQUIRE(project.disk.read("out/site/" + path_of(index)).size() == index * 100);
    manifests.at(jobs == 1 ? 0 : 1) =
        tree(project.disk, "out") + project.disk.read("out/.allegory-manifest");
  }
  CHECK(manifests[0] == manifests[1]);
}
