// Unit tests of tests/support/ui_case.h, with the shell in the place of the program.
#include "support/ui_case.h"

#include <catch2/catch.hpp>

namespace allegory {

namespace {

using Words = std::vector<std::string>;

UiOutcome run(std::string_view text) { return run_ui_case(read_case(text), "/bin/sh"); }

std::string actual(std::string_view text) { return write_case(run(text).actual); }

}  // namespace

TEST_CASE("words are split at blanks outside quotes") {
  CHECK(split_words("allegory  check --deny warning ") ==
        Words{"allegory", "check", "--deny", "warning"});
  CHECK(split_words("a 'b c' \"d 'e\" f'g'h ''") == Words{"a", "b c", "d 'e", "fgh", ""});
  CHECK(split_words("").empty());
}

TEST_CASE("what came out takes the place of what was expected") {
  CHECK(actual("$ allegory -c 'echo a; echo b >&2; exit 3'\n-- stdout --\nwrong\n-- in --\nx\n") ==
        "$ allegory -c 'echo a; echo b >&2; exit 3'\n-- stdout --\na\n-- in --\nx\n"
        "-- stderr --\nb\n-- exit --\n3\n");
}

TEST_CASE("a case that expects what comes out is unchanged") {
  const std::string text =
      "Comment\n$ allegory -c 'cat in; printf x >&2'\n-- in --\nhello\n-- stdout --\nhello\n"
      "-- stderr (escaped) --\nx\n-- exit --\n0\n";
  CHECK(actual(text) == text);
  CHECK(run(text).problems.empty());
}

TEST_CASE("what was expected and did not come out disappears") {
  CHECK(actual("$ allegory -c true\n-- stderr --\nwrong\n") ==
        "$ allegory -c true\n-- exit --\n0\n");
}

TEST_CASE("several commands share a folder, and each has its output below it") {
  const std::string text =
      "$ write d/in hello\n$ cd d\n$ allegory -c 'cat in'\n$ rm in\n$ allegory -c 'test -e in'\n"
      "-- stdout --\n$ allegory -c 'cat in'\nhello\n$ allegory -c 'test -e in'\n-- exit --\n0\n1\n";
  CHECK(actual(text) == text);
  CHECK(run(text).problems.empty());
}

TEST_CASE(
    "a variable of the environment is set for the commands that follow, until it is set anew") {
  const std::string text =
      "$ allegory -c 'echo ${A-unset}'\n$ env A=1\n$ env TZ=here\n$ allegory -c 'echo $A $TZ'\n"
      "$ env A=2\n$ allegory -c 'echo $A'\n-- stdout --\n$ allegory -c 'echo ${A-unset}'\nunset\n"
      "$ allegory -c 'echo $A $TZ'\n1 here\n$ allegory -c 'echo $A'\n2\n-- exit --\n0\n0\n0\n";
  CHECK(actual(text) == text);
  CHECK(run(text).problems.empty());
}

TEST_CASE("files that were made are compared, and files that must not be there are missed") {
  const std::string text =
      "$ allegory -c 'echo new > made'\n-- made --\nold\n-- expect made --\nnew\n-- absent x --\n"
      "-- exit --\n0\n";
  CHECK(actual(text) == text);
  CHECK(run(text).problems.empty());
  CHECK(run("$ allegory -c true\n-- expect x --\n").problems == Words{"`x` was not made"});
  CHECK(run("$ allegory -c 'echo > x'\n-- absent x --\n").problems == Words{"`x` is there"});
}

TEST_CASE("the environment of a case is fixed") {
  const std::string out = actual(
      "$ allegory -c 'echo $LC_ALL $TZ ${NO_COLOR-unset}; test $HOME = $PWD; echo $?; cat'\n");
  CHECK(out.find("\nC UTC unset\n0\n-- exit --\n0\n") != std::string::npos);
}

TEST_CASE("an absolute path, an unknown command and a case without commands are problems") {
  CHECK(run("$ allegory -c pwd\n").problems == Words{"`allegory -c pwd` prints an absolute path"});
  CHECK(run("$ sh -c true\n").problems ==
        Words{"`sh -c true` is no command of a UI case", "the case runs nothing"});
  CHECK(run("allegory -c true\n").problems == Words{"the case runs nothing"});
  CHECK(run("$ rm x\n$ allegory -c true\n").problems == Words{"`rm x` found nothing"});
}

TEST_CASE("a program that is killed has a status of its own") {
  CHECK(actual("$ allegory -c 'kill -9 $$'\n").ends_with("-- exit --\n137\n"));
}

}  // namespace allegory
