// Unit tests of src/site/search_pages.h: what of a site can be found.
#include "site/search_pages.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "support/sample_site.h"

namespace allegory {

using Texts = std::vector<std::string>;

TEST_CASE("characters, then concepts, then sections can be found") {
  SampleSite sample;
  Texts titles;
  std::vector<SearchPage::Kind> kinds;
  for (const SearchPage& page : search_pages(sample.context())) {
    titles.push_back(page.title);
    kinds.push_back(page.kind);
    CHECK_FALSE(page.passages.empty());
  }
  CHECK(titles ==
        Texts{"Scarecrow", "🧠", "Toto", "quest", "model", "Oz", "The Scarecrow", "The City"});
  CHECK(std::ranges::is_sorted(kinds));
}

TEST_CASE("a character is found by what it stands for, but not by what it does not") {
  SampleSite sample;
  Correspondence& line = sample.site.allegories[0].correspondences[0];
  line.written.because = "both are long";
  const std::vector<SearchPage> pages = search_pages(sample.context());
  CHECK(pages[0].url == "story/scarecrow/index.html");
  CHECK(pages[0].others == Texts{"quest"});
  CHECK(pages[0].passages.front().text == "both are long");
  CHECK(pages[1].others == Texts{"quest", "model"});
  CHECK(pages[3].others == Texts{"Scarecrow", "🧠"});
}

TEST_CASE("a section is found by its headings and by the text under them, wikilinks included") {
  SampleSite sample;
  const SearchPage page = search_pages(sample.context())[6];
  CHECK(page.notes == Texts{"On straw.", "Think."});
  REQUIRE(page.passages.size() == 4);
  CHECK(page.passages[0].text.empty());
  CHECK(page.passages[1].heading == "Straw");
  CHECK(page.passages[1].anchor == "straw");
  CHECK(page.passages[1].text == "He is Scarecrow.");
  CHECK(page.passages[3].heading == "Brain");
}

TEST_CASE("the heading that is the title is none of the page's") {
  SampleSite sample;
  const SearchPage page = search_pages(sample.context())[5];
  CHECK(page.passages.size() == 1);
  CHECK(page.passages.front().text == "Text.");
  CHECK(std::ranges::find(page.notes, "Learning") != page.notes.end());
}

TEST_CASE("an allegory without an index page is found by its title") {
  SampleSite sample;
  sample.site.sections[0].is_home = false;
  sample.site.allegories[0].index = none;
  const std::vector<SearchPage> pages = search_pages(sample.context());
  CHECK(pages[5].title == "Oz");
  CHECK(pages[5].passages.front().text == "A reading.");
}

}  // namespace allegory
