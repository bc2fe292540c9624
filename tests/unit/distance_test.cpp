// Edit distances against a slow implementation that is easy to believe, and what is suggested.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "base/text.h"

namespace allegory {
namespace {

/// The whole table of the restricted Damerau–Levenshtein distance, for ASCII.
std::size_t slow_distance(const std::string& a, const std::string& b) {
  std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        table[i][j] = i + j;
        continue;
      }
      table[i][j] = std::min({table[i - 1][j] + 1, table[i][j - 1] + 1,
                              table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
    }
  }
  return table[a.size()][b.size()];
}

std::string random_word(std::mt19937& random, std::size_t longest) {
  std::string word(random() % (longest + 1), 'a');
  for (char& letter : word) letter = static_cast<char>('a' + random() % 3);
  return word;
}

}  // namespace

TEST_CASE("each kind of slip counts once") {
  CHECK(edit_distance("brain", "brain", 3) == 0);
  CHECK(edit_distance("brain", "brian", 3) == 1);   // transposed
  CHECK(edit_distance("brain", "bran", 3) == 1);    // left out
  CHECK(edit_distance("brain", "brains", 3) == 1);  // too many
  CHECK(edit_distance("brain", "drain", 3) == 1);   // another
  CHECK(edit_distance("", "", 3) == 0);
  CHECK(edit_distance("", "abc", 3) == 3);
  CHECK(edit_distance("kitten", "sitting", 5) == 3);
}

TEST_CASE("a transposed pair is not edited again") {
  CHECK(edit_distance("ca", "abc", 5) == 3);  // unrestricted, it would be 2
}

TEST_CASE("a distance beyond the limit is the limit and one") {
  CHECK(edit_distance("abcdef", "uvwxyz", 2) == 3);
  CHECK(edit_distance("a", "abcdef", 2) == 3);
  CHECK(edit_distance("a", "b", 0) == 1);
  CHECK(edit_distance("a", "a", 0) == 0);
  CHECK(edit_distance("abc", "xyz", SIZE_MAX) == 3);
}

TEST_CASE("distances count code points") {
  CHECK(edit_distance("\u6D1E\u7A9F", "\u7A9F\u6D1E", 2) == 1);
  CHECK(edit_distance("caf\u00E9", "cafe", 2) == 1);
  CHECK(edit_distance("\U0001F331", "\U0001F333", 2) == 1);
}

TEST_CASE("the banded distance is the true one up to every limit") {
  std::mt19937 random(1966);
  for (int round = 0; round < 20000; ++round) {
    const std::string a = random_word(random, 12);
    const std::string b = random_word(random, 12);
    const std::size_t limit = random() % 14;
    const std::size_t expected = std::min(slow_distance(a, b), limit + 1);
    if (edit_distance(a, b, limit) != expected || edit_distance(b, a, limit) != expected)
      FAIL(a << " " << b << " within " << limit);
  }
  SUCCEED("no pair found that differs");
}

TEST_CASE("the nearest candidate is suggested, whatever its case") {
  const std::vector<std::string> names{"crow", "fox", "Scarecrow", "cheese"};
  CHECK(closest("crwo", names) == "crow");
  CHECK(closest("CROW", names) == "crow");
  CHECK(closest("scarecow", names) == "Scarecrow");
  CHECK(closest("chese", names) == "cheese");
  CHECK_FALSE(closest("wizard", names).has_value());
  CHECK_FALSE(closest("crow", {}).has_value());
}

TEST_CASE("how far away a candidate may be depends on the length of the word") {
  const std::vector<std::string> names{"abcdef"};
  CHECK(closest("abcdxy", names) == "abcdef");        // 2 of 6
  CHECK_FALSE(closest("abcxyz", names).has_value());  // 3 of 6
  CHECK_FALSE(closest("abcxy", names).has_value());   // 3 of 5, 1 would do
  CHECK(closest("abcde", names) == "abcdef");         // 1 of 5
  CHECK(closest("ab", std::vector<std::string>{"abc"}) == "abc");
  CHECK_FALSE(closest("ab", std::vector<std::string>{"abcd"}).has_value());
}

TEST_CASE("ties go to the first in the alphabet, in whatever order they come") {
  CHECK(closest("bat", std::vector<std::string>{"cat", "bar", "hat"}) == "bar");
  CHECK(closest("bat", std::vector<std::string>{"hat", "cat", "bar"}) == "bar");
  CHECK(closest("bat", std::vector<std::string>{"bar", "Bat"}) == "Bat");
  CHECK(closest("bat", std::vector<std::string>{"BAT", "Bat"}) == "BAT");
}

TEST_CASE("a name that shares nothing with the word is not suggested") {
  CHECK_FALSE(closest("\U0001F331", std::vector<std::string>{"\U0001F511"}).has_value());
  CHECK_FALSE(closest("x", std::vector<std::string>{"y", ""}).has_value());
  CHECK_FALSE(closest("", std::vector<std::string>{"y", ""}).has_value());
  CHECK(closest("x", std::vector<std::string>{"xy"}) == "xy");
}

TEST_CASE("names of other scripts are suggested by letters, not bytes") {
  CHECK(closest("\u041F\u0420\u0418\u0412\u0415",
                std::vector<std::string>{"\u043F\u0440\u0438\u0432\u0435\u0442"}) ==
        "\u043F\u0440\u0438\u0432\u0435\u0442");
  CHECK(closest("cafe", std::vector<std::string>{"Cafe\u0301"}) == "Cafe\u0301");
  CHECK(closest("strasse", std::vector<std::string>{"Stra\u00DFe"}) == "Stra\u00DFe");
}

TEST_CASE("a text of a megabyte is compared with nothing") {
  const std::string text(1000000, 'a');
  CHECK_FALSE(closest(text, std::vector<std::string>{text, text + "b"}).has_value());
  CHECK_FALSE(closest("aaaa", std::vector<std::string>{text}).has_value());
}

TEST_CASE("the suggestion is what a search through all candidates finds") {
  std::mt19937 random(42);
  for (int round = 0; round < 3000; ++round) {
    const std::string word = random_word(random, 8) + "a";
    std::vector<std::string> names;
    for (std::size_t name = random() % 8; name > 0; --name)
      names.push_back(random_word(random, 10));
    const std::size_t limit = std::max<std::size_t>(1, word.size() / 3);
    std::optional<std::string> expected;
    for (const std::string& name : names) {
      const std::size_t distance = slow_distance(word, name);
      if (distance > limit || distance >= std::max(word.size(), name.size())) continue;
      const std::size_t best = expected ? slow_distance(word, *expected) : limit + 1;
      if (distance < best || (distance == best && name < *expected)) expected = name;
    }
    if (closest(word, names) != expected) FAIL(word);
  }
  SUCCEED("no word found that differs");
}

}  // namespace allegory
