// Unit tests of tests/support/golden.h: a comparison that always says "the same" would make every
// golden test worthless.
#include "support/golden.h"

#include <catch2/catch.hpp>
#include <random>

namespace allegory {

TEST_CASE("the same text has no difference") {
  CHECK(line_difference("", "").empty());
  CHECK(line_difference("a\nb\n", "a\nb\n").empty());
}

TEST_CASE("a changed line is shown with three lines around it") {
  CHECK(line_difference("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n") ==
        "@ line 2\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST_CASE("changes far from each other are shown by themselves") {
  CHECK(line_difference("a\n1\n2\n3\n4\n5\n6\n7\nb\n", "1\n2\n3\n4\n5\n6\n7\nB\n") ==
        "@ line 1\n-a\n 1\n 2\n 3\n@ line 6\n 5\n 6\n 7\n-b\n+B\n");
}

TEST_CASE("what cannot be seen is shown") {
  CHECK(line_difference("a\n", "a") == "@ line 1\n-a\n+a\n\\ no line end\n");
  CHECK(line_difference("a\n", "a\r\n") == "@ line 1\n-a\n+a\\x0d\n");
  CHECK_FALSE(line_difference("", "\n").empty());
}

TEST_CASE("texts too long for a table are still compared") {
  std::string expected, actual;
  for (int line = 0; line < 5000; ++line) {
    expected += "a\n";
    actual += "b\n";
  }
  const std::string difference = line_difference(expected, actual);
  CHECK(difference.find("-a\n") != std::string::npos);
  CHECK(difference.find("+b\n") != std::string::npos);
}

TEST_CASE("a difference is empty for the same text alone") {
  std::mt19937 random(11);
  const auto text = [&random] {
    std::string lines;
    for (std::size_t count = random() % 6; count > 0; --count)
      lines += random() % 2 ? "a\n" : "b\n";
    return lines;
  };
  for (int round = 0; round < 2000; ++round) {
    const std::string a = text(), b = text();
    REQUIRE(line_difference(a, b).empty() == (a == b));
  }
}

TEST_CASE("the repository is where its tests are") {
  CHECK(std::filesystem::exists(repository() / "tests/unit/golden_test.cpp"));
}

}  // namespace allegory
