// Books: where everything stands, what links become, and archives whose bytes are always the same.
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "book/context.h"
#include "book/images.h"
#include "book/layout.h"
#include "book/links.h"
#include "book/package.h"
#include "book/pdf.h"
#include "book/stage.h"
#include "book/zip.h"
#include "support/project.h"

namespace allegory {

namespace {

/// A project's books. Without a theme, so that words are their keys.
struct Books {
  explicit Books(std::string_view text, BookForm book_form = BookForm::html)
      : project(check_case(text)),
        theme(*Theme::make({}, project.sources, page_shape(), project.diagnostics)),
        render{project.sources, theme, project.analogies, words, history},
        stage(project.site, render),
        context(stage.context(book_form, {})) {
    render.read = [](const std::string& asset) { return std::optional("bytes of " + asset); };
  }

  /// What the links of the part at a position become.
  std::vector<std::string> links(std::uint32_t book, std::size_t position) {
    const BookPart& part = context.layout.books[book].parts[position];
    std::vector<std::string> urls;
    const BookPlace from{book, context.form == BookForm::epub ? part.file : std::string()};
    for (const RenderedLink& link : book_links(context, from, part, images, findings))
      urls.push_back(link.href);
    return urls;
  }

  std::vector<std::string> found() const {
    std::vector<std::string> rules;
    for (const Diagnostic& finding : findings.items()) rules.emplace_back(finding.name);
    return rules;
  }

  CheckedProject project;
  Theme theme;
  WordBook words;
  History history;
  RenderContext render;
  BookStage stage;
  BookContext context;
  std::set<std::uint32_t> images;
  Diagnostics findings;
};

std::vector<std::string> anchors(const Book& book) {
  std::vector<std::string> list;
  for (const BookPart& part : book.parts) list.push_back(part.anchor);
  return list;
}

constexpr std::string_view fable = R"(-- content/index.md --
---
title: The fox
allegory: {takeaway: Beware.}
characters: {fox: [Fox]}
concepts: {spam: [Spam]}
maps: {fox: spam}
---
[own](#part) [there](a.md#part) [all of it](a.md) [[fox]] [file](notes.txt) [web](https://example.org/)

## Part
-- content/a.md --
---
title: Story
---
## Part

![a picture](a.png) ![elsewhere](https://example.org/a.png) ![odd](a.bmp)
-- content/a.png --
png
-- content/a.bmp --
bmp
-- content/notes.txt --
notes
)";

}  // namespace

TEST_CASE("a book has its sections in story order, then what it adds itself") {
  const Books books(fable);
  const Book& book = books.context.layout.books.at(0);
  // `story` begins the anchors of names, so no section has it.
  CHECK(anchors(book) == std::vector<std::string>{"document_introduction", "story-1",
                                                  "book.takeaway", "book.correspondences",
                                                  "book.map", "book.account"});
  CHECK(book.name == "the-fox");
  CHECK(book.entities.at({0, 0}) == "story.fox");
  CHECK(book.entities.at({0, 1}) == "idea.spam");
}

TEST_CASE("a link in a page leads to the same place as on the site") {
  Books books(fable);
  CHECK(books.links(0, 0) == std::vector<std::string>{"#document_introduction.part",
                                                      "#story-1.part", "#story-1", "#story.fox", "",
                                                      "https://example.org/"});
  CHECK(books.found() == std::vector<std::string>{"lost-book-link"});
}

TEST_CASE("a link in an EPUB names the file that the place is in") {
  Books books(fable, BookForm::epub);
  CHECK(books.links(0, 0) ==
        std::vector<std::string>{"#document_introduction.part", "part-2.xhtml#story-1.part",
                                 "part-2.xhtml#story-1", "part-4.xhtml#story.fox", "",
                                 "https://example.org/"});
}

TEST_CASE("where the site has an address, nothing is lost") {
  Books books(std::string(fable) +
              "-- allegory.yaml --\ntitle: T\nbase_url: https://example.org/x/\n");
  CHECK(books.links(0, 0)[4] == "https://example.org/x/notes.txt");
  CHECK(books.found().empty());
}

TEST_CASE("images come along, and what cannot becomes its text with a finding") {
  Books page(fable);
  CHECK(page.links(0, 1) ==
        std::vector<std::string>{"data:image/png;base64,Ynl0ZXMgb2YgYS5wbmc=", "", ""});
  CHECK(page.found() == std::vector<std::string>{"lost-book-image", "lost-book-image"});
  Books epub(fable, BookForm::epub);
  CHECK(epub.links(0, 1)[0] == "images/2.png");
  CHECK(epub.images == std::set<std::uint32_t>{1});
}

TEST_CASE("two allegories are two books, which only pages can lead to each other") {
  constexpr std::string_view two = R"(-- content/a/index.md --
---
title: A
allegory: {story: x}
---
[b](../b/index.md)
-- content/b/index.md --
---
title: B
allegory: {story: y}
---
Text.
)";
  Books pages(two);
  CHECK(pages.links(0, 0) == std::vector<std::string>{"b.html#document_introduction"});
  Books epubs(two, BookForm::epub);
  CHECK(epubs.links(0, 0) == std::vector<std::string>{""});
  CHECK(epubs.found() == std::vector<std::string>{"lost-book-link"});
}

TEST_CASE("base64 pads what is no multiple of three") {
  CHECK(data_url("t", "") == "data:t;base64,");
  CHECK(data_url("t", "f") == "data:t;base64,Zg==");
  CHECK(data_url("t", "fo") == "data:t;base64,Zm8=");
  CHECK(data_url("t", "foob\xff\n") == "data:t;base64,Zm9vYv8K");
}

TEST_CASE("an archive begins with its first file as it is, and is the same whenever it is made") {
  const std::vector<ZipEntry> entries{{"mimetype", "application/epub+zip", true},
                                      {"b/c.xml", std::string(5000, 'x')}};
  const std::optional<std::string> archive = make_zip(entries);
  REQUIRE(archive);
  CHECK(archive->substr(0, 4) == "PK\x03\x04");
  // The length of the name, of what is behind it (nothing), the name and the bytes.
  CHECK(archive->substr(26, 4) == std::string("\x08\0\0\0", 4));
  CHECK(archive->substr(30, 28) == "mimetypeapplication/epub+zip");
  // Midnight of the first of January 1980.
  CHECK(archive->substr(10, 4) == std::string("\0\0\x21\0", 4));
  CHECK(archive->size() < 1000);
  CHECK(make_zip(entries) == archive);
}

TEST_CASE("what is nested in an outline is nested in the contents") {
  Book book;
  book.lang = "en";
  for (const int level : {2, 1, 2, 4, 3, 1}) {
    BookPart part;
    part.level = level;
    part.title = std::to_string(level);
    part.anchor = "a";
    part.file = "f";
    book.parts.push_back(part);
  }
  const Books books(fable);
  const std::string nav = nav_xhtml(books.context, book);
  const auto count = [&](std::string_view tag) {
    std::size_t times = 0;
    for (std::size_t at = nav.find(tag); at != std::string::npos; at = nav.find(tag, at + 1))
      ++times;
    return times;
  };
  CHECK(count("<ol>") == count("</ol>"));
  CHECK(count("<li>") == count("</li>"));
  CHECK(nav.find(">2</a></li>\n<li><a href=\"f#a\">1</a>\n<ol>\n<li><a href=\"f#a\">2</a>\n<ol>\n"
                 "<li><a href=\"f#a\">4</a></li>\n<li><a href=\"f#a\">3</a></li>\n</ol>\n</li>\n"
                 "</ol>\n</li>\n<li><a href=\"f#a\">1</a></li>\n</ol>") != std::string::npos);
}

TEST_CASE("the contents of a PDF get the numbers of its pages") {
  constexpr std::string_view pdf =
      "%PDF-1.4\n7 0 obj\n<</Type /Page\n/X 1>>\nendobj\n12 0 obj\n<</Type /Page\n>>\nendobj\n"
      "2 0 obj\n<</Type /Pages\n>>\n3 0 obj\n<</lion [12 0 R /XYZ 6 665.6 0]\n"
      "/#25D9#2585 [7 0 R /XYZ 6 1 0]>>\n4 0 obj\n<</Dest [7 0 R /XYZ 1 1 0]>>";
  const PdfPlaces places = pages_of_places(pdf);
  REQUIRE(places.contains("lion"));
  CHECK(places.at("lion") == 2);
  REQUIRE(places.contains("%D9%85"));
  CHECK(places.at("%D9%85") == 1);
  const std::string mark = "<span class=\"folio\" data-place=\"";
  CHECK(with_folios("a" + mark + "lion\"></span>b" + mark + "fox\"></span>c", places) ==
        "a" + mark + "lion\">2</span>b" + mark + "fox\"></span>c");
  CHECK(pages_of_places("[ 0 R /XYZ ").empty());
  CHECK(with_folios(mark, places) == mark);
}

TEST_CASE("a PDF is dated by its text and not by a clock") {
  CHECK(with_dates("a /CreationDate (D:20261123140000+00'00') /ModDate (D:20261123140000)",
                   "2024-03-06") ==
        "a /CreationDate (D:20240306000000+00'00') /ModDate (D:20240306000000)");
  CHECK(with_dates("/ModDate (D:2026", "2024-03-06") == "/ModDate (D:2026");
}

}  // namespace allegory
