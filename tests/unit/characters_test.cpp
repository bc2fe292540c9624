// Where code points begin, and texts that are cut between two of them.
#include "base/characters.h"

#include <catch2/catch.hpp>

namespace allegory {

TEST_CASE("a byte belongs to the code point that begins at or before it") {
  const std::string_view text = "aé€🌱";  // 1, 2, 3 and 4 bytes
  const std::size_t starts[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6};
  for (std::size_t at = 0; at < text.size(); ++at) CHECK(code_point_start(text, at) == starts[at]);
}

TEST_CASE("bytes that are no text are looked at no further than a code point is long") {
  CHECK(code_point_start("a\x80\x80\x80\x80\x80", 5) == 2);
  CHECK(code_point_start("\x80\x80", 1) == 0);
}

TEST_CASE("a text that is too long is cut between two characters") {
  CHECK(shortened("é€", 5) == "é€");
  CHECK(shortened("é€", 4) == "é…");
  CHECK(shortened("é€", 2) == "é…");
  CHECK(shortened("é€", 1) == "…");
  CHECK(shortened("", 0) == "");
}

}  // namespace allegory
