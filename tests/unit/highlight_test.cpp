// The kinds of words in code. Where KSyntaxHighlighting was not there when the program was built,
// only what holds without it is looked at.
#include "highlight.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "support/markdown_page.h"

namespace allegory {

namespace {

/// Each stretch as `kind:text`.
std::string kinds_of(const Highlighter& highlighter, std::string_view language,
                     std::string_view code) {
  std::string shown;
  for (const CodeStretch& stretch : highlighter.stretches(language, code)) {
    shown += shown.empty() ? "" : " ";
    shown += stretch.kind;
    shown += ':';
    shown += code.substr(stretch.begin, stretch.end - stretch.begin);
  }
  return shown;
}

}  // namespace

TEST_CASE("words of code have kinds, in bytes and over lines") {
  const Highlighter highlighter;
  if (!highlighter.is_there()) {
    WARN("skipped: built without KSyntaxHighlighting");
    return;
  }
  CHECK(kinds_of(highlighter, "python", "def f(): len(1)\n    return \"é🦊\"  # done\n") ==
        "k:def b:len n:1 k:return s:\"é🦊\" c:# done");
  CHECK(kinds_of(highlighter, "PY", "x = 1\n") == kinds_of(highlighter, "python", "x = 1\n"));
  CHECK(kinds_of(highlighter, "c++", "/* a\nb */ int x;\n") == "c:/* a c:b */ t:int");
  CHECK(kinds_of(highlighter, "sh", "if true; then\n").find("k:if") != std::string::npos);
  CHECK(kinds_of(highlighter, "no-such-language", "if\n").empty());
  CHECK(kinds_of(highlighter, "../../x", "if\n").empty());
}

TEST_CASE("coloured code is escaped, and says the same as without colours") {
  const Highlighter highlighter;
  HtmlOptions options;
  options.highlighter = &highlighter;
  constexpr std::string_view page = "```c++\nif (a < b) f(\"</code>\");\n```\n";
  std::string coloured = html(markdown_page(page), options);
  CHECK(coloured.find("</code>\"") == std::string::npos);
  for (std::size_t at; (at = coloured.find("<span class=\"k\">")) != std::string::npos;)
    coloured.erase(at, 16);
  if (highlighter.is_there()) CHECK(coloured.find("<span class=\"s\">") != std::string::npos);
}

TEST_CASE("long lines, deep nesting and large blocks stay plain") {
  const Highlighter highlighter;
  const std::string line = "int x;" + std::string(code_line_limit, ' ') + "\n";
  CHECK(highlighter.stretches("c++", line).empty());
  CHECK(
      highlighter.stretches("c++", "int x;\n" + std::string(code_nesting_limit + 1, '(')).empty());
  std::string large;
  while (large.size() <= code_limit) large += "int x;\n";
  CHECK(highlighter.stretches("c++", large).empty());
}

}  // namespace allegory
