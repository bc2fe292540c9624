// What read_markdown finds on a page, and where.
#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <thread>

#include "support/markdown_page.h"

namespace allegory {

namespace {

std::string place(const MarkdownPage& page, const Span& at) {
  const Position position = page.sources->position(at.source, at.begin);
  return fmt::format("{}:{} {}", position.line, position.column, page.sources->text(at));
}

/// A line for each link: its form, place, bytes, target, fragment and text.
std::string links(const MarkdownPage& page) {
  constexpr std::array<std::string_view, 4> forms{"text", "image", "wiki", "autolink"};
  std::string lines;
  for (const Link& link : page.body.links)
    lines += fmt::format("{} {} -> {}{}{} '{}'{}\n", forms[static_cast<std::size_t>(link.form)],
                         place(page, link.at), link.target, link.has_fragment ? " # " : "",
                         link.fragment, link.text, link.has_text ? " own" : "");
  return lines;
}
std::string links(std::string_view text) { return links(markdown_page(text)); }

std::string headings(std::string_view text) {
  const MarkdownPage page = markdown_page(text);
  std::string lines;
  for (const Heading& heading : page.body.headings)
    lines += fmt::format("{} '{}' #{} at {}\n", heading.level, heading.text, heading.anchor,
                         place(page, heading.at));
  return lines;
}

std::string allowances(std::string_view text) {
  const MarkdownPage page = markdown_page(text);
  std::string lines;
  for (const Allowance& allowance : page.body.allowances)
    lines += fmt::format("{} at {} for {}\n", allowance.rule.value, place(page, allowance.rule.at),
                         place(page, allowance.block));
  return lines;
}

std::string raw_html(std::string_view text) {
  const MarkdownPage page = markdown_page(text);
  std::string lines;
  for (const RawLoss& lost : page.body.raw_html)
    lines += place(page, lost.at) + ": " + lost.message + "\n";
  return lines;
}

std::string first_sentence(std::string_view text) {
  return markdown_page(text).body.first_sentence;
}

/// What random pages are made of.
constexpr std::array<std::string_view, 34> pieces{
    "a",
    "b c",
    " ",
    "\n",
    "\n\n",
    "- ",
    "> ",
    "1. ",
    "# ",
    "`",
    "*",
    "_",
    "~~",
    "[x](y) ",
    "[a *b*](c \"d\") ",
    "![i](j)",
    "[[w]]",
    "[[w|t *e*]]",
    "[",
    "]",
    "(",
    ")",
    "\\",
    "|",
    "\n| a | b |\n|---|:-:|\n| c \\| [q](r) | [[n\\|o]] |\n",
    " http://e.org/x ",
    " m@e.org ",
    "<http://u.v>",
    "&amp;",
    "é",
    "\n\n[r]: /url 'ti'\n",
    "[r]",
    "\r\n",
    "  \n"};

}  // namespace

TEST_CASE("headings have plain text, GitHub's anchor, a level and a place") {
  CHECK(headings("# The *Tin* `Woodman` ![pic](p.png)\n\nSet **ext**\n---\n\n## Echo\n### Echo ##\n"
                 "> ## Echo\n\n## [[Oz|the wizard]] and [[brain]]\n") ==
        "1 'The Tin Woodman ' #the-tin-woodman- at 1:1 # The *Tin* `Woodman` ![pic](p.png)\n"
        "2 'Set ext' #set-ext at 3:1 Set **ext**\n---\n"
        "2 'Echo' #echo at 6:1 ## Echo\n"
        "3 'Echo' #echo-1 at 7:1 ### Echo ##\n"
        "2 'Echo' #echo-2 at 8:3 ## Echo\n"
        "2 'the wizard and brain' #the-wizard-and-brain at 10:1 ## [[Oz|the wizard]] and "
        "[[brain]]\n");
}

TEST_CASE("a page opens with its title only if that is its first block, comments aside") {
  CHECK(markdown_page("# A\n").body.opens_with_title);
  CHECK(markdown_page("<!-- note -->\n\n# A\n").body.opens_with_title);
  CHECK_FALSE(markdown_page("## A\n").body.opens_with_title);
  CHECK_FALSE(markdown_page("text\n\n# A\n").body.opens_with_title);
  CHECK_FALSE(markdown_page("<div></div>\n\n# A\n").body.opens_with_title);
}

TEST_CASE("links of every form are found with their exact bytes") {
  CHECK(links("[a](b.md#c%20d \"t\") ![alt *x*](i.png) <https://e.org/#f> www.e.org me@e.org\n"
              "[ref][r] [r][] [r] [**b** `c`](#)\n\n[r]: r.md\n") ==
        "text 1:1 [a](b.md#c%20d \"t\") -> b.md # c d 'a'\n"
        "image 1:21 ![alt *x*](i.png) -> i.png 'alt x'\n"
        "autolink 1:39 <https://e.org/#f> -> https://e.org/ # f 'https://e.org/#f'\n"
        "autolink 1:58 www.e.org -> http://www.e.org 'www.e.org'\n"
        "autolink 1:68 me@e.org -> mailto:me@e.org 'me@e.org'\n"
        "text 2:1 [ref][r] -> r.md 'ref'\n"
        "text 2:10 [r][] -> r.md 'r'\n"
        "text 2:16 [r] -> r.md 'r'\n"
        "text 2:20 [**b** `c`](#) ->  #  'b c'\n");
}

TEST_CASE("a place is right where the library's column is not") {
  SECTION("in a cell with escaped pipes, and in the rows of a table that ends a paragraph") {
    CHECK(links("intro [i](j)\n| a [h](1) | b [k](2) |\n|---|---|\n"
                "| c\\|d [x](y)\\| [z](w) | `e \\| [q](r)` [f](g) |\n") ==
          "text 1:7 [i](j) -> j 'i'\n"
          "text 2:5 [h](1) -> 1 'h'\n"
          "text 2:16 [k](2) -> 2 'k'\n"
          "text 4:8 [x](y) -> y 'x'\n"
          "text 4:17 [z](w) -> w 'z'\n"
          "text 4:40 [f](g) -> g 'f'\n");
  }
  SECTION("over lines, in quotes and lists, behind hard breaks and titles of two lines") {
    CHECK(links("> a [lnk\n> over](to\n> \"title\") and [next](one)\\\n>   then [third](x)\n"
                "lazy [third](y)\n\n1. item\n     more [m](n)\n") ==
          "text 1:5 [lnk\n> over](to\n> \"title\") -> to 'lnk over'\n"
          "text 3:16 [next](one) -> one 'next'\n"
          "text 4:10 [third](x) -> x 'third'\n"
          "text 5:6 [third](y) -> y 'third'\n"
          "text 8:11 [m](n) -> n 'm'\n");
  }
  SECTION("behind definitions that open the paragraph, and beside brackets that are no link") {
    CHECK(links("[a]: /x\n[b]: /y\n  \"t\"\nthen [no] [a] `[a]` [a][b] \\[a](z) [no](z)\n") ==
          "text 4:11 [a] -> /x 'a'\n"
          "text 4:21 [a][b] -> /y 'a'\n"
          "text 4:36 [no](z) -> z 'no'\n");
  }
  SECTION("of an address that stands in code before") {
    CHECK(links("`http://e.org` http://e.org and <http://e.org>\n") ==
          "autolink 1:16 http://e.org -> http://e.org 'http://e.org'\n"
          "autolink 1:33 <http://e.org> -> http://e.org 'http://e.org'\n");
  }
  SECTION("whatever the line ends, and behind front matter and a byte order mark") {
    const MarkdownPage page = markdown_page("---\nx: y\n---\r\na [b](c)\rd [e](f)\r\n[g](h)\n", 14);
    CHECK(links(page) ==
          "text 4:3 [b](c) -> c 'b'\n"
          "text 5:3 [e](f) -> f 'e'\n"
          "text 6:1 [g](h) -> h 'g'\n");
    CHECK(links("\xef\xbb\xbf[a](b)\n").find("[a](b) -> b 'a'") != std::string::npos);
  }
}

TEST_CASE("links in a link's image and in footnotes are listed as they are rendered") {
  CHECK(links("[![p](i)](t) a[^n]\n\n[^n]: see [x](y)\n\nlast [z](w), ![no [link](in)](alt)\n") ==
        "text 1:1 [![p](i)](t) -> t 'p'\n"
        "image 1:2 ![p](i) -> i 'p'\n"
        "text 5:6 [z](w) -> w 'z'\n"
        "image 5:14 ![no [link](in)](alt) -> alt 'no link'\n"
        "text 3:11 [x](y) -> y 'x'\n");
}

TEST_CASE("wikilinks are found in every spelling") {
  CHECK(
      links(
          "[[x]] [[x|text *t*]] [[x#A%20b]] [[dir/x]] [[x#h|t]] [[ y ]] [[#h]] **[[洞窟]]**s\n") ==
      "wiki 1:1 [[x]] -> x 'x'\n"
      "wiki 1:7 [[x|text *t*]] -> x 'text t' own\n"
      "wiki 1:22 [[x#A%20b]] -> x # A b 'x'\n"
      "wiki 1:34 [[dir/x]] -> dir/x 'dir/x'\n"
      "wiki 1:44 [[x#h|t]] -> x # h 't' own\n"
      "wiki 1:54 [[ y ]] -> y 'y'\n"
      "wiki 1:62 [[#h]] ->  # h 'h'\n"
      "wiki 1:71 [[洞窟]] -> 洞窟 '洞窟'\n");
}

TEST_CASE("a wikilink's name is no Markdown") {
  CHECK(links("[[a*b]] and [[c*d]], [[_x_]] [[a\\_b]] [[x]]\n\n[x]: /elsewhere\n") ==
        "wiki 1:1 [[a*b]] -> a*b 'a*b'\n"
        "wiki 1:13 [[c*d]] -> c*d 'c*d'\n"
        "wiki 1:22 [[_x_]] -> _x_ '_x_'\n"
        "wiki 1:30 [[a\\_b]] -> a_b 'a_b'\n"
        "wiki 1:39 [[x]] -> x 'x'\n");
}

TEST_CASE("a wikilink may run over a line end, and its bar needs no escape in a cell") {
  CHECK(links("the [[Tin\nWoodman]], > [[Tin\nWoodman|he *is*\nit]]\n\n> [[Tin\n> Man]]\n\n"
              "| a | b |\n|---|---|\n| [[n\\|o]] | [[n|o]] [y](z) |\n") ==
        "wiki 1:5 [[Tin\nWoodman]] -> Tin Woodman 'Tin Woodman'\n"
        "wiki 2:14 [[Tin\nWoodman|he *is*\nit]] -> Tin Woodman 'he is it' own\n"
        "wiki 6:3 [[Tin\n> Man]] -> Tin Man 'Tin Man'\n"
        "wiki 11:3 [[n\\|o]] -> n 'o' own\n"
        "wiki 11:14 [[n|o]] -> n 'o' own\n"
        "text 11:22 [y](z) -> z 'y'\n");
}

TEST_CASE("brackets in code, HTML, links, escapes and footnotes are no wikilinks") {
  const MarkdownPage page = markdown_page(
      "`[[x]]` \\[[x]] [a [[x]] b](u) <b t=\"[[x]]\"> [[x]](u) [[ ]] [[]] [[^1]] ![[x]]\n\n"
      "    [[x]]\n\n```[[x]]\n[[x]] [[two\nlines]]\n```\n\n<div>\n[[x]]\n</div>\n\n[[a\n\nb]]\n");
  CHECK(links(page) ==
        "text 1:16 [a [[x]] b](u) -> u 'a [[x]] b'\n"
        "text 1:45 [[x]](u) -> u '[x]'\n");
  REQUIRE(page.body.embeds.size() == 1);
  CHECK(place(page, page.body.embeds[0]) == "1:72 ![[x]]");
}

TEST_CASE("a page may use the marks that stand for wikilinks while it is parsed") {
  CHECK(links("܀ ܁ [[x]] ܂\n") == "wiki 1:5 [[x]] -> x 'x'\n");
}

TEST_CASE("anchors are the ids of raw HTML and the names of its links") {
  const MarkdownPage page = markdown_page(
      "<a id=\"b\"></a> <a name=a></a> <p ID='c'> <meta name=\"no\"> <!-- <a id=\"no\"> -->\n\n"
      "<div class=\"x\" id=d>\n<a id=\"has space\"></a>\n<script>'<a id=\"no\">'</script></div>\n");
  CHECK(page.body.anchors == std::vector<std::string>{"a", "b", "c", "d"});
}

TEST_CASE("what is left out of raw HTML is told, comments and places are not") {
  CHECK(raw_html("a <b>c</b> <!-- d --> <a id=\"e\"></a><a href=\"x\">f</a> <?g?>\n\n"
                 "<!-- h -->\n\n<div>\ni\n</div>\n\n| `<j>` <k> |\n|---|\n| \\| <l\\> <m> |\n") ==
        "1:55 <?g?>: an instruction in angle brackets is left out\n"
        "9:9 <k>: `<k>` is left out\n11:11 <m>: `<m>` is left out\n");
  CHECK(raw_html("> <div\n> class=x>\n>   <p on=y>\n> a\n\n- <hr\n  style=z>\n") ==
        "1:3 <div: `<div>` has no end in this part of the page\n"
        "2:3 class=x: `class` of `<div>` is left out\n3:8 on=y: `on` of `<p>` is left out\n"
        "7:3 style=z: `style` of `<hr>` is left out\n");
}

TEST_CASE("an allowance names a rule and the block behind it, or the paragraph it stands in") {
  CHECK(
      allowances("<!-- allegory-allow dead-link: it is\nquoted -->\n<!-- other -->\n\n> a\n> b\n\n"
                 "c <!--allegory-allow raw-html--> d\n\n"
                 "<!-- allegory-allow --> <!-- allegory-allowed x: y -->\n\n"
                 "- e\n\n  <!-- allegory-allow last: r -->\n") ==
      "dead-link at 1:21 dead-link for 5:1 > a\n> b\n"
      "raw-html at 8:22 raw-html for 8:1 c <!--allegory-allow raw-html--> d\n"
      "last at 14:23 last for 14:34 \n");
}

TEST_CASE("the summary is the first paragraph of the page's own text") {
  CHECK(markdown_page("# T\n\n![i](p)\n\n> [!NOTE]\n> no\n\n```\nno\n```\n\nThe *first*[^1] `one`\n"
                      "[[x|goes]] on <b>here</b>.\n\nno\n\n[^1]: no\n")
            .body.summary == "The first one goes on here.");
  CHECK(markdown_page("# Only a title\n").body.summary.empty());
}

TEST_CASE("a first sentence ends where a reader would say so") {
  CHECK(first_sentence("It works. And more.") == "It works.");
  CHECK(first_sentence("Is it? Yes!") == "Is it?");
  CHECK(first_sentence("Say \"no.\" Then go.") == "Say \"no.\"");
  CHECK(first_sentence("For e.g. this, z. B. that, by J. R. Smith. Next") ==
        "For e.g. this, z. B. that, by J. R. Smith.");
  CHECK(first_sentence("Dr. Watson said so. Next.") == "Dr. Watson said so.");
  CHECK(first_sentence("Version 3.5 etc. is out in 2024. Next.") ==
        "Version 3.5 etc. is out in 2024.");
  CHECK(first_sentence("これは洞窟。次。") == "これは洞窟。");
  CHECK(first_sentence("And so on… Then") == "And so on…");
  CHECK(first_sentence("no end at all") == "no end at all");
}

TEST_CASE("what looks like definitions and is none is text, and links stand behind it") {
  for (const char* text :
       {"[]:\n", "[]:\n\n", "[ ]:\n[\t]: x\n", "[\\]:\n", "[a]:\n\n", "> []:\n\n"}) {
    CAPTURE(text);
    const MarkdownPage page = markdown_page(text);
    CHECK(page.body.prose.size() <= 1);
    CHECK_FALSE(html(page).empty());
  }
  const MarkdownPage page = markdown_page("[ ]:\n[a](b)\n");
  REQUIRE(page.body.links.size() == 1);
  CHECK(page.body.links[0].at.begin == 5);
  CHECK(page.body.links[0].at.end == 11);
}

TEST_CASE("every link of a random page begins and ends as its form does, inside the body") {
  std::size_t found = 0;
  for (unsigned seed = 0; seed < 2000; ++seed) {
    std::mt19937 random(seed);
    std::string text = "---\n";
    for (std::size_t i = 0; i < 14; ++i) text += pieces[random() % pieces.size()];
    const MarkdownPage page = markdown_page(text, 4);
    for (const Link& link : page.body.links) {
      const std::string_view at = page.sources->text(link.at);
      CAPTURE(seed, text, at, link.target);
      REQUIRE(link.at.begin >= 4);
      REQUIRE(!at.empty());
      ++found;
      const bool closes = at.back() == ')' || at.back() == ']';
      if (link.form == LinkForm::wiki) REQUIRE((at.starts_with("[[") && at.ends_with("]]")));
      if (link.form == LinkForm::text) REQUIRE((at.starts_with('[') && closes));
      if (link.form == LinkForm::image) REQUIRE((at.starts_with("![") && closes));
      if (link.form == LinkForm::autolink)
        REQUIRE(((at.front() == '<' && at.back() == '>') || at.front() == 'h' ||
                 link.target.ends_with(at)));
    }
  }
  CHECK(found > 2000);
}

TEST_CASE("pages read on four threads say what they say on one") {
  std::vector<std::string> texts;
  for (int i = 0; i < 300; ++i)
    texts.push_back(fmt::format(
        "# Page {0}\n\n~~old {0}~~ http://e.org/{0} www.e.org me@e.org[^n] [[x{0}|*t*]]\n\n"
        "| a | b |\n|---|:-:|\n| ~~c~~ | [d](e{0}) |\n\n- [x] f\n- [ ] g\n\n[^n]: note ~~h~~\n",
        i));
  const auto facts = [&](std::size_t i) {
    const MarkdownPage page = markdown_page(texts[i]);
    return links(page) + html(page) + wiki_text(page).text;
  };
  std::vector<std::string> serial, parallel(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) serial.push_back(facts(i));
  {
    std::vector<std::jthread> threads;
    for (std::size_t thread = 0; thread < 4; ++thread)
      threads.emplace_back([&, thread] {
        for (std::size_t i = thread; i < texts.size(); i += 4) parallel[i] = facts(i);
      });
  }
  CHECK(serial[7].find("<del>old 7</del>") != std::string::npos);
  CHECK(parallel == serial);
}

}  // namespace allegory
