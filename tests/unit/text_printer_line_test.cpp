// The report for people: a line and the marks under it, with tabs, wide characters, escapes, and
// lines too long to show. Whole messages are compared where that is possible.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "printer.h"

namespace allegory {

extern const Printer text_printer;

namespace {

/// The place of `text` in a file, searched from byte `from` on.
Span find(const SourceSet& sources, SourceId id, std::string_view text, std::size_t from = 0) {
  const std::size_t at = sources[id].text.find(text, from);
  REQUIRE(at != std::string::npos);
  return {id, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + text.size())};
}

std::string print(const SourceSet& sources, const Diagnostics& diagnostics) {
  return text_printer.print({diagnostics, sources}, {});
}

/// The report of one finding in one file, of which `marked` is the place.
std::string print_one(std::string text, std::string_view marked, std::string label = "here") {
  SourceSet sources;
  const SourceId id = sources.add("content/oz.md", std::move(text));
  Diagnostics diagnostics;
  diagnostics.report("rule", find(sources, id, marked), "message", std::move(label));
  return print(sources, diagnostics);
}

}  // namespace

TEST_CASE("a tab is shown as spaces and the mark stands under the word") {
  CHECK(print_one("\tcrow:\tuser", "user") == R"(error[rule]: message
  --> content/oz.md:1:8
   |
 1 |     crow:   user
   |             ^^^^ here

1 error
)");
  CHECK(print_one("a\tb", "\t") == R"(error[rule]: message
  --> content/oz.md:1:2
   |
 1 | a   b
   |  ^^^ here

1 error
)");
}

TEST_CASE("a mark is as wide as what it stands under") {
  // 洞窟の比喩 and 🌱, each two columns wide, behind one another and marked.
  CHECK(print_one("洞窟: 比喩 x", "比喩") == R"(error[rule]: message
  --> content/oz.md:1:5
   |
 1 | 洞窟: 比喩 x
   |       ^^^^ here

1 error
)");
  CHECK(print_one("🌱 👩‍💻: growth", "growth") == R"(error[rule]: message
  --> content/oz.md:1:8
   |
 1 | 🌱 👩‍💻: growth
   |        ^^^^^^ here

1 error
)");
  CHECK(print_one("pairs: {🌱: x}", "🌱") == R"(error[rule]: message
  --> content/oz.md:1:9
   |
 1 | pairs: {🌱: x}
   |         ^^ here

1 error
)");
}

TEST_CASE("combining marks take no column") {
  CHECK(print_one("cafe\u0301 noir", "noir") ==
        "error[rule]: message\n"
        "  --> content/oz.md:1:7\n"
        "   |\n"
        " 1 | cafe\u0301 noir\n"
        "   |      ^^^^ here\n"
        "\n"
        "1 error\n");
  CHECK(print_one("x e\u0301 y", "e\u0301") ==
        "error[rule]: message\n"
        "  --> content/oz.md:1:3\n"
        "   |\n"
        " 1 | x e\u0301 y\n"
        "   |   ^ here\n"
        "\n"
        "1 error\n");
}

TEST_CASE("controls are shown escaped, and marks keep their place") {
  CHECK(print_one("a\x1b[31mb c", "c") ==
        "error[rule]: message\n"
        "  --> content/oz.md:1:9\n"
        "   |\n"
        " 1 | a\\u{1b}[31mb c\n"
        "   |              ^ here\n"
        "\n"
        "1 error\n");
  CHECK(print_one("x\u202Ey", "\u202E", "turns the line round") ==
        "error[rule]: message\n"
        "  --> content/oz.md:1:2\n"
        "   |\n"
        " 1 | x\\u{202e}y\n"
        "   |  ^^^^^^^^ turns the line round\n"
        "\n"
        "1 error\n");
}

TEST_CASE("nothing an author wrote reaches the terminal unescaped") {
  SourceSet sources;
  const std::string evil = "\x1b]0;x\x07\r\u009B\u202E";
  const std::string text = evil + "crow" + evil;
  const SourceId id = sources.add(evil + ".md", text);
  Diagnostics diagnostics;
  diagnostics.report("rule", find(sources, id, "crow"), evil, evil)
      .label({id, 0, 1}, evil)
      .note(evil)
      .help(evil);
  diagnostics.report_path("rule", evil, evil).note(evil + "\n" + evil).help(evil);
  const std::string report = print(sources, diagnostics);
  for (const char byte : {'\x1b', '\x07', '\r', '\t'})
    CHECK(report.find(byte) == std::string::npos);
  CHECK(report.find("\u009B") == std::string::npos);
  CHECK(report.find("\u202E") == std::string::npos);
  CHECK(report.find("\\u{1b}]0;x\\u{7}\\u{d}\\u{9b}\\u{202e}.md:2:") != std::string::npos);
}

TEST_CASE("a place of several lines is marked to the end of its first line") {
  CHECK(print_one("one two\nthree\nfour", "two\nthree\nfo") == R"(error[rule]: message
  --> content/oz.md:1:5
   |
 1 | one two
   |     ^^^ here

1 error
)");
  CHECK(print_one("one two\r\nthree", "two\r\nthree") == R"(error[rule]: message
  --> content/oz.md:1:5
   |
 1 | one two
   |     ^^^ here

1 error
)");
}

TEST_CASE("an empty place gets one mark, at the end of a line and of a file too") {
  SourceSet sources;
  const SourceId id = sources.add("a.md", "one\n\ntwo");
  Diagnostics diagnostics;
  diagnostics.report("rule", {id, 1, 1}, "inside");
  diagnostics.report("rule", {id, 3, 3}, "end of line", "missing");
  diagnostics.report("rule", {id, 3, 4}, "line end");
  diagnostics.report("rule", {id, 4, 4}, "empty line", "missing");
  diagnostics.report("rule", {id, 8, 8}, "end of file");
  diagnostics.report("rule", {id, 80, 90}, "past the end");
  CHECK(print(sources, diagnostics) == R"(error[rule]: inside
  --> a.md:1:2
   |
 1 | one
   |  ^

error[rule]: end of line
  --> a.md:1:4
   |
 1 | one
   |    ^ missing

error[rule]: line end
  --> a.md:1:4
   |
 1 | one
   |    ^

error[rule]: empty line
  --> a.md:2:1
   |
 2 |
   | ^ missing

error[rule]: end of file
  --> a.md:3:4
   |
 3 | two
   |    ^

error[rule]: past the end
  --> a.md:3:4
   |
 3 | two
   |    ^

6 errors
)");
}

TEST_CASE("a place that cuts a character apart marks all of it") {
  SourceSet sources;
  const SourceId id = sources.add("a.md", "a洞b");
  Diagnostics diagnostics;
  diagnostics.report("rule", {id, 2, 3}, "message", "here");
  CHECK(print(sources, diagnostics) == R"(error[rule]: message
  --> a.md:1:2
   |
 1 | a洞b
   |  ^^ here

1 error
)");
}

TEST_CASE("a long line is cut around the place") {
  const std::string head(300, 'a'), tail(300, 'z');
  CHECK(print_one(head + " crow " + tail, "crow") ==
        "error[rule]: message\n"
        "  --> content/oz.md:1:302\n"
        "   |\n"
        " 1 | …" +
            std::string(59, 'a') + " crow " + std::string(93, 'z') +
            "…\n"
            "   | " +
            std::string(61, ' ') +
            "^^^^ here\n"
            "\n"
            "1 error\n");
  CHECK(print_one("crow " + tail, "crow") ==
        "error[rule]: message\n"
        "  --> content/oz.md:1:1\n"
        "   |\n"
        " 1 | crow " +
            std::string(153, 'z') +
            "…\n"
            "   | ^^^^ here\n"
            "\n"
            "1 error\n");
  CHECK(print_one(head + " crow", "crow") ==
        "error[rule]: message\n"
        "  --> content/oz.md:1:302\n"
        "   |\n"
        " 1 | …" +
            std::string(59, 'a') +
            " crow\n"
            "   | " +
            std::string(61, ' ') +
            "^^^^ here\n"
            "\n"
            "1 error\n");
}

TEST_CASE("a line of 160 columns is shown whole") {
  const std::string whole = std::string(156, 'a') + "crow";
  CHECK(print_one(whole, "crow").find(" 1 | " + whole + "\n") != std::string::npos);
  CHECK(print_one("a" + whole, "crow").find(" 1 | …") != std::string::npos);
  std::string wide;
  for (int letter = 0; letter < 80; ++letter) wide += "洞";
  CHECK(print_one(wide, "洞").find(" 1 | " + wide + "\n") != std::string::npos);
  CHECK(print_one(wide + "a", "a").find(" 1 | …洞") != std::string::npos);
}

TEST_CASE("a place longer than a cut line is marked as far as it is shown") {
  const std::string report = print_one("a " + std::string(500, 'x'), std::string(500, 'x'));
  CHECK(report.find(" 1 | a " + std::string(156, 'x') + "…\n") != std::string::npos);
  CHECK(report.find("   |   " + std::string(156, '^') + " here\n") != std::string::npos);
}

TEST_CASE("places far apart on a long line are shown one after the other") {
  SourceSet sources;
  const SourceId id =
      sources.add("a.md", "crow" + std::string(400, ' ') + "fox" + std::string(400, '.'));
  Diagnostics diagnostics;
  diagnostics.report("rule", find(sources, id, "fox"), "message", "one")
      .label(find(sources, id, "crow"), "other");
  const std::string dots(95, '.');
  CHECK(print(sources, diagnostics) ==
        "error[rule]: message\n"
        "  --> a.md:1:405\n"
        "   |\n"
        " 1 | crow" +
            std::string(154, ' ') +
            "…\n"
            "   | ---- other\n"
            " 1 | …" +
            std::string(60, ' ') + "fox" + dots +
            "…\n"
            "   | " +
            std::string(61, ' ') +
            "^^^ one\n"
            "\n"
            "1 error\n");
}

TEST_CASE("no line of a report grows with the line that it shows") {
  for (const std::string_view piece : {"a", "洞", "\t", "\x01", "e\u0301", "\u0301", "🌱", " "}) {
    std::string half;
    while (half.size() < 100000) half += piece;
    const std::string report = print_one(half + "crow" + half, "crow");
    CHECK(report.size() < 3000);
    CHECK(report.find("crow") != std::string::npos);
    CHECK(report.find("^^^^ here\n") != std::string::npos);
    for (std::size_t begin = 0, end; begin < report.size(); begin = end + 1) {
      end = report.find('\n', begin);
      CHECK(display_width(std::string_view(report).substr(begin, end - begin)) <= 160 + 5);
    }
  }
}

TEST_CASE("the mark of a cut line stands under the place") {
  for (const std::string_view piece : {"a", "洞", "\t", "\x01", "e\u0301", "🌱"}) {
    std::string half;
    while (half.size() < 2000) half += piece;
    const std::string report = print_one(half + "crow" + half, "crow");
    const std::size_t line = report.find(" 1 | ");
    const std::size_t marks = report.find("   | ", line);
    REQUIRE(marks != std::string::npos);
    const std::size_t place = report.find("crow", line);
    const std::size_t mark = report.find('^', marks);
    CHECK(display_width(std::string_view(report).substr(line, place - line)) ==
          display_width(std::string_view(report).substr(marks, mark - marks)));
  }
}

TEST_CASE("no line ends in a space") {
  SourceSet sources;
  const SourceId id = sources.add("a.md", "crow   \n   \n\ta\t\n" + std::string(400, ' ') + "x");
  Diagnostics diagnostics;
  diagnostics.report("rule", find(sources, id, "crow"), "message ", "label ").note("note  ");
  diagnostics.report("rule", {id, 8, 9}, "blank line").help("");
  diagnostics.report("rule", {id, 5, 7}, "spaces at the end");
  diagnostics.report("rule", find(sources, id, "\t\n"), "tab at the end").note("a \n \nb ");
  diagnostics.report("rule", find(sources, id, "x"), "", "");
  const std::string report = print(sources, diagnostics);
  CHECK(report.find(" \n") == std::string::npos);
  CHECK(std::ranges::count(report, '^') == 4 + 1 + 2 + 3 + 1);
}

}  // namespace allegory
