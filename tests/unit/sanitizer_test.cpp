// Raw HTML and what stays of it: piece by piece, and around what is ours.
#include "sanitize/sanitizer.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "sanitize/gumbo.h"
#include "sanitize/names.h"
#include "support/system_calls.h"

using namespace std::string_literals;

namespace allegory {

namespace {

const ScopeItem block{ScopeItem::Kind::block, {}, false};
const ScopeItem words{ScopeItem::Kind::inlines, {}, false};
const ScopeItem link{ScopeItem::Kind::inlines, {}, true};

ScopeItem raw(std::string_view html) { return {ScopeItem::Kind::raw, html, false}; }

/// The pieces of a scope, what is ours as `…`.
std::string scope(const std::vector<ScopeItem>& items, ScopePlace place = {}) {
  const CleanScope read = sanitize_scope(items, place);
  std::string html;
  for (std::size_t at = 0; at < items.size(); ++at)
    html += items[at].kind == ScopeItem::Kind::raw ? plain_html(read.pieces[at].parts) : "…";
  return html;
}

std::string clean(std::string_view html) { return scope({raw(html)}); }

/// What was taken away: the words of the source, and what is said.
std::string removed(const std::vector<ScopeItem>& items, ScopePlace place = {}) {
  const CleanScope read = sanitize_scope(items, place);
  std::string lines;
  for (std::size_t at = 0; at < items.size(); ++at)
    for (const HtmlRemoval& removal : read.pieces[at].removals)
      lines += std::string(items[at].raw.substr(removal.begin, removal.end - removal.begin)) +
               " | " + removal.message + "\n";
  return lines;
}

std::string removed(std::string_view html) { return removed({raw(html)}); }

struct Case {
  std::string html, clean;
};

}  // namespace

TEST_CASE("what GitHub shows stays as it is") {
  for (const char* html : {
           "<details open=\"\"><summary><b>a</b></summary>\n<p>b</p></details>",
           "<p align=\"center\"><a href=\"x\"><img src=\"y\" alt=\"z\" width=\"50%\"></a></p>",
           "H<sub>2</sub>O, <kbd>Ctrl</kbd>+<kbd>C</kbd>, <mark>m</mark><br>n<wbr>",
           "<table><caption>c</caption><thead><tr><th scope=\"col\">a</th></tr></thead>"
           "<tbody><tr><td colspan=\"2\">b</td></tr></tbody></table>",
           "<dl><dt>a</dt><dd>b</dd></dl><ol start=\"3\"><li value=\"5\">c</li></ol>",
           "<figure><picture><source media=\"(prefers-color-scheme: dark)\" srcset=\"d\">"
           "<img src=\"l\" alt=\"\"></picture><figcaption>f</figcaption></figure>",
           "<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>",
           "<pre>\n\n a\n</pre><blockquote cite=\"https://a/\"><p>b</p></blockquote><hr>",
       }) {
    CHECK(clean(html) == html);
    CHECK(removed(html).empty());
  }
}

TEST_CASE("what HTML lets authors leave out is written, and what it gave up is written anew") {
  CHECK(clean("<table><tr><td>a<td>b<tr><td>c</table>") ==
        "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody></table>");
  CHECK(clean("<TABLE><TD>a</TABLE>") == "<table><tbody><tr><td>a</td></tr></tbody></table>");
  CHECK(clean("<ul><li>a<li>b<ul><li>c</ul></ul>") ==
        "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>");
  CHECK(clean("<p>a<p>b<div>c</div>") == "<p>a</p><p>b</p><div>c</div>");
  CHECK(clean("<tt>a</tt><strike>b</strike><br/><IMG SRC=c>") ==
        "<code>a</code><s>b</s><br><img src=\"c\">");
  CHECK(removed("<table><tr><td>a</table><p>b").empty());
}

TEST_CASE("nothing that runs, loads or reaches beyond its place gets through") {
  const std::vector<Case> cases{
      {"<script>alert(1)</script>a", "a"},
      {"<SCRIPT\n>alert(1)</sCript x>a", "a"},
      {"<script>a</scriptx></script>b", "b"},
      {"<script>alert(1)", ""},
      {"<script/>alert(1)//</script>a", "a"},
      {"<img src=x onerror=alert(1)>", "<img src=\"x\">"},
      {"<img src=x oNeRrOr = 'alert(1)' alt=y>", "<img src=\"x\" alt=\"y\">"},
      {"<img/src=x/onerror=alert(1)>", "<img src=\"x/onerror=alert(1)\">"},
      {"<img src=\"x\"onerror=alert(1)>", "<img src=\"x\">"},
      {"<b onclick=alert(1) style=\"position:fixed\" class=x data-y=z>a</b>", "<b>a</b>"},
      {"<base href=https://evil/>a", "a"},
      {"<meta http-equiv=refresh content='0;url=x'>a", "a"},
      {"<link rel=stylesheet href=x>a", "a"},
      {"<object data=x><p>a</p></object>b", "b"},
      {"<embed src=x>a", "a"},
      {"<iframe srcdoc='<script>alert(1)</script>'></iframe>a", "a"},
      {"<svg><script>alert(1)</script></svg>a", "a"},
      {"<svg onload=alert(1)>", ""},
      {"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 "
       "onerror=alert(1)&gt;\">",
       ""},
      {"<math><mi//xlink:href=\"data:x,<script>alert(1)</script>\"></math>a", "a"},
      {"<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>",
       "<img src=\"x\">&quot;&gt;"},
      {"<template><img src=x></template>a", "a"},
      {"<style>@import 'x';</style>a", "a"},
      {"<title><b>x</title>a", "a"},
      {"<textarea></textarea><xmp><img src=x></xmp>a", "a"},
      {"<plaintext>a</plaintext>b", "b"},
      {"<form action=x><input name=y><button>a</button></form>", "a"},
      {"<select><option>a</select>b", "b"},
      {"<video src=x><track src=y></video>a", "a"},
      {"<a href=x target=_blank ping=y download>a</a>", "<a href=\"x\">a</a>"},
      {"<!-- a -->b<!-- <img src=x> --!>c<!-->d<!--->e", "bcde"},
      {"a<!-- <b>", "a"},
      {"<!doctype html><?php x ?><![CDATA[<b>]]>a</>b</ x>", "ab"},
      {"<b", ""},
      {"<img src=\"x", ""},
      {"a < b <3 </ c", "a &lt; b &lt;3 "},
      {"<foo>a</foo><x:y>b</x:y><h7>c</h7>", "abc"},
      {"<html><head></head><body>a</body></html>", "a"},
  };
  for (const Case& each : cases) {
    CAPTURE(each.html);
    CHECK(clean(each.html) == each.clean);
  }
}

TEST_CASE("text keeps its characters and none that a page cannot hold") {
  CHECK(clean("a &amp; b &lt;i&gt; &copy; &#x41;&#66;") == "a &amp; b &lt;i&gt; © AB");
  CHECK(clean("&lt;script&gt;alert(1)&lt;/script&gt;") == "&lt;script&gt;alert(1)&lt;/script&gt;");
  CHECK(clean("a\0b\x01\x0C&#1;&#xFFFE;\r\nd\re"s) == "ab\nd\ne");
  CHECK(clean("<b>a\x7F</b>\u0080b\uFDD0&#xFDD0;&#x7F;\U0001FFFF") == "<b>a</b>b");
  CHECK(clean("a&#999999999999999;b&#x100000041;c&#x110000;d&#x1F331;&#;&#x;") ==
        "a\uFFFDb\uFFFDc\uFFFDd\U0001F331&amp;#;&amp;#x;");
  CHECK(clean("<b title=\"&#4294967297;&#xFFFFFFFFF\">a</b>") == "<b title=\"\uFFFD\uFFFD\">a</b>");
  CHECK(clean("<b title=\"a &quot;&#10;b\r\nc\">x</b>") == "<b title=\"a &quot;\nb\nc\">x</b>");
  CHECK(clean("<i title=a&copy;b&copy=c>x</i>") == "<i title=\"a©b&amp;copy=c\">x</i>");
}

TEST_CASE("of sizes the number stays, as browsers read them") {
  CHECK(clean("<img src=x width=\"60px;\" height=\" 14.28% \"><li value=-3>a") ==
        "<img src=\"x\" width=\"60\" height=\"14.28%\">a");
  CHECK(clean("<ol start=-3><li value=1.>a</ol>") ==
        "<ol start=\"-3\"><li value=\"1\">a</li></ol>");
  for (const char* html :
       {"<hr width=x>", "<hr width>", "<hr width=->", "<hr width=%>", "<hr width=1234567890>"})
    CHECK(clean(html) == "<hr>");
}

TEST_CASE("an address is decoded and left to the one who knows the page's links") {
  CHECK(clean("<a href=\" java&#x0A;script&colon;alert(1) \">a</a>") ==
        "<a href=\"java\nscript:alert(1)\">a</a>");
  CHECK(removed("<q cite='javascript:1'>a</q>") ==
        "cite='javascript:1' | `cite` of `<q>` is no address of a source and is left out\n");
  CHECK(removed("<picture><source srcset='a 1x, b 2x'><img src=c></picture>") ==
        "srcset='a 1x, b 2x' | `srcset` of `<source>` names several images and is left out\n");
}

TEST_CASE("what stands in the wrong place goes, and its text stays") {
  CHECK(clean("<p>a<td>b</td></p><li>c</li>") == "<p>ab</p>c");
  CHECK(clean("<b>a<div>b</div></b>") == "<b>ab</b>");
  CHECK(clean("<table>a<tr><td>b</table>c") == "<table></table>abc");
  CHECK(clean("<h1><h2>a</h2></h1>") == "<h1>a</h1>");
  CHECK(clean("<a href=x>a<a href=y>b</a>c</a>") == "<a href=\"x\">abc</a>");
  CHECK(clean("<summary>a</summary><source srcset=x><rt>b</rt>") == "ab");
}

TEST_CASE("a page stays balanced, whatever its author closes") {
  CHECK(clean("<b><i>a</b>c</i>d") == "<b><i>a</i></b>cd");
  CHECK(clean("</div></p></b>a</br>") == "a<br>");
  CHECK(clean("<div><b>a") == "<div><b>a</b></div>");
  CHECK(scope({raw("<b>"), words, raw("</b>")}, {false, false}) == "<b>…</b>");
  CHECK(scope({raw("<b>"), words}, {false, false}) == "<b></b>…");
  CHECK(scope({words, raw("</b>")}, {false, false}) == "…");
  CHECK(scope({raw("<details><summary>a</summary>"), block, raw("</details>")}) ==
        "<details><summary>a</summary>…</details>");
  CHECK(scope({raw("<table>"), block, raw("</table>")}) == "<table></table>…");
  CHECK(scope({raw("<table><tr><td>"), block, raw("</td></tr></table>")}) ==
        "<table><tbody><tr><td>…</td></tr></tbody></table>");
  CHECK(scope({raw("<p align=center>"), block, raw("</p>")}) == "<p align=\"center\"></p>…");
  CHECK(scope({raw("<div>a"), block, raw("b"), block}) == "<div>a…b</div>…");
  CHECK(scope({raw("<!--"), block, raw("-->")}) == "…--&gt;");
}

TEST_CASE("a link holds no other, ours or theirs") {
  CHECK(scope({raw("<a href=x>"), words, raw("</a>")}, {false, false}) == "<a href=\"x\">…</a>");
  CHECK(scope({raw("<a href=x>"), link, raw("</a>")}, {false, false}) == "<a href=\"x\"></a>…");
  CHECK(scope({raw("<a href=x>a</a><a name=y>"), words, raw("</a>")}, {false, true}) ==
        "a<span id=\"y\">…</span>");
  const CleanScope read =
      sanitize_scope({raw("<a href=x>"), words, raw("</a>"), words}, {false, false});
  CHECK(read.in_link == std::vector<bool>{true, true, false, false});
}

TEST_CASE("every removal is told at its narrowest place") {
  CHECK(removed("<p onclick=\"x\" class>a<script>b</script><blink>c</blink></i>") ==
        "onclick=\"x\" | `onclick` of `<p>` is left out\n"
        "class | `class` of `<p>` is left out\n"
        "<script>b</script> | `<script>` and what is in it are left out\n"
        "<blink> | `<blink>` is left out\n"
        "</i> | `</i>` closes nothing and is left out\n");
  CHECK(removed("<img width=1 WIDTH=2 height=x><b <!--") ==
        "WIDTH=2 | `width` of `<img>` is there already and is left out\n"
        "height=x | `height` of `<img>` holds no number and is left out\n"
        "<b <!-- | a tag that does not end is left out\n");
  CHECK(removed("<!-- a --><!doctype html><? x ?>") ==
        "<!doctype html> | an instruction in angle brackets is left out\n"
        "<? x ?> | an instruction in angle brackets is left out\n");
  CHECK(removed({raw("<b>"), words}, {false, false}) ==
        "<b> | `<b>` has no end in this part of the page\n");
  CHECK(removed({raw("<ul>"), block, raw("</ul>")}) ==
        "<ul> | `<ul>` ends before what it cannot hold\n"
        "</ul> | `</ul>` closes nothing and is left out\n");
  CHECK(removed({raw("<script>"), words, raw("</script>")}, {false, false}) ==
        "<script> | `<script>` is left out\n");
  CHECK(removed("<b><div></b>") == "<div> | `<div>` cannot stand here and is left out\n");
  CHECK(removed("<a href=x><a href=y></a></a>") == "<a href=y> | `<a>` in a link is left out\n");
}

TEST_CASE("names that mean something to scripts, or are of our form, get a prefix") {
  CHECK(clean("<a id=here name=there></a><a name=\"there\"></a>") ==
        "<a id=\"here\"></a><a id=\"there\"></a>");
  CHECK(clean("<b id=cookie aria-labelledby='x location'>a</b><img name=body src=x>") ==
        "<b id=\"user-content-cookie\" aria-labelledby=\"x user-content-location\">a</b>"
        "<img src=\"x\">");
  CHECK(place_name("page.main") == "user-content-page-main");
  CHECK(place_name("fn:1") == "user-content-fn-1");
  CHECK(place_name("__proto__") == "user-content-__proto__");
  CHECK(place_name("Über-1_a") == "Über-1_a");
  CHECK(clean("<b id='a b'>x</b><b id=''>y</b>") == "<b>x</b><b>y</b>");
}

TEST_CASE("elements nest only so deep") {
  std::string html, end;
  for (int at = 0; at < 1000; ++at) html += "<div>", end += "</div>";
  const std::string made = clean(html + "a" + end);
  CHECK(made.size() == 62 * 11 + 1);
  CHECK(removed(html + "a" + end).find("is nested too deeply and left out") != std::string::npos);
}

TEST_CASE("what a browser reads in another way is known") {
  CHECK(reads_as_written("<p>a</p><!----><b title=\"x\">b</b>"));
  for (const char* html :
       {"<p><div></div></p>", "<b>a", "a</b>", "<p>a<p>b", "<table><tr></tr></table>",
        "<table>a</table>", "<a><a></a></a>", "<script></script>", "<b onclick=\"\">a</b>",
        "<!--x-->", "<tt>a</tt>", "<svg></svg>", "<b title=x>a</b>", "<foo></foo>",
        "<template></template>", "a & b", "<B>a</B>"}) {
    CAPTURE(html);
    CHECK_FALSE(reads_as_written(html));
  }
}

TEST_CASE("lengths are numbers, of pixels or per cent") {
  const auto width = [](const std::string& value) {
    return clean("<img width=\"" + value + "\">") != "<img>";
  };
  for (const char* value : {"5", "50%", "50px", "-5", "123456789", "5em"}) CHECK(width(value));
  for (const char* value : {"", "-", "%", "px", "1234567890", "calc(1px)"})
    CHECK_FALSE(width(value));
}

TEST_CASE("a source is an address, and no data") {
  CHECK(clean("<q cite=\"https://a/b\">c</q>") == "<q cite=\"https://a/b\">c</q>");
  CHECK(clean("<q cite=\"data:image/png,x\">c</q>") == "<q>c</q>");
}

TEST_CASE("a tag that goes leaves a place only if it names one") {
  CHECK(clean("<foo id=\"b\">c</foo>") == "<a id=\"b\"></a>c");
  CHECK(clean("<foo id=\"a b\">c</foo>") == "c");
  CHECK(clean("<foo id=\"\">c</foo>") == "c");
}

TEST_CASE("tags that the text breaks off are read as browsers do") {
  CHECK(clean("a <{b} c") == "a &lt;{b} c");
  CHECK(clean("a<b c=") == "a");
  CHECK(clean("<script>a</script/>b") == "b");
  CHECK(clean("<script>a</script") == "");
  CHECK(clean("<script>a</scripts>b</script>c") == "c");
}

TEST_CASE("a template is nothing that reads as it is written") {
  CHECK(reads_as_written("<pre>\n\na</pre>"));
  CHECK_FALSE(reads_as_written("<pre><template></template></pre>"));
}

TEST_CASE("what the parser would read in another way goes as a whole, and around it all stays") {
  const FailingCall failing("gumbo_normalized_tagname", 0);
  CHECK(scope({raw("<b>a"), block, raw("</b>")}) == "…");
  CHECK(removed({raw("<b>a</b>"), block}) ==
        "<b>a</b> | HTML that browsers read in another way is left out\n");
}

}  // namespace allegory
