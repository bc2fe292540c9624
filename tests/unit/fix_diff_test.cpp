// A difference of two texts is one that git understands.
#include "fix_diff.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <cstdlib>
#include <random>

#include "support/case_file.h"

namespace allegory {

namespace {

std::string diff(const std::string& before, const std::vector<Edit>& edits) {
  FixedText text(before);
  text.apply(edits);
  return unified_diff("content/page.md", text);
}

Edit edit(std::size_t begin, std::size_t end, std::string text) {
  return {{SourceId{0}, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
          std::move(text)};
}

const std::string header = "--- a/content/page.md\n+++ b/content/page.md\n";

/// Disjoint edits of a text, in order: some insert, some remove, some do nothing at all.
std::vector<Edit> random_edits(std::mt19937& random, const std::string& text) {
  const std::vector<std::string> pieces{"", "", "x", "\n", "new\n", "a\nb\n", "\r\n", "end"};
  std::vector<Edit> edits;
  std::size_t at = 0;
  for (std::size_t count = random() % 5; count > 0; --count) {
    const std::size_t begin = at + random() % (text.size() + 1 - at);
    const std::size_t end = begin + random() % std::min<std::size_t>(9, text.size() + 1 - begin);
    edits.push_back(edit(begin, end, pieces[random() % pieces.size()]));
    if (end == text.size()) break;
    at = end + 1;
  }
  return edits;
}

}  // namespace

TEST_CASE("what did not change has no difference") {
  CHECK(diff("a\nb\n", {}).empty());
  CHECK(diff("a\nb\n", {edit(0, 1, "a")}).empty());
  CHECK(diff("", {}).empty());
}

TEST_CASE("three lines of context stand around a change") {
  CHECK(diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", {edit(8, 9, "five")}) ==
        header + "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
  CHECK(diff("1\n2\n", {edit(4, 4, "3\n")}) == header + "@@ -1,2 +1,3 @@\n 1\n 2\n+3\n");
  CHECK(diff("", {edit(0, 0, "1\n")}) == header + "@@ -0,0 +1 @@\n+1\n");
  CHECK(diff("1\n", {edit(0, 2, "")}) == header + "@@ -1 +0,0 @@\n-1\n");
}

TEST_CASE("changes that are near each other share a hunk") {
  const std::string text = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
  CHECK(diff(text, {edit(0, 1, "one"), edit(14, 15, "eight")}) ==
        header + "@@ -1,9 +1,9 @@\n-1\n+one\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n+eight\n 9\n");
  CHECK(diff(text, {edit(0, 1, "one"), edit(16, 17, "nine")}) ==
        header + "@@ -1,4 +1,4 @@\n-1\n+one\n 2\n 3\n 4\n@@ -6,4 +6,4 @@\n 6\n 7\n 8\n-9\n+nine\n");
}

TEST_CASE("a line without an end is marked as one") {
  CHECK(diff("a\nb", {edit(0, 1, "A")}) ==
        header + "@@ -1,2 +1,2 @@\n-a\n+A\n b\n\\ No newline at end of file\n");
  CHECK(diff("a", {edit(1, 1, "\n")}) ==
        header + "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n");
}

TEST_CASE("a name that git would misread is written as git writes it") {
  FixedText text("a\n");
  const std::vector<Edit> edits{edit(0, 1, "b")};
  text.apply(edits);
  CHECK(unified_diff("content/two words.md", text).starts_with("--- a/content/two words.md\t\n"));
  CHECK(unified_diff("content/a\"b\\c.md", text).starts_with("--- \"a/content/a\\\"b\\\\c.md\"\n"));
}

TEST_CASE("several rounds of edits leave one difference, which git applies") {
  if (std::system("git --version >/dev/null 2>&1") != 0) {
    WARN("skipped: there is no git here");
    return;
  }
  const TemporaryFolder folder;
  std::mt19937 random(11);
  const std::vector<std::string> lines{"one\n",           "two\n",    "\n",
                                       "a longer line\n", "crlf\r\n", "\xc3\xbc\n"};
  std::string patch;
  std::vector<std::string> wanted;
  for (int file = 0; file < 300; ++file) {
    std::string before;
    for (std::size_t count = random() % 20; count > 0; --count)
      before += lines[random() % lines.size()];
    if (random() % 3 == 0) before += "no end";
    FixedText text(before);
    for (std::size_t rounds = 1 + random() % 4; rounds > 0; --rounds)
      text.apply(random_edits(random, text.after()));
    for (const KeptRun& run : text.kept())
      REQUIRE(text.before().substr(run.before, run.length) ==
              text.after().substr(run.after, run.length));
    // A patch to or from nothing would make or remove the file.
    if (before.empty() || text.after().empty()) continue;
    const std::string name = fmt::format("a {}\" file.md", wanted.size());
    write_file(folder.path() / name, before);
    patch += unified_diff(name, text);
    wanted.push_back(text.after());
  }
  write_file(folder.path() / "all.patch", patch);
  const std::string command =
      fmt::format("cd '{}' && git apply --whitespace=nowarn all.patch", folder.path().string());
  REQUIRE(std::system(command.c_str()) == 0);
  CHECK(wanted.size() > 200);
  for (std::size_t index = 0; index < wanted.size(); ++index) {
    INFO(index);
    CHECK(read_file(folder.path() / fmt::format("a {}\" file.md", index)) == wanted[index]);
  }
}

}  // namespace allegory
