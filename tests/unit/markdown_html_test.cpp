// Body → HTML5, whole outputs.
#include <catch2/catch.hpp>

#include "support/markdown_page.h"

namespace allegory {

TEST_CASE("blocks become plain HTML5") {
  CHECK(html("Para *em* **strong** ~~del~~ `a<b`\nsoft  \nhard & \"quote\"\n\n> quote\n\n***\n\n"
             "```js {1}\nif (a < b);\n```\n\n    plain\n") ==
        "<p>Para <em>em</em> <strong>strong</strong> <del>del</del> <code>a&lt;b</code>\n"
        "soft<br>\nhard &amp; &quot;quote&quot;</p>\n"
        "<blockquote>\n<p>quote</p>\n</blockquote>\n<hr>\n"
        "<pre tabindex=\"0\"><code class=\"language-js\">if (a &lt; b);\n</code></pre>\n"
        "<pre tabindex=\"0\"><code>plain\n</code></pre>\n");
}

TEST_CASE("headings carry the anchors that the facts name, and the title can be left out") {
  const MarkdownPage page = markdown_page("# The [T](t)\n\n## Echo\n\n## Echo [b](c)\n\n### !\n");
  CHECK(html(page) ==
        "<h1 id=\"the-t\">The <a href=\"t\">T</a></h1>\n<h2 id=\"echo\">Echo</h2>\n"
        "<h2 id=\"echo-b\">Echo <a href=\"c\">b</a></h2>\n<h3>!</h3>\n");
  HtmlOptions options;
  options.skip_title = true;
  CHECK(html(page, options) ==
        "<h2 id=\"echo\">Echo</h2>\n<h2 id=\"echo-b\">Echo <a href=\"c\">b</a></h2>\n<h3>!</h3>\n");
  CHECK(html("text\n\n# Late\n", options) == "<p>text</p>\n<h1 id=\"late\">Late</h1>\n");
}

TEST_CASE("links become what was decided for them, in their order") {
  const MarkdownPage page = markdown_page(
      "[a](x \"own\") [[b]] [[c|*own*]] ![d](y 'T') <http://e.org> [gone](z) ![lost](w) "
      "[[lost]]\n");
  const std::vector<RenderedLink> links{{"a?b&c", "", "external", ""},
                                        {"b/", "The B", "story", "says \"b\""},
                                        {"c/", "No", "idea", ""},
                                        {"d.png", "", "", ""},
                                        {"http://e.org", "", "external", ""},
                                        {"", "", "story", "t"},
                                        {"", "", "", ""},
                                        {"", "Lost one", "", ""}};
  CHECK(render_html(*page.sources, page.body, links, {}) ==
        "<p><a href=\"a?b&amp;c\" class=\"external\" title=\"own\">a</a> "
        "<a href=\"b/\" class=\"story\" title=\"says &quot;b&quot;\">The B</a> "
        "<a href=\"c/\" class=\"idea\"><em>own</em></a> "
        "<img src=\"d.png\" alt=\"d\" title=\"T\" loading=\"lazy\"> "
        "<a href=\"http://e.org\" class=\"external\">http://e.org</a> gone lost Lost one</p>\n");
}

TEST_CASE("an address that nobody resolved is never written") {
  const MarkdownPage page = markdown_page(
      "[a](javascript:alert) ![b](javascript:x) <javascript:alert> www.e.org [[c]] [d][e]\n\n"
      "[e]: vbscript:x\n");
  CHECK(render_html(*page.sources, page.body, {}, {}) ==
        "<p>a b javascript:alert www.e.org c d</p>\n");
}

TEST_CASE("a wikilink's text is Markdown, its name is not, and links do not nest") {
  CHECK(html("[[a*b|**c** `d` http://e.org]] [[*f*]] ![[g]] `[[h]]` [[i|<http://j.k>]]\n") ==
        "<p>[[a*b|<strong>c</strong> <code>d</code> <a href=\"http://e.org]]\">http://e.org]]</a> "
        "<a href=\"wiki/*f*\">*f*</a> ![[g]] <code>[[h]]</code> <a href=\"wiki/i\">http://j.k</a>"
        "</p>\n");
}

TEST_CASE("brackets that are no wikilink come back as they were, wherever they stood") {
  CHECK(html("    [[a]]\n\n```[[b]]\n[[c]] [[two\nlines]]\n```\n\n[d [[e]] f](<[[g]]> \"[[h]]\") "
             "http://i.org/[[j]] *[[k|l* m]] ![n [[o]]](p)\n\n| `[[q\\|r]]` |\n|---|\n") ==
        "<pre tabindex=\"0\"><code>[[a]]\n</code></pre>\n"
        "<pre tabindex=\"0\"><code class=\"language-[[b]]\">[[c]] [[two\nlines]]\n</code></pre>\n"
        "<p><a href=\"[[g]]\" title=\"[[h]]\">d [[e]] f</a> "
        "<a href=\"http://i.org/[[j]]\">http://i.org/[[j]]</a> <em>[[k|l</em> m]] "
        "<img src=\"p\" alt=\"n [[o]]\" loading=\"lazy\"></p>\n"
        "<div class=\"table-scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">\n<table>\n"
        "<thead>\n<tr>\n<th scope=\"col\"><code>[[q|r]]</code></th>\n</tr>\n</thead>\n"
        "</table>\n</div>\n");
}

TEST_CASE(
    "lists are tight or loose, count from where they start, and tasks have boxes with names") {
  CHECK(html("- a\n  - b\n- c\n\n3) d\n\n   e\n4) f\n\n- [ ] g [x](y)\n- [x] h\n") ==
        "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>\n"
        "<ol start=\"3\">\n<li>\n<p>d</p>\n<p>e</p>\n</li>\n<li>\n<p>f</p>\n</li>\n</ol>\n"
        "<ul class=\"task-list\">\n"
        "<li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"To do\"> g "
        "<a href=\"y\">x</a></li>\n"
        "<li class=\"task\"><input type=\"checkbox\" disabled checked aria-label=\"Done\"> h</li>\n"
        "</ul>\n");
}

TEST_CASE("tables align by class, and a head without text is no head") {
  CHECK(html("|   | b | c | d |\n|---|:--|:-:|--:|\n| [[x|y]] | a \\| b | |\n") ==
        "<div class=\"table-scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">\n<table>\n"
        "<thead>\n<tr>\n<td></td>\n<th scope=\"col\" class=\"align-left\">b</th>\n"
        "<th scope=\"col\" class=\"align-center\">c</th>\n"
        "<th scope=\"col\" class=\"align-right\">d</th>\n</tr>\n</thead>\n<tbody>\n"
        "<tr>\n<td><a href=\"wiki/x\">y</a></td>\n<td class=\"align-left\">a | b</td>\n"
        "<td class=\"align-center\"></td>\n<td class=\"align-right\"></td>\n</tr>\n"
        "</tbody>\n</table>\n</div>\n");
}

TEST_CASE("an alert is a top-level quote that begins with its marker alone") {
  CHECK(html("> [!NOTE]\n> text\n\n> [!caution]\n>\n> - a\n\n> [!TIP] no\n\n> [!NOTE]\n\n"
             "- > [!NOTE]\n  > no\n") ==
        "<div class=\"alert alert-note\" role=\"note\">\n<p class=\"alert-title\">Note</p>\n"
        "<p>text</p>\n</div>\n"
        "<div class=\"alert alert-caution\" role=\"note\">\n<p class=\"alert-title\">Caution</p>\n"
        "<ul>\n<li>a</li>\n</ul>\n</div>\n"
        "<blockquote>\n<p>[!TIP] no</p>\n</blockquote>\n"
        "<blockquote>\n<p>[!NOTE]</p>\n</blockquote>\n"
        "<ul>\n<li>\n<blockquote>\n<p>[!NOTE]\nno</p>\n</blockquote>\n</li>\n</ul>\n");
}

TEST_CASE("footnotes have unique ids behind the prefix, and links back") {
  HtmlOptions options;
  options.id_prefix = "p-";
  CHECK(
      html("# fn 1\n\na[^x] b[^y] c[^x] [d[^y]](e)\n\n[^y]: > why\n[^x]: one\n\n    two\n",
           options) ==
      "<h1 id=\"fn-1\">fn 1</h1>\n"
      "<p>a<sup class=\"footnote-ref\"><a href=\"#p-fn:1\" id=\"p-fnref:1\" role=\"doc-noteref\">1"
      "</a></sup> b<sup class=\"footnote-ref\"><a href=\"#p-fn:2\" id=\"p-fnref:2\" "
      "role=\"doc-noteref\">2</a></sup> c<sup class=\"footnote-ref\"><a href=\"#p-fn:1\" "
      "id=\"p-fnref:1:2\" role=\"doc-noteref\">1</a></sup> <a href=\"e\">d<sup>2</sup></a></p>\n"
      "<div class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n"
      "<li id=\"p-fn:1\">\n<p>one</p>\n<p>two <a href=\"#p-fnref:1\" class=\"footnote-back\" "
      "role=\"doc-backlink\" aria-label=\"Back to reference 1\">↩</a> <a href=\"#p-fnref:1:2\" "
      "class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"Back to reference 1.2\">↩</a>"
      "</p>\n</li>\n"
      "<li id=\"p-fn:2\">\n<blockquote>\n<p>why</p>\n</blockquote>\n"
      " <a href=\"#p-fnref:2\" class=\"footnote-back\" role=\"doc-backlink\" "
      "aria-label=\"Back to reference 2\">↩</a></li>\n</ol>\n</div>\n");
}

TEST_CASE("raw HTML goes but for its places, each id once, unless it is trusted") {
  constexpr std::string_view text =
      "# Here\n\na <b onclick=\"x\">c</b> <a name=\"p\"></a><i id=\"p\">d</i> [<a id=q>l](u) "
      "<!-- c --><a id=\"here\"></a>\n\n<script>\nalert(1)\n</script>\n\n<div "
      "id=\"k\">\n*e*\n</div>\n";
  CHECK(html(text) ==
        "<h1 id=\"here\">Here</h1>\n"
        "<p>a c <a id=\"p\"></a>d <a href=\"u\"><span id=\"q\"></span>l</a> </p>\n"
        "<a id=\"k\"></a>\n");
  HtmlOptions options;
  options.trust_html = true;
  CHECK(html(text, options) ==
        "<h1 id=\"here\">Here</h1>\n"
        "<p>a <b onclick=\"x\">c</b> <a name=\"p\"></a><i id=\"p\">d</i> <a href=\"u\"><a "
        "id=q>l</a> <!-- c --><a id=\"here\"></a></p>\n"
        "<script>\nalert(1)\n</script>\n<div id=\"k\">\n*e*\n</div>\n");
}

TEST_CASE("deep nesting and odd bytes are written without harm") {
  std::string deep;
  for (int i = 0; i < 20000; ++i) deep += "> ";
  const std::string quotes = html(deep + "x\n");
  CHECK(quotes.find("<p>x</p>") != std::string::npos);
  CHECK(html("a\xff"
             "b\r\n\r\nc\rd\n") ==
        "<p>a\uFFFD"
        "b</p>\n<p>c\nd</p>\n");
  CHECK(html("").empty());
}

}  // namespace allegory
