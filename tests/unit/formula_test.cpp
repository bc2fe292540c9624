// TeX → MathML: what the commands become, where mistakes are found, and that nothing an author
// writes takes long.
#include "math/formula.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

namespace allegory {

namespace {

/// What stands inside <semantics>, without the annotation.
std::string inner(std::string_view tex, bool is_block = false) {
  const Formula formula = convert_formula(tex, is_block);
  if (formula.problem) return "! " + formula.problem->message;
  const std::size_t begin = formula.mathml.find("<semantics>") + 11;
  return formula.mathml.substr(begin, formula.mathml.find("<annotation") - begin);
}

/// The bytes that are to blame, and why.
std::string blame(std::string_view tex) {
  const Formula formula = convert_formula(tex, false);
  if (!formula.problem) return formula.mathml;
  return std::string(
             tex.substr(formula.problem->begin, formula.problem->end - formula.problem->begin)) +
         ": " + formula.problem->message;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("a formula is a math element with its TeX beside it") {
  CHECK(convert_formula("x < 1", false).mathml ==
        "<math><semantics><mrow><mi>x</mi><mo>&lt;</mo><mn>1</mn></mrow>"
        "<annotation encoding=\"application/x-tex\">x &lt; 1</annotation></semantics></math>");
  CHECK(convert_formula(" x ", true).mathml ==
        "<math display=\"block\"><semantics><mi>x</mi>"
        "<annotation encoding=\"application/x-tex\">x</annotation></semantics></math>");
}

TEST_CASE("letters, numbers and signs") {
  CHECK(inner("3.14x") == "<mrow><mn>3.14</mn><mi>x</mi></mrow>");
  CHECK(inner("a-b") == "<mrow><mi>a</mi><mo>−</mo><mi>b</mi></mrow>");
  CHECK(inner("\\alpha") == "<mi>α</mi>");
  CHECK(inner("\\Omega") == "<mi mathvariant=\"normal\">Ω</mi>");
  CHECK(inner("(") == "<mo stretchy=\"false\">(</mo>");
  CHECK(inner("\\not=") == "<mo>=\u0338</mo>");
  CHECK(inner("% a comment\nx") == "<mi>x</mi>");
}

TEST_CASE("fonts are characters, and an upright word is one word") {
  CHECK(inner("\\mathbb{R}") == "<mi>ℝ</mi>");
  CHECK(inner("\\mathbb E") == "<mi>𝔼</mi>");
  CHECK(inner("\\mathcal{L}") == "<mi>ℒ</mi>");
  CHECK(inner("\\mathbf{x1}") == "<mrow><mi>𝐱</mi><mn>𝟏</mn></mrow>");
  CHECK(inner("\\boldsymbol{\\theta}") == "<mi>𝜽</mi>");
  CHECK(inner("\\mathrm{softmax}") == "<mi>softmax</mi>");
  CHECK(inner("\\mathrm{d}") == "<mi mathvariant=\"normal\">d</mi>");
  CHECK(inner("\\textbf{é a}") == "<mtext>é\u00a0𝐚</mtext>");
}

TEST_CASE("what is raised and lowered") {
  CHECK(inner("x^2") == "<msup><mi>x</mi><mn>2</mn></msup>");
  CHECK(inner("x^12") == "<mrow><msup><mi>x</mi><mn>1</mn></msup><mn>2</mn></mrow>");
  CHECK(inner("x_i^2") == "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>");
  CHECK(inner("x^2_i") == inner("x_i^2"));
  CHECK(inner("x_{a_b}") == "<msub><mi>x</mi><msub><mi>a</mi><mi>b</mi></msub></msub>");
  CHECK(inner("f''") == "<msup><mi>f</mi><mo lspace=\"0\" rspace=\"0\">′′</mo></msup>");
  CHECK(inner("\\sum_i^n") == "<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover>");
  CHECK(inner("\\int_0^1") == "<msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup>");
  CHECK(inner("\\sum\\nolimits_i") == "<msub><mo>∑</mo><mi>i</mi></msub>");
}

TEST_CASE("fractions, roots and marks") {
  CHECK(inner("\\frac12") == "<mfrac><mn>1</mn><mn>2</mn></mfrac>");
  CHECK(inner("a \\over b") == "<mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac>");
  CHECK(inner("\\sqrt[3]{x}") == "<mroot><mi>x</mi><mn>3</mn></mroot>");
  CHECK(inner("\\hat y_i") ==
        "<msub><mover accent=\"true\"><mi>y</mi><mo stretchy=\"false\">^</mo></mover>"
        "<mi>i</mi></msub>");
  CHECK(inner("\\underbrace{a}_b") ==
        "<munder><munder><mi>a</mi><mo stretchy=\"true\">⏟</mo></munder><mi>b</mi></munder>");
  CHECK(inner("\\binom nk") ==
        "<mrow><mo fence=\"true\" stretchy=\"true\" symmetric=\"true\">(</mo>"
        "<mfrac linethickness=\"0\"><mi>n</mi><mi>k</mi></mfrac>"
        "<mo fence=\"true\" stretchy=\"true\" symmetric=\"true\">)</mo></mrow>");
}

TEST_CASE("tables: matrices, cases, aligned lines, and lines outside of any") {
  CHECK(inner("\\begin{matrix}a&b\\\\c&d\\end{matrix}") ==
        "<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr>"
        "<mtr><mtd><mi>c</mi></mtd><mtd><mi>d</mi></mtd></mtr></mtable>");
  CHECK(inner("\\begin{cases}a\\end{cases}") ==
        "<mrow><mo fence=\"true\" stretchy=\"true\" symmetric=\"true\">{</mo>"
        "<mtable><mtr><mtd class=\"math-left\"><mi>a</mi></mtd></mtr></mtable></mrow>");
  CHECK(inner("\\begin{align*}a&=b\\\\\\end{align*}") ==
        "<mtable class=\"math-aligned\" displaystyle=\"true\"><mtr>"
        "<mtd class=\"math-right\"><mi>a</mi></mtd>"
        "<mtd class=\"math-left\"><mrow><mo>=</mo><mi>b</mi></mrow></mtd></mtr></mtable>");
  CHECK(inner("a\\\\b") ==
        "<mtable displaystyle=\"true\"><mtr><mtd><mi>a</mi></mtd></mtr>"
        "<mtr><mtd><mi>b</mi></mtd></mtr></mtable>");
}

TEST_CASE("a name is set apart from letters and not from brackets") {
  const std::string space = "<mspace width=\"0.1667em\"></mspace>";
  CHECK(inner("a\\sin x") ==
        "<mrow><mi>a</mi>" + space + "<mi>sin</mi>" + space + "<mi>x</mi></mrow>");
  CHECK(inner("\\sin(x)") ==
        "<mrow><mi>sin</mi><mo stretchy=\"false\">(</mo><mi>x</mi>"
        "<mo stretchy=\"false\">)</mo></mrow>");
}

TEST_CASE("the narrowest place of a mistake is named") {
  CHECK(blame("a \\foo{b}") == "\\foo: `\\foo` is no command of formulas that is known here");
  CHECK(blame("\\begin{foo}x\\end{foo}") == "foo: `foo` is no environment that is known here");
  CHECK(blame("{x") == "{: `{` is not closed, or lacks an argument");
  CHECK(blame("x}") == "}: `}` closes nothing");
  CHECK(blame("\\frac{1}") == "\\frac: `\\frac` is not closed, or lacks an argument");
  CHECK(blame("\\frac{1}}") == "}: `\\frac` lacks an argument");
  CHECK(blame("x^1^2") == "^: `^` stands twice at one place");
  CHECK(blame("a & b") == "&: `&` stands outside of a table");
  CHECK(blame("\\left( x") == "\\left: `\\left` is not closed, or lacks an argument");
  CHECK(blame("\\begin{matrix}x\\end{cases}") ==
        "cases: `\\end{cases}` does not close what was opened last");
  CHECK(blame("\\text{a $b$}") == "$: formulas and commands inside text are not known here");
  CHECK(blame("\\hspace{9 miles}") == "9 miles: `9 miles` is no length in em, ex, pt, cm or mm");
}

TEST_CASE("nothing of a formula becomes markup") {
  CHECK(inner("\\text{<b onclick=\"x\">}") ==
        "<mtext>&lt;b\u00a0onclick=&quot;x&quot;&gt;</mtext>");
  CHECK(inner("<script>").find("<script") == std::string::npos);
  CHECK(convert_formula("</annotation>", false).mathml.find("</annotation></a") ==
        std::string::npos);
}

TEST_CASE("nesting ends at a limit, and so does length") {
  CHECK(inner(repeated("{", 59) + repeated("}", 59)).starts_with("<mrow>"));
  for (const std::string_view part :
       {"{", "\\sqrt", "\\left(", "\\begin{cases}", "\\sqrt[", "\\frac{", "x^{"})
    CHECK(blame(repeated(part, 500)).ends_with("a formula is nested too deeply"));
  CHECK(inner(std::string(20001, 'x')) == "! a formula is longer than 20000 bytes");
}

TEST_CASE("what comes out grows with what goes in") {
  for (const std::string_view part :
       {"&", "\\\\", "x_1", "[]", "'", "{a}", "\\sin ", "\\not=", "x", "\\hat x"}) {
    const auto size = [&](std::size_t times) {
      return convert_formula("\\begin{matrix}x" + repeated(part, times) + "\\end{matrix}", true)
          .mathml.size();
    };
    CHECK(size(2000) < 11 * size(200));
  }
}

}  // namespace allegory
