// Unit tests of src/view_readings.cpp and src/view_backlinks.cpp: one text in two voices, and who
// speaks of whom, on whole projects.
#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <string>

#include "markdown.h"
#include "support/project.h"
#include "support/sample_site.h"
#include "view.h"

namespace allegory {

namespace {

/// A project, and its pages as templates see them.
struct Pages {
  CheckedProject project;
  SiteIndex index;
  WordBook words;
  History history;
  AssetNames assets;

  explicit Pages(const std::string& text) : project(check_case(text)) {
    index = index_site(project.site, project.analogies);
    words.add("en", {{"reading_stands_for", "{1} stands for {2}"},
                     {"reading_told_as", "{1} is told as {2}"},
                     {"with_reason", "{1}: {2}"},
                     {"name_with", "{1} (with {2})"},
                     {"list_next", "{1}, {2}"},
                     {"list_last", "{1} & {2}"},
                     {"arrow_to_idea", "->"},
                     {"arrow_to_story", "<-"},
                     {"note_on", "Note: {1}"},
                     {"reading_both", "Both"},
                     {"likeness_faint", "faint"},
                     {"fate_carried", "carried over"}});
  }
  ViewContext context() const {
    return {project.site, project.sources, index, project.analogies, words, history, assets, false};
  }
  std::uint32_t section(std::string_view path) const {
    for (std::uint32_t at = 0; at < project.site.sections.size(); ++at)
      if (project.site.sections[at].written.path == path) return at;
    return none;
  }
  Value page(std::string_view path) const { return section_view(context(), section(path)); }
  std::string body(std::string_view path) const { return look(page(path), "page.body"); }
  Value entity(std::string_view id) const {
    const std::vector<Entity>& entities = project.site.allegories[0].entities;
    for (std::uint32_t at = 0; at < entities.size(); ++at)
      if (entities[at].written.id.value == id) return entity_view(context(), {0, at});
    FAIL("no entity " << id);
    return false;
  }
};

/// A fable with these maps and further front matter of the index page, and one section.
std::string fable(std::string_view maps, std::string_view section, std::string_view head = "") {
  return fmt::format(R"(-- content/index.md --
---
allegory: {{story: Fable, idea: Security}}
characters: {{fox: [Fox], crow: [Crow]}}
objects: {{cheese: [cheese]}}
people: {{spammer: [spammer], user: [user]}}
artifacts: {{password: [password]}}
maps:
{}---
-- content/a.md --
{}{}
)",
                     maps, head, section);
}

const std::string all_maps =
    "  fox: {to: spammer, because: each flatters for a <living>}\n"
    "  crow: user\n"
    "  cheese: password\n";

/// `html` without what readings and notes add to it.
std::string without_marks(std::string html) {
  const auto cut = [&](std::string_view open, std::string_view close) {
    for (std::size_t at = html.find(open); at != std::string::npos; at = html.find(open, at)) {
      const std::size_t end = html.find(close, at);
      REQUIRE(end != std::string::npos);
      html.erase(at, end + close.size() - at);
    }
  };
  cut("<input class=\"note-mark\"", ">");
  // Elements in which others of their name stand: up to where as many are closed as were opened.
  for (const std::string_view open : {"<span class=\"told\">", "<span class=\"margin-note\""}) {
    for (std::size_t at = html.find(open); at != std::string::npos; at = html.find(open, at)) {
      std::size_t end = at + 5, depth = 1;
      while (depth > 0) {
        end = html.find("span", end);
        REQUIRE(end != std::string::npos);
        depth = html[end - 1] == '/' ? depth - 1 : html[end - 1] == '<' ? depth + 1 : depth;
        end += 4;
      }
      html.erase(at, end + 1 - at);
    }
  }
  return html;
}

/// The text between tags.
std::string text_of(std::string_view html) {
  std::string text;
  bool in_tag = false;
  for (const char letter : html) {
    if (letter == '<') in_tag = true;
    if (!in_tag) text += letter;
    if (letter == '>') in_tag = false;
  }
  return text;
}

}  // namespace

TEST_CASE("each name of the story is followed by what it stands for; names of the idea are not") {
  const Pages pages(fable(all_maps, "The Crow holds a cheese, the user a password.",
                          "---\nauto_link: false\n---\n"));
  const std::string body = pages.body("a.md");
  CHECK(body.find("<span class=\"own\">Crow</span><span class=\"told\"><span class=\"to\"> -&gt; "
                  "</span><a class=\"idea\" href=\"../idea/user/index.html\">user</a></span>") !=
        std::string::npos);
  CHECK(body.find("the user a") != std::string::npos);
  CHECK(look(pages.page("a.md"), "page.readings.0.label") == "Fable");
  CHECK(look(pages.page("a.md"), "page.readings.0.role") == "own");
  CHECK(look(pages.page("a.md"), "page.readings.2.role") == "other");
}

TEST_CASE("a page of the idea is told in the voice of the idea") {
  const Pages pages(fable(all_maps, "A spammer flatters the Fox.", "---\ndomain: target\n---\n"));
  const std::string body = pages.body("a.md");
  CHECK(body.find("<span class=\"to\"> &lt;- </span><a class=\"story\"") != std::string::npos);
  CHECK(body.find("class=\"story own\"") == std::string::npos);
  CHECK(look(pages.page("a.md"), "page.readings.2.role") == "own");
}

TEST_CASE("a page without names has no switch") {
  const Pages pages(fable(all_maps, "Nobody is named."));
  CHECK(look(pages.page("a.md"), "page.has_readings") == "absent");
}

TEST_CASE("a name with several counterparts stays as it is, and its note tells all of them") {
  const Pages pages(
      fable("  crow: {to: user, because: one}\n  crow : {to: spammer, because: two}\n",
            "The Crow sings.") +
      "-- content/b.md --\n---\nmaps:\n  crow: {to: password, because: three}\n---\n");
  const std::string body = pages.body("a.md");
  CHECK(body.find("class=\"told\"") == std::string::npos);
  CHECK(body.find("user</a>: <span class=\"because\">one</span>") != std::string::npos);
  CHECK(body.find("<br>") != std::string::npos);
}

TEST_CASE("a correspondence that overrides counts on its own page only") {
  const Pages pages(
      fable(all_maps, "The Crow sings.") +
      "-- content/b.md --\n---\nmaps:\n  crow: {to: spammer, override: true}\n---\nThe Crow.\n");
  CHECK(pages.body("a.md").find(">user</a></span>") != std::string::npos);
  CHECK(pages.body("b.md").find(">spammer</a></span>") != std::string::npos);
  CHECK(pages.body("b.md").find(">user</a>") == std::string::npos);
}

TEST_CASE("a reading that the author rules out is no reading") {
  const Pages pages(fable("  crow: {to: user, polarity: negative}\n", "The Crow sings."));
  CHECK(pages.body("a.md").find("class=\"told\"") == std::string::npos);
  CHECK(pages.body("a.md").find("margin-note") == std::string::npos);
}

TEST_CASE("several that stand for one thing are told as that; what is split as all of it") {
  const Pages joint(
      fable("  joint: {from: [fox, crow], to: user, as: composite}\n", "Later the Fox came."));
  CHECK(joint.body("a.md").find("<span class=\"story\">Fox</span> (with <a class=\"story\" "
                                "href=\"../story/crow/index.html\">Crow</a>) stands for") !=
        std::string::npos);
  const Pages split(
      fable("  cheese: {to: [password, user], as: split}\n", "Later the cheese fell."));
  CHECK(split.body("a.md").find("password</a> &amp; <a class=\"idea\"") != std::string::npos);
}

TEST_CASE("what begins a sentence is told with a capital, and 's stays behind the counterpart") {
  const Pages pages(fable(all_maps, "Fox's words. Crow listens to the Fox's song"));
  const std::string body = pages.body("a.md");
  CHECK(body.find(">Spammer</a></span><input") != std::string::npos);
  CHECK(body.find("</span>&#39;s words") != std::string::npos);
  CHECK(body.find(">User</a></span>") != std::string::npos);
  CHECK(body.find(">spammer</a></span>&#39;s song") != std::string::npos);
}

TEST_CASE("one note for a correspondence, however many of its names the text has") {
  const Pages pages(fable(all_maps, "The Fox. A spammer. The Fox again."));
  const std::string body = pages.body("a.md");
  const std::size_t first = body.find("margin-note");
  REQUIRE(first != std::string::npos);
  CHECK(body.find("margin-note", first + 1) == std::string::npos);
  CHECK(body.find("each flatters for a &lt;living&gt;") != std::string::npos);
}

TEST_CASE("what no note could say is left to the list") {
  const Pages pages(fable(all_maps, "# The [[fox]]\n\n| a |\n|---|\n| cheese |\n\nThe Crow."));
  const Value page = pages.page("a.md");
  CHECK(look(page, "has_cast") == "yes");
  CHECK(look(page, "cast.0.story.0.label") + look(page, "cast.1.story.0.label") +
            look(page, "cast.2.story.0.label") ==
        "Foxcheeseabsent");
}

TEST_CASE("labels are text, whatever they hold") {
  const Pages pages(R"(-- content/index.md --
---
characters: {fox: ["<b>Fox</b> & \"co\""], sun: ["🦊"]}
concepts: {sly: ["<script>{1}</script>"], warm: ["☀️"]}
maps:
  fox: {to: sly, because: "<img src=x> {2}"}
  sun: warm
---
-- content/a.md --
Here is the fox, and here is [[fox]] and 🦊.
)");
  const std::string body = pages.body("a.md");
  CHECK(body.find("<script>") == std::string::npos);
  CHECK(body.find("<img") == std::string::npos);
  CHECK(body.find("<b>") == std::string::npos);
  CHECK(body.find("&lt;script&gt;{1}&lt;/script&gt;") != std::string::npos);
  CHECK(body.find("&lt;img src=x&gt; {2}") != std::string::npos);
  CHECK(body.find(">🦊</") != std::string::npos);
  CHECK(body.find(">☀️</a>") != std::string::npos);
}

TEST_CASE("without notes and counterparts the text is what it was") {
  const std::string text = R"(# The Fox

The Fox sees the
Crow's cheese. **Crow**, *Fox and `Crow`* ~~Crow~~ [the Crow](https://e.org) ![Crow](x.png) [[crow]]
[[fox|*the* sly one]].[^n]

> [!NOTE]
> A Fox. <b>Crow</b> \*cheese\* &amp; spammer

| Fox | b |
|-----|---|
| Crow \| Fox | [[cheese]] |

- Crow
- [x] Fox
  user

## The [[crow]] and the Fox

<details>Fox</details>

[^n]: The Crow's password, and a Fox's.
)";
  const std::string head = "---\nauto_link: false\n---\n";
  const Pages marked(fable(all_maps, text, head)), bare(fable("  {}\n", text, head));
  const std::string body = marked.body("a.md");
  CHECK(body.find("class=\"told\"") != std::string::npos);
  CHECK(body.find("margin-note") != std::string::npos);
  CHECK(text_of(without_marks(body)) == text_of(bare.body("a.md")));
}

TEST_CASE("a link to a section says how it begins, one to a name what it stands for and why") {
  const Pages pages(fable(all_maps, "See [b](b.md), [[fox]] and [c](b.md \"mine\").") +
                    "-- content/b.md --\nIt begins so. And so on.\n");
  const std::string body = pages.body("a.md");
  CHECK(body.find("title=\"It begins so.\"") != std::string::npos);
  CHECK(body.find("title=\"Fox stands for spammer: each flatters for a &lt;living&gt;\"") !=
        std::string::npos);
  CHECK(body.find("title=\"mine\"") != std::string::npos);
}

TEST_CASE("a name that the program links says so too") {
  const Pages pages(fable(all_maps, "The Crow sings."));
  CHECK(pages.body("a.md").find("class=\"story own\" aria-describedby=\"note.1\" "
                                "title=\"Crow stands for user\">Crow</a>") != std::string::npos);
}

TEST_CASE("an entity's page quotes the sentences that name it, two of a section, each once") {
  const Pages pages(fable(
      all_maps, "First. The Fox sings to the Fox. A Fox again. One more Fox.\n\n## Later\n\nFox!"));
  const Value page = pages.entity("fox");
  CHECK(look(page, "entity.mentions.0.quotes.0.before") == "The ");
  CHECK(look(page, "entity.mentions.0.quotes.0.name") == "Fox");
  CHECK(look(page, "entity.mentions.0.quotes.0.after") == " sings to the Fox.");
  CHECK(look(page, "entity.mentions.0.quotes.1.before") == "A ");
  CHECK(look(page, "entity.mentions.0.quotes.2") == "absent");
}

TEST_CASE("reasons of others that name an entity are quoted on its page, its own are not") {
  const Pages pages(
      fable("  fox: {to: spammer, because: the Fox wants the cheese}\n"
            "  crow: {to: user, because: \"So it is. It trusts the Fox. Sadly\"}\n",
            "Text."));
  const Value fox = pages.entity("fox"), cheese = pages.entity("cheese");
  CHECK(look(fox, "entity.reasons.0.pair.story.0.label") == "Crow");
  CHECK(look(fox, "entity.reasons.0.before") == "It trusts the ");
  CHECK(look(fox, "entity.reasons.1") == "absent");
  CHECK(look(cheese, "entity.reasons.0.pair.story.0.label") == "Fox");
}

TEST_CASE("an entity of many sections quotes the first, links to more and counts the rest") {
  std::string text = fable(all_maps, "The Fox.");
  for (int i = 0; i < 130; ++i) text += fmt::format("-- content/s{:03}.md --\nA Fox here.\n", i);
  const Value page = Pages(text).entity("fox");
  CHECK(look(page, "entity.mentions.15.quotes.0.name") == "Fox");
  CHECK(look(page, "entity.mentions.16") == "absent");
  CHECK(look(page, "entity.more_mentions.99.title") != "absent");
  CHECK(look(page, "entity.more_mentions.100") == "absent");
  CHECK(look(page, "entity.unlisted_mentions") == "mentions_unlisted");
}

TEST_CASE("a section knows who links to it, with the sentence, and who comes before it") {
  const Pages pages(fable(all_maps, "One. See [the end](b.md) now, and [again](b.md). Two.") +
                    "-- content/b.md --\nEnd.\n");
  const Value page = pages.page("b.md");
  CHECK(look(page, "linked_from.0.before") == "See ");
  CHECK(look(page, "linked_from.0.name") == "the end");
  CHECK(look(page, "linked_from.0.after") == " now, and again.");
  CHECK(look(page, "linked_from.1.is_previous") == "yes");
  CHECK(look(page, "linked_from.2") == "absent");
  CHECK(look(pages.page("a.md"), "has_linked_from") == "no");
}

}  // namespace allegory
