// Body → HTML5, whole outputs.
#include <catch2/catch.hpp>

#include "support/markdown_page.h"

namespace allegory {

namespace {

/// A heading with the link to it beside it.
std::string heading(int level, const std::string& anchor, const std::string& inner,
                    const std::string& name) {
  return "<div class=\"heading\">\n<h" + std::to_string(level) + " id=\"" + anchor + "\">" + inner +
         "</h" + std::to_string(level) + ">\n<a class=\"anchor\" href=\"#" + anchor +
         "\" aria-label=\"Link to “" + name + "”\">#</a>\n</div>\n";
}

}  // namespace

TEST_CASE("blocks become plain HTML5") {
  CHECK(html("Para *em* **strong** ~~del~~ `a<b`\nsoft  \nhard & \"quote\"\n\n> quote\n\n***\n\n"
             "```js {1}\nif (a < b);\n```\n\n    plain\n") ==
        "<p>Para <em>em</em> <strong>strong</strong> <del>del</del> <code>a&lt;b</code>\n"
        "soft<br>\nhard &amp; &quot;quote&quot;</p>\n"
        "<blockquote>\n<p>quote</p>\n</blockquote>\n<hr>\n"
        "<figure class=\"code\">\n<figcaption><span class=\"code-language\">js</span>"
        "</figcaption>\n<pre tabindex=\"0\"><code class=\"language-js\">if (a &lt; b);\n"
        "</code></pre>\n</figure>\n"
        "<pre tabindex=\"0\"><code>plain\n</code></pre>\n");
}

TEST_CASE("headings carry the anchors that the facts name, and the title can be left out") {
  const MarkdownPage page = markdown_page("# The [T](t)\n\n## Echo\n\n## Echo [b](c)\n\n### !\n");
  CHECK(html(page) == heading(1, "the-t", "The <a href=\"t\">T</a>", "The T") +
                          heading(2, "echo", "Echo", "Echo") +
                          heading(2, "echo-b", "Echo <a href=\"c\">b</a>", "Echo b") +
                          "<h3>!</h3>\n");
  HtmlOptions options;
  options.skip_title = true;
  CHECK(html(page, options) == heading(2, "echo", "Echo", "Echo") +
                                   heading(2, "echo-b", "Echo <a href=\"c\">b</a>", "Echo b") +
                                   "<h3>!</h3>\n");
  CHECK(html("text\n\n# Late\n", options) == "<p>text</p>\n" + heading(1, "late", "Late", "Late"));
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
        "<img src=\"d.png\" alt=\"d\" title=\"T\" loading=\"lazy\" decoding=\"async\"> "
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
        "<figure class=\"code\">\n<figcaption><span "
        "class=\"code-language\">[[b]]</span></figcaption>\n"
        "<pre tabindex=\"0\"><code class=\"language-[[b]]\">[[c]] [[two\nlines]]\n</code></pre>\n"
        "</figure>\n"
        "<p><a href=\"[[g]]\" title=\"[[h]]\">d [[e]] f</a> "
        "<a href=\"http://i.org/[[j]]\">http://i.org/[[j]]</a> <em>[[k|l</em> m]] "
        "<img src=\"p\" alt=\"n [[o]]\" loading=\"lazy\" decoding=\"async\"></p>\n"
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
  CHECK(html("# fn 1\n\na[^x] b[^y] c[^x] [d[^y]](e)\n\n[^y]: > why\n[^x]: one\n\n    two\n",
             options) ==
        heading(1, "p-fn-1", "fn 1", "fn 1") +
            "<p>a<sup class=\"footnote-ref\"><a href=\"#p-fn:1\" id=\"p-fnref:1\" "
            "role=\"doc-noteref\">1"
            "</a></sup> b<sup class=\"footnote-ref\"><a href=\"#p-fn:2\" id=\"p-fnref:2\" "
            "role=\"doc-noteref\">2</a></sup> c<sup class=\"footnote-ref\"><a href=\"#p-fn:1\" "
            "id=\"p-fnref:1:2\" role=\"doc-noteref\">1</a></sup> <a "
            "href=\"e\">d<sup>2</sup></a></p>\n"
            "<div class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol>\n"
            "<li id=\"p-fn:1\">\n<p>one</p>\n<p>two <a href=\"#p-fnref:1\" class=\"footnote-back\" "
            "role=\"doc-backlink\" aria-label=\"Back to reference 1\">↩\uFE0E</a> <a "
            "href=\"#p-fnref:1:2\" "
            "class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"Back to reference "
            "1.2\">↩\uFE0E</a>"
            "</p>\n</li>\n"
            "<li id=\"p-fn:2\">\n<blockquote>\n<p>why</p>\n</blockquote>\n"
            " <a href=\"#p-fnref:2\" class=\"footnote-back\" role=\"doc-backlink\" "
            "aria-label=\"Back to reference 2\">↩\uFE0E</a></li>\n</ol>\n</div>\n");
}

TEST_CASE("raw HTML is written anew, each id once, unless it is trusted") {
  constexpr std::string_view text =
      "# Here\n\na <b onclick=\"x\">c</b> <a name=\"p\"></a><i id=\"p\">d</i> [<a id=q>l](u) "
      "<!-- c --><a id=\"here\"></a>\n\n<script>\nalert(1)\n</script>\n\n<div "
      "id=\"k\">\n*e*\n</div>\n";
  CHECK(html(text) ==
        heading(1, "here", "Here", "Here") +
            "<p>a <b>c</b> <a id=\"p\"></a><i>d</i> <a href=\"u\"><span id=\"q\"></span>l</a> "
            "<a></a></p>\n<div id=\"k\">\n*e*\n</div>\n");
  HtmlOptions options;
  options.trust_html = true;
  CHECK(html(text, options) ==
        heading(1, "here", "Here", "Here") +
            "<p>a <b onclick=\"x\">c</b> <a name=\"p\"></a><i id=\"p\">d</i> <a href=\"u\"><a "
            "id=q>l</a> <!-- c --><a id=\"here\"></a></p>\n"
            "<script>\nalert(1)\n</script>\n<div id=\"k\">\n*e*\n</div>\n");
}

TEST_CASE("addresses in raw HTML are links of the page, in their order") {
  CHECK(html("[a](1) <a href=\"2\">b</a> <img src=3 alt=c> ![d](4)\n\n"
             "<p><a href=\"5\">e</a>\n\n[f](6)\n") ==
        "<p><a href=\"1\">a</a> <a href=\"2\">b</a> "
        "<img src=\"3\" alt=\"c\" loading=\"lazy\" decoding=\"async\"> "
        "<img src=\"4\" alt=\"d\" loading=\"lazy\" decoding=\"async\"></p>\n"
        "<p><a href=\"5\">e</a>\n</p>\n<p><a href=\"6\">f</a></p>\n");
  HtmlOptions options;
  options.skip_title = true;
  CHECK(html("# <a href=\"1\">a</a>\n\n[b](2)\n", options) == "<p><a href=\"2\">b</a></p>\n");
  options.trust_html = true;
  CHECK(html("<a href=\"1\">a</a> [b](2)\n", options) ==
        "<p><a href=\"1\">a</a> <a href=\"2\">b</a></p>\n");
}

TEST_CASE("raw HTML never breaks what Markdown makes") {
  CHECK(html("a <b>b *c</b> d*\n\n> <div>\n\n- </div>\n  <details>\n\ne\n") ==
        "<p>a <b></b>b <em>c d</em></p>\n<blockquote>\n<div>\n</div>\n</blockquote>\n<ul>\n"
        "<li>\n\n<details>\n</details>\n</li>\n</ul>\n<p>e</p>\n");
  CHECK(html("| <ul><li>a</ul> | <td> |\n|---|---|\n").find("<ul><li>a</li></ul>") !=
        std::string::npos);
  CHECK(html("[a <a href=x>b</a>](u) <a href=\"v\">*[c](w)*</a>\n") ==
        "<p><a href=\"u\">a b</a> <a href=\"v\"></a><em><a href=\"w\">c</a></em></p>\n");
}

TEST_CASE("a code block says its language and its title") {
  CHECK(html("```js title=\"a<b>.js\"\nx\n```\n") ==
        "<figure class=\"code\">\n<figcaption><span class=\"code-title\">a&lt;b&gt;.js</span>"
        "<span class=\"code-language\">js</span></figcaption>\n"
        "<pre tabindex=\"0\"><code class=\"language-js\">x\n</code></pre>\n</figure>\n");
}

TEST_CASE("formulas become MathML wherever they stand, and other dollars stay") {
  const auto math = [](const std::string& text, const std::string& tex) {
    return "<math><semantics>" + text + "<annotation encoding=\"application/x-tex\">" + tex +
           "</annotation></semantics></math>";
  };
  const std::string x = math("<mi>x</mi>", "x");
  CHECK(html("a $x$, **$x$** and [$x$](u), `$x$` \\$x$ $ x$ 5$x$\n") ==
        "<p>a " + x + ", <strong>" + x + "</strong> and <a href=\"u\">" + x +
            "</a>, <code>$x$</code> $x$ $ x$ 5$x$</p>\n");
  CHECK(html("$`x`$\n") == "<p>" + x + "</p>\n");
  // What Markdown would read as emphasis, an escape or a cell's end is TeX.
  CHECK(html("$a_1 * b_2 * c$\n").find("<em>") == std::string::npos);
  CHECK(html("| a |\n|---|\n| $\\|x\\|$ |\n").find("<mo stretchy=\"false\">|</mo>") !=
        std::string::npos);
  CHECK(html("![$x$](u)\n").find("alt=\"$x$\"") != std::string::npos);
  CHECK(html("<span>$</span>x<span>$</span>\n") == "<p><span>$</span>x<span>$</span></p>\n");
  CHECK(html("    $x$\n") == "<pre tabindex=\"0\"><code>$x$\n</code></pre>\n");
}

TEST_CASE("a formula that stands alone can go over lines, or stand in a fence") {
  const std::string alone =
      "<p><span class=\"formula\" role=\"group\" aria-label=\"Formula\" tabindex=\"0\">"
      "<math display=\"block\"><semantics><mrow><mi>x</mi><mo>=</mo><mn>1</mn></mrow>"
      "<annotation encoding=\"application/x-tex\">";
  const std::string end = "</annotation></semantics></math></span></p>\n";
  CHECK(html("$$x = 1$$\n") == alone + "x = 1" + end);
  CHECK(html("$$\nx\n= 1\n$$\n") == alone + "x\n= 1" + end);
  CHECK(html("> $$\n> x\n> = 1\n> $$\n") ==
        "<blockquote>\n" + alone + "x\n= 1" + end + "</blockquote>\n");
  CHECK(html("```math\nx = 1\n```\n") == alone + "x = 1" + end);
  CHECK(html("$$ a\n\nb $$\n") == "<p>$$ a</p>\n<p>b $$</p>\n");
  CHECK(html("# $$\na\n$$\n").find("<math") == std::string::npos);
}

TEST_CASE("what no formula can be made of stays TeX, and its place is known") {
  constexpr std::string_view text = "so $a \\foo{<b>}$\n\n> $$\n> x \\bar{y}\n> \\bad\n> $$\n";
  const MarkdownPage page = markdown_page(text);
  CHECK(html(page).starts_with("<p>so <code class=\"math\">a \\foo{&lt;b&gt;}</code></p>\n"));
  REQUIRE(page.body.shown_tex.size() == 2);
  const auto at = [&](std::size_t i) {
    const Span& span = page.body.shown_tex[i].at;
    return text.substr(span.begin, span.end - span.begin);
  };
  CHECK(at(0) == "\\foo");
  CHECK(at(1) == "\\bad");
  const MarkdownPage fence = markdown_page("- ```math\n  x \\bad\n  ```\n");
  REQUIRE(fence.body.shown_tex.size() == 1);
  CHECK(fence.body.shown_tex[0].at.begin == 14);
}

TEST_CASE("a diagram is shown as text with a word about it, unless the theme draws it") {
  constexpr std::string_view text = "```mermaid\na --> b\n```\n";
  CHECK(html(text) ==
        "<figure class=\"code diagram\">\n<figcaption>A diagram, written in Mermaid</figcaption>\n"
        "<pre tabindex=\"0\"><code class=\"language-mermaid\">a --&gt; "
        "b\n</code></pre>\n</figure>\n");
  HtmlOptions options;
  options.has_diagrams = true;
  CHECK(html(text, options) == "<pre class=\"mermaid\">a --&gt; b\n</pre>\n");
}

TEST_CASE("what is said around the text is in the language of the page") {
  HtmlOptions options;
  options.words = &base_words().in("de-AT");
  const std::string page = html("## A\n\n> [!NOTE]\n> b[^1]\n\n- [x] c\n\n[^1]: d\n", options);
  for (const std::string_view word :
       {"Link zu „A“", "Hinweis", "Erledigt", "Fußnoten", "Zurück zu Verweis 1"})
    CHECK(page.find(word) != std::string::npos);
}

TEST_CASE("an image says how large it is, and which smaller copies there are") {
  const MarkdownPage page = markdown_page("![a](b)\n");
  RenderedLink link{"b", "", "", ""};
  link.width = 800;
  link.height = 600;
  link.smaller = "c 480w, b 800w";
  CHECK(render_html(*page.sources, page.body, {link}, {}) ==
        "<p><img src=\"b\" alt=\"a\" width=\"800\" height=\"600\" srcset=\"c 480w, b 800w\" "
        "sizes=\"(min-width: 48rem) 44rem, 92vw\" loading=\"lazy\" decoding=\"async\"></p>\n");
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
