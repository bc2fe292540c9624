// The wiki page: names that a wiki can have, forms of sections, anchors that links find.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "support/golden.h"
#include "support/project.h"
#include "wiki/layout.h"
#include "wiki/page.h"

namespace allegory {

namespace {

/// A project's wiki pages, laid out and written.
struct Wiki {
  explicit Wiki(CheckedProject checked)
      : project(std::move(checked)), index(index_site(project.site, project.analogies)) {
    layout = lay_out_wiki(project.site, index);
    for (const WikiPage& page : layout.pages)
      texts.push_back(wiki_page_text({project.site, project.sources, index, layout}, page, assets));
  }

  CheckedProject project;
  SiteIndex index;
  WikiLayout layout;
  std::vector<std::string> texts;
  std::set<std::uint32_t> assets;
};

Wiki wiki_of(std::string_view text) { return Wiki(check_case(text)); }

/// The links of a page to places on it that are not there, read as GitHub reads the page.
std::vector<std::string> dead_ends(const std::string& text) {
  SourceSet sources;
  const SourceId id = sources.add("page.md", text);
  const Body body = read_markdown(sources, {id, 0, static_cast<std::uint32_t>(text.size())});
  std::set<std::string> anchors(body.anchors.begin(), body.anchors.end());
  for (const Heading& heading : body.headings) anchors.insert(heading.anchor);
  std::vector<std::string> dead;
  for (const Link& link : body.links)
    if (link.target.empty() && !anchors.contains(link.fragment)) dead.push_back(link.fragment);
  return dead;
}

std::vector<WikiSection::Form> forms(const WikiPage& page) {
  std::vector<WikiSection::Form> found;
  for (const WikiSection& placed : page.sections) found.push_back(placed.form);
  return found;
}

}  // namespace

TEST_CASE("a wiki page's name is its title without what a name cannot hold") {
  CHECK(wiki_page_name("The Wizard of Oz: A Tale") == "The-Wizard-of-Oz-A-Tale");
  CHECK(wiki_page_name("a / b \\ c") == "a-b-c");
  CHECK(wiki_page_name("\"What?\" <x|y> *z* #1 100%") == "What-xy-z-1-100");
  CHECK(wiki_page_name("_Sidebar") == "Sidebar");
  CHECK(wiki_page_name("...") == address_segment("..."));
  CHECK(wiki_page_name("洞窟の比喩") == "洞窟の比喩");
  CHECK(wiki_page_name("tab\tand  two - dashes.") == "tab-and-two-dashes");
}

TEST_CASE(
    "a folder's index is a heading, leaves below it are items, leaves at the top paragraphs") {
  const Wiki wiki = wiki_of(R"(-- content/index.md --
Opening.
-- content/cast/index.md --
---
weight: 1
---
Two of them.
-- content/cast/fox.md --
The fox.
-- content/cast/crow.md --
---
title: The crow
---
# The crow

Only its title is a heading.
-- content/end.md --
---
weight: 2
---
The end.
-- content/more.md --
---
weight: 3
---
## A heading of its own
)");
  using Form = WikiSection::Form;
  REQUIRE(wiki.layout.pages.size() == 1);
  CHECK(forms(wiki.layout.pages[0]) == std::vector<Form>{Form::introduction, Form::heading,
                                                         Form::item, Form::item, Form::paragraph,
                                                         Form::heading});
  CHECK(wiki.texts[0].find("\n## cast\n") != std::string::npos);
  CHECK(wiki.texts[0].find("\n- **The crow**<a name=\"the-crow\"></a> — Only its title") !=
        std::string::npos);
  CHECK(wiki.texts[0].find("\n## more\n\n### A heading of its own\n") != std::string::npos);
}

TEST_CASE("links to equal titles and headings of several sections each find their own") {
  const Wiki wiki = wiki_of(R"(-- content/index.md --
[a](a.md#part) [b](b.md#part) [c](c.md) [d](d.md) [[fox]] [own](#part)

## Part
-- content/a.md --
## Part

To [the other](b.md#part).
-- content/b.md --
## Part

## Correspondences
-- content/c.md --
---
title: Part
characters: {fox: [Fox]}
concepts: {spammer: [spammer]}
maps: {fox: spammer}
---
Text.[^1]

[^1]: A note that links [home](index.md#part).
-- content/d.md --
---
title: Part
---
Text.[^1]

[^1]: Another note.
)");
  REQUIRE(wiki.texts.size() == 1);
  CHECK(dead_ends(wiki.texts[0]) == std::vector<std::string>());
  const std::string links =
      "[a](#part-1) [b](#part-2) [c](#part-3) [d](#part-4) [fox](#story-fox) [own](#part)";
  CHECK(wiki.texts[0].find(links) != std::string::npos);
  CHECK(wiki.texts[0].find("1. <a name=\"note-1\"></a>A note") != std::string::npos);
  CHECK(wiki.texts[0].find("2. <a name=\"note-2\"></a>Another note.") != std::string::npos);
}

TEST_CASE("a file that a page uses is copied beside it, and a page outside is linked on the site") {
  const Wiki wiki = wiki_of(R"(-- allegory.yaml --
title: Tales
base_url: https://example.org/
-- content/index.md --
All tales.
-- content/oz/index.md --
---
title: Oz
allegory: {story: Oz}
---
![A road](road one.svg) ![A road](<road one.svg>) [all](../index.md) [the cave](../cave/index.md)
-- content/oz/road one.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
-- content/cave/index.md --
---
title: The Cave
allegory: {story: Cave}
---
Shadows.
)");
  REQUIRE(wiki.layout.pages.size() == 2);
  const std::string& oz = wiki.texts[1];
  CHECK(oz.find("![A road](oz/road%20one.svg)") != std::string::npos);
  CHECK(oz.find("[all](https://example.org/)") != std::string::npos);
  CHECK(oz.find("[the cave](The-Cave)") != std::string::npos);
  CHECK(wiki.assets.size() == 1);
}

TEST_CASE("the sample's wiki page has no front matter, footnote or wikilink, and no dead end") {
  std::optional<CheckedProject> sample = check_folder(repository(), "");
  REQUIRE(sample);
  const Wiki wiki(std::move(*sample));
  REQUIRE(wiki.texts.size() == 1);
  const std::string& text = wiki.texts[0];
  CHECK(dead_ends(text) == std::vector<std::string>());
  CHECK_FALSE(text.starts_with("---"));
  CHECK(text.find("[^") == std::string::npos);
  CHECK(text.find("[[") == std::string::npos);
  for (const std::string_view pair :
       {"\n## Characters as Metaphors\n", "\n- **Dorothy: The Large Language Model (LLM)**",
        "\n- **The Scarecrow: The Quest for Understanding**",
        "\n- **The Tin Woodman: The Need for Optimization**",
        "\n- **The Cowardly Lion: Addressing Limitations**",
        "\n- **The Wizard of Oz: The Ideal Loss Function**",
        "\n**The Yellow Brick Road: The Path to Optimization**",
        "\n**Beyond the Emerald City: The Ongoing Quest**", "\n**The Takeaway**"}) {
    INFO(pair);
    CHECK(text.find(pair) != std::string::npos);
  }
}

}  // namespace allegory
