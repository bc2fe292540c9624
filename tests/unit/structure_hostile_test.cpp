// What rules about structure make of input that nobody would write: a finding or nothing, and an
// end.
#include "support/fable.h"

namespace allegory {

namespace {

std::string page(const std::string& front) {
  return "-- content/index.md --\n---\n" + front + "---\n";
}

/// `make(0)`, `make(1)`, … one behind the other.
template <class Make>
std::string repeated(std::size_t count, const Make& make) {
  std::string text;
  for (std::size_t index = 0; index < count; ++index) text += make(index);
  return text;
}

/// Pages with a thousand lines each below this key: `make(0)`, `make(1)`, …
template <class Make>
std::string pages(std::string_view name, std::string_view key, std::size_t count,
                  const Make& make) {
  constexpr std::size_t lines = 1'000;
  return repeated(count / lines, [&](std::size_t at) {
    return fmt::format("-- content/{}{}.md --\n---\n{}:\n", name, at, key) +
           repeated(lines, [&](std::size_t line) { return make(at * lines + line); }) + "---\n";
  });
}

}  // namespace

TEST_CASE("a statement nested ten thousand deep is one finding") {
  const std::string deep = std::string(10'000, '(') + "fox runs" + std::string(10'000, ')');
  CHECK(findings(page("characters: {fox: []}\nrelations:\n  r: " + deep + " causes fox\n")) ==
        Findings{"bad-statement index.md:4:1006"});
}

TEST_CASE("a chain of ten thousand statements carries over from end to end") {
  const auto chain = [](std::string_view subject, std::string_view prefix) {
    return pages(prefix, "relations", 10'000, [&](std::size_t index) {
      return index == 0 ? fmt::format("  {}0: {} runs\n", prefix, subject)
                        : fmt::format("  {}{}: {}{} causes {}{}\n", prefix, index, prefix,
                                      index - 1, prefix, index / 2);
    });
  };
  CHECK(findings(page("characters: {fox: []}\nconcepts: {x: []}\nmaps: {fox: x}\n") +
                 chain("fox", "s") + chain("x", "i")) == Findings{});
}

TEST_CASE("a prediction that is too long to be read is cut, and offers no fix") {
  const std::string story = repeated(60, [](std::size_t index) {
    return index == 0 ? std::string("  s0: fox runs\n")
                      : fmt::format("  s{}: s{} causes s{}\n", index, index - 1, index - 1);
  });
  const CheckedProject checked =
      check_case(page("characters: {fox: []}\nconcepts: {x: []}\nmaps: {fox: x}\nrelations:\n" +
                      story + "  i0: x runs\n"));
  REQUIRE(checked.diagnostics.items().size() == 1);
  const Diagnostic& finding = checked.diagnostics.items().front();
  CHECK(finding.name == "candidate-inference");
  CHECK(finding.message.size() < 500);
  CHECK(finding.message.ends_with("…"));
  CHECK_FALSE(finding.fix);
}

TEST_CASE("a ring of ten thousand is one cycle, told in a line") {
  constexpr std::size_t size = 10'000;
  const CheckedProject checked =
      check_case(pages("names", "concepts", size,
                       [](std::size_t index) { return fmt::format("  c{}: []\n", index); }) +
                 pages("ring", "relations", size, [](std::size_t index) {
                   return fmt::format("  r{}: c{} part-of c{}\n", index, index, (index + 1) % size);
                 }));
  REQUIRE(checked.diagnostics.items().size() == 1);
  CHECK(checked.diagnostics.items().front().message ==
        "`part-of` hierarchy has a cycle: c0 → c1 → c2 → … → c9998 → c9999 → c0");
}

TEST_CASE("where everything is part of everything, there is one cycle") {
  CHECK(findings(pages("names", "concepts", 1'000,
                       [](std::size_t index) { return fmt::format("  c{}: []\n", index); }) +
                 pages("knot", "relations", 10'000, [](std::size_t index) {
                   return fmt::format("  r{}: c{} part-of c{}\n", index, index / 100, index % 100);
                 })) == Findings{"cyclic-hierarchy knot0.md:3:7"});
}

TEST_CASE("nearly ten thousand names for one thing are nothing to complain of") {
  const std::string labels = repeated(9'990, [](std::size_t index) {
    return fmt::format("{}{:x}g", index == 0 ? "" : ",", 0x1000 + index);
  });
  CHECK(findings(page("concepts: {x: [" + labels + "]}\n") + "Is it 1000g?\n") == Findings{});
}

TEST_CASE("labels may begin each other") {
  CHECK(findings(page("concepts:\n  a: [loss]\n  b: [loss function]\n  c: [loss function of all]\n"
                      "relations: {r: a part-of b, s: b part-of c}\n") +
                 "The loss function of all, a loss function, and a loss.\n") == Findings{});
}

TEST_CASE("a cycle of verbs that are kinds of each other ends") {
  CHECK(findings(fable(story_page, idea_page,
                       replaced(index_page, "maps:\n",
                                "predicates:\n  praises: {kind-of: flatters, inverse: praises}\n"
                                "  flatters: {kind-of: praises}\n  holds: {kind-of: holds}\n"
                                "maps:\n"))) == Findings{});
}

TEST_CASE("ids of every script carry over") {
  CHECK(findings(page(
            "characters: {🦊: [], カラス: []}\npeople: {σπάμερ: [], "
            "пользователь: "
            "[]}\n"
            "maps: {🦊: σπάμερ, カラス: пользователь}\nverbs: {褒める: "
            "хвалит}\n"
            "relations: {s: 🦊 褒める カラス, i: σπάμερ хвалит "
            "пользователь}\n")) == Findings{});
  const CheckedProject checked = check_case(page(
      "characters: {🦊: [], カラス: []}\npeople: {σπάμερ: [], пользователь: "
      "[]}\n"
      "maps: {🦊: σπάμερ, カラス: пользователь}\n"
      "relations: {s: 🦊 褒める カラス, i: σπάμερ хвалит "
      "пользователь}\n"));
  REQUIRE(checked.diagnostics.items().size() == 1);
  CHECK(checked.diagnostics.items().front().message ==
        "`褒める` and `хвалит` take the same parts but are not matched");
}

TEST_CASE("where everything is empty, nothing is missing") {
  CHECK(findings("-- content/index.md --\n") == Findings{});
  CHECK(findings(page("characters: {}\nconcepts: {}\nmaps: {}\nrelations: {}\nverbs: {}\n"
                      "predicates: {}\nbreaks: {}\nsections: {}\ncast: []\n")) == Findings{});
  CHECK(findings("-- allegory.yaml --\ntitle: Test\nmin_systematicity: 1\n" + page("maps: {}\n")) ==
        Findings{});
}

}  // namespace allegory
