// The HTML of a text for an EPUB: well-formed XML, and what a reader of books can show.
#include <catch2/catch.hpp>
#include <string>
#include <utility>

#include "support/markdown_page.h"

namespace allegory {

namespace {

/// A text as a book holds it.
std::string book(const std::string& text, HtmlOptions options = {}) {
  options.form = HtmlForm::book;
  return html(text, std::move(options));
}

}  // namespace

TEST_CASE("what holds nothing is closed, and boxes of tasks are signs") {
  CHECK(book("a  \nb\n\n---\n\n![x](y.png)\n") ==
        "<p>a<br/>\nb</p>\n<hr/>\n<p><img src=\"y.png\" alt=\"x\"/></p>\n");
  CHECK(book("- [x] a\n- [ ] b\n") ==
        "<ul class=\"task-list\">\n<li class=\"task\">☑ a</li>\n<li class=\"task\">☐ b</li>\n"
        "</ul>\n");
}

TEST_CASE("a heading has its id behind the prefix, its level moved, and no link to itself") {
  HtmlOptions options;
  options.id_prefix = "fox.";
  options.heading_shift = 2;
  CHECK(book("## A\n\n###### B\n", options) ==
        "<h4 id=\"fox.a\">A</h4>\n<h6 id=\"fox.b\">B</h6>\n");
}

TEST_CASE("a formula is in the namespace of MathML") {
  CHECK(book("$x$").find("<math xmlns=\"http://www.w3.org/1998/Math/MathML\">") !=
        std::string::npos);
}

TEST_CASE("raw HTML is well-formed XML without what HTML gave up, trusted or not") {
  HtmlOptions options;
  options.trust_html = true;
  options.id_prefix = "fox.";
  CHECK(book("a <b>c <a id=\"d\"></a><br><wbr onclick=x>\n", options) ==
        "<p>a <b>c <a id=\"fox.d\"></a><br/><wbr/></b></p>\n");
  CHECK(book("<p align=center><img src=x width=\"50%\" height=9 alt=y>\n\n"
             "<details open>\n\n*a*\n\n</details>\n",
             options) ==
        "<p><img src=\"x\" height=\"9\" alt=\"y\"/>\n</p><details open=\"\">\n<p><em>a</em></p>\n"
        "</details>\n");
}

TEST_CASE("a footnote says so in the words of EPUB") {
  const std::string html = book("a[^1]\n\n[^1]: b\n");
  CHECK(html.find("<a epub:type=\"noteref\" href=\"#fn:1\"") != std::string::npos);
  CHECK(html.find("<div class=\"footnotes\" epub:type=\"footnotes\"") != std::string::npos);
  CHECK(html.find("<li epub:type=\"footnote\" id=\"fn:1\">") != std::string::npos);
}

TEST_CASE(
    "a note on a name is linked by a letter and stands at the end; other voices are left out") {
  HtmlOptions options;
  options.id_prefix = "s.";
  TextName name;
  name.counterpart = "<span class=\"told\">no</span>";
  name.note = "Fox stands for spam";
  name.note_label = "Note: Fox";
  options.names.push_back(name);
  InsertedLink link;
  link.end = 3;
  link.link.href = "f.xhtml#story.fox";
  link.link.name = 0;
  options.inserted.push_back(link);
  CHECK(book("Fox runs.\n", options) ==
        "<p><span class=\"noted\"><a href=\"f.xhtml#story.fox\">Fox</a><sup class=\"note-ref\">"
        "<a epub:type=\"noteref\" role=\"doc-noteref\" href=\"#s.note.1\" id=\"s.note.1.mark\" "
        "aria-label=\"Note: Fox\">a</a></sup></span> runs.</p>\n"
        "<section class=\"name-notes\" epub:type=\"footnotes\" aria-label=\"Notes on names\">\n"
        "<aside epub:type=\"footnote\" role=\"doc-footnote\" id=\"s.note.1\" class=\"name-note\">"
        "<p><a href=\"#s.note.1.mark\">a</a> Fox stands for spam</p></aside>\n</section>\n");
}

}  // namespace allegory
