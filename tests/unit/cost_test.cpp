// The estimate of what a page costs: it refuses what nobody needs, lets honest pages through, and
// never takes a block for shorter than the library does.
#include "markdown/cost.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "support/case_file.h"
#include "support/golden.h"

namespace allegory {

namespace {

using Kind = Excess::Kind;

std::string repeat(std::string_view text, std::size_t times) {
  std::string all;
  all.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

PageCost estimate(const std::string& text) { return estimate_cost(text, Limits{}); }

/// The kinds of what a page has too much of.
std::vector<Kind> excesses(const std::string& text) {
  std::vector<Kind> kinds;
  for (const Excess& excess : estimate(text).excesses) kinds.push_back(excess.kind);
  return kinds;
}

bool is_refused(const std::string& text, Kind kind) {
  return excesses(text) == std::vector<Kind>{kind};
}

bool is_fine(const std::string& text) { return excesses(text).empty(); }

std::uint64_t cost(const std::string& text) { return estimate(text).cost; }

}  // namespace

TEST_CASE("containers inside each other are counted on one line, of every kind") {
  CHECK(is_fine(repeat("> ", 100) + "x"));
  CHECK(is_refused(repeat("> ", 101) + "x", Kind::nesting));
  CHECK(is_refused(repeat(">", 101) + "x", Kind::nesting));
  CHECK(is_refused(repeat("- ", 101) + "x", Kind::nesting));
  CHECK(is_refused(repeat("+\t", 101) + "x", Kind::nesting));
  CHECK(is_refused(repeat("1. ", 101) + "x", Kind::nesting));
  CHECK(is_refused(repeat("123456789) ", 101) + "x", Kind::nesting));
  CHECK(is_refused(repeat("[^a]:", 101) + "x", Kind::nesting));
  CHECK(is_refused(repeat("> - ", 51) + "x", Kind::nesting));
  CHECK(is_refused("x\n\n" + repeat("- ", 101) + "x\r\ny", Kind::nesting));
}

TEST_CASE("what only looks like containers is none") {
  CHECK(is_fine(repeat("- ", 500)));  // a rule
  CHECK(is_fine(repeat("* ", 500) + "*"));
  CHECK(is_fine(repeat("-", 500) + "x"));
  CHECK(is_fine(repeat("1.", 500) + " x"));
  CHECK(is_fine(repeat("[a]:", 500)));
  CHECK(is_fine("x " + repeat("> ", 500)));
}

TEST_CASE("containers are counted over lines by their indent, and closed again") {
  std::string deep, flat;
  for (std::size_t depth = 0; depth < 101; ++depth) deep += std::string(2 * depth, ' ') + "- a\n";
  CHECK(is_refused(deep, Kind::nesting));
  for (std::size_t item = 0; item < 4000; ++item)
    flat += std::string(item % 20, ' ') + (item % 3 == 0 ? "1. a\n" : "- a\n");
  CHECK(is_fine(flat));
  const std::string four = repeat("1. a\n    - b\n    - c\n\n      text\n", 1000);
  CHECK(is_fine(four));
}

TEST_CASE("lines below many open containers cost as many times more") {
  const std::string open = repeat("- ", 90) + "x\n";
  CHECK(cost(open + repeat("\n", 500'000)) > affordable_cost);
  CHECK(cost(open + "\ny\n" + repeat("\n", 500'000)) < affordable_cost);
  // A line that goes on with the paragraph closes nothing, though it is not indented.
  const std::string lazy = repeat("100000000. ", 90) + "x\n     - y\n";
  CHECK(cost(lazy + repeat("\n", 500'000)) > affordable_cost);
}

TEST_CASE("a table has as many cells as its second line has columns, in every row") {
  const auto table = [](std::size_t columns, std::size_t rows) {
    return repeat("|a", columns) + "\n" + repeat("|-", columns) + "\n" + repeat("a\n", rows);
  };
  CHECK(is_fine(table(5, 4000)));
  CHECK(is_refused(table(2000, 2000), Kind::cells));
  CHECK(is_refused(
      "> " + repeat("|a", 2000) + "\n> " + repeat("|-", 2000) + "\n" + repeat("> a\n", 2000),
      Kind::cells));
  // Rows behind a blank line are no rows.
  CHECK(is_fine(table(2000, 10) + "\n" + repeat("a\n", 2000)));
}

TEST_CASE("reference links cannot repeat a long definition many times") {
  const std::string address = std::string(30'000, 'u'), links = repeat("[a]", 1000);
  CHECK(is_refused("[a]: /" + address + "\n\n" + links, Kind::references));
  CHECK(is_refused("[a]:\n/" + address + "\n\n" + links, Kind::references));
  CHECK(is_refused("[a\nb]: <" + address + ">\n\n" + links, Kind::references));
  CHECK(is_refused("> [a]: /" + address + "\n\n" + links, Kind::references));
  const std::string lines = repeat("u\n", 15'000);
  for (const std::string title : {"[a]: /u \"", "[a]: /u\n'", "[a]:\n/u (", "[a]:\nx]: \"",
                                  "[a]: <x y> \"\n[b]: \"", "[a]: /u \"x\\\"\n"})
    CHECK(is_refused(title + lines + "\"\n\n" + links, Kind::references));
  CHECK(is_refused("[a]:\nx]:\n\"\n" + lines + "\"\n\n" + links, Kind::references));
}

TEST_CASE("a bibliography of common definitions is fine") {
  std::string text;
  for (int number = 0; number < 5000; ++number)
    text += "[" + std::to_string(number) + "]: https://example.org/of/an/address 'a title'\n";
  CHECK(is_fine(text + "\n" + repeat("[1] and [2]\n", 5000)));
  CHECK(is_fine(repeat("if x in a[1]:\n    y(\"z\" + w[2])\n", 5000)));
}

TEST_CASE("e-mail addresses are looked for in a block a thousand times and no more") {
  CHECK(is_fine(repeat("a@b.c ", 10'000)));
  CHECK(is_refused(repeat("a@b.c ", 20'000), Kind::addresses));
  CHECK(is_fine(repeat(repeat("a@b.c ", 100) + "\n\n", 2000)));
}

TEST_CASE("cost grows with the square of the marks in one block") {
  for (const std::string_view unit : {"*a ", "x <?", "![[]()", "[", "`", "&", "_www.", ")"}) {
    INFO(unit);
    CHECK(cost(repeat(unit, 20'000)) > affordable_cost);
    CHECK(cost(repeat(repeat(unit, 20) + "\n\n", 1000)) < affordable_cost / 10);
  }
  CHECK(cost(repeat("a\n", 20'000)) > affordable_cost);
  CHECK(cost("a\n" + repeat("-|-\n", 5000)) > affordable_cost);
}

TEST_CASE("a block ends where nothing can keep it going, and nowhere else") {
  const std::string marks = repeat("*", 1000) + "\n";
  const auto is_divided = [&](const std::string& by) {
    return cost(repeat(marks + by, 20)) < affordable_cost;
  };
  for (const std::string by : {"\n", "  \t   \n", ">\n", "> - a\n", "- a\n", "* a\n", "1. a\n",
                               "1) a\n", "   + a\n", "[^a]: b\n", "[^a]:\n", "\r", "\r\n"}) {
    INFO(by);
    CHECK(is_divided(by));
  }
  for (const std::string by : {"a\n", "-\n", "2. a\n", "10. a\n", "    - a\n", "\t- a\n", "-a\n",
                               "    >\n", ">     - a\n", "[^a b]: c\n", "1.\n"}) {
    INFO(by);
    CHECK_FALSE(is_divided(by));
  }
}

TEST_CASE("the block that costs most is known by its place") {
  const std::string text = "a\n\n" + repeat("*", 1000) + "\nb\n\nc";
  const PageCost page = estimate(text);
  CHECK(page.costliest_begin == 3);
  CHECK(text.substr(page.costliest_begin, page.costliest_end - page.costliest_begin) ==
        repeat("*", 1000) + "\nb");
}

TEST_CASE("no page is too short or too odd to be estimated") {
  for (const std::string text :
       {"",     "\n",   "\r", "\r\n", ">",    "-", "- ", "1",    "1.",     "[^",
        "[^]:", "[^a]", "]:", "@",    "www.", "w", "\t", "[a]:", "[a]:\n", "`"})
    CHECK(is_fine(text));
}

TEST_CASE("no page of real documentation is refused, or looks costly") {
  const std::filesystem::path corpora = repository() / ".." / "shared" / "corpora";
  if (!std::filesystem::is_directory(corpora)) {
    WARN("skipped: the corpora are not beside this checkout");
    return;
  }
  std::size_t pages = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(corpora)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".md") continue;
    INFO(entry.path().string());
    const PageCost page = estimate(read_file(entry.path()));
    CHECK(page.excesses.empty());
    CHECK(page.cost <= affordable_cost);
    ++pages;
  }
  CHECK(pages > 0);
}

TEST_CASE("a number of ten digits numbers nothing") {
  CHECK(is_refused(repeat("123456789. ", 101) + "x", Kind::nesting));
  CHECK(is_fine(repeat("1234567890. ", 101) + "x"));
}

TEST_CASE("quotes count however far the first of them is indented") {
  CHECK(is_refused(">     " + repeat("> ", 100) + "x", Kind::nesting));
  CHECK(is_fine(">     " + repeat("> ", 99) + "x"));
}

TEST_CASE("a definition may go on in a list, or behind an empty quote") {
  const std::string address = std::string(30'000, 'u'), links = repeat("[a]", 1000);
  CHECK(is_refused("[a]:\n2. /" + address + "\n\n" + links, Kind::references));
  CHECK(is_refused("[a]:\n>     >\n/" + address + "\n\n" + links, Kind::references));
}

}  // namespace allegory
