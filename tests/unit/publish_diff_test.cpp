#include "publish_diff.h"

#include <catch2/catch.hpp>
#include <string>

namespace allegory {

namespace {

/// The text that remains if it arrives in pieces of that size.
std::string bounded(const std::string& text, std::size_t lines, std::size_t piece) {
  BoundedDifference difference(lines);
  for (std::size_t at = 0; at < text.size(); at += piece) difference.take(text.substr(at, piece));
  return difference.finish();
}

}  // namespace

TEST_CASE("a difference is cut after its first lines, in whatever pieces it arrives") {
  for (const std::size_t piece : {1U, 3U, 100U}) {
    CHECK(bounded("+1\n+2\n+3\n", 3, piece) == "+1\n+2\n+3\n");
    CHECK(bounded("+1\n+2\n+3\n", 2, piece) == "+1\n+2\n… and 1 more line\n");
    CHECK(bounded("+1\n+2\n+3", 1, piece) == "+1\n… and 2 more lines\n");
  }
  CHECK(bounded("", 3, 1).empty());
}

TEST_CASE("the list of what was published is no part of a difference") {
  CHECK(bounded("diff --git a/.allegory-published b/.allegory-published\n+x\n"
                "diff --git a/A.md b/A.md\n+y\n",
                9, 7) == "diff --git a/A.md b/A.md\n+y\n");
}

TEST_CASE("nothing in a difference moves a cursor") {
  CHECK(bounded("+\x1b[2J\ta\r\n+\xe2\x80\xae\x9b\n", 9, 2) ==
        "+\\u{1b}[2J\ta\\u{d}\n+\\u{202e}\\x9b\n");
}

TEST_CASE("a line of a megabyte is cut at a character") {
  std::string line = "+";
  while (line.size() < 1000000) line += "ä";
  const std::string shown = bounded(line + "\n+b\n", 9, 4096);
  CHECK(shown.size() < 1100);
  CHECK(shown.ends_with("ä…\n+b\n"));
}

}  // namespace allegory
