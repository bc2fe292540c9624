// The output folder where things go wrong: builds that were killed, lists that lie, links, full
// disks, folders that are none to write to. Nothing that is not ours is ever touched.
#include <sys/resource.h>

#include <catch2/catch.hpp>
#include <csignal>

#include "support/built_project.h"

using namespace allegory;

TEST_CASE("nothing is written or removed through a link") {
  BuiltProject project;
  project.disk.write("elsewhere/index.html", "canary");
  project.disk.write("elsewhere/old.html", "canary");
  project.disk.link("../../elsewhere", "out/site/folder");
  project.disk.link("../../elsewhere/index.html", "out/site/index.html");
  project.disk.link("nowhere", "out/site/dangling.html");
  project.disk.write("out/.allegory-manifest",
                     manifest_of("site/folder/index.html\nsite/folder/old.html\nsite/index.html\n"
                                 "site/dangling.html\n"));
  project.build({{"folder/index.html", "x"}, {"index.html", "x"}, {"dangling.html", "x"}});
  CHECK(
      project.findings() ==
      "foreign-output out/site/dangling.html: `out/site/dangling.html` was not made by this "
      "program and is kept\n"
      "foreign-output out/site/index.html: `out/site/index.html` was not made by this program and "
      "is kept\n"
      "unwritable-output out/site/folder/index.html: `out/site/folder/index.html` cannot be "
      "written: a part of its path is not a folder\n");
  CHECK(project.disk.read("elsewhere/index.html") == "canary");
  CHECK(project.disk.read("elsewhere/old.html") == "canary");
  CHECK_FALSE(project.disk.exists("out/site/nowhere"));
  CHECK(project.disk.exists("out/site/index.html"));
}

TEST_CASE("paths of a manifest that lead outside or to its own files are not believed") {
  BuiltProject project;
  project.disk.write("canary", "canary");
  project.disk.write("out/canary", "canary");
  project.disk.write("out/site/x/.allegory-manifest", "canary");
  project.disk.write(
      "out/.allegory-manifest",
      manifest_of("site/../../canary\n/" + project.disk.path("canary") +
                  "\n../canary\nsite/./x\nsite//x\ncanary\nsite/x/.allegory-manifest\n" +
                  std::string("site/\x01\n\n/\n", 10)));
  project.disk.write("out/.allegory-journal", "allegory journal 1\nsite/../../canary\n../canary\n");
  project.build({{"a.html", "a"}});
  CHECK(project.findings().empty());
  CHECK(project.disk.read("canary") == "canary");
  CHECK(project.disk.read("out/canary") == "canary");
  CHECK(project.disk.read("out/site/x/.allegory-manifest") == "canary");
  CHECK(project.disk.read("out/.allegory-manifest") == manifest_of("site/a.html\n"));
}

TEST_CASE("a damaged manifest makes files foreign and removes none, wherever it was cut") {
  const std::string whole = manifest_of("site/a.html\nsite/b.html\n");
  for (std::size_t length = 0; length <= whole.size(); ++length) {
    BuiltProject project;
    project.disk.write("out/site/a.html", "a");
    project.disk.write("out/site/b.html", "b");
    project.disk.write("out/site/b", "mine");
    project.disk.write("out/.allegory-manifest", whole.substr(0, length));
    project.build({{"a.html", "new"}});
    INFO(length);
    const bool knows_a = length >= whole.find("site/b");
    const bool knows_b = length == whole.size();
    CHECK(project.disk.read("out/site/a.html") == (knows_a ? "new" : "a"));
    CHECK(project.disk.exists("out/site/b.html") == !knows_b);
    CHECK(project.disk.read("out/site/b") == "mine");
    CHECK(project.findings().empty() == knows_a);
  }
}

TEST_CASE("a build that was killed leaves nothing that the next one takes for somebody else's") {
  BuiltProject project;
  project.build({{"old.html", "old"}});
  {
    std::optional<Writer> writer = project.open();
    REQUIRE(writer);
    const Output output = writer->output("site");
    output.add({"new/index.html", "new"});
    output.add({"old.html", "newer"});
  }
  CHECK(project.disk.read("out/.allegory-journal") ==
        "allegory journal 1\nsite/new/index.html\nsite/old.html\n");
  // As if it had died while it wrote these two; the third line was cut off.
  project.disk.write("out/site/new/.allegory-tmp-0", "hal");
  project.disk.write("out/site/.allegory-tmp-1", "hal");
  project.disk.write("out/.allegory-journal",
                     "allegory journal 1\nsite/new/index.html\nsite/old.html\nsite/mine");
  project.disk.write("out/site/mine", "mine");
  project.build({{"old.html", "newest"}, {"mine", "x"}});
  CHECK(project.counted() == "1 0 1");
  CHECK(project.findings() ==
        "foreign-output out/site/mine: `out/site/mine` was not made by this program and is kept\n");
  CHECK(tree(project.disk, "out") == ".allegory-manifest site/ site/mine site/old.html ");
  CHECK(project.disk.read("out/site/old.html") == "newest");
}

TEST_CASE("a second build that is killed still remembers the first one that was") {
  BuiltProject project;
  for (const char* path : {"a.html", "b.html"}) {
    std::optional<Writer> writer = project.open();
    REQUIRE(writer);
    writer->output("site").add({path, "x"});
  }
  CHECK(project.disk.read("out/.allegory-journal") ==
        "allegory journal 1\nsite/a.html\nsite/b.html\n");
  project.build({{"c.html", "c"}});
  CHECK(project.counted() == "1 0 2");
  CHECK(tree(project.disk, "out") == ".allegory-manifest site/ site/c.html ");
}

TEST_CASE("a path that was only journalled does not make another's file ours") {
  BuiltProject project;
  project.disk.write("out/.allegory-journal", "allegory journal 1\nsite/a.html\n");
  std::optional<Writer> writer = project.open();
  REQUIRE(writer);
  project.disk.write("out/site/a.html", "mine");
  writer->output("site").add({"a.html", "x"});
  writer->finish({"site"}, false, project.diagnostics);
  CHECK(project.disk.read("out/site/a.html") == "mine");
}

TEST_CASE("a temporary file in the way is replaced") {
  BuiltProject project;
  project.disk.write("out/site/.allegory-tmp-0", "left by somebody");
  project.build({{"a.html", "a"}});
  CHECK(project.findings().empty());
  CHECK(tree(project.disk, "out") == ".allegory-manifest site/ site/a.html ");
}

TEST_CASE("a temporary file that is a link is not written through") {
  BuiltProject project;
  project.disk.write("canary", "canary");
  project.disk.link("../../canary", "out/site/.allegory-tmp-0");
  project.build({{"a.html", "a"}});
  CHECK(project.findings() ==
        "unwritable-output out/site/a.html: `out/site/a.html` cannot be written: something else is "
        "in its place\n");
  CHECK(project.disk.read("canary") == "canary");
}

TEST_CASE("a path that is no file's below its format is not written") {
  BuiltProject project;
  project.build({{"../canary", "x"}, {"../../canary", "x"}, {"a\nb", "x"}, {"", "x"}, {"a/", "x"}});
  REQUIRE(project.diagnostics.items().size() == 1);
  CHECK(project.findings().find("its name is not one for a file") != std::string::npos);
  CHECK(project.diagnostics.items()[0].notes ==
        std::vector<std::string>{"4 more could not be written for the same reason"});
  CHECK_FALSE(project.disk.exists("out/canary"));
  CHECK_FALSE(project.disk.exists("canary"));
}

TEST_CASE("a write that fails half-way leaves the old file whole and no temporary one") {
  BuiltProject project;
  project.build({{"a.html", "old"}, {"b.html", "old"}});
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  const rlimit small{4096, before.rlim_max};
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  const std::string large(10'000, 'x');
  project.build({{"a.html", large}, {"b.html", large}, {"c.html", "new"}});
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
  std::signal(SIGXFSZ, handler);
  CHECK(project.findings() ==
        "unwritable-output out/site/a.html: `out/site/a.html` cannot be written: the file is too "
        "large for the file system\n");
  CHECK(project.diagnostics.items()[0].notes ==
        std::vector<std::string>{"1 more could not be written for the same reason"});
  CHECK(tree(project.disk, "out") ==
        ".allegory-manifest site/ site/a.html site/b.html site/c.html ");
  CHECK(project.disk.read("out/site/a.html") == "old");
  // What could not be replaced is still ours.
  project.build({{"a.html", "newer"}});
  CHECK(project.counted() == "1 0 2");
}

TEST_CASE("a folder that may not be written to is one finding, and what is there stays") {
  BuiltProject project;
  project.build({{"a.html", "old"}, {"b.html", "old"}});
  ::chmod(project.disk.path().c_str(), 0755);
  ::chmod(project.disk.path("out").c_str(), 0555);
  Diagnostics diagnostics;
  const bool is_run = without_privileges([&] {
    std::optional<Writer> writer =
        Writer::open(project.disk.path(), project.disk.path("out"), diagnostics);
    if (!writer) return;
    const Output output = writer->output("site");
    for (const char* path : {"a.html", "b.html", "c.html"}) output.add({path, "new"});
    writer->finish({"site"}, false, diagnostics);
  });
  ::chmod(project.disk.path("out").c_str(), 0755);
  CHECK(project.disk.read("out/site/a.html") == "old");
  CHECK(project.disk.read("out/site/b.html") == "old");
  if (!is_run) {
    WARN("skipped: this system has no user without privileges");
    return;
  }
  project.diagnostics = std::move(diagnostics);
  CHECK(project.findings().starts_with("unwritable-output out/"));
  CHECK(project.findings().ends_with(" cannot be written: permission denied\n"));
  CHECK(project.diagnostics.items().size() == 1);
}

TEST_CASE("the project, what holds it and what it is made from are refused as output") {
  BuiltProject project;
  project.disk.write("p/content/index.md", "x");
  project.disk.write("p/content/images/x.png", "x");
  project.disk.write("p/themes/own/theme.css", "x");
  project.disk.write("p/file", "x");
  project.disk.folder("p/real");
  project.disk.link("real", "p/link");
  project.disk.link("nowhere", "p/dangling");
  const std::string root = project.disk.path("p");
  const std::vector<std::pair<std::string, std::string>> cases{
      {root, "is the project's own folder"},
      {root + "/", "is the project's own folder"},
      {root + "/real/..", "is the project's own folder"},
      {root + "/..", "is a folder that holds the project"},
      {project.disk.path(), "is a folder that holds the project"},
      {"/", "is a folder that holds the project"},
      {root + "/content", "lies in the project's `content`"},
      {root + "/content/images", "lies in the project's `content`"},
      {root + "/new/../content/new", "lies in the project's `content`"},
      {root + "/themes/own", "lies in the project's `themes`"},
      {root + "/link", "is a symbolic link"},
      {root + "/link/", "is a symbolic link"},
      {root + "/dangling", "is a symbolic link"},
      {root + "/file", "is not a folder"},
  };
  for (const auto& [out, reason] : cases) {
    INFO(out);
    Diagnostics diagnostics;
    CHECK_FALSE(Writer::open(root, out, diagnostics));
    REQUIRE(diagnostics.items().size() == 1);
    CHECK(diagnostics.items()[0].name == "unwritable-output");
    CHECK(diagnostics.items()[0].message.ends_with("` " + reason));
  }
  CHECK(tree(project.disk, "p") ==
        "content/ content/images/ content/images/x.png content/index.md dangling file link real/ "
        "themes/ themes/own/ themes/own/theme.css ");
}

TEST_CASE("an output folder is made with the folders above it, also outside the project") {
  BuiltProject project;
  project.disk.folder("p");
  Diagnostics diagnostics;
  std::optional<Writer> writer =
      Writer::open(project.disk.path("p"), project.disk.path("a/b/out/"), diagnostics);
  REQUIRE(writer);
  const std::string foreign = project.disk.path("a/b/out/site/x.html");
  project.disk.write("a/b/out/site/x.html", "mine");
  writer->output("site").add({"x.html", "x"});
  writer->output("site").add({"y.html", "y"});
  writer->finish({"site"}, false, diagnostics);
  CHECK(project.disk.read("a/b/out/site/y.html") == "y");
  REQUIRE(diagnostics.items().size() == 1);
  CHECK(diagnostics.items()[0].path == foreign);
}

TEST_CASE("an output folder inside the project is shown relative to it") {
  BuiltProject project;
  Diagnostics diagnostics;
  CHECK_FALSE(Writer::open(project.disk.path(), project.disk.path("content/x"), diagnostics));
  REQUIRE(diagnostics.items().size() == 1);
  CHECK(diagnostics.items()[0].path == "content/x");
  CHECK(diagnostics.items()[0].message == "`content/x` lies in the project's `content`");
}

TEST_CASE("two builds do not write to one folder at a time") {
  BuiltProject project;
  std::optional<Writer> first = project.open();
  REQUIRE(first);
  CHECK_FALSE(project.open());
  CHECK(project.findings() == "unwritable-output out: `out` is being written by another build\n");
  first.reset();
  CHECK(project.open());
}
