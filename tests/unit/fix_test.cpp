// Which fixes are applied, and in which round.
#include "fix.h"

#include <catch2/catch.hpp>
#include <optional>

namespace allegory {

namespace {

/// One page under change: each round has its own sources, as a check of the page has.
struct Page {
  std::string text;
  std::string path = "content/page.md";
  Fixer fixer{FixChoice::all, 1000};

  /// A round of one finding for each fix; the finding of `fixes[i]` says `messages[i]`.
  bool round(const std::vector<Fix>& fixes, const std::vector<std::string>& messages) {
    SourceSet sources;
    const SourceId id = sources.add(path, text);
    Diagnostics diagnostics;
    for (std::size_t index = 0; index < fixes.size(); ++index)
      diagnostics.report("some-rule", {id, 0, 0}, messages[index]).fix(fixes[index]);
    const bool is_changed = fixer.apply(diagnostics, sources);
    if (const auto file = fixer.files().find(path); file != fixer.files().end())
      text = file->second.text.after();
    return is_changed;
  }
  std::size_t fixes() const {
    const auto file = fixer.files().find(path);
    return file == fixer.files().end() ? 0 : file->second.fixes;
  }
};

Edit edit(std::uint32_t begin, std::uint32_t end, std::string text) {
  return {{SourceId{0}, begin, end}, std::move(text)};
}

Fix fix(std::vector<Edit> edits, bool is_safe = true) {
  return {"do it", std::move(edits), is_safe};
}

}  // namespace

TEST_CASE("fixes that do not meet are applied at once, whatever their order") {
  Page page{"abcdef"};
  CHECK(page.round({fix({edit(4, 5, "E")}), fix({edit(0, 1, "A")}), fix({edit(1, 2, "")})},
                   {"one", "two", "three"}));
  CHECK(page.text == "AcdEf");
  CHECK(page.fixes() == 3);
  CHECK_FALSE(page.round({}, {}));
  CHECK(page.fixer.in_vain().empty());
}

TEST_CASE("of two fixes that overlap, or insert at one place, the first wins") {
  Page overlap{"abcdef"};
  overlap.round({fix({edit(0, 3, "X")}), fix({edit(2, 4, "Y")})}, {"one", "two"});
  CHECK(overlap.text == "Xdef");
  Page insertions{"abcdef"};
  insertions.round({fix({edit(2, 2, "X")}), fix({edit(2, 2, "Y")})}, {"one", "two"});
  CHECK(insertions.text == "abXcdef");
  Page touching{"abcdef"};
  touching.round({fix({edit(1, 2, "X")}), fix({edit(2, 2, "Y")}), fix({edit(0, 1, "Z")})},
                 {"one", "two", "three"});
  CHECK(touching.text == "ZXcdef");
}

TEST_CASE("a fix is applied whole or not at all") {
  Page page{"abcdef"};
  page.round({fix({edit(0, 1, "A")}), fix({edit(4, 5, "E"), edit(0, 1, "B")})}, {"one", "two"});
  CHECK(page.text == "Abcdef");
  CHECK(page.fixes() == 1);
}

TEST_CASE("a file in which no fix could be applied is not one that was changed") {
  SourceSet sources;
  const SourceId first = sources.add("content/a.md", "abc");
  const SourceId second = sources.add("content/b.md", "abc");
  Diagnostics diagnostics;
  diagnostics.report("some-rule", {first, 0, 0}, "one").fix(fix({{{first, 0, 1}, "A"}}));
  diagnostics.report("some-rule", {first, 0, 0}, "two")
      .fix(fix({{{second, 0, 1}, "B"}, {{first, 0, 1}, "B"}}));
  Fixer fixer(FixChoice::all, 1000);
  CHECK(fixer.apply(diagnostics, sources));
  CHECK(fixer.files().size() == 1);
  CHECK(fixer.files().contains("content/a.md"));
}

TEST_CASE("a fix that leaves its finding where it was is not applied again") {
  Page page{"abcdef"};
  CHECK(page.round({fix({edit(0, 0, "x")}), fix({edit(3, 4, "D")})}, {"stays", "goes"}));
  CHECK(page.text == "xabcDef");
  CHECK_FALSE(page.round({fix({edit(0, 0, "x")})}, {"stays"}));
  CHECK(page.text == "xabcDef");
  CHECK(page.fixes() == 1);
  CHECK(page.fixer.in_vain() == std::set<std::string_view>{"some-rule"});
}

TEST_CASE("a finding that waits for its round is not taken for one that stayed") {
  Page page{"abcdef"};
  const std::vector<std::string> same{"the same", "the same", "the same"};
  const Fix insertion = fix({edit(0, 0, "x")});
  CHECK(page.round({insertion, insertion, insertion}, same));
  CHECK(page.round({insertion, insertion}, {"the same", "the same"}));
  CHECK(page.round({insertion}, {"the same"}));
  CHECK_FALSE(page.round({}, {}));
  CHECK(page.text == "xxxabcdef");
  CHECK(page.fixes() == 3);
  CHECK(page.fixer.in_vain().empty());
}

TEST_CASE("only what is safe is applied, unless all is asked for") {
  Page page{"abcdef", "content/page.md", Fixer(FixChoice::safe, 1000)};
  CHECK(page.round({fix({edit(0, 1, "A")}, false), fix({edit(1, 2, "B")}, true)}, {"one", "two"}));
  CHECK(page.text == "aBcdef");
}

TEST_CASE("only pages and the configuration are changed") {
  for (const std::string path : {"themes/mine/static/theme.css", "content/data.csv", "notes.md"}) {
    Page page{"abcdef", path};
    CHECK_FALSE(page.round({fix({edit(0, 1, "A")})}, {"one"}));
  }
  Page configuration{"abcdef", "allegory.yaml"};
  CHECK(configuration.round({fix({edit(0, 1, "A")})}, {"one"}));
}

TEST_CASE("no fix makes a file too large to be read again") {
  Page page{"abcdef"};
  CHECK_FALSE(page.round({fix({edit(0, 0, std::string(1000, 'x'))})}, {"one"}));
  CHECK(page.text == "abcdef");
}

TEST_CASE("a byte order mark stays, unless the fix is about it") {
  for (const bool drops : {false, true}) {
    SourceSet sources;
    const SourceId id = sources.add("content/page.md", "abc", true);
    Diagnostics diagnostics;
    diagnostics.report("some-rule", {id, 0, 0}, "one").fix(fix({edit(1, 2, "B")}));
    diagnostics.report("other-rule", {id, 0, 0}, "two").fix(fix({{{id, 0, 0}, "", drops}}));
    Fixer fixer(FixChoice::all, 1000);
    CHECK(fixer.apply(diagnostics, sources));
    const FixedText& text = fixer.files().at("content/page.md").text;
    CHECK(text.before() ==
          "\xef\xbb\xbf"
          "abc");
    CHECK(text.after() == (drops ? "aBc"
                                 : "\xef\xbb\xbf"
                                   "aBc"));
  }
}

}  // namespace allegory
