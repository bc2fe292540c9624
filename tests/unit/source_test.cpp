// Lines and columns of byte offsets, for every kind of line end and for characters of every length.
#include "source.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

namespace allegory {
namespace {

SourceSet set_of(std::string text) {
  SourceSet sources;
  sources.add("content/index.md", std::move(text));
  return sources;
}

constexpr SourceId only{0};

}  // namespace

TEST_CASE("lines end at LF, CRLF and a lone CR") {
  const SourceSet sources = set_of("one\ntwo\r\nthree\rfour");
  CHECK(sources[only].line_starts == std::vector<std::uint32_t>{0, 4, 9, 15});
  CHECK(sources.line(only, 1) == "one");
  CHECK(sources.line(only, 2) == "two");
  CHECK(sources.line(only, 3) == "three");
  CHECK(sources.line(only, 4) == "four");
}

TEST_CASE("there is no line before the first and none behind the last") {
  const SourceSet sources = set_of("one\n");
  CHECK(sources.line(only, 0).empty());
  CHECK(sources.line(only, 1) == "one");
  CHECK(sources.line(only, 2).empty());
  CHECK(sources.line(only, 3).empty());
  CHECK(sources[only].line_starts.size() == 2);
}

TEST_CASE("a line may be empty") {
  const SourceSet sources = set_of("\n\r\n\r\rend");
  CHECK(sources[only].line_starts == std::vector<std::uint32_t>{0, 1, 3, 4, 5});
  CHECK(sources.line(only, 1).empty());
  CHECK(sources.line(only, 2).empty());
  CHECK(sources.line(only, 4).empty());
  CHECK(sources.line(only, 5) == "end");
}

TEST_CASE("a place is counted in lines and code points from 1") {
  const SourceSet sources = set_of("a\u00E9\u6D1E\U0001F331z\nnext");
  CHECK(sources.position(only, 0) == Position{1, 1});
  CHECK(sources.position(only, 1) == Position{1, 2});
  CHECK(sources.position(only, 3) == Position{1, 3});
  CHECK(sources.position(only, 6) == Position{1, 4});
  CHECK(sources.position(only, 10) == Position{1, 5});
  CHECK(sources.position(only, 11) == Position{1, 6});  // the line end itself
  CHECK(sources.position(only, 12) == Position{2, 1});
  CHECK(sources.position(only, 15) == Position{2, 4});
}

TEST_CASE("an editor's column counts a character outside the basic plane twice") {
  const SourceSet sources = set_of("x\na\u00E9\u6D1E\U0001F331z");
  CHECK(sources.utf16_column(only, 0) == 1);
  CHECK(sources.utf16_column(only, 2) == 1);
  CHECK(sources.utf16_column(only, 5) == 3);
  CHECK(sources.utf16_column(only, 8) == 4);
  CHECK(sources.utf16_column(only, 12) == 6);
  CHECK(sources.utf16_column(only, 13) == 7);
}

TEST_CASE("an offset past the end counts as the end") {
  const SourceSet sources = set_of("one\ntw\u00F6");
  CHECK(sources.position(only, 8) == Position{2, 4});
  CHECK(sources.position(only, 9) == Position{2, 4});
  CHECK(sources.position(only, UINT32_MAX) == Position{2, 4});
  CHECK(sources.utf16_column(only, UINT32_MAX) == 4);
  const SourceSet empty = set_of("");
  CHECK(empty.position(only, 0) == Position{1, 1});
  CHECK(empty.position(only, 7) == Position{1, 1});
  CHECK(empty.utf16_column(only, 7) == 1);
  CHECK(empty.line(only, 1).empty());
}

TEST_CASE("an offset inside a character is where the character is") {
  const SourceSet sources = set_of("a\U0001F331z");
  for (const std::uint32_t offset : {1U, 2U, 3U, 4U}) {
    CHECK(sources.position(only, offset) == Position{1, 2});
    CHECK(sources.utf16_column(only, offset) == 2);
  }
  CHECK(sources.position(only, 5) == Position{1, 3});
}

TEST_CASE("the two bytes of CRLF belong to the line that they end") {
  const SourceSet sources = set_of("ab\r\ncd");
  CHECK(sources.position(only, 2) == Position{1, 3});
  CHECK(sources.position(only, 3) == Position{1, 4});
  CHECK(sources.position(only, 4) == Position{2, 1});
}

TEST_CASE("a span yields its bytes, cut at the end of the text") {
  const SourceSet sources = set_of("the crow");
  CHECK(sources.text({only, 4, 8}) == "crow");
  CHECK(sources.text({only, 4, 4}).empty());
  CHECK(sources.text({only, 4, 99}) == "crow");
  CHECK(sources.text({only, 99, 120}).empty());
  CHECK(sources.text({only, 4, 2}).empty());
}

TEST_CASE("each source keeps its own text, and views stay good while others are added") {
  SourceSet sources;
  const SourceId first = sources.add("a.md", "short");
  const std::string_view view = sources.text({first, 0, 5});
  const char* const bytes = sources[first].text.data();
  for (int file = 0; file < 1000; ++file) sources.add("b.md", "another\nfile");
  CHECK(sources.size() == 1001);
  CHECK(view == "short");
  CHECK(sources[first].text.data() == bytes);
  CHECK(sources[{1000}].path == "b.md");
  CHECK(sources.position({1000}, 9) == Position{2, 2});
  CHECK(sources.position(first, 4) == Position{1, 5});
}

TEST_CASE("every place agrees with counting from the start of the text") {
  std::mt19937 random(3);
  const std::vector<std::string> pieces{"a",  "\u00E9", "\u6D1E", "\U0001F331", "\n",
                                        "\r", "\r\n",   "word",   " "};
  for (const int length : {10, 900, 5000}) {
    std::string text;
    for (int piece = 0; piece < length; ++piece) {
      // Few line ends in the longest text, so that lines reach over several blocks.
      const std::string& next = pieces[random() % pieces.size()];
      if (length < 5000 || next.find_first_of("\r\n") == std::string::npos || random() % 500 == 0)
        text += next;
    }
    const SourceSet sources = set_of(text);
    Position expected;
    std::uint32_t utf16 = 1;
    for (std::uint32_t offset = 0; offset <= text.size(); ++offset) {
      const bool inside = offset < text.size() && (text[offset] & '\xC0') == '\x80';
      if (!inside && (sources.position(only, offset) != expected ||
                      sources.utf16_column(only, offset) != utf16))
        FAIL("at byte " << offset);
      if (inside || offset == text.size()) continue;
      const bool line_ends =
          text[offset] == '\n' || (text[offset] == '\r' && text[offset + 1] != '\n');
      const bool is_pair = static_cast<unsigned char>(text[offset]) >= 0xF0;
      expected =
          line_ends ? Position{expected.line + 1, 1} : Position{expected.line, expected.column + 1};
      utf16 = line_ends ? 1 : utf16 + (is_pair ? 2 : 1);
    }
    CHECK(expected.line == sources[only].line_starts.size());
  }
}

}  // namespace allegory
