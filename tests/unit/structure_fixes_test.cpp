// What the fixes of the rules about structure write, and where. (That a fix removes its finding is
// shown for every rule in fix_laws_test.cpp.)
#include <algorithm>

#include "support/fable.h"

namespace allegory {

namespace {

/// The project as a case again, with the edits of a fix made.
std::string with_fix(const CheckedProject& checked, const Fix& fix) {
  std::string project;
  for (std::uint32_t source = 0; source < checked.sources.size(); ++source) {
    std::string text = checked.sources[{source}].text;
    std::vector<Edit> edits;
    for (const Edit& edit : fix.edits)
      if (edit.at.source.index == source) edits.push_back(edit);
    std::ranges::sort(edits, std::greater<>(), [](const Edit& edit) { return edit.at.begin; });
    for (const Edit& edit : edits)
      text.replace(edit.at.begin, edit.at.end - edit.at.begin, edit.replacement);
    project += "-- " + checked.sources[{source}].path + " --\n" + text;
  }
  return project;
}

/// The first finding of a project that comes with a fix.
const Diagnostic& fixable(const CheckedProject& checked) {
  const auto& items = checked.diagnostics.items();
  const auto found = std::ranges::find_if(
      items, [](const Diagnostic& finding) { return finding.fix.has_value(); });
  REQUIRE(found != items.end());
  return *found;
}

/// A page of a case, from its heading to the next.
std::string page_of(const std::string& project, const std::string& path) {
  const std::size_t begin = project.find("-- " + path + " --\n");
  REQUIRE(begin != std::string::npos);
  const std::size_t start = project.find('\n', begin) + 1;
  return project.substr(start, project.find("\n-- ", start) - start + 1);
}

}  // namespace

TEST_CASE("two parts change places, and nothing else does") {
  const CheckedProject checked = check_case(
      fable(story_page, replaced(idea_page, "spammer praises user", "user   praises spammer # so"),
            index_page));
  const Diagnostic& finding = fixable(checked);
  CHECK(finding.fix->title == "exchange the two in `flatters`");
  CHECK(page_of(with_fix(checked, *finding.fix), "content/idea.md")
            .find("  flatters: spammer   praises user # so\n") != std::string::npos);
}

TEST_CASE("parts that are statements change places as they are written") {
  const CheckedProject checked = check_case(R"(-- content/index.md --
---
domain: base
characters: {fox: [], crow: []}
relations:
  a: fox runs
  b: a causes (crow   sings)
  c: a caused-by (crow sings)
---
)");
  const Diagnostic& finding = fixable(checked);
  CHECK(finding.name == "inverse-mismatch");
  CHECK(page_of(with_fix(checked, *finding.fix), "content/index.md")
            .find("  c: (crow sings) caused-by a\n") != std::string::npos);
}

TEST_CASE("a prediction goes where its parts are told, under an id that neither side has") {
  const std::string told = replaced(idea_page, "  opens: flatters causes drop\n", "");
  const std::string taken = replaced(told, "  wants: spammer", "  opens-idea: spammer");
  const CheckedProject checked = check_case(fable(story_page, taken, index_page));
  REQUIRE(findings(fable(story_page, taken, index_page)) ==
          Findings{"candidate-inference story.md:9:10"});
  const Diagnostic& finding = fixable(checked);
  CHECK(finding.fix->title == "add `opens-idea-2` under `relations`");
  CHECK(page_of(with_fix(checked, *finding.fix), "content/idea.md")
            .find("  opens-idea-2: (spammer praises user) causes (user loses password)\n") !=
        std::string::npos);
}

TEST_CASE("a prediction has no fix where nothing is told of the idea yet") {
  std::string silent(idea_page);
  const std::size_t begin = silent.find("relations:");
  silent.erase(begin, silent.find("---\nA spammer") - begin);
  const CheckedProject checked = check_case(fable(story_page, silent, index_page));
  REQUIRE_FALSE(checked.diagnostics.items().empty());
  for (const Diagnostic& finding : checked.diagnostics.items()) CHECK_FALSE(finding.fix);
}

TEST_CASE("a verb pair joins the others") {
  const std::string flattering =
      replaced(idea_page, "spammer praises user", "spammer flatters user");
  const std::string paired = replaced(index_page, "maps:\n", "verbs:\n  sees: notices\nmaps:\n");
  const CheckedProject checked = check_case(fable(story_page, flattering, paired));
  CHECK(page_of(with_fix(checked, *fixable(checked).fix), "content/index.md")
            .find("verbs:\n  sees: notices\n  praises: flatters\nmaps:\n") != std::string::npos);
}

TEST_CASE("a denied statement is broken off on the page that makes it") {
  const std::string denied =
      replaced(idea_page, "  opens: flatters causes drop", "  deny: not flatters causes drop");
  const CheckedProject checked = check_case(fable(story_page, denied, index_page));
  const Diagnostic& finding = fixable(checked);
  CHECK(finding.name == "contradicted-inference");
  const std::string fixed = with_fix(checked, *finding.fix);
  CHECK(page_of(fixed, "content/story.md")
            .find("breaks:\n  opens: The idea says the opposite.\n---\n") != std::string::npos);
  CHECK(findings(fixed) == Findings{});
}

}  // namespace allegory
