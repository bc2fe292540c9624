// See parts.h.
#include "book/parts.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "book/account.h"
#include "book/links.h"

namespace allegory {

namespace {

using PartKind = BookPart::Kind;

/// The anchor of a part's heading. What an author names has no colon.
std::string title_anchor(const BookPart& part) { return book_anchor(part, "part:title"); }

/// The level of a part's heading: below the title of a page that holds all, else the first.
int heading_level(const BookContext& context, const BookPart& part) {
  return std::min(part.level + (context.form == BookForm::epub ? 0 : 1), 6);
}

std::string_view semantics_of(const BookPart& part) {
  switch (part.kind) {
    case PartKind::section:
      return part.level > 1 ? "subchapter" : "chapter";
    case PartKind::takeaway:
      return "conclusion";
    case PartKind::correspondences:
      return "glossary";
    case PartKind::map:
    case PartKind::account:
      break;
  }
  return "appendix";
}

/// ` class="…" id="…"` and so on of a part.
std::string attributes_of(const BookContext& context, const Book& book, const BookPart& part) {
  std::string kind = part.kind == PartKind::section ? "page-section" : "page-account back";
  if (part.kind == PartKind::takeaway) kind = "closing";
  if (part.kind == PartKind::map) kind = "page-map back";
  std::string attributes = fmt::format(" class=\"part level-{} {}\" id=\"{}\"",
                                       std::min(part.level, 6), kind, escape_html(part.anchor));
  if (part.lang != book.lang) attributes += language_attributes(context.form, part.lang);
  if (context.form == BookForm::epub)
    attributes += fmt::format(" epub:type=\"{}\"", semantics_of(part));
  return attributes + fmt::format(" aria-labelledby=\"{}\"", escape_html(title_anchor(part)));
}

std::string opening(const BookContext& context, const BookPart& part) {
  const int level = heading_level(context, part);
  std::string html =
      fmt::format("<header class=\"opening\">\n<h{0} class=\"part-title\" id=\"{1}\">{2}</h{0}>\n",
                  level, escape_html(title_anchor(part)), book_title(part.title));
  if (part.section != none) {
    const Section& section = context.site().sections[part.section];
    const FrontMatter& front = section.written.front;
    if (front.description && !section.is_home)
      html += fmt::format("<p class=\"lead\">{}</p>\n", escape_html(front.description->value));
    if (front.author && front.author->value != context.site().config.author)
      html += fmt::format("<p class=\"byline\">{}</p>\n", escape_html(front.author->value));
  }
  return html + "</header>\n";
}

/// Correspondences that no note of the text speaks of.
std::string unnoted(const BookContext& context, const BookPlace& from, const BookPart& part,
                    const SectionText& text) {
  if (text.unnoted.empty()) return {};
  const Allegory& allegory =
      context.site().allegories[context.site().sections[part.section].allegory];
  std::string html = fmt::format("<aside class=\"notes\">\n<p class=\"notes-title\">{}</p>\n<ul>\n",
                                 escape_html(context.words(part.lang).of("section_cast")));
  for (const std::uint32_t item : text.unnoted)
    html += fmt::format("<li>{}</li>\n",
                        book_pair(context, from, part.lang, allegory.correspondences[item]));
  return html + "</ul>\n</aside>\n";
}

std::string takeaway_of(const BookContext& context, const BookPart& part) {
  const Section& section = context.site().sections[part.section];
  const auto& takeaway = section.written.front.takeaway;
  if (!takeaway || section.is_home) return {};
  return fmt::format(
      "<aside class=\"takeaway\">\n<p class=\"takeaway-title\">{}</p>\n<p>{}</p>\n</aside>\n",
      escape_html(context.words(part.lang).of("takeaway")), escape_html(takeaway->value));
}

BookText section_part(const BookContext& context, std::uint32_t book, const BookPart& part,
                      Diagnostics& diagnostics) {
  const bool is_epub = context.form == BookForm::epub;
  const BookPlace from{book, is_epub ? part.file : std::string()};
  BookText made;
  DocumentPlace document;
  // What has no boxes to tick is a book on a reader, where all else is said in its way, too.
  document.form =
      context.target.task_lists == Target::TaskLists::signs ? HtmlForm::book : HtmlForm::document;
  document.id_prefix = book_anchor(part, "");
  document.heading_shift = heading_level(context, part) - 1;
  document.links = book_links(context, from, part, made.images, diagnostics);
  document.url = [&](std::string_view address) { return book_page_url(context, from, address); };
  const SectionText text = document_text(context.view, part.section, document);
  const Body& body = context.site().sections[part.section].written.body;
  if (is_epub && context.render.trust_html && !body.raw_html.empty())
    diagnostics
        .report("lost-book-html", body.raw_html.front().at,
                "an EPUB holds no HTML beyond the elements that are let through unasked",
                "left out")
        .help("say it in Markdown");
  made.has_readings = text.has_readings;
  made.own = text.own;
  made.html = fmt::format(
      "<div class=\"text{}\">\n{}</div>\n",
      text.has_readings ? (text.own == Side::story ? " told-as-story" : " told-as-idea") : "",
      text.html);
  made.html += takeaway_of(context, part) + unnoted(context, from, part, text);
  return made;
}

}  // namespace

std::string book_title(std::string_view title) {
  const std::size_t colon = title.find(": ");
  if (colon == std::string_view::npos) return escape_html(title);
  return fmt::format(
      "<span class=\"title-start\">{}</span><span class=\"colon\">: </span>"
      "<span class=\"title-rest\">{}</span>",
      escape_html(title.substr(0, colon)), escape_html(title.substr(colon + 2)));
}

std::string language_attributes(BookForm form, std::string_view lang) {
  std::string attributes = fmt::format(" lang=\"{}\"", escape_html(lang));
  if (form == BookForm::epub) attributes += fmt::format(" xml:lang=\"{}\"", escape_html(lang));
  return attributes + fmt::format(" dir=\"{}\"", text_direction(lang));
}

BookText write_part(const BookContext& context, std::uint32_t book, const BookPart& part,
                    Diagnostics& diagnostics) {
  const Book& whole = context.layout.books[book];
  BookText made;
  switch (part.kind) {
    case PartKind::section:
      made = section_part(context, book, part, diagnostics);
      break;
    case PartKind::takeaway:
      made.html = fmt::format("<div class=\"text\">\n<p>{}</p>\n</div>\n",
                              escape_html(context.site().allegories[whole.allegory].takeaway));
      break;
    case PartKind::correspondences:
      made.html = book_correspondences(context, whole);
      break;
    case PartKind::map:
      made.html = book_map(context, whole, part);
      break;
    case PartKind::account:
      made.html = book_account(context, whole, part);
      break;
  }
  made.html = fmt::format("<section{}>\n{}{}</section>\n", attributes_of(context, whole, part),
                          opening(context, part), made.html);
  return made;
}

std::vector<BookText> write_parts(const BookContext& context, std::uint32_t book,
                                  Diagnostics& diagnostics) {
  const std::vector<BookPart>& parts = context.layout.books[book].parts;
  std::vector<BookText> texts(parts.size());
  std::vector<Diagnostics> findings(parts.size());
  parallel_for(parts.size(), context.render.jobs, [&](std::size_t at) {
    texts[at] = write_part(context, book, parts[at], findings[at]);
  });
  for (Diagnostics& found : findings) diagnostics.append(std::move(found));
  return texts;
}

}  // namespace allegory
