// Characters: reading and writing UTF-8, forms, widths, escapes. Byte strings are spelled out, so
// that no editor can change what is tested.
#include "base/text.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

namespace allegory {
namespace {

std::u32string decode_all(std::string_view text) {
  std::u32string decoded;
  for (std::size_t offset = 0; offset < text.size();) decoded += next_code_point(text, offset);
  return decoded;
}

/// Some code points from blocks in which forms, cases and widths are not trivial.
std::string random_text(std::mt19937& random) {
  static const std::vector<std::pair<char32_t, char32_t>> blocks{
      {0x20, 0x7E},     {0xA0, 0x24F},    {0x300, 0x36F},     {0x370, 0x3FF},
      {0x1100, 0x11FF}, {0x1E00, 0x1FFF}, {0xAC00, 0xD7A3},   {0xFE00, 0xFE0F},
      {0x2000, 0x27BF}, {0x900, 0x9FF},   {0x1F300, 0x1F64F}, {0x1D15E, 0x1D1C0}};
  std::string text;
  for (std::size_t length = random() % 10; length > 0; --length) {
    const auto& [first, last] = blocks[random() % blocks.size()];
    append_utf8(text, first + static_cast<char32_t>(random()) % (last - first + 1));
  }
  return text;
}

}  // namespace

TEST_CASE("HTML is written without the characters that no page may hold") {
  CHECK(escape_html("a\x01\x0B\x1B[1m\x7F\u0080\u009F\u00A0b\t\r\n") == "a[1m\u00A0b\t\r\n");
  CHECK(escape_html(std::string_view("a\0b", 3)) == "ab");
  CHECK(escape_html("\uFDCF\uFDD0\uFDEF\uFDF0\uFFFD\uFFFE\uFFFF") == "\uFDCF\uFDF0\uFFFD");
  CHECK(escape_html("\U0001F331\U0001FFFE\U0010FFFF<") == "\U0001F331&lt;");
  CHECK(escape_html("\xFF\xC2<\xF0") == "\xFF\xC2&lt;\xF0");
}

TEST_CASE("every code point is read back as it was written") {
  std::string text;
  std::u32string written;
  for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
    if (code_point == 0xD800) code_point = 0xE000;
    append_utf8(text, code_point);
    written += code_point;
  }
  CHECK(decode_all(text) == written);
  CHECK_FALSE(find_invalid_utf8(text).has_value());
}

TEST_CASE("the first byte that is not UTF-8 is found") {
  CHECK_FALSE(find_invalid_utf8("").has_value());
  CHECK_FALSE(find_invalid_utf8("plain text, longer than a word of eight bytes").has_value());
  CHECK(find_invalid_utf8("\x80") == 0U);
  CHECK(find_invalid_utf8("12345678\xFF") == 8U);
  CHECK(find_invalid_utf8("1234567890123456789\xC3") == 19U);
  CHECK(find_invalid_utf8("\xC3\xA4 then \xC3(") == 8U);
  CHECK(find_invalid_utf8("a\xC0\xAF") == 1U);             // `/` in two bytes
  CHECK(find_invalid_utf8("\xE0\x9F\xBF") == 0U);          // U+07FF in three
  CHECK(find_invalid_utf8("\xF0\x8F\xBF\xBF") == 0U);      // U+FFFF in four
  CHECK(find_invalid_utf8("\xED\xA0\x80") == 0U);          // a surrogate
  CHECK(find_invalid_utf8("\xF4\x90\x80\x80") == 0U);      // behind the last code point
  CHECK(find_invalid_utf8("\xF8\x88\x80\x80\x80") == 0U);  // five bytes
  CHECK(find_invalid_utf8("ab\xF0\x9F\x8C") == 2U);        // the end is missing
  CHECK_FALSE(find_invalid_utf8("\xF4\x8F\xBF\xBF\xED\x9F\xBF\xEE\x80\x80").has_value());
}

TEST_CASE("a stray byte is read as a replacement character and by itself") {
  CHECK(decode_all("a\xFF\xC3(\xE6\xB4z") == U"a\uFFFD\uFFFD(\uFFFD\uFFFDz");
  std::size_t offset = 3;
  CHECK(next_code_point("abc", offset) == 0xFFFD);
  CHECK(offset == 3);
}

TEST_CASE("a name is compared in its composed form and without variation selectors") {
  CHECK(normalize("plain") == "plain");
  CHECK(normalize("") == "");
  CHECK(normalize("e\u0301") == "\u00E9");
  CHECK(normalize("\u00E9") == "\u00E9");
  CHECK(normalize("\u212B") == "\u00C5");  // ANGSTROM SIGN
  CHECK(normalize("\u1112\u1161\u11AB") == "\uD55C");
  CHECK(normalize("\u0958") == "\u0915\u093C");  // excluded from composition
  CHECK(normalize("a\u0323\u0307") == normalize("a\u0307\u0323"));
  CHECK(normalize("\u2764\uFE0F") == "\u2764");
  CHECK(normalize("\u2764\uFE0E") == "\u2764");
  CHECK(normalize("e\uFE0F\u0301") == "\u00E9");  // dropped first, composed then
  CHECK(normalize("\uFB01") == "\uFB01");         // a ligature is a compatibility character
}

TEST_CASE("case is folded fully") {
  CHECK(fold("The Scarecrow 12_[]@`{") == "the scarecrow 12_[]@`{");
  CHECK(fold("STRASSE") == fold("Stra\u00DFe"));
  CHECK(fold("\u1E9E") == "ss");
  CHECK(fold("\u03A3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C2") ==
        "\u03C3\u03AF\u03C3\u03C5\u03C6\u03BF\u03C3");
  CHECK(fold("\u041F\u0440\u0418\u0432\u0435\u0442") == "\u043F\u0440\u0438\u0432\u0435\u0442");
  CHECK(fold("\u0130") == "i\u0307");
  CHECK(fold("\uFB01") == "fi");
  CHECK(fold("E\u0301") == "\u00E9");
  CHECK(fold("\u2764\uFE0F A") == "\u2764 a");
  // U+0345 folds to a letter; the accent behind it belongs to the alpha all the same.
  CHECK(fold("\u03B1\u0345\u0301") == fold("\u1FB4"));
}

TEST_CASE("normalizing and folding twice is the same as once") {
  std::mt19937 random(1900);
  for (int round = 0; round < 20000; ++round) {
    const std::string text = random_text(random);
    const std::string normal = normalize(text);
    const std::string folded = fold(text);
    const bool holds = normalize(normal) == normal && fold(folded) == folded &&
                       fold(normal) == folded && normalize(folded) == folded;
    if (!holds) FAIL(escape_controls(text));
  }
  SUCCEED("no text found that changes again");
}

TEST_CASE("a long run of combining marks is put in order") {
  std::string text = "a";
  std::string ordered = "\u1EA1";  // a and one dot below, composed
  for (int mark = 0; mark < 100000; ++mark) text += mark % 2 == 0 ? "\u0323" : "\u0305";
  for (int mark = 1; mark < 50000; ++mark) ordered += "\u0323";
  for (int mark = 0; mark < 50000; ++mark) ordered += "\u0305";
  CHECK((normalize(text) == ordered));
}

TEST_CASE("bytes that are not UTF-8 do no harm") {
  const std::string text = "\xC3(\xFF\xF0\x9F \x80";
  CHECK(normalize(text) == "\uFFFD(\uFFFD\uFFFD\uFFFD \uFFFD");
  CHECK(fold(text) == normalize(text));
  CHECK(display_width(text) == 7);
}

TEST_CASE("widths are those of a terminal") {
  CHECK(display_width("") == 0);
  CHECK(display_width("brain") == 5);
  CHECK(display_width("\u6D1E\u7A9F") == 4);  // 洞窟
  CHECK(display_width("\uD55C\uAE00") == 4);  // 한글
  CHECK(display_width("\uFF21") == 2);        // a fullwidth letter
  CHECK(display_width("e\u0301") == 1);       // a combining accent
  CHECK(display_width("\u00E9\u03B8\u0416") == 3);
  CHECK(display_width("\u2026\u2192\u201C") == 3);
  CHECK(display_width("\u200B") == 0);
}

TEST_CASE("an emoji is two columns wide, however many code points it is made of") {
  CHECK(display_width("\U0001F331") == 2);                  // 🌱
  CHECK(display_width("\u2764\uFE0F") == 2);                // ❤️
  CHECK(display_width("\u2764") == 1);                      // ❤ as text
  CHECK(display_width("\U0001F469\u200D\U0001F4BB") == 2);  // 👩‍💻
  CHECK(display_width("\U0001F44D\U0001F3FD") == 2);        // 👍🏽
  CHECK(display_width("1\uFE0F\u20E3") == 2);               // keycap
  CHECK(display_width("\U0001F1E9\U0001F1EA") == 2);        // a flag
  CHECK(display_width("\U0001F331\uFE0F") == 2);            // already wide
  CHECK(display_width("a\uFE0F") == 1);                     // no emoji
  CHECK(display_width("\u0915\u094D\u200D\u0937") == 2);    // joined letters keep their width
  CHECK(display_width("\U0001F331\U0001F333") == 4);
  CHECK(display_width("\U0001F3FD") == 2);  // a skin tone alone
}

TEST_CASE("a tab reaches to the next multiple of four") {
  CHECK(display_width("\t") == 4);
  CHECK(display_width("a\t") == 4);
  CHECK(display_width("abc\t") == 4);
  CHECK(display_width("abcd\t") == 8);
  CHECK(display_width("\t", 3) == 1);
  CHECK(display_width("\t", 4) == 4);
  CHECK(display_width("ab\tc", 1) == 4);
  CHECK(display_width("\u6D1E\t") == 4);
}

TEST_CASE("widths add up where a text is split between letters") {
  const std::string text = "a\t\u6D1Ee\u0301\t\U0001F331 b\tz";
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t head = display_width(std::string_view(text).substr(0, offset));
    CHECK(head + display_width(std::string_view(text).substr(offset), head) == display_width(text));
    next_code_point(text, offset);
  }
}

TEST_CASE("markup characters become references") {
  CHECK(escape_html("a < b && c > \"d\" 'e'") ==
        "a &lt; b &amp;&amp; c &gt; &quot;d&quot; &#39;e&#39;");
  CHECK(escape_html("\u6D1E &amp;") == "\u6D1E &amp;amp;");
  CHECK(escape_html("") == "");
}

TEST_CASE("a path is encoded so that it stays one path") {
  CHECK(encode_path("oz/tin-woodman_2.~/") == "oz/tin-woodman_2.~/");
  CHECK(encode_path("a b?c#d%e") == "a%20b%3Fc%23d%25e");
  CHECK(encode_path("\u6D1E") == "%E6%B4%9E");
  CHECK(encode_path("mailto:x") == "mailto%3Ax");
  CHECK(encode_path("f(x).png") == "f%28x%29.png");
  CHECK(encode_path("\"<>\\^`{|}[]\n\x7F") == "%22%3C%3E%5C%5E%60%7B%7C%7D%5B%5D%0A%7F");
  CHECK(encode_path("!$&'*+,;=@") == "!$&'*+,;=@");
}

TEST_CASE("percent-encoding is undone, and nothing else is") {
  CHECK(percent_decode("a%20b%2fc%2F") == "a b/c/");
  CHECK(percent_decode("%E6%B4%9E") == "\u6D1E");
  CHECK(percent_decode("100%") == "100%");
  CHECK(percent_decode("%2") == "%2");
  CHECK(percent_decode("%zz%4g%g4%") == "%zz%4g%g4%");
  CHECK(percent_decode("%2541") == "%41");
  CHECK(percent_decode("+") == "+");
}

TEST_CASE("any bytes survive being encoded and decoded") {
  std::mt19937 random(7);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random() % 20, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() % 256);
    if (percent_decode(encode_path(bytes)) != bytes) FAIL(encode_path(bytes));
  }
  CHECK(percent_decode(encode_path(std::string("\0/", 2))) == std::string("\0/", 2));
}

TEST_CASE("nothing that moves a cursor is left as it is") {
  CHECK(escape_controls("\x1b[31mred") == "\\u{1b}[31mred");
  CHECK(escape_controls("a\tb\r\nc") == "a\\u{9}b\\u{d}\\u{a}c");
  CHECK(escape_controls(std::string_view("\0", 1)) == "\\u{0}");
  CHECK(escape_controls("\x7F") == "\\u{7f}");
  CHECK(escape_controls("\u0085\u009B") == "\\u{85}\\u{9b}");
  CHECK(escape_controls("\u2028\u2029") == "\\u{2028}\\u{2029}");
  CHECK(escape_controls("\u202Egpj\u202C\u2066\u2069\u200E\u200F\u061C") ==
        "\\u{202e}gpj\\u{202c}\\u{2066}\\u{2069}\\u{200e}\\u{200f}\\u{61c}");
  CHECK(escape_controls("\x9B"
                        "31m") == "\\x9b31m");
  CHECK(escape_controls("\u00A0 \u6D1E \U0001F469\u200D\U0001F4BB \\u{1b}") ==
        "\u00A0 \u6D1E \U0001F469\u200D\U0001F4BB \\u{1b}");
}

TEST_CASE("white space is trimmed at both ends and kept inside") {
  CHECK(trim(" \t\r\n\v\fa b \n") == "a b");
  CHECK(trim("a") == "a");
  CHECK(trim(" \n ").empty());
  CHECK(trim("").empty());
}

}  // namespace allegory
