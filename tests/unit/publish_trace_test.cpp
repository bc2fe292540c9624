#include "publish_trace.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace allegory {

namespace {

struct Content {
  SourceSet sources;
  std::vector<SourceId> pages;

  Content() {
    add("content/cave.md", "# The Cave\n\nThe [[prisoners]] see *shadows* on a wall.\n");
    add("content/sun.md", "---\ntitle: The Sun\n---\nOne of them walks out into the light.\n");
  }
  void add(std::string path, std::string text) {
    pages.push_back(sources.add(std::move(path), std::move(text)));
  }
  /// `path:line` of each place.
  std::vector<std::string> trace(const std::string& difference, std::size_t limit = 10) const {
    std::vector<std::string> places;
    for (const Span& at : ContentWords(sources, pages).trace(difference, limit))
      places.push_back(sources[at.source].path + ":" +
                       std::to_string(sources.position(at.source, at.begin).line));
    return places;
  }
};

using Places = std::vector<std::string>;

}  // namespace

TEST_CASE("an edited line is found in the content, though links and marks differ") {
  const Content content;
  CHECK(content.trace("@@ -1 +1 @@\n-The [prisoners](#prisoners) see shadows on a wall.\n"
                      "+The prisoners see puppets.\n") == Places{"content/cave.md:3"});
  CHECK(content.trace("@@ -1 +1 @@\n-<p class=\"x\">One of them walks out into the light.</p>\n"
                      "+<p>Gone</p>\n") == Places{"content/sun.md:4"});
}

TEST_CASE("what was only added is found by the lines around it") {
  const Content content;
  CHECK(
      content.trace("@@ -1,2 +1,3 @@\n One of them walks out into the light.\n+He is blinded.\n") ==
      Places{"content/sun.md:4"});
}

TEST_CASE("each hunk has its place, each place is named once, and there are not too many") {
  const Content content;
  const std::string hunks =
      "@@ -1 +1 @@\n-walks into the light\n+x\n@@ -9 +9 @@\n-see shadows\n+y\n"
      "@@ -20 +20 @@\n-prisoners see shadows\n+z\n";
  CHECK(content.trace(hunks) == Places{"content/sun.md:4", "content/cave.md:3"});
  CHECK(content.trace(hunks, 1) == Places{"content/sun.md:4"});
}

TEST_CASE("a line with little in common with the content has no place") {
  const Content content;
  CHECK(content.trace("@@ -1 +1 @@\n-Nobody ever wrote the like of this.\n+x\n").empty());
  CHECK(content.trace("").empty());
  CHECK(content.trace("@@ -1 +1 @@\n-\n+\n").empty());
}

}  // namespace allegory
