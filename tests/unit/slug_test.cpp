// Anchors as GitHub makes them, and address segments. The pairs of headings and anchors are own
// ones for the rules that github-slugger's fixtures (made from real pages) show.
#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"

namespace allegory {
namespace {

std::vector<std::string> anchors_of(const std::vector<std::string>& headings) {
  Slugger slugger;
  std::vector<std::string> anchors;
  for (const std::string& heading : headings) anchors.push_back(slugger.anchor(heading));
  return anchors;
}

}  // namespace

TEST_CASE("letters are lowered, spaces become hyphens and punctuation goes") {
  CHECK(github_slug("The Yellow Brick Road") == "the-yellow-brick-road");
  CHECK(github_slug("Dorothy: The Large Language Model (LLM)") ==
        "dorothy-the-large-language-model-llm");
  CHECK(github_slug("camelCaseWord") == "camelcaseword");
  CHECK(github_slug("f(x) = [y, z].w") == "fx--y-zw");
  CHECK(github_slug("!\"#$%&'()*+,./:;<=>?@[\\]^`{|}~") == "");
  CHECK(github_slug("0123456789_-") == "0123456789_-");
  CHECK(github_slug("") == "");
}

TEST_CASE("hyphens are neither collapsed nor trimmed") {
  CHECK(github_slug("a - b") == "a---b");
  CHECK(github_slug(" a ") == "-a-");
  CHECK(github_slug("-a-") == "-a-");
  CHECK(github_slug(" ") == "-");
  CHECK(github_slug("a  b") == "a--b");
  CHECK(github_slug("snake _ case") == "snake-_-case");
}

TEST_CASE("only U+0020 is a space") {
  CHECK(github_slug("a\tb\nc") == "abc");
  CHECK(github_slug("a\u00A0b") == "ab");
  CHECK(github_slug("a\u2003b\u2028c\u3000d") == "abcd");
}

TEST_CASE("every script is lowered by its own tables and not folded") {
  CHECK(github_slug("\u041F\u0440\u0438\u0432\u0435\u0442") ==
        "\u043F\u0440\u0438\u0432\u0435\u0442");            // Привет
  CHECK(github_slug("\u01C5 \u01C4") == "\u01C6-\u01C6");   // ǅ, a title-case letter
  CHECK(github_slug("Stra\u00DFe") == "stra\u00DFe");       // ß stays
  CHECK(github_slug("\u1E9E") == "\u00DF");                 // capital ß
  CHECK(github_slug("\u0130stanbul") == "i\u0307stanbul");  // two code points
  CHECK(github_slug("\u0398\u03AD\u03B1") == "\u03B8\u03AD\u03B1");
  CHECK(github_slug("\u6D1E\u7A9F\u306E\u6BD4\u55A9") == "\u6D1E\u7A9F\u306E\u6BD4\u55A9");
  CHECK(github_slug("\u13A2") == "\uAB72");              // Cherokee
  CHECK(github_slug("\U00010400") == "\U00010428");      // Deseret
  CHECK(github_slug("\u2160\u217F") == "\u2170\u217F");  // Roman numerals are letters
  CHECK(github_slug("\uFF21") == "\uFF41");
}

TEST_CASE("marks and all decimal digits stay, other numbers go") {
  CHECK(github_slug("e\u0301") == "e\u0301");
  CHECK(github_slug("\u0939\u093F\u0928\u094D\u0926\u0940") ==
        "\u0939\u093F\u0928\u094D\u0926\u0940");
  CHECK(github_slug("\u0664\u0967\uFF17") == "\u0664\u0967\uFF17");
  CHECK(github_slug("a\u20E3\u0488") == "a\u20E3\u0488");  // enclosing marks
  CHECK(github_slug("x\u00B2\u00BD\u2460y") == "xy");
}

TEST_CASE("symbols, formats and what has no character go") {
  CHECK(github_slug("I \u2665 unicode") == "i--unicode");
  CHECK(github_slug("\U0001F604 - face") == "---face");
  CHECK(github_slug("\U0001F604_\U0001F604 x") == "_-x");
  CHECK(github_slug("en\u2013dash em\u2014dash") == "endash-emdash");
  CHECK(github_slug("it\u2019s \u00ABso\u00BB") == "its-so");
  CHECK(github_slug("\u20AC\u00A3$ \u2211 \u00A8") == "--");
  CHECK(github_slug("a\u00ADb\u200Bc\u200Dd\uFEFFe") == "abcde");
  CHECK(github_slug("a\uE000b\U0010FFFDc\u0378d") == "abcd");  // private use, unassigned
  CHECK(github_slug("a\xFF\xC3"
                    "b") == "ab");
}

TEST_CASE("connector punctuation stays") {
  CHECK(github_slug("a_\u203F\u2040\uFE33\uFF3Fb") == "a_\u203F\u2040\uFE33\uFF3Fb");
}

TEST_CASE("a variation selector is a mark and stays, as on GitHub") {
  CHECK(github_slug("\u2764\uFE0F love") == "\uFE0F-love");
}

TEST_CASE("symbols that count as letters stay and are lowered") {
  CHECK(github_slug("\u24B6\u24CF\u24D0\u24E9") == "\u24D0\u24E9\u24D0\u24E9");
  CHECK(github_slug("\U0001F130\U0001F149\U0001F150\U0001F169\U0001F170\U0001F189") ==
        "\U0001F130\U0001F149\U0001F150\U0001F169\U0001F170\U0001F189");
  CHECK(github_slug("\u24B5\u24EA\U0001F12F\U0001F14A\U0001F16A\U0001F18A") == "");
}

TEST_CASE("equal headings are counted as GitHub counts") {
  CHECK(anchors_of({"echo", "echo", "echo 1", "echo-1", "echo"}) ==
        std::vector<std::string>{"echo", "echo-1", "echo-1-1", "echo-1-2", "echo-2"});
  CHECK(anchors_of({"fox-1", "fox", "fox"}) == std::vector<std::string>{"fox-1", "fox", "fox-2"});
  CHECK(anchors_of({"Oz", "oz", "OZ!"}) == std::vector<std::string>{"oz", "oz-1", "oz-2"});
  CHECK(anchors_of({"\u2665", "!", "\u2665"}) == std::vector<std::string>{"", "-1", "-2"});
  CHECK(anchors_of({"__proto__", "__proto__"}) ==
        std::vector<std::string>{"__proto__", "__proto__-1"});
}

TEST_CASE("no two headings of a page share an anchor") {
  std::mt19937 random(1939);
  const std::vector<std::string> parts{"a", "b", "-", "1", "2", " ", "\u2665", "A"};
  for (int page = 0; page < 200; ++page) {
    Slugger slugger;
    std::set<std::string> anchors;
    for (int heading = 0; heading < 60; ++heading) {
      std::string text;
      for (std::size_t length = random() % 5; length > 0; --length)
        text += parts[random() % parts.size()];
      const std::string anchor = slugger.anchor(text);
      if (!anchor.starts_with(github_slug(text))) FAIL(anchor << " for " << text);
      if (!anchors.insert(anchor).second) FAIL(anchor << " again");
    }
    CHECK(anchors.size() == 60);
  }
}

TEST_CASE("an address segment is the slug without hyphens around it") {
  CHECK(address_segment("Tin Woodman") == "tin-woodman");
  CHECK(address_segment("  -- Tin -- Woodman! -- ") == "tin----woodman");
  CHECK(address_segment("\U0001F331 seed") == "seed");
  CHECK(address_segment("a_b") == "a_b");
  CHECK(address_segment("\u6D1E\u7A9F") == "\u6D1E\u7A9F");
}

TEST_CASE("a name without letters is spelled by its code points") {
  CHECK(address_segment("\U0001F331") == "u1f331");
  CHECK(address_segment("\U0001F469\u200D\U0001F4BB") == "u1f469-u200d-u1f4bb");
  CHECK(address_segment("\U0001F1E9\U0001F1EA") == "u1f1e9-u1f1ea");
  CHECK(address_segment("---") == "u2d-u2d-u2d");
  CHECK(address_segment("?!") == "u3f-u21");
  CHECK(address_segment("#\uFE0F\u20E3") == "u23-u20e3");  // only the mark would be left
  CHECK(address_segment("*\uFE0F\u20E3") == "u2a-u20e3");
  CHECK(address_segment("") == "u");
}

TEST_CASE("names that are equal get one address") {
  CHECK(address_segment("\u2764\uFE0F") == address_segment("\u2764"));
  CHECK(address_segment("\u2764\uFE0F") == "u2764");
  CHECK(address_segment("cafe\u0301") == address_segment("caf\u00E9"));
  CHECK(address_segment("e\u200B\u0301") == "\u00E9");  // composed after the deletion
}

TEST_CASE("an address segment can never lead anywhere else") {
  CHECK(address_segment(".") == "u2e");
  CHECK(address_segment("..") == "u2e-u2e");
  CHECK(address_segment("../../etc/passwd") == "etcpasswd");
  CHECK(address_segment(".git") == "git");
  CHECK(address_segment("a\\b:c") == "abc");
  CHECK(address_segment(std::string_view("a\0b", 3)) == "ab");
  CHECK(address_segment("\uFF0E\u2024") == "uff0e-u2024");  // dots that are not ASCII
}

TEST_CASE("a long segment is cut between characters and stays unique") {
  const std::string long_name(199, 'a');
  CHECK(address_segment(long_name + "b") == long_name + "b");
  const std::string first = address_segment(long_name + "bc");
  const std::string second = address_segment(long_name + "bd");
  CHECK(first.size() == 200);
  CHECK(first != second);
  CHECK(first.substr(0, 184) == std::string(183, 'a') + "-");
  CHECK(first == address_segment(long_name + "BC!"));
  // The hash is part of an address that people link to: it must be the same for ever.
  CHECK(first == std::string(183, 'a') + "-9a1a50da0cdf6f95");

  std::string wide;
  for (int letter = 0; letter < 100; ++letter) wide += "\u6D1E";
  CHECK(address_segment(wide).starts_with(wide.substr(0, 183) + "-"));
  CHECK_FALSE(find_invalid_utf8(address_segment("a" + wide)).has_value());
  CHECK(address_segment("a" + wide).size() == 198);

  const std::string cut_at_space = std::string(182, 'a') + ' ' + long_name;
  CHECK(address_segment(cut_at_space).size() == 199);
  CHECK(address_segment(cut_at_space).find("--") == std::string::npos);
}

TEST_CASE("any name makes a segment that is safe and its own segment") {
  std::mt19937 random(5);
  for (int round = 0; round < 5000; ++round) {
    std::string name;
    for (std::size_t length = random() % 90; length > 0; --length) {
      const char32_t code_point =
          static_cast<char32_t>(random()) % (round % 2 == 0 ? 0x80 : 0x3000);
      append_utf8(name, code_point);
    }
    const std::string segment = address_segment(name);
    const bool safe = !segment.empty() && segment.size() <= 200 && segment.front() != '.' &&
                      segment.find_first_of("/\\ ") == std::string::npos &&
                      !find_invalid_utf8(segment).has_value() &&
                      escape_controls(segment) == segment;
    if (!safe || address_segment(segment) != segment) FAIL(escape_controls(name));
  }
  SUCCEED("every segment was safe");
}

}  // namespace allegory
