#include "publish_remote.h"

#include <catch2/catch.hpp>
#include <string>

namespace allegory {

namespace {

std::string refused(std::string_view typed) { return read_remote_name(typed, "/oz").refusal; }
std::string address(std::string_view typed) { return read_remote_name(typed, "/oz").name->address; }
std::string shown(std::string_view typed) { return read_remote_name(typed, "/oz").name->shown; }

}  // namespace

TEST_CASE("an address is taken as Git reads it, and a path from where we are") {
  CHECK(address("https://example.org/x.git") == "https://example.org/x.git");
  CHECK(address("git@example.org:x.git") == "git@example.org:x.git");
  CHECK(address("ssh://git@[::1]:22/x.git") == "ssh://git@[::1]:22/x.git");
  CHECK(address("[::1]:x.git") == "[::1]:x.git");
  CHECK(address("../wiki.git") == "/oz/../wiki.git");
  CHECK(address("./a:b") == "/oz/./a:b");
  CHECK(address("/srv/wiki.git") == "/srv/wiki.git");
}

TEST_CASE("an address that would be an option or would run a program is refused") {
  CHECK(refused("-x") == "begins with `-`, as options do");
  CHECK(refused("--upload-pack=touch /tmp/x") == "begins with `-`, as options do");
  CHECK(refused("ext::sh -c id") == "names a program to be run");
  CHECK(refused("ext::sh -c id@/x") == "names a program to be run");
  CHECK(refused("other::https://example.org/") == "names a program to be run");
  CHECK(refused("ext://x") == "is of a protocol that is not known here");
  CHECK(refused("ftp://example.org/") == "is of a protocol that is not known here");
  CHECK(refused("HTTPS://example.org/") == "is of a protocol that is not known here");
  CHECK(refused("a\nb") == "holds a control character");
  CHECK(refused(std::string_view("a\0b", 3)) == "holds a control character");
  CHECK(refused("") == "is empty");
}

TEST_CASE("what could be a password is not shown") {
  CHECK(shown("https://ann:secret@example.org/x.git") == "https://example.org/x.git");
  CHECK(shown("https://token@example.org/x@y.git") == "https://example.org/x@y.git");
  CHECK(shown("https://example.org/a@b") == "https://example.org/a@b");
  CHECK(shown("../wiki.git") == "../wiki.git");
}

TEST_CASE("names of branches are those that Git allows") {
  for (const char* good : {"main", "gh-pages", "a/b", "ä", "x@y"}) CHECK(is_branch_name(good));
  for (const char* bad :
       {"",         "-x", "a..b", "a b",  "a\nb", "a/", "/a",  "a//b", ".a", "a/.b", "a.lock",
        "a.lock/b", "a.", "@",    "a@{b", "a~b",  "a^", "a:b", "a*",   "a?", "a[",   "a\\b"})
    CHECK_FALSE(is_branch_name(bad));
}

TEST_CASE("what a remote says of its branches is read, and odd names are left out") {
  const RemoteState state = read_remote_state(
      "ref: refs/heads/main\tHEAD\n1\tHEAD\n1\trefs/heads/main\n2\trefs/heads/a/b\n"
      "3\trefs/heads/--x\n4\trefs/remotes/x/HEAD\nnonsense\n");
  CHECK(state.default_branch == "main");
  CHECK(state.branches ==
        std::map<std::string, std::string, std::less<>>{{"main", "1"}, {"a/b", "2"}});
  CHECK_FALSE(state.is_empty);
}

TEST_CASE("a default branch that was not made yet is none") {
  CHECK(read_remote_state("ref: refs/heads/main\tHEAD\n1\trefs/heads/old\n").default_branch == "");
  CHECK(read_remote_state("").is_empty);
}

}  // namespace allegory
