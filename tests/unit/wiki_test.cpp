// The wiki page: names that a wiki can have, forms of sections, anchors that links find.
#include "wiki/wiki.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "support/base_words.h"
#include "support/golden.h"
#include "support/project.h"
#include "wiki/diagram.h"
#include "wiki/names.h"
#include "wiki/page.h"

namespace allegory {

namespace {

/// A project's wiki pages, laid out and written.
struct Wiki {
  explicit Wiki(CheckedProject checked, const WikiForm& form = github_wiki)
      : project(std::move(checked)), index(index_site(project.site, project.analogies)) {
    const WikiContext context = seen_as(form);
    layout = lay_out_wiki(context, found);
    for (const WikiPage& page : layout.pages)
      texts.push_back(wiki_page_text(context, layout, page, assets, found));
  }

  WikiContext seen_as(const WikiForm& form) const {
    return {project.site, project.sources, index, project.analogies, base_words(), form};
  }

  CheckedProject project;
  SiteIndex index;
  WikiLayout layout;
  std::vector<std::string> texts;
  std::set<std::uint32_t> assets;
  Diagnostics found;
};

Wiki wiki_of(std::string_view text, const WikiForm& form = github_wiki) {
  return Wiki(check_case(text), form);
}

/// The names of what a wiki reports.
std::vector<std::string> names_of(const Diagnostics& found) {
  std::vector<std::string> names;
  for (const Diagnostic& diagnostic : found.items()) names.emplace_back(diagnostic.name);
  return names;
}

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
  const auto name = [](std::string_view title) {
    return wiki_page_name(title, github_wiki.target);
  };
  CHECK(name("The Wizard of Oz: A Tale") == "The-Wizard-of-Oz-A-Tale");
  CHECK(name("a / b \\ c") == "a-b-c");
  CHECK(name("\"What?\" <x|y> *z* #1 100%") == "What-xy-z-1-100");
  CHECK(name("_Sidebar") == "Sidebar");
  CHECK(name("...") == address_segment("..."));
  CHECK(name("洞窟の比喩") == "洞窟の比喩");
  CHECK(name("tab\tand  two - dashes.") == "tab-and-two-dashes");
  CHECK(name("NUL") == "NUL-page");
  CHECK(name("a\u202Eb") == "ab");
  CHECK(wiki_page_name("v1.2", gitlab_wiki.target) == "v12");
  const std::string long_name = name(std::string(150, 'a') + std::string(100, 'b'));
  CHECK(long_name.size() == 200);
  CHECK(long_name != name(std::string(150, 'a') + std::string(101, 'b')));
}

TEST_CASE("names that differ only in case or in hyphens get numbers, and that is reported") {
  Diagnostics found;
  WikiNames names(github_wiki, found);
  CHECK(names.keep("Home"));
  CHECK(names.give("Part One", {}, "a.md") == "Part-One");
  CHECK(names.give("part-one", {}, "b.md") == "part-one-2");
  CHECK(names.give("PART ONE", {}, "c.md") == "PART-ONE-3");
  CHECK(names.give("home?", {}, "d.md") == "home-2");
  CHECK(names_of(found) == std::vector<std::string>{"wiki-name-collision", "wiki-name-collision",
                                                    "wiki-name", "wiki-name-collision"});
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
  REQUIRE(wiki.layout.pages.size() == 2);
  CHECK(wiki.layout.pages[1].name == "Home");
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
  REQUIRE(wiki.texts.size() == 2);
  CHECK(dead_ends(wiki.texts[0]) == std::vector<std::string>());
  const std::string links =
      "[a](#part-1) [b](#part-2) [c](#part-3) [d](#part-4) [fox](#story-fox) [own](#part)";
  CHECK(wiki.texts[0].find(links) != std::string::npos);
  CHECK(wiki.texts[0].find("1. <a name=\"note-1\"></a>A note") != std::string::npos);
  CHECK(wiki.texts[0].find("2. <a name=\"note-2\"></a>Another note.") != std::string::npos);
}

TEST_CASE("a file that a page uses is copied beside it, and pages outside are pages too") {
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
  REQUIRE(wiki.layout.pages.size() == 3);
  const std::string& oz = wiki.texts[1];
  CHECK(oz.find("![A road](oz/road%20one.svg)") != std::string::npos);
  CHECK(oz.find("[all](Home)") != std::string::npos);
  CHECK(oz.find("[the cave](The-Cave)") != std::string::npos);
  CHECK(wiki.assets.size() == 1);
  CHECK(wiki.texts[2].find("All tales.\n\n- [The Cave](The-Cave)\n- [Oz](Oz)\n") !=
        std::string::npos);
}

TEST_CASE("the sample's wiki page has no front matter, footnote or wikilink, and no dead end") {
  std::optional<CheckedProject> sample = check_folder(repository(), "");
  REQUIRE(sample);
  const Wiki wiki(std::move(*sample));
  REQUIRE(wiki.texts.size() == 1);
  const std::string& text = wiki.texts[0];
  CHECK(wiki.layout.pages[0].name == "Home");
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

namespace {

/// The targets of all links of all pages that lead to no page, no place on one and no file. A
/// page's places are read as GitHub reads them, so only for forms whose headings have its anchors
/// or ours.
std::vector<std::string> dead_links(const Wiki& wiki, const WikiForm& form) {
  std::map<std::string, std::set<std::string>> places;
  std::vector<std::pair<std::string, Link>> links;
  for (std::size_t at = 0; at < wiki.texts.size(); ++at) {
    const std::string file = wiki.layout.pages[at].name + std::string(form.link_suffix);
    SourceSet sources;
    const std::string& text = wiki.texts[at];
    const SourceId id = sources.add("page.md", text);
    const Body body = read_markdown(sources, {id, 0, static_cast<std::uint32_t>(text.size())});
    std::set<std::string>& anchors = places[file];
    anchors.insert(body.anchors.begin(), body.anchors.end());
    for (const Heading& heading : body.headings) anchors.insert(heading.anchor);
    for (const Link& link : body.links) links.emplace_back(file, link);
  }
  std::vector<std::string> dead;
  for (const auto& [file, link] : links) {
    if (link.target.find(':') != std::string::npos || link.form == LinkForm::image) continue;
    const std::filesystem::path there =
        (std::filesystem::path(file).parent_path() / percent_decode(link.target))
            .lexically_normal();
    const auto page = places.find(link.target.empty() ? file : there.generic_string());
    if (page == places.end() || (link.has_fragment && !page->second.contains(link.fragment)))
      dead.push_back(file + " -> " + link.target + "#" + link.fragment);
  }
  return dead;
}

}  // namespace

TEST_CASE("in the sample, every link of every page finds its place, in one page, many, and files") {
  for (const WikiForm* form : {&github_wiki, &plain_markdown})
    for (const bool many : {false, true}) {
      std::optional<CheckedProject> sample = check_folder(repository(), "");
      REQUIRE(sample);
      if (many) sample->site.config.wiki.many_pages = Span{};
      const Wiki wiki(std::move(*sample), *form);
      INFO(form->target.name << (many ? ", many pages" : ""));
      CHECK(dead_links(wiki, *form) == std::vector<std::string>());
    }
}

TEST_CASE("many pages: one for each section, and the allegory's ends with what is known of it") {
  const Wiki wiki = wiki_of(R"(-- allegory.yaml --
title: Cave
wiki: {pages: many}
-- content/index.md --
---
allegory: {story: Cave, idea: Mind}
characters: {prisoner: [Prisoner]}
concepts: {self: [self]}
maps: {prisoner: self}
---
See [[prisoner]] and [the wall](wall.md#shadows-and-light).
-- content/wall.md --
## Shadows and light

[Out](part/index.md)
-- content/part/index.md --
Below.
-- content/part/exit.md --
Of the [prisoner](../index.md).
)");
  REQUIRE(wiki.layout.pages.size() == 4);
  CHECK(wiki.layout.pages[0].name == "Home");
  CHECK(dead_links(wiki, github_wiki) == std::vector<std::string>());
  CHECK(wiki.texts[0].find("[prisoner](#story-prisoner) and [the wall](wall#shadows-and-light)") !=
        std::string::npos);
  CHECK(wiki.texts[0].find("```mermaid\nflowchart LR\n  accTitle: Cave and Mind: ") !=
        std::string::npos);
  CHECK(wiki.layout.pages[1].name == "part");
  CHECK(wiki.texts[1].find("Below.\n\n- [exit](exit)\n") != std::string::npos);
}

TEST_CASE("the map is divided so that each diagram is drawn, and no name is lost") {
  std::string page = "---\nallegory: {story: S, idea: I}\npairs:\n";
  for (int at = 0; at < 700; ++at)
    page += "  Name number " + std::to_string(at) + ": thing number " + std::to_string(at) + "\n";
  const Wiki wiki = wiki_of("-- content/index.md --\n" + page + "---\nText.\n");
  for (const WikiForm* form : {&github_wiki, &gitlab_wiki}) {
    const std::vector<std::string> diagrams =
        map_diagrams(wiki.seen_as(*form), 0, base_words().in("en"));
    CHECK(diagrams.size() > 1);
    std::size_t edges = 0;
    for (const std::string& diagram : diagrams) {
      CHECK(diagram.size() <= form->target.diagram_bytes * 4 / 5);
      CHECK(diagram.find("accTitle: ") != std::string::npos);
      CHECK(diagram.find("accDescr: ") != std::string::npos);
      for (std::size_t at = 0; (at = diagram.find(" --- ", at)) != std::string::npos; ++at) ++edges;
    }
    CHECK(edges == 700);
  }
  CHECK(map_diagrams(wiki.seen_as(plain_markdown), 0, base_words().in("en")).empty());
}

TEST_CASE("a label of a diagram holds no markup of Mermaid") {
  CHECK(mermaid_label("a \"b\" <c> #d; %%{e}\n`f`") ==
        "a #34;b#34; #60;c#62; #35;d#59; #37;#37;#123;e#125; #96;f#96;");
  CHECK(mermaid_label("قصة 🦊, (x)'s") == "قصة 🦊, (x)'s");
  CHECK(mermaid_label(std::string(200, 'x')) == std::string(80, 'x') + "…");
}

TEST_CASE("a page and a diagram that are too large are reported") {
  std::string diagram;
  for (int at = 0; at < 501; ++at) diagram += "a --> b\n";
  const Wiki wiki = wiki_of("-- content/index.md --\n" + std::string(400'000, 'a') +
                            "\n\n```mermaid\n" + diagram + "```\n");
  CHECK(names_of(wiki.found) == std::vector<std::string>{"wiki-diagram", "wiki-page-size"});
}

TEST_CASE("a pasted page names images and other pages by whole addresses") {
  const Wiki wiki = wiki_of(R"(-- allegory.yaml --
title: Cave
wiki: {url: https://example.org/wiki/}
-- content/index.md --
![Fire](fire.png) [end](end.md)
-- content/end.md --
## End

[start](index.md)
-- content/fire.png --
x
)");
  CHECK(wiki.texts[0].find("![Fire](https://example.org/wiki/fire.png) [end](#end)") !=
        std::string::npos);
  CHECK(wiki.assets.size() == 1);
}

TEST_CASE("a heading that is called like a footnote's place does not take it") {
  const Wiki wiki = wiki_of("-- content/index.md --\nA[^1]\n\n## Note 1\n\n[^1]: B\n");
  CHECK(dead_ends(wiki.texts[0]) == std::vector<std::string>());
  CHECK(wiki.texts[0].find("[1](#footnote-1)") != std::string::npos);
}

TEST_CASE("GitLab's headings have GitLab's anchors, and its footnotes are its own") {
  const Wiki wiki = wiki_of(R"(-- content/index.md --
[a](#a--b) [n](#2024)[^x] costs #1, @me, $5 and $6.

## A & B

## 2024

[^x]: Why.
)",
                            gitlab_wiki);
  CHECK(wiki.texts[0].find("[a](#a-b) [n](#anchor-2024)[^1] costs \\#1, \\@me, \\$5 and \\$6.") !=
        std::string::npos);
  CHECK(wiki.texts[0].find("\n[^1]: Why.\n") != std::string::npos);
}

}  // namespace allegory
