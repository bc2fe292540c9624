// What `git log` prints → dates and numbers of revisions, in pieces of any size.
#include "history.h"

#include <catch2/catch.hpp>

namespace allegory {

namespace {

using namespace std::string_literals;

/// `path day revisions`, a line each.
std::string read(const std::string& log, std::size_t piece, const std::set<std::string>& paths) {
  HistoryReader reader(paths);
  for (std::size_t at = 0; at < log.size(); at += piece)
    reader.take(std::string_view(log).substr(at, piece));
  std::string text;
  for (const auto& [path, file] : reader.finish())
    text += path + " " + file.edited + " " + std::to_string(file.revisions) + "\n";
  return text;
}

const std::string log =
    "\0"s
    "1709726400\0\ncontent/a b.md\0content/n\nl.md\0"s
    "\0"s
    "86399\0\ncontent/a b.md\0content/q\"\xff.md\0content/x.svg\0"s;

}  // namespace

TEST_CASE("each file has the day of its last commit and the number of its commits") {
  const std::set<std::string> paths{"content/a b.md", "content/n\nl.md", "content/q\"\xff.md",
                                    "content/new.md"};
  for (const std::size_t piece : {1U, 2U, 7U, 1000U}) {
    INFO(piece);
    CHECK(read(log, piece, paths) ==
          "content/a b.md 2024-03-06 2\n"
          "content/n\nl.md 2024-03-06 1\n"
          "content/q\"\xff.md 1970-01-01 1\n");
  }
}

TEST_CASE("the last change is the latest one, in whatever order commits come") {
  CHECK(read("\0"s
             "0\0\na\0"s
             "\0"s
             "1709726400\0\na\0"s
             "\0"s
             "5\0\na\0"s,
             3, {"a"}) == "a 2024-03-06 3\n");
}

TEST_CASE("a path that begins with a line end is told from the line end that Git writes") {
  CHECK(read("\0"s
             "0\0\n\nodd\0"s,
             4, {"\nodd"}) == "\nodd 1970-01-01 1\n");
  CHECK(read("\0"s
             "0\0\nb\0\nodd\0"s,
             4, {"\nodd"}) == "\nodd 1970-01-01 1\n");
}

TEST_CASE("times beyond the calendar and what is no time at all do no harm") {
  CHECK(read("\0"s
             "99999999999999\0\na\0"s,
             9, {"a"}) == "a 9999-12-31 1\n");
  CHECK(read("\0"s
             "-5\0\na\0"s,
             9, {"a"}) == "a 1970-01-01 1\n");
  CHECK(read("\0"s
             "99999999999999999999999\0\na\0"s,
             9, {"a"}) == "a 1970-01-01 1\n");
}

TEST_CASE("a path without an end, or one longer than any, takes no memory and no place") {
  CHECK(read("\0"s
             "0\0\na"s,
             2, {"a"}) == "");
  CHECK(read("\0"s
             "0\0\n"s +
                 std::string(1U << 20U, 'x') + "\0a\0"s,
             4096, {"a"}) == "a 1970-01-01 1\n");
}

}  // namespace allegory
