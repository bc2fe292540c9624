// Unit tests of tests/support/case_file.h: every other test that uses a case stands on this.
#include "support/case_file.h"

#include <catch2/catch.hpp>
#include <random>

namespace allegory {

TEST_CASE("a case has a preamble and the files behind their headings") {
  const CaseFile file = read_case("$ allegory check\n-- a.md --\nA\n\n-- b/c.md (escaped) --\nB\n");
  CHECK(file.preamble == "$ allegory check\n");
  REQUIRE(file.entries.size() == 2);
  CHECK(file.entries[0] == CaseEntry{"a.md", "", "A\n\n"});
  CHECK(file.entries[1] == CaseEntry{"b/c.md", "escaped", "B\n"});
}

TEST_CASE("the marks of front matter and of tables do not start a file") {
  const CaseFile file = read_case("-- a.md --\n---\ntitle: x\n---\n-- --\n--  x--\n -- x --\n");
  REQUIRE(file.entries.size() == 1);
  CHECK(file.entries[0].content == "---\ntitle: x\n---\n-- --\n--  x--\n -- x --\n");
}

TEST_CASE("a path may have blanks and parentheses") {
  const CaseFile file = read_case("-- a (b) c.md --\n-- d (e) (repeat 3) --\n");
  REQUIRE(file.entries.size() == 2);
  CHECK(file.entries[0] == CaseEntry{"a (b) c.md", "", ""});
  CHECK(file.entries[1] == CaseEntry{"d (e)", "repeat 3", ""});
}

TEST_CASE("modifiers say which bytes an entry stands for") {
  CHECK(bytes_of({"x", "", "a\\n\n"}) == "a\\n\n");
  CHECK(bytes_of({"x", "escaped", "a\\x00\\xffb\\n\\\\\n"}) == std::string("a\0\xff"
                                                                           "b\n\\",
                                                                           6));
  CHECK(bytes_of({"x", "escaped", ""}).empty());
  CHECK(bytes_of({"x", "repeat 3", "ab\n"}) == "ab\nab\nab\n");
  CHECK(bytes_of({"x", "symlink", "../y\n"}) == "../y");
}

TEST_CASE("escapes and modifiers without a meaning are not passed over") {
  CHECK_THROWS(bytes_of({"x", "escaped", "\\q\n"}));
  CHECK_THROWS(bytes_of({"x", "escaped", "\\x1\n"}));
  CHECK_THROWS(bytes_of({"x", "escaped", "\\xg0\n"}));
  CHECK_THROWS(bytes_of({"x", "escaped", "a\\"}));
  CHECK_THROWS(bytes_of({"x", "repaet 3", "a\n"}));
  CHECK_THROWS(bytes_of({"x", "repeat three", "a\n"}));
}

TEST_CASE("text that can stand as it is stays readable") {
  CHECK(make_entry("x", "a\\\tb\n").modifier.empty());
  CHECK(make_entry("x", "").modifier.empty());
  CHECK(make_entry("x", "no line end") == CaseEntry{"x", "escaped", "no line end\n"});
  CHECK(make_entry("x", "a\n-- b --\n") == CaseEntry{"x", "escaped", "a\n\\x2d- b --\n\n"});
}

TEST_CASE("any bytes survive being written into a case and read from it") {
  std::mt19937 random(7);
  const std::string alphabet("-- x\n\\\r\t\0\xc3\x7f", 12);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes;
    for (std::size_t length = random() % 24; length > 0; --length)
      bytes += alphabet[random() % alphabet.size()];
    const CaseFile file{"comment\n", {make_entry("a", bytes), make_entry("b", "after\n")}};
    const CaseFile again = read_case(write_case(file));
    REQUIRE(again == file);
    REQUIRE(bytes_of(again.entries[0]) == bytes);
  }
}

TEST_CASE("a case is unpacked with its links, folders and pipes") {
  const TemporaryFolder temporary;
  unpack(read_case("-- content/a.md --\nA\n-- content/b.md (symlink) --\na.md\n"
                   "-- empty (folder) --\n-- pipe (fifo) --\n-- big (repeat 2) --\nxy\n"),
         temporary.path());
  CHECK(read_file(temporary.path() / "content/a.md") == "A\n");
  CHECK(std::filesystem::read_symlink(temporary.path() / "content/b.md") == "a.md");
  CHECK(std::filesystem::is_empty(temporary.path() / "empty"));
  CHECK(std::filesystem::is_fifo(temporary.path() / "pipe"));
  CHECK(read_file(temporary.path() / "big") == "xy\nxy\n");
}

TEST_CASE("a temporary folder is new, and gone at the end of its life") {
  std::filesystem::path path;
  {
    const TemporaryFolder one, other;
    path = one.path();
    CHECK(one.path() != other.path());
    write_file(path / "a/b", "x");
    CHECK(read_file(path / "a/b") == "x");
  }
  CHECK_FALSE(std::filesystem::exists(path));
  CHECK_THROWS(read_file(path / "a/b"));
}

}  // namespace allegory
