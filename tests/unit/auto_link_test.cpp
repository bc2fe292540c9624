// The first mention of a name on a page becomes a link, where it can.
#include <catch2/catch.hpp>
#include <string>

#include "support/project.h"
#include "support/sample_site.h"

namespace allegory {

namespace {

/// A fable whose page `page.md` has that text; `front` and `config` are further lines of YAML.
std::string fable(const std::string& text, const std::string& front = "",
                  const std::string& config = "") {
  return "-- allegory.yaml --\ntitle: Test\n" + config +
         "-- content/index.md --\n---\ncharacters: {fox: [Fox], crow: [Crow, \"Crow & co\"]}\n"
         "people: {spammer: [spammer]}\nmaps: {fox: spammer}\n---\n"
         "-- content/page.md --\n---\ntitle: Page\n" +
         front + "---\n" + text;
}

/// What the site makes of the page's first paragraph. There nobody stands for anything, so that no
/// reading and no note is added to the names.
std::string html(std::string project) {
  const std::string maps = "maps: {fox: spammer}\n";
  project.erase(project.find(maps), maps.size());
  const CheckedProject checked = check_case(project);
  const SiteIndex index = index_site(checked.site, checked.analogies);
  const WordBook words;
  const History history;
  const AssetNames assets;
  const std::string body = look(
      section_view(
          {checked.site, checked.sources, index, checked.analogies, words, history, assets}, 1),
      "page.body");
  const std::size_t begin = body.find("<p>");
  return body.substr(begin, body.find("</p>", begin) + 4 - begin);
}

std::string wiki(const std::string& project) {
  const CheckedProject checked = check_case(project);
  for (const Format* format : formats()) {
    if (format->name != "wiki") continue;
    Diagnostics diagnostics;
    for (const auto& [path, text] : render_files(checked, *format, 1, diagnostics)) {
      const std::size_t begin = text.find(" — ");
      if (begin != std::string::npos)
        return text.substr(begin + 5, text.find("\n\n", begin) - begin - 5);
    }
  }
  return "(no page)";
}

const std::string fox = "<a href=\"../story/fox/index.html\" class=\"story\">";
const std::string crow = "<a href=\"../story/crow/index.html\" class=\"story\">";

}  // namespace

TEST_CASE("the first mention on a page becomes a link like one that the author wrote") {
  CHECK(html(fable("The Fox and the Crow. A Fox.\n")) ==
        "<p>The " + fox + "Fox</a> and the " + crow + "Crow</a>. A Fox.</p>");
}

TEST_CASE("a name that the author links on the page is linked there and nowhere else") {
  CHECK(html(fable("[[Fox]], a Fox.\n")) == "<p>" + fox + "Fox</a>, a Fox.</p>");
  CHECK(html(fable("A Fox, [[Fox]].\n")) == "<p>A Fox, " + fox + "Fox</a>.</p>");
}

TEST_CASE("nothing is linked in code, links and alternative texts; the next mention is") {
  CHECK(html(fable("`Fox` [a Fox](index.md) a Fox\n")) ==
        "<p><code>Fox</code> <a href=\"../index.html\" class=\"section\">a Fox</a> a " + fox +
            "Fox</a></p>");
  CHECK(html(fable("## Fox\n\na Fox\n")) == "<p>a " + fox + "Fox</a></p>");
}

TEST_CASE("a link does not reach over the end of an emphasis") {
  CHECK(html(fable("*Crow* & co, a Crow & co\n")) ==
        "<p><em>Crow</em> &amp; co, a " + crow + "Crow &amp; co</a></p>");
  CHECK(html(fable("Crow &amp; \\co x *a Fox b*\n")) ==
        "<p>" + crow + "Crow</a> &amp; \\co x <em>a " + fox + "Fox</a> b</em></p>");
}

TEST_CASE("escapes before a mention do not move the link") {
  CHECK(html(fable("\\*&lt;&amp;\\* Fox & Crow\n")) ==
        "<p>*&lt;&amp;* " + fox + "Fox</a> &amp; " + crow + "Crow</a></p>");
}

TEST_CASE("a line end in a label keeps it from being a link") {
  CHECK(html(fable("Crow &\nco.\n")) == "<p>Crow &amp;\nco.</p>");
}

TEST_CASE("a possessive stays outside the link, a plural inside") {
  CHECK(html(fable("The Fox's Crows\n")) ==
        "<p>The " + fox + "Fox</a>&#39;s " + crow + "Crows</a></p>");
}

TEST_CASE("auto_link turns it off for the site or for a page, or on again") {
  CHECK(html(fable("A Fox.\n", "auto_link: false\n")) == "<p>A Fox.</p>");
  CHECK(html(fable("A Fox.\n", "", "auto_link: false\n")) == "<p>A Fox.</p>");
  CHECK(html(fable("A Fox.\n", "auto_link: true\n", "auto_link: false\n")) ==
        "<p>A " + fox + "Fox</a>.</p>");
}

TEST_CASE("on the wiki page they lead to the tables, where every name has its place") {
  CHECK(wiki(fable("The Fox \\* and the Crow! a [[fox|x]]\n")) ==
        "The Fox \\* and the [Crow](#story-crow)! a [x](#story-fox)");
  CHECK(wiki(fable("A *Fox* and the Crow!\n")) ==
        "A *[Fox](#story-fox)* and the [Crow](#story-crow)!");
}

TEST_CASE("the page of a name lists where texts mention it") {
  const CheckedProject checked = check_case(fable("A Fox.\n\n## Later\n\nThe Crow and a Fox.\n"));
  const Entity& entity = checked.site.allegories.at(0).entities.at(0);
  REQUIRE(entity.mentions.size() == 2);
  const Section& page = checked.site.sections.at(entity.mentions[1].section);
  CHECK(page.mentions.at(entity.mentions[1].mention).heading == 0);
  CHECK(checked.sources.text(page.mentions.at(entity.mentions[1].mention).at) == "Fox");
}

}  // namespace allegory
