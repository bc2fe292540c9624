// Unit tests of src/view_letters.h: the order of names, their letters, and how pages are cut.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "support/sample_site.h"
#include "view.h"
#include "view_letters.h"

namespace allegory {

namespace {

using Texts = std::vector<std::string>;

/// A site whose sections have these titles.
Site titled(const Texts& titles) {
  Site site;
  for (const std::string& title : titles) {
    site.sections.emplace_back();
    site.sections.back().title = title;
  }
  return site;
}

Texts names(const LetterIndex& index) {
  Texts all;
  for (const LetterEntry& entry : index.entries) all.push_back(entry.name);
  return all;
}

Texts groups(const LetterIndex& index) {
  Texts all;
  for (const LetterGroup& group : index.groups) all.push_back(group.id + group.letter);
  return all;
}

}  // namespace

TEST_CASE("names are in the order of their letters, whatever their case and accents") {
  const LetterIndex index =
      index_letters(titled({"zebra", "Éclair", "eagle", "Apple", "Æther"}), "");
  CHECK(names(index) == Texts{"Æther", "Apple", "eagle", "Éclair", "zebra"});
  CHECK(groups(index) == Texts{"aA", "eE", "zZ"});
}

TEST_CASE("an article or a mark before a name does not count") {
  const LetterIndex index =
      index_letters(titled({"The Lion", "“Quote”", "A", "Therapy", "The"}), "the a an");
  CHECK(names(index) == Texts{"A", "The Lion", "“Quote”", "The", "Therapy"});
  CHECK(names(index_letters(titled({"The Lion", "Quote"}), "")) == Texts{"Quote", "The Lion"});
}

TEST_CASE("signs come first, then digits; scripts of many characters are one letter") {
  const LetterIndex index = index_letters(titled({"洞窟", "日本", "カタカナ", "ひらがな", "한글",
                                                  "ألف", "باء", "7 days", "🔥", "Ωmega", "Ж"}),
                                          "");
  CHECK(groups(index) == Texts{"signs", "digits", "u3c9ω", "u436ж", "u627ا", "u628ب", "kanaかな",
                               "han漢字", "hangul가"});
}

TEST_CASE("every entry stands under one letter and on one page") {
  Texts titles;
  for (int at = 0; at < 100; ++at)
    titles.push_back(std::string(1, "abc"[at % 3]) + std::to_string(at));
  for (const std::size_t size : {1000U, 100U, 40U, 7U, 1U}) {
    const LetterIndex index = index_letters(titled(titles), "", size);
    CHECK(index.entries.size() == titles.size());
    std::size_t grouped = 0, shown = 0;
    for (const LetterGroup& group : index.groups) grouped += group.end - group.begin;
    std::set<std::string> addresses;
    for (const LetterPage& page : index.pages) {
      shown += page.end - page.begin;
      CHECK(page.end - page.begin <= size);
      CHECK(addresses.insert(page.address).second);
    }
    CHECK(grouped == titles.size());
    CHECK(shown == titles.size());
    CHECK(index.pages.front().address == "a-z/");
    CHECK(index.is_split() == (size < titles.size()));
  }
  const LetterIndex parts = index_letters(titled(titles), "", 30);
  CHECK(parts.pages[1].address == "a-z/a/");
  CHECK(parts.pages[2].address == "a-z/a/2/");
  CHECK(parts.pages[2].part == 1);
}

TEST_CASE("headings are in the index, but not the one that is the title") {
  Site site = titled({"Title"});
  Body& body = site.sections.front().written.body;
  body.opens_with_title = true;
  body.headings = {{"Title", "title", 1, {}}, {"Heading", "heading", 2, {}}, {"", "empty", 2, {}}};
  const LetterIndex index = index_letters(site, "");
  CHECK(names(index) == Texts{"Heading", "Title"});
  CHECK(index.entries.front().heading == 1);
}

TEST_CASE("the page says of each name what it is and what it stands for") {
  SampleSite sample;
  const ViewContext context = sample.context();
  sample.site.allegories[0].entities[0].written.labels = {written("Scarecrow"),
                                                          written("Straw Man")};
  sample.index.letters = index_letters(sample.site, "the");
  const Value page = letters_view(context, 0);
  CHECK(look(page, "index.links.0.url") == "#letter.signs");
  CHECK(look(page, "index.letters.1.letter") == "B");
  CHECK(look(page, "index.letters.1.entries.0.within") == "The Scarecrow");
  CHECK(look(page, "index.letters.1.entries.0.url") == "../road/scarecrow/index.html#brain");
  const std::string at_s = "index.letters.7.entries.";
  CHECK(look(page, at_s + "0.name") == "Scarecrow");
  CHECK(look(page, at_s + "0.is_story") == "yes");
  CHECK(look(page, at_s + "0.others.0.label") == "quest");
  CHECK(look(page, at_s + "1.name") == "The Scarecrow");
  CHECK(look(page, at_s + "1.is_section") == "yes");
  CHECK(look(page, at_s + "3.name") == "Straw Man");
  CHECK(look(page, at_s + "3.also") == "Scarecrow");
}

TEST_CASE("on a split index the letters are links to pages, and a long one has parts") {
  SampleSite sample;
  const ViewContext context = sample.context();
  sample.index.letters = index_letters(sample.site, "the", 2);
  const LetterIndex& letters = sample.index.letters;
  const auto second = std::ranges::find(letters.pages, std::size_t{1}, &LetterPage::part);
  REQUIRE(second != letters.pages.end());
  const Value first = letters_view(context, 0);
  CHECK(look(first, "index.letters.0") == "absent");
  CHECK(look(first, "index.links.0.url") == "signs/index.html");
  const Value part =
      letters_view(context, static_cast<std::uint32_t>(second - letters.pages.begin()));
  CHECK(look(part, "index.has_parts") == "yes");
  CHECK(look(part, "index.parts.1.is_current") == "yes");
  CHECK(look(part, "index.letters.0.letter") == letters.groups[second->group].letter);
}

TEST_CASE("a site without names has an index all the same") {
  const LetterIndex index = index_letters({}, "the");
  CHECK(index.groups.empty());
  CHECK(index.pages.size() == 1);
}

}  // namespace allegory
