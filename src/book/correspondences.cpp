// What stands for what, as the last pages of a book tell it, and the map. See account.h.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "book/account.h"

namespace allegory {

namespace {

std::string_view voice(Side side) { return side == Side::story ? "story" : "idea"; }

BookPlace place_of(const BookContext& context, const Book& book, const BookPart& part) {
  return {book.allegory, context.form == BookForm::epub ? part.file : std::string()};
}

/// The list of correspondences while it is written.
class Correspondences {
 public:
  Correspondences(const BookContext& context, const Book& book)
      : context_(context),
        book_(book),
        words_(context.words(book.lang)),
        allegory_(context.site().allegories[book.allegory]) {}

  std::string write() {
    const std::vector<std::uint32_t>& lines = context_.view.index.correspondences[book_.allegory];
    std::string html;
    if (!lines.empty()) html = table(lines);
    return html + alone();
  }

 private:
  std::string table(const std::vector<std::uint32_t>& lines) {
    const auto side_name = [&](const std::string& name, std::string_view key) {
      return escape_html(name.empty() ? words_.of(key) : std::string_view(name));
    };
    std::string html = fmt::format(
        "<table class=\"account-table correspondences\">\n<thead><tr>"
        "<th scope=\"col\" class=\"story\">{}</th><th scope=\"col\" class=\"idea\">{}</th>"
        "<th scope=\"col\">{}</th></tr></thead>\n<tbody>\n",
        side_name(allegory_.story, "voice_story"), side_name(allegory_.idea, "voice_idea"),
        escape_html(words_.of("account_why")));
    for (const std::uint32_t index : lines) html += row(allegory_.correspondences[index]);
    return html + "</tbody>\n</table>\n";
  }

  std::string row(const Correspondence& line) {
    std::string why = escape_html(line.written.because);
    if (closeness(line.written.strength) != "close")
      why += fmt::format(
          "{}<span class=\"strength\">{}</span>", why.empty() ? "" : " ",
          escape_html(words_.of("likeness_" + std::string(closeness(line.written.strength)))));
    const std::string denied =
        line.written.negative
            ? fmt::format("<span class=\"denied\">{}</span> ", escape_html(words_.of("map_not_so")))
            : std::string();
    return fmt::format("<tr><td>{}</td><td>{}{}</td><td>{}</td></tr>\n", names(line.from), denied,
                       names(line.to), why);
  }

  std::string names(const std::vector<Reference>& references) {
    std::string html;
    for (const Reference& reference : references)
      html += (html.empty() ? "" : ", ") + name(reference.entity);
    return html;
  }

  /// A name; the first time with its anchor and what else it is called.
  std::string name(EntityRef ref) {
    const EntityDeclaration& entity = entity_of(context_.site(), ref).written;
    const bool is_first = anchored_.insert(ref).second;
    const std::string anchor =
        is_first ? fmt::format(" id=\"{}\"", escape_html(book_.entities.at(ref))) : "";
    return fmt::format("<span class=\"{}\"{}>{}</span>", voice(entity.side), anchor,
                       escape_html(entity_of(context_.site(), ref).label));
  }

  std::string alone() {
    std::string items;
    for (std::uint32_t at = 0; at < allegory_.entities.size(); ++at)
      if (!anchored_.contains({book_.allegory, at}))
        items += fmt::format("<li>{}</li>\n", name({book_.allegory, at}));
    if (items.empty()) return {};
    return fmt::format("<p class=\"others\">{}</p>\n<ul class=\"alone\">\n{}</ul>\n",
                       escape_html(words_.of("others")), items);
  }

  const BookContext& context_;
  const Book& book_;
  const Words& words_;
  const Allegory& allegory_;
  std::set<EntityRef> anchored_;
};

/// A drawing as a PDF shows it: a stroke without a length, which is one cell of a sigil, has caps
/// in SVG and none in PDF.
std::string svg_of_paper(std::string_view svg) {
  constexpr std::string_view sigil = "class=\"sigil\"", path = "d=\"", point = "h0";
  std::string drawn;
  std::size_t done = 0;
  for (std::size_t at = svg.find(sigil); at != std::string_view::npos; at = svg.find(sigil, done)) {
    const std::size_t value = svg.find(path, at);
    const std::size_t begin = value == std::string_view::npos ? svg.size() : value + path.size();
    const std::size_t end = std::min(svg.find('"', begin), svg.size());
    for (std::size_t stroke = svg.find(point, begin); stroke < end;
         stroke = svg.find(point, done)) {
      drawn += svg.substr(done, stroke - done);
      drawn += "h.01";
      done = stroke + point.size();
    }
    drawn += svg.substr(done, end - done);
    done = end;
  }
  return drawn += svg.substr(done);
}

/// A drawing as an EPUB holds it: with its namespace, and without a role that EPUB does not know.
std::string svg_of_book(std::string svg) {
  constexpr std::string_view role = " role=\"group\"";
  if (const std::size_t at = svg.find(role); at != std::string::npos) svg.erase(at, role.size());
  return svg.insert(4, " xmlns=\"http://www.w3.org/2000/svg\"");  // behind `<svg`
}

}  // namespace

std::string book_correspondences(const BookContext& context, const Book& book) {
  return Correspondences(context, book).write();
}

std::string book_map(const BookContext& context, const Book& book, const BookPart& part) {
  const BookPlace from = place_of(context, book, part);
  DocumentPlace document;
  document.url = [&](std::string_view address) { return book_page_url(context, from, address); };
  const auto figure = [&](std::uint32_t section, std::string_view id) {
    std::string svg = document_map(context.view, book.allegory, section, document, id);
    if (svg.empty()) return svg;
    if (context.form == BookForm::epub) svg = svg_of_book(std::move(svg));
    if (context.form == BookForm::pdf) svg = svg_of_paper(svg);
    return fmt::format("<figure class=\"map\">\n{}</figure>\n", svg);
  };
  std::string html = figure(none, part.anchor);
  const int level = context.form == BookForm::epub ? 2 : 3;
  for (const std::uint32_t section :
       mapped_sections(context.site(), context.view.index, book.allegory)) {
    const std::string map = figure(section, section_map_anchor(part, section));
    if (map.empty()) continue;
    html += fmt::format("<h{0} id=\"{1}\">{2}</h{0}>\n{3}", level,
                        escape_html(section_map_anchor(part, section)),
                        escape_html(context.site().sections[section].title), map);
  }
  return html;
}

std::string book_pair(const BookContext& context, const BookPlace& from, std::string_view lang,
                      const Correspondence& line) {
  const Words& words = context.words(lang);
  const auto names = [&](const std::vector<Reference>& references) {
    std::string html;
    for (const Reference& reference : references) {
      const Entity& entity = entity_of(context.site(), reference.entity);
      const std::string url = book_page_url(context, from, entity.address);
      if (!html.empty()) html += ", ";
      const std::string_view side = voice(entity.written.side);
      const std::string label = escape_html(entity.label);
      html += url.empty() ? fmt::format("<span class=\"{}\">{}</span>", side, label)
                          : fmt::format("<a class=\"{}\" href=\"{}\">{}</a>", side,
                                        escape_html(url), label);
    }
    return html;
  };
  const std::string_view key = line.written.negative ? "map_denied_pair" : "reading_stands_for";
  std::string html = fill_pattern(escape_html(words.of(key)), {names(line.from), names(line.to)});
  if (!line.written.because.empty())
    html = fill_pattern(escape_html(words.of("with_reason")),
                        {html, escape_html(line.written.because)});
  return html;
}

}  // namespace allegory
