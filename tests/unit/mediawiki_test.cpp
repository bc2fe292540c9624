// MediaWiki: names that it can have, ids that it gives, wikitext that says what Markdown said. What
// its own parser makes of all this is asked in tests/clients/mediawiki.py.
#include "markdown/mediawiki.h"

#include <catch2/catch.hpp>
#include <string>

#include "mediawiki/dump.h"
#include "mediawiki/layout.h"
#include "mediawiki/page.h"
#include "mediawiki/title.h"
#include "support/project.h"

namespace allegory {

namespace {

/// A project's pages, laid out and written.
struct Wiki {
  explicit Wiki(std::string_view text)
      : project(check_case(text)), index(index_site(project.site, project.analogies)) {
    layout = lay_out_mediawiki(project.site, project.sources, index, 1, diagnostics);
  }

  std::string text(std::string_view title) {
    for (const MediawikiPage& page : layout.pages)
      if (page.title == title)
        return mediawiki_page_text({project.site, project.sources, index, layout, words}, page,
                                   assets);
    return {};
  }

  std::vector<std::string> titles() const {
    std::vector<std::string> found;
    for (const MediawikiPage& page : layout.pages) found.push_back(page.title);
    return found;
  }

  CheckedProject project;
  SiteIndex index;
  Diagnostics diagnostics;
  MediawikiLayout layout;
  WordBook words;
  std::set<std::uint32_t> assets;
};

std::string wikitext(const std::string& markdown, const std::vector<RenderedLink>& links = {}) {
  SourceSet sources;
  const SourceId id = sources.add("page.md", markdown);
  const Body body = read_markdown(sources, {id, 0, static_cast<std::uint32_t>(markdown.size())});
  return render_mediawiki(sources, body, links, {}).text;
}

}  // namespace

TEST_CASE("a title has the fullwidth form of what MediaWiki refuses or reads as something else") {
  CHECK(title_in_mediawiki("The Wizard of Oz: a tale").text == "The Wizard of Oz: a tale");
  CHECK(title_in_mediawiki("C# [x] {y} <z> a|b").text == "C＃ ［x］ ｛y｝ ＜z＞ a｜b");
  CHECK(title_in_mediawiki("Category: Cats").text == "Category： Cats");
  CHECK(title_in_mediawiki("user talk:Ann").text == "User talk：Ann");
  CHECK(title_in_mediawiki("w:Oz").text == "W：Oz");
  CHECK(title_in_mediawiki("Kategorie : Oz").text == "Kategorie ： Oz");
  CHECK(title_in_mediawiki(":x").text == "：x");
  CHECK(title_in_mediawiki("100%41 100% a&amp;b a&b ~~~").text ==
        "100％41 100% a＆amp;b a&b ～～～");
  CHECK(title_in_mediawiki("a/../b").text == "A/．．/b");
  CHECK(title_in_mediawiki("/..").text == "／．．");
  CHECK(title_in_mediawiki(std::string(300, 'x')).text.size() <= 255);
  CHECK_FALSE(title_in_mediawiki("").text.empty());
}

TEST_CASE("spaces, underscores and a small first letter are MediaWiki's own, and change no title") {
  CHECK(title_in_mediawiki(" a__b \u00A0c\u3000").text == "A b c");
  CHECK_FALSE(title_in_mediawiki("a_b").is_changed);
  CHECK(title_in_mediawiki("a#b").is_changed);
  CHECK(title_in_mediawiki("\u202Exy\u202C").text == "Xy");
}

TEST_CASE("a page's file is one name on every disk") {
  CHECK(wikitext_file("A/b: c?") == "A%2Fb%3A_c%3F.wiki");
  CHECK(wikitext_file("../x") == "%2E.%2Fx.wiki");
  CHECK(wikitext_file(std::string(255, 'x')).size() < 220);
  CHECK(mediawiki_file_name("pictures/a lion.png") == "Pictures-a lion.png");
  CHECK(mediawiki_file_name("../a?.png") == "..-a-.png");
}

TEST_CASE("headings get the ids that MediaWiki gives, numbered without regard to case") {
  MediawikiAnchors anchors;
  CHECK(anchors.next("The  Lion") == "The_Lion");
  CHECK(anchors.next("the lion") == "the_lion_2");
  CHECK(anchors.next("The lion 2") == "The_lion_2_2");
  CHECK(anchors.next("The lion") == "The_lion_3");
  CHECK(anchors.next("A & B: <c>?") == "A_&_B:_<c>?");
  CHECK(anchors.next("café") == "café");
  CHECK(anchors.next("caf.C3.A9") == "caf.C3.A9_2");
  CHECK(anchors.next("0") == "0_2");
  CHECK(mediawiki_target("A B", "x[1] 5%") == "A B#x&#91;1&#93; 5&#37;");
  CHECK(mediawiki_target("Category:X", "") == ":Category:X");
}

TEST_CASE("what wikitext would read as markup becomes references, and nothing else does") {
  CHECK(escape_wikitext("Don't panic: it's 5-a-side, a = b? c*d #1") ==
        "Don't panic: it's 5-a-side, a &#61; b? c*d #1");
  CHECK(wikitext("a = b - c* d\n") == "a = b - c* d");
  CHECK(wikitext("\\* a\n\n\\# b\n\n: c\n\n; d\n\n\\=\\= e\n") ==
        "&#42; a\n\n&#35; b\n\n&#58; c\n\n&#59; d\n\n&#61;= e");
  CHECK(wikitext("x \\[\\[y\\]\\] {{z}} \\<nowiki\\> ''q'' \\_\\_TOC\\_\\_ ~~~~ &amp;lt;\n")
            .find_first_of("[]{}<") == std::string::npos);
  CHECK(wikitext("irc:x\n") == "irc&#58;x");
}

TEST_CASE("lists are lines where lines can say them, and HTML where an item holds more") {
  CHECK(wikitext("- a\n  - b\n    1. c\n- d\n") == "* a\n** b\n**# c\n* d");
  CHECK(wikitext("- a\n\n  b\n- c\n") ==
        "<ul>\n<li><p>a</p>\n<p>b</p></li>\n<li><p>c</p></li>\n</ul>");
  CHECK(wikitext("3. a\n4. b\n") == "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>");
  CHECK(wikitext("- [ ] a\n- [x] b\n") == "* ☐ a\n* ☑ b");
  std::string deep;
  for (int depth = 0; depth < 300; ++depth)
    deep += std::string(static_cast<std::size_t>(2 * depth), ' ') + "- x\n";
  CHECK(wikitext(deep).size() < 20 * deep.size());
}

TEST_CASE("tables keep their alignment and the bars in their cells") {
  CHECK(
      wikitext("| a | b |\n| :-- | --: |\n| x \\| y | `p \\| q` |\n") ==
      "{| class=\"wikitable\"\n|-\n! style=\"text-align: left\" | a\n! style=\"text-align: right\" "
      "| b\n|-\n| style=\"text-align: left\" | x &#124; y\n| style=\"text-align: right\" | "
      "<code>p &#124; q</code>\n|}");
}

TEST_CASE("code that could end its element, and a language that nobody knows, are shown in <pre>") {
  CHECK(wikitext("```py\nx\n```\n") == "<pre>\nx\n</pre>");
  CHECK(wikitext("```python\nx < 1\n```\n") ==
        "<syntaxhighlight lang=\"python\">\nx < 1\n</syntaxhighlight>");
  CHECK(wikitext("```python\n</SyntaxHighlight>{{x}}\n```\n") ==
        "<pre>\n&lt;/SyntaxHighlight>{{x}}\n</pre>");
  CHECK(wikitext("$a|b$ and $x</math>y$\n").find("<math>a|b</math>") == 0);
  CHECK(wikitext("$x</math>y$\n").find("</math>") == std::string::npos);
}

TEST_CASE("links lead to pages of the wiki or out of it, with letters kept out of their texts") {
  const std::vector<RenderedLink> links{{"[[The Lion", "", "", ""},
                                        {"https://e.org/?a=[1]&b", "", "", ""}};
  CHECK(wikitext("[lion](x)s [out](y)\n", links) ==
        "[[The Lion|lion]]<nowiki />s [https://e.org/?a=%5B1%5D&amp;b out]");
  CHECK(wikitext("![a|b](x \"left\")\n", {{"[[File:Cat.png", "", "", ""}}) ==
        "[[File:Cat.png|frameless|alt=a&#124;b|<span></span>left]]");
  CHECK(wikitext("[![a](x)](y)\n",
                 {{"https://e.org/", "", "", ""}, {"[[File:Cat.png", "", "", ""}}) ==
        "[[File:Cat.png|frameless|alt=a|link=https://e.org/]]");
}

TEST_CASE("two titles that MediaWiki holds for one are told apart and reported") {
  Wiki wiki(R"(-- content/index.md --
---
title: Tales
---
[one](one.md) [two](two.md#part)
-- content/one.md --
---
title: same name
aliases: [old, tales]
---
Text.
-- content/two.md --
---
title: Same_name
tags: [fox]
---
## Part

## part
)");
  CHECK(wiki.titles() ==
        std::vector<std::string>{"Tales", "Same name", "Same name (Tales)", "Category:Fox", "Old"});
  CHECK(wiki.diagnostics.items().size() == 2);
  for (const Diagnostic& finding : wiki.diagnostics.items())
    CHECK(finding.name == "mediawiki-collision");
  CHECK(wiki.text("Tales").find("[[Same name|one]] [[Same name (Tales)#Part|two]]") !=
        std::string::npos);
  CHECK(wiki.text("Same name").find("{{DISPLAYTITLE:same name}}") != std::string::npos);
  CHECK(wiki.text("Same name (Tales)").find("[[Category:Fox]]") != std::string::npos);
  CHECK(wiki.text("Old") == "#REDIRECT [[Same name]]\n");
}

TEST_CASE("every entity has a place: in the table, or on the page that declares it") {
  Wiki wiki(R"(-- content/index.md --
---
title: Tales
characters: {fox: [Fox]}
concepts: {spam: [spam]}
maps: {fox: spam}
---
[[crow]]
-- content/bird.md --
---
title: A bird
characters: {crow: [Crow]}
---
[[fox]]
)");
  CHECK(wiki.layout.entities.size() == 3);
  CHECK(wiki.text("Tales").find("[[A bird#story-crow|") != std::string::npos);
  CHECK(wiki.text("Tales").find("<span id=\"story-fox\"></span>Fox") != std::string::npos);
  CHECK(wiki.text("A bird").find("<span id=\"story-crow\"></span>") != std::string::npos);
  CHECK(wiki.text("A bird").find("[[Tales#story-fox|") != std::string::npos);
}

TEST_CASE("the dump's time is the latest day that anybody knows, and never a clock's") {
  Wiki wiki(
      "-- content/a.md --\n---\nupdated: 2024-05-06T07:08:09Z\n---\nText.\n-- content/b.md "
      "--\nB.\n");
  CHECK(mediawiki_time(wiki.project.site, {}) == "2024-05-06T00:00:00Z");
  CHECK(mediawiki_time(wiki.project.site, {{"content/b.md", {"2025-01-02", 1}}}) ==
        "2025-01-02T00:00:00Z");
  const Wiki undated("-- content/a.md --\nText.\n");
  CHECK(mediawiki_time(undated.project.site, {}) == "2001-01-01T00:00:00Z");
}

TEST_CASE("raw HTML becomes what MediaWiki knows of it") {
  RenderedLink web, file, page;
  web.href = "https://example.org/";
  file.href = "[[File:Lion.png";
  page.href = "[[The Lion";
  CHECK(wikitext("H<sub>2</sub>O <b onclick=x>*b*</b> <a id=c></a><br>d\n") ==
        "H<sub>2</sub>O <b>''b''</b> <span id=\"c\"></span><br>d");
  CHECK(wikitext("<a href=x>a *b*</a> <img src=y alt=c> <a href=z><i>d</i></a>\n",
                 {web, file, page}) ==
        "[https://example.org/ a ''b''] [[File:Lion.png|frameless|alt=c]] "
        "[[The Lion|<i>d</i>]]");
  CHECK(wikitext("<details open><summary>a</summary>\n\nb\n\n</details>\n") ==
        "<div><div>a</div>\n\nb\n\n</div>");
  CHECK(wikitext("<table><thead><tr><th>* a</th></tr></thead></table>\n\n<pre>\n[[a]] "
                 "<b>b</b>\n</pre>\n") ==
        "<table><tr><th>* a</th></tr></table>\n\n<pre>[[a]] b\n</pre>");
}

}  // namespace allegory
