// Body → Markdown for a wiki, whole outputs; and what must hold for every page: read again, it
// renders as the page did, and written again, it does not change.
#include <cmark-gfm.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "support/case_file.h"
#include "support/golden.h"
#include "support/markdown_page.h"
#include "wiki/form.h"

namespace allegory {

namespace {

namespace fs = std::filesystem;

/// HTML without what a browser would not show either: white space that raw HTML leaves behind, and
/// the elements that keep dollars apart.
std::string without_edges(std::string html) {
  constexpr std::string_view kept_apart = "<span>$</span>";
  for (std::size_t at = 0; (at = html.find(kept_apart, at)) != std::string::npos; ++at)
    html.replace(at, kept_apart.size(), "$");
  std::string result;
  for (char c : html) {
    if (c == '\n') c = ' ';
    if (c == ' ' && (result.empty() || result.back() == ' ' || result.back() == '>')) continue;
    if (c == '<' && !result.empty() && result.back() == ' ') result.pop_back();
    result += c;
  }
  return result;
}

/// Checks that `text` survives being written for the wiki.
void check_round_trip(std::string_view text, std::size_t front_matter = 0) {
  const MarkdownPage page = markdown_page(text, front_matter);
  const WikiText written = wiki_text(page);
  const MarkdownPage again = markdown_page(written.text);
  CAPTURE(text, written.text);
  CHECK(without_edges(html(again)) == without_edges(html(page)));
  CHECK(wiki_text(again).text == written.text);
}

std::size_t front_matter_size(const std::string& text) {
  if (!text.starts_with("---")) return 0;
  const std::size_t end = text.find("\n---", 3);
  return end == std::string::npos ? 0 : std::min(text.find('\n', end + 1), text.size() - 1) + 1;
}

}  // namespace

namespace {

/// A page as plain CommonMark; its footnotes, which stand at the end of a whole page, as
/// paragraphs.
std::string plain(std::string_view text, std::size_t front_matter = 0) {
  const MarkdownPage page = markdown_page(text, front_matter);
  WikiOptions options;
  options.target = plain_markdown.target;
  options.trust_html = true;
  options.words = &base_words().in("en");
  WikiText written = wiki_text(page, options);
  for (const std::string& note : written.notes) written.text += "\n" + note + "\n";
  return std::move(written.text);
}

/// What CommonMark alone makes of a text.
std::string commonmark(std::string_view text) {
  char* const made = cmark_markdown_to_html(text.data(), text.size(), CMARK_OPT_UNSAFE);
  std::string html(made);
  std::free(made);
  return without_edges(html);
}

/// Whether a page uses nothing but CommonMark.
bool is_commonmark(std::string_view text, std::size_t front_matter) {
  const MarkdownPage page = markdown_page(text, front_matter);
  const std::string written = plain(text, front_matter);
  for (const std::string_view sign : {"<table>", "<del>", "<sup>", "☐", "☑", "**Note**", "**Tip**",
                                      "**Important**", "**Warning**", "**Caution**"})
    if (written.find(sign) != std::string::npos) return false;
  return page.body.shown_tex.empty() && text.find('$') == std::string_view::npos &&
         std::ranges::none_of(page.body.links, [](const Link& link) {
           return link.form == LinkForm::wiki || link.form == LinkForm::autolink;
         });
}

/// Checks that a page as CommonMark is a fixed point, and is read by CommonMark as the page was.
bool check_plain(std::string_view text, std::size_t front_matter = 0) {
  const std::string written = plain(text, front_matter);
  CAPTURE(text, written);
  CHECK(plain(written) == written);
  if (!is_commonmark(text, front_matter)) return false;
  CHECK(commonmark(written) == commonmark(text.substr(front_matter)));
  return true;
}

}  // namespace

TEST_CASE("plain CommonMark says in its own words what it lacks") {
  CHECK(plain("~~a~~ $x_1$ [^n] www.e.org costs \\$5\n\n> [!TIP]\n> b\n\n- [ ] c\n- [x] d\n\n"
              "| e | f |\n|--:|---|\n| *g* |  |\n\n[^n]: h\n") ==
        "<del>a</del> `x_1` <sup><a name=\"note-ref-1\"></a>[1](#note-1)</sup> "
        "[www.e.org](http://www.e.org) costs \\$5\n\n> **Tip**\n>\n> b\n\n- ☐ c\n- ☑ d\n\n"
        "<table>\n<thead>\n<tr>\n<th align=\"right\">\n\ne\n\n</th>\n<th>\n\nf\n\n</th>\n</tr>\n"
        "</thead>\n<tbody>\n<tr>\n<td "
        "align=\"right\">\n\n*g*\n\n</td>\n<td>\n</td>\n</tr>\n</tbody>\n"
        "</table>\n\nh\n");
  CHECK(check_plain("- a\n  - b\n\n    | c |\n    |---|\n    | d |\n\n  e\n- f\n") == false);
  CHECK(check_plain("# A *b*\n\n1. c\n   > d\n\n![e](f \"g\")\\\nh <br> `i`\n"));
}

TEST_CASE("what a target cannot show is told with its place") {
  const MarkdownPage page = markdown_page("a\n\nb $x$\n\n```mermaid\na-->b\n```\n");
  WikiOptions options;
  options.target = plain_markdown.target;
  const std::vector<WikiLoss> losses = wiki_text(page, options).losses;
  REQUIRE(losses.size() == 2);
  CHECK(losses[0].kind == WikiLoss::Kind::formula);
  CHECK(page.sources->text(losses[0].at) == "b $x$");
  CHECK(losses[1].kind == WikiLoss::Kind::diagram);
  CHECK(page.sources->text(losses[1].at) == "```mermaid");
}

TEST_CASE("the lines of a diagram are counted, those in its labels are not") {
  CHECK(count_diagram_edges("flowchart LR\n a[\"x --> y\"] --> b\n b -.-> c ==> d ~~~ e\n") == 4);
}

TEST_CASE("a page comes out as GitHub Flavored Markdown, its title left out, its headings lower") {
  WikiOptions options;
  options.skip_title = true;
  options.heading_shift = 2;
  CHECK(
      wiki("# Title [t](u)\n\nText *a* __b__ ~c~ `d`  \nhard\nsoft\n\n## Two #\n\nSet\next\n---\n\n"
           "##### Five\n\n* x\n* y\n\n  z\n\n1) one\n2) two\n\n> q\n> r\n\n---\n\n    code\n\n"
           "~~~js\n```\n~~~\n",
           options) ==
      "Text *a* **b** ~~c~~ `d`\\\nhard\nsoft\n\n#### Two\n\n#### Set ext\n\n###### Five\n\n"
      "- x\n\n- y\n\n  z\n\n1) one\n2) two\n\n> q\n> r\n\n***\n\n```\ncode\n```\n\n"
      "````js\n```\n````\n");
}

TEST_CASE("links of every form become links with a text and the address they got") {
  CHECK(wiki("[a](x \"t\") [r] [[b]] [[c d|*own*]] ![e](f.png) <http://e.org> http://e.org "
             "www.e.org me@e.org ![[g]]\n\n[r]: y\n\n| h |\n|---|\n| [[i\\|j]] [k](l|m) |\n") ==
        "[a](x \"t\") [r](y) [b](wiki/b) [*own*](<wiki/c d>) ![e](f.png) <http://e.org> "
        "<http://e.org> [www.e.org](http://www.e.org) <me@e.org> !\\[\\[g\\]\\]\n\n"
        "| h |\n| --- |\n| [j](wiki/i) \\[k\\](l |\n");
  const MarkdownPage page = markdown_page("[[a]] [b](c) ![d](e) [[f|g]]\n");
  CHECK(render_wiki(*page.sources, page.body, {{"", "The *A*", "", ""}}, {}).text ==
        "The \\*A\\* b d g\n");
  CHECK(render_wiki(*page.sources, page.body, {{"A-B", "The A", "story", "tip"}, {"(", "", "", ""}},
                    {})
            .text == "[The A](A-B \"tip\") [b](<(>) d g\n");
}

TEST_CASE("alerts, tables and tasks stay what they are") {
  const std::string text =
      "> [!NOTE]\n> text\n> more\n\n> [!TIP]\n> - a\n>\n> b\n\n"
      "| a | b | c |\n| :--- | :---: | ---: |\n| x \\| y | `p \\| q` |  |\n\n"
      "- [ ] to do\n- [x] done\n\n  more\n";
  CHECK(wiki(text) ==
        "> [!NOTE]\n> text\n> more\n\n> [!TIP]\n> - a\n>\n> b\n\n"
        "| a | b | c |\n| :--- | :---: | ---: |\n| x \\| y | `p \\| q` |  |\n\n"
        "- [ ] to do\n\n- [x] done\n\n  more\n");
  CHECK(wiki("- > [!NOTE]\n  > x\n") == "- > \\[!NOTE\\]\n  > x\n");
}

TEST_CASE("footnotes become links and notes, numbered from where the page begins") {
  WikiOptions options;
  options.target.footnotes = Target::Footnotes::listed;
  options.first_note = 4;
  const WikiText page =
      wiki_text(markdown_page("a[^x] b[^y] c[^x] [d[^y]](e)\n\n[^y]: > why\n[^x]: one [f](g)\n\n"
                              "    two\n\nend\n"),
                options);
  CHECK(page.text ==
        "a<sup><a name=\"note-ref-4\"></a>[4](#note-4)</sup> "
        "b<sup><a name=\"note-ref-5\"></a>[5](#note-5)</sup> c<sup>[4](#note-4)</sup> "
        "[d](e)<sup>[5](#note-5)</sup>\n\nend\n");
  CHECK(page.notes == std::vector<std::string>{"one [f](g)\n\ntwo", "> why"});
}

TEST_CASE("raw HTML is written anew, unless it is trusted") {
  constexpr std::string_view text =
      "a <b>c</b> <a id=\"p\"></a>d<br>\n<!-- x -->\n\n<div id=\"k\">\ne\n</div>\n\n- f\n  <!-- g "
      "-->\n"
      "  h\n\n*i <b>* | `j`<b>`k` |\n";
  CHECK(wiki(text) ==
        "a <b>c</b> <a name=\"p\"></a>d<br>\n\n<div><a name=\"k\"></a>\ne\n</div>\n\n- f\n\n  h\n\n"
        "*i <b></b>* | `j`<b></b>`k` |\n");
  WikiOptions options;
  options.trust_html = true;
  CHECK(wiki(text, options) ==
        "a <b>c</b> <a id=\"p\"></a>d<br>\n\n<!-- x -->\n\n<div id=\"k\">\ne\n</div>\n\n- f\n"
        "  <!-- g -->\n  h\n\n*i <b>* | `j`<b>`k` |\n");
}

TEST_CASE("what stays of raw HTML is HTML for Markdown, too, wherever it stands") {
  CHECK(wiki("<div>\n<script>x</script>\n*a* [b](c) <!--\n\n-->\n<p onclick=d>\n# e\n</div>\n") ==
        "<div>\n&#42;a&#42; &#91;b&#93;(c)\n\n\\-->\n\n<p>\n&#35; e\n</p></div>\n");
  CHECK(wiki("| a<br>b | <img src=c alt=\"d\\|e\"> |\n|---|---|\n") ==
        "| a<br>b | <img src=\"c\" alt=\"d&#124;e\"> |\n| --- | --- |\n");
  CHECK(wiki("<pre>\n a\n\n  *b*\n</pre>\n\n[x <i id=y>z</i>](u)\n") ==
        "<pre> a&#10;&#10;  &#42;b&#42;&#10;</pre>\n\n[x <i id=\"y\">z</i>](u)\n");
  CHECK(wiki("<table id=t><tr><td>a\n\n**b**\n\n</table>\n") ==
        "<a name=\"t\"></a><table><tbody><tr><td>a\n\n**b**\n\n</td></tr></tbody></table>\n");
}

TEST_CASE("dollars are kept from being mathematics where a line has two") {
  CHECK(wiki("one $5\nand $5 to $6, `$7`\n\n| $1 | $2 |\n|---|---|\n| $3 | `$` |\n") ==
        "one $5\nand <span>$</span>5 to <span>$</span>6, `$7`\n\n"
        "| <span>$</span>1 | <span>$</span>2 |\n| --- | --- |\n| $3 | `$` |\n");
  WikiOptions options;
  options.trust_html = true;
  CHECK(wiki("<span>$</span>5 to <span>$</span>6\n", options) ==
        "<span>$</span>5 to <span>$</span>6\n");
}

TEST_CASE("lists that follow one another stay apart") {
  CHECK(wiki("- a\n\n<!-- -->\n\n- b\n\n* c\n\n1. d\n\n2) e\n") ==
        "- a\n\n* b\n\n- c\n\n1. d\n\n2) e\n");
}

TEST_CASE("text that looks like markup is escaped, and no other") {
  CHECK(wiki("\\# a\n\\- b\n\\1. c\n1\\. d\n\\+ e\n\\> f\n\\=\n\\~~~\n\\| g |\n\\|---|\n") ==
        "\\# a\n\\- b\n\\1. c\n1\\. d\n\\+ e\n\\> f\n\\=\n\\~\\~\\~\n\\| g |\n\\|---|\n");
  CHECK(
      wiki("2 * 3 _x snake_case a<b a < b AT&amp;T &amp;amp; C:\\dir \\\\* ![ [1] #tag -5 a~b\n") ==
      "2 \\* 3 \\_x snake_case a\\<b a < b AT&T \\&amp; C:\\dir \\\\\\* !\\[ \\[1\\] #tag -5 "
      "a\\~b\n");
  CHECK(wiki("# a #b \\# \\#\n\n!\\[a](b) !<http://e.org>\n\nhttp\\://e.org www\\.e.org\n") ==
        "# a \\#b \\# \\#\n\n!\\[a\\](b) \\!<http://e.org>\n\nhttp\\://e.org www\\.e.org\n");
}

TEST_CASE("a label is escaped so that it stays itself in any line or cell") {
  CHECK(escape_markdown("a | b") == "a \\| b");
  CHECK(escape_markdown("# *x* [y](z) `c` <b> snake_case") ==
        "\\# \\*x\\* \\[y\\](z) \\`c\\` \\<b> snake_case");
  CHECK(escape_markdown("1. first") == "1\\. first");
  CHECK(escape_markdown("- dash") == "\\- dash");
  CHECK(escape_markdown("Win $5 or $6!") == "Win <span>$</span>5 or <span>$</span>6\\!");
  CHECK(escape_markdown("two\nlines") == "two&#10;lines");
  CHECK(escape_markdown("🌱 the Tin Woodman’s heart") == "🌱 the Tin Woodman’s heart");
}

TEST_CASE("emphasis nests, stands side by side and meets code without change") {
  check_round_trip(
      "***a*** **_a_** *a **b*** **a *b*** ****a**** *_a_ b* *a*<!-- -->*b* *a*__b__\n");
  check_round_trip("**`a`** *`` b` ``* ` `` ` `a``b` ~~*c*~~ *[d](e)*f\n");
}

TEST_CASE("honest pages render the same when read back") {
  check_round_trip(
      "# A *b* `c` \\# d\n\nText with [a](<b c> \"d \\\"e\\\" &amp;\") and ![f](g(h)).\\\nNext  "
      "\nline\n"
      "- not a list?\n\n1. x\n   - y\n\n     z\n   - w\n2. ```sh\n   a\n\n   b\n   ```\n3. > q\n   "
      "> r\n\n"
      "   after\n\n-\n- a\n\n  ***\n- | t | u |\n  |---|--:|\n  | `v\\|w` | [[x\\|y]] |\n\n"
      "> # h\n>\n> > nested\n> > lines\n>\n> ~~~\n> ```\n> ~~~\n\n[!NOTE]\n\n&lt;b> &amp;copy; "
      "\\&copy;\n");
}

TEST_CASE("random pages render the same when read back") {
  const std::array<std::string_view, 42> pieces{
      "a",           "b c",     "foo",
      " ",           "\n",      "\n",
      "\n\n",        "\n\n",    "- ",
      "* ",          "1. ",     "2) ",
      "> ",          "# ",      "\n```\n",
      "`",           "*",       "**",
      "_",           "~~",      "[x](y)",
      "[",           "]",       "(",
      ")",           "![i](j)", "[[w]]",
      "[[w|t *e*]]", "|",       "\n| a | b |\n|---|:-:|\n| c \\| | [q](r) |\n",
      "&amp;",       "&",       "<",
      "é",           "---",     "===",
      "+ ",          "    ",    "!",
      "#",           "- [ ] z", "\n> [!TIP]\n> "};
  for (unsigned seed = 0; seed < 1500; ++seed) {
    std::mt19937 random(seed);
    std::string text;
    for (std::size_t i = 0; i < 10; ++i) text += pieces[random() % pieces.size()];
    check_round_trip(text);
    const std::string written = plain(text);
    CAPTURE(text, written);
    CHECK(plain(written) == written);
  }
}

TEST_CASE("real documentation renders the same when read back") {
  const fs::path corpora = repository() / ".." / "shared" / "corpora";
  if (!fs::is_directory(corpora)) {
    WARN("skipped: no corpora beside this checkout");
    SUCCEED();
    return;
  }
  std::size_t pages = 0, plain_pages = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(corpora)) {
    if (entry.path().extension() != ".md") continue;
    const std::string text = read_file(entry.path());
    check_round_trip(text, front_matter_size(text));
    if (check_plain(text, front_matter_size(text))) ++plain_pages;
    ++pages;
  }
  CHECK(pages > 100);
  CHECK(plain_pages > 20);
}

}  // namespace allegory
