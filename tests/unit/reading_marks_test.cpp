// Unit tests of src/markdown/reading_marks.h: what HTML adds to the names of a text.
#include <catch2/catch.hpp>

#include "support/markdown_page.h"

namespace allegory {

namespace {

/// `crow` in running text becomes the only name of the page, as it was found or as a link.
HtmlOptions crow_options(const MarkdownPage& page, bool is_link) {
  HtmlOptions options;
  options.words = &base_words().in("en");
  options.names.push_back({"<TOLD>", "<Told>", "<NOTE>", "on the \"crow\""});
  for (const Prose& prose : page.body.prose) {
    const std::size_t at = prose.text.find("crow");
    if (at == std::string::npos) continue;
    const ProsePiece& piece = piece_at(prose, static_cast<std::uint32_t>(at));
    InsertedLink inserted;
    inserted.node = piece.node;
    inserted.begin = piece.in_node + static_cast<std::uint32_t>(at) - piece.begin;
    inserted.end = inserted.begin + 4;
    inserted.link.css_class = "story";
    if (is_link) inserted.link.href = "crow/";
    inserted.link.name = 0;
    options.inserted.push_back(inserted);
  }
  return options;
}

std::string marked(std::string_view text, bool is_link = false) {
  const MarkdownPage page = markdown_page(text);
  return html(page, crow_options(page, is_link));
}

const std::string note =
    "<input class=\"note-mark\" type=\"checkbox\" aria-label=\"on the &quot;crow&quot;\">"
    "<span class=\"margin-note\" id=\"note.1\" role=\"note\"><NOTE></span></span>";

}  // namespace

TEST_CASE("a name is followed by its counterpart, and the first by its note") {
  CHECK(marked("A crow.\n\nThe crow.\n") ==
        "<p>A <span class=\"noted\"><span class=\"story own\">crow</span><TOLD>" + note +
            ".</p>\n<p>The <span class=\"story own\">crow</span><TOLD>.</p>\n");
}

TEST_CASE("a name that is a link says which note describes it") {
  CHECK(marked("A crow.\n", true) ==
        "<p>A <span class=\"noted\"><a href=\"crow/\" class=\"story own\" "
        "aria-describedby=\"note.1\">crow</a><TOLD>" +
            note + ".</p>\n");
}

TEST_CASE("a table's cell holds no note; the first name behind it does") {
  CHECK(marked("| a |\n|---|\n| crow |\n\nA crow.\n") ==
        "<div class=\"table-scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">\n<table>\n"
        "<thead>\n<tr>\n<th scope=\"col\">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n"
        "<td><span class=\"story own\">crow</span><TOLD></td>\n</tr>\n</tbody>\n</table>\n</div>\n"
        "<p>A <span class=\"noted\"><span class=\"story own\">crow</span><TOLD>" +
            note + ".</p>\n");
}

TEST_CASE("a link in a heading stays as it is, and a note in a footnote stands there") {
  const MarkdownPage page = markdown_page("# The [crow](c)\n\nText[^n].\n\n[^n]: The crow.\n");
  HtmlOptions options = crow_options(page, false);
  std::vector<RenderedLink> links = plain_links(page.body);
  links[0].name = 0;
  PlacedNames placed;
  const std::string made = render_html(*page.sources, page.body, links, options, &placed);
  CHECK(made.starts_with(
      "<div class=\"heading\">\n<h1 id=\"the-crow\">The <a href=\"c\">crow</a></h1>\n"));
  CHECK(made.find("<p>The <span class=\"noted\"><span class=\"story own\">crow</span><TOLD>" +
                  note) != std::string::npos);
  CHECK(placed.noted == std::vector<bool>{true});
  CHECK(placed.has_counterpart);
}

TEST_CASE("what no text could hold is reported back") {
  const MarkdownPage page = markdown_page("# The [crow](c)\n");
  std::vector<RenderedLink> links = plain_links(page.body);
  links[0].name = 0;
  HtmlOptions options;
  options.names.push_back({"<TOLD>", "<Told>", "<NOTE>", "label"});
  PlacedNames placed;
  render_html(*page.sources, page.body, links, options, &placed);
  CHECK(placed.noted == std::vector<bool>{false});
  CHECK_FALSE(placed.has_counterpart);
}

TEST_CASE("a name over a line end is one element, unless markup is between its words") {
  const auto two_lines = [](std::string_view text, std::uint32_t first_begin,
                            std::uint32_t first_end, std::uint32_t last, std::uint32_t last_end) {
    const MarkdownPage page = markdown_page(text);
    HtmlOptions options;
    options.names.push_back({"<TOLD>", "<Told>", "", ""});
    RenderedLink link;
    link.name = 0;
    link.starts_sentence = true;
    options.inserted.push_back({0, first_begin, first_end, link, InsertedLink::Part::first, last});
    options.inserted.push_back({last, 0, last_end, link, InsertedLink::Part::last, 0});
    return html(page, options);
  };
  CHECK(two_lines("Tin\nWoodman goes\n", 0, 3, 1, 7) ==
        "<p><span class=\"own\">Tin\nWoodman</span><Told> goes</p>\n");
  CHECK(two_lines("Tin *Woodman* goes\n", 0, 3, 1, 7) == "<p>Tin <em>Woodman</em> goes</p>\n");
}

TEST_CASE("what a link is told as follows the link, and an inserted name in a link is left alone") {
  const MarkdownPage page = markdown_page("[crow](c) [the crow](d)\n");
  HtmlOptions options;
  options.names.push_back({"<TOLD>", "<Told>", "", ""});
  std::vector<RenderedLink> links = plain_links(page.body);
  links[0].name = 0;
  links[0].starts_sentence = true;
  RenderedLink name;
  name.name = 0;
  options.inserted.push_back({2, 4, 8, name, InsertedLink::Part::whole, 0});
  CHECK(render_html(*page.sources, page.body, links, options) ==
        "<p><a href=\"c\" class=\"own\">crow</a><Told> <a href=\"d\">the crow</a></p>\n");
}

}  // namespace allegory
