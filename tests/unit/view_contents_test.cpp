// Unit tests of src/view_contents.h: what stands beside a page, told as the nested lists that a
// template makes of it.
#include "view_contents.h"

#include <catch2/catch.hpp>
#include <string>

#include "support/sample_site.h"

namespace allegory {

namespace {

/// `a [b c*] d`: brackets for lists, `*` for the page, `…` for a gap.
std::string told(const ValueList& lines) {
  std::string text;
  for (const Value& line : lines) {
    if (look(line, "begins") == "yes") text += "[";
    text += look(line, "is_gap") == "yes" ? "…" : look(line, "title");
    if (look(line, "is_current") == "yes") text += "*";
    text += look(line, "holds") == "yes" ? " " : "";
    for (const auto& [name, value] : std::get<ValueObject>(line.data()))
      if (name == "ends") text.append(std::get<ValueList>(value.data()).size(), ']');
    if (text.back() != ' ') text += ' ';
  }
  if (!text.empty()) text.pop_back();
  return text;
}

/// A site with one allegory and the sections that a test adds.
struct OutlinedSite {
  SampleSite sample;

  std::uint32_t add(std::uint32_t parent, const std::string& title) {
    const auto at = static_cast<std::uint32_t>(sample.site.sections.size());
    Section section;
    section.title = title;
    section.address = title + "/";
    section.allegory = 0;
    section.parent = parent;
    sample.site.sections.push_back(std::move(section));
    sample.site.allegories[0].sections.push_back(at);
    if (parent != none) sample.site.sections[parent].children.push_back(at);
    return at;
  }

  OutlinedSite() {
    sample.site.sections.clear();
    sample.site.allegories[0].sections.clear();
    sample.site.allegories[0].index = none;
    sample.site.tags.clear();
  }

  std::string beside(std::uint32_t section) {
    // Only the outline is asked; the rest of the index speaks of sections that are gone.
    sample.index.outline = outline_site(sample.site);
    const ViewContext context{sample.site,  sample.sources, sample.index,  sample.analogies,
                              sample.words, sample.history, sample.assets, false};
    return told(contents({context, ""}, 0, section));
  }
};

}  // namespace

TEST_CASE("the contents open the branch of the page and nothing else") {
  OutlinedSite outlined;
  const std::uint32_t a = outlined.add(none, "a");
  const std::uint32_t b = outlined.add(none, "b");
  outlined.add(a, "a1");
  const std::uint32_t b1 = outlined.add(b, "b1");
  outlined.add(b, "b2");
  outlined.add(b1, "deep");
  outlined.add(none, "c");
  CHECK(outlined.beside(none) == "a b c");
  CHECK(outlined.beside(a) == "a* [a1] b c");
  CHECK(outlined.beside(b1) == "a b [b1* [deep] b2] c");
}

TEST_CASE("lists end where the branch does, several at once") {
  OutlinedSite outlined;
  const std::uint32_t a = outlined.add(none, "a");
  const std::uint32_t inner = outlined.add(a, "inner");
  const std::uint32_t deep = outlined.add(inner, "deep");
  CHECK(outlined.beside(deep) == "a [inner [deep*]]");
}

TEST_CASE("titles are cut at their colon where that tells them apart") {
  OutlinedSite outlined;
  outlined.add(none, "Lion: a coward");
  outlined.add(none, "Part: one");
  outlined.add(none, "Part: two");
  CHECK(outlined.beside(none) == "Lion Part: one Part: two");
}

TEST_CASE("a long list is cut around the page, and a deep branch at its depth") {
  OutlinedSite outlined;
  for (int at = 0; at < 1000; ++at) outlined.add(none, std::to_string(at));
  const std::string first = outlined.beside(0);
  CHECK(first.starts_with("0* 1 2"));
  CHECK(first.ends_with("22 23 …"));
  const std::string middle = outlined.beside(500);
  CHECK(middle.starts_with("… 488 489"));
  CHECK(middle.find("500*") != std::string::npos);
  CHECK(middle.size() < 120);
  std::uint32_t above = 999;
  for (int depth = 0; depth < 1000; ++depth) above = outlined.add(above, "deeper");
  CHECK(outlined.beside(above).size() < 200);
}

TEST_CASE("a page of no allegory has the allegories and the other pages beside it") {
  OutlinedSite outlined;
  const std::uint32_t page = outlined.add(none, "imprint");
  outlined.sample.site.sections[page].allegory = none;
  outlined.sample.site.allegories[0].sections.clear();
  outlined.sample.index.outline = outline_site(outlined.sample.site);
  const ViewContext context{outlined.sample.site,   outlined.sample.sources,
                            outlined.sample.index,  outlined.sample.analogies,
                            outlined.sample.words,  outlined.sample.history,
                            outlined.sample.assets, false};
  const std::string text = told(contents({context, ""}, none, page));
  CHECK(text == outlined.sample.site.allegories[0].title + " imprint*");
}

}  // namespace allegory
