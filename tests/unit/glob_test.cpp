// Patterns for paths and names: what each part stands for, and that no pattern takes long.
#include "base/glob.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace allegory {

namespace {

/// Those of `texts` that the pattern fits.
std::vector<std::string> fitting(std::string_view pattern, const std::vector<std::string>& texts) {
  const Glob glob(pattern);
  std::vector<std::string> found;
  for (const std::string& text : texts)
    if (glob.matches(text)) found.push_back(text);
  return found;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a pattern without stars is a text") {
  CHECK(fitting("fox", {"fox", "foxes", "a fox", "Fox", ""}) == Texts{"fox"});
  CHECK(fitting("", {"", "a"}) == Texts{""});
  CHECK(fitting("a.b", {"a.b", "axb"}) == Texts{"a.b"});
}

TEST_CASE("a star stays in its folder") {
  CHECK(fitting("part-*", {"part-", "part-1", "part-1/x", "apart-1"}) == Texts{"part-", "part-1"});
  CHECK(fitting("*/index.md", {"oz/index.md", "index.md", "/index.md", "a/b/index.md"}) ==
        Texts{"oz/index.md", "/index.md"});
  CHECK(fitting("*a*b*", {"ab", "xaxbx", "ba", "a/b"}) == Texts{"ab", "xaxbx"});
}

TEST_CASE("two stars go through folders") {
  CHECK(fitting("**", {"", "a", "a/b/c.md"}) == Texts{"", "a", "a/b/c.md"});
  CHECK(fitting("oz/**", {"oz/a.md", "oz/b/c.md", "oz", "ozone/a.md"}) ==
        Texts{"oz/a.md", "oz/b/c.md"});
  CHECK(fitting("**/index.md", {"index.md", "a/index.md", "a/b/index.md", "myindex.md"}) ==
        Texts{"index.md", "a/index.md", "a/b/index.md"});
  CHECK(fitting("a/**/b", {"a/b", "a/x/b", "a/x/y/b", "ab", "a/xb"}) ==
        Texts{"a/b", "a/x/b", "a/x/y/b"});
  CHECK(fitting("**/a/**/b", {"a/b", "x/a/y/b", "a/a/b/b", "b/a"}) ==
        Texts{"a/b", "x/a/y/b", "a/a/b/b"});
  CHECK(fitting("a**b", {"ab", "a/x/b", "b"}) == Texts{"ab", "a/x/b"});
}

TEST_CASE("a question mark is one character, however many bytes it has") {
  CHECK(fitting("?", {"a", "é", "🌱", "", "ab", "/"}) == Texts{"a", "é", "🌱"});
  CHECK(fitting("fox-??", {"fox-12", "fox-1", "fox-123"}) == Texts{"fox-12"});
}

TEST_CASE("the same text in another encoding fits") {
  CHECK(Glob("caf\xc3\xa9*").matches("cafe\xcc\x81-1"));
  CHECK(Glob("cafe\xcc\x81").matches("caf\xc3\xa9"));
}

TEST_CASE("many stars do not multiply") {
  std::string pattern;
  for (int index = 0; index < 100; ++index) pattern += "**/*a";
  const std::string text(5'000, 'a');
  CHECK_FALSE(Glob(pattern + "b").matches(text));
  CHECK(Glob("**" + std::string(50, '*') + "a").matches(text));
}

}  // namespace allegory
