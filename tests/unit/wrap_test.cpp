#include <catch2/catch.hpp>
#include <string>

#include "base/text.h"

namespace allegory {

TEST_CASE("lines are broken at spaces and stay within the width") {
  CHECK(wrap_text("one two  three\nfour", 9, "- ", "  ") == "- one two\n  three\n  four\n");
  CHECK(wrap_text("a word-that-is-too-long b", 8, "", "") == "a\nword-that-is-too-long\nb\n");
  CHECK(wrap_text("", 8, "- ", "  ") == "- \n");
  CHECK(wrap_text("  x  ", 8, "- ", "  ") == "- x\n");
}

TEST_CASE("width is that of a terminal, and scripts without spaces are broken too") {
  CHECK(wrap_text("洞窟の影、本", 6, "", "") == "洞窟の\n影、本\n");
  CHECK(wrap_text("洞窟の壁影、本", 10, "", "") == "洞窟の壁\n影、本\n");
  CHECK(wrap_text("👩‍💻👩‍💻👩‍💻", 4, "", "") ==
        "👩‍💻👩‍💻👩‍💻\n");
}

TEST_CASE("what would control a terminal is shown instead") {
  CHECK(wrap_text("a\x1b[2J b\u202e", 80, "", "") == "a\\u{1b}[2J b\\u{202e}\n");
}

}  // namespace allegory
