// Title page, contents, parts → a page. See page.h.
//
// The page has the look of the site's theme, since it has the classes of the site's pages; the
// theme's `document/` says what is different where all of it stands on one page, and on paper.
#include "book/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/characters.h"
#include "base/text.h"
#include "book/links.h"
#include "book/parts.h"
#include "site/look_css.h"

namespace allegory {

namespace {

/// How much of a title the foot of a page has room for, in columns of a terminal.
constexpr std::size_t foot_width = 60;

std::string shortened_title(std::string_view title) {
  const std::string_view start = title.substr(0, title.find(": "));
  return display_width(start) <= foot_width ? std::string(start) : shortened(start, foot_width);
}

/// A page while it is written.
class Page {
 public:
  Page(const BookContext& context, std::uint32_t book, Diagnostics& diagnostics)
      : context_(context),
        book_(context.layout.books[book]),
        allegory_(context.site().allegories[book_.allegory]),
        words_(context.words(book_.lang)),
        texts_(write_parts(context, book, diagnostics)) {}

  std::string write() {
    html_ = fmt::format("<!doctype html>\n<html{} data-allegory=\"{}\">\n<head>\n",
                        language_attributes(context_.form, book_.lang),
                        escape_html(allegory_name(allegory_)));
    head();
    html_ += "</head>\n<body class=\"document\">\n<main>\n";
    const bool has_readings = std::ranges::any_of(texts_, &BookText::has_readings);
    if (has_readings) reading_choices();
    title_page();
    contents();
    if (has_readings) reading_switch();
    html_ += "<div class=\"book\">\n";
    parts();
    html_ += "</div>\n</main>\n</body>\n</html>\n";
    return std::move(html_);
  }

 private:
  void meta(std::string_view name, std::string_view content) {
    if (!content.empty())
      html_ += fmt::format("<meta name=\"{}\" content=\"{}\">\n", name, escape_html(content));
  }

  void head() {
    const Config& config = context_.site().config;
    html_ += fmt::format(
        "<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<title>{}</title>\n",
        escape_html(book_.title));
    // The page says itself that it loads nothing, and a browser holds it to that.
    if (context_.form == BookForm::pdf || !context_.render.trust_html)
      html_ +=
          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src "
          "data:; "
          "style-src 'unsafe-inline'\">\n";
    meta("author", config.author);
    meta("description", allegory_.summary.empty() ? config.description : allegory_.summary);
    meta("generator", "allegory");
    if (const std::string url = absolute_url(context_.site(), allegory_.address); !url.empty())
      html_ += fmt::format("<link rel=\"canonical\" href=\"{}\">\n", escape_html(url));
    html_ += "<style>\n" + style() + "</style>\n";
  }

  /// All style sheets; `</` would end the element, and in CSS `\/` is the same as `/`.
  std::string style() const {
    const std::string all = look_css(context_.site()) + context_.render.theme.style() +
                            context_.render.theme.document_style() + running_feet();
    std::string css;
    for (const char character : all) {
      if (character == '/' && css.ends_with('<')) css += '\\';
      css += character;
    }
    return css;
  }

  /// The foot of each printed page: the book's title on the left page, the chapter's on the right.
  std::string running_feet() const {
    std::string css = "@media print {\n";
    if (context_.form == BookForm::pdf) css += "@page { size: 170mm 240mm; }\n" + inks();
    const bool is_mirrored = text_direction(book_.lang) == "rtl";
    const std::string_view own = is_mirrored ? "right" : "left";
    const std::string_view other = is_mirrored ? "left" : "right";
    for (std::size_t at = 0; at < texts_.size(); ++at) {
      const BookPart& part = book_.parts[at];
      if (part.level > 1 && at > 0) continue;
      if (part.kind == BookPart::Kind::map)
        css += fmt::format("@page part-{} {{ margin: 12mm 10mm 20mm; }}\n", at);
      // A chapter has a kind of page of its own, whose name nothing that an author wrote is in.
      css += fmt::format(
          ".document [data-page=\"{0}\"] {{ page: part-{0}; }}\n"
          "@page part-{0}:{1} {{ @bottom-center {{ content: {3}; }} }}\n"
          "@page part-{0}:{2} {{ @bottom-center {{ content: {4}; }} }}\n",
          at, own, other, css_string(shortened_title(book_.title)),
          css_string(shortened_title(part.title)));
    }
    return css + "}\n";
  }

  /// The colours of the light scheme, which a printer is spared and a PDF is not: it is looked at
  /// on screens, too. Paper stays white.
  std::string inks() const {
    const Look* own = own_look(context_.site(), allegory_);
    std::string css = "html:root {";
    for (std::size_t role = 0; role < color_infos.size(); ++role) {
      const auto is = [&](ColorRole other) { return role == static_cast<std::size_t>(other); };
      if (is(ColorRole::paper) || is(ColorRole::surface) || is(ColorRole::text)) continue;
      auto chosen = context_.site().look.colors[0][role];
      if (own && own->colors[0][role]) chosen = own->colors[0][role];
      std::string name(color_infos[role].key);
      std::ranges::replace(name, '_', '-');
      if (chosen) css += fmt::format(" --{}: {};", name, to_hex(chosen->color));
    }
    return css + " }\n";
  }

  /// The three choices stand before all that they change, so that a style sheet alone does it.
  void reading_choices() {
    constexpr std::array<std::string_view, 3> choices{"own", "both", "other"};
    for (const std::string_view choice : choices)
      html_ += fmt::format(
          "<input class=\"reading-choice reading-{0}\" type=\"radio\" name=\"reading\" "
          "id=\"book.reading.{0}\" value=\"{0}\"{1}>\n",
          choice, choice == "own" ? " checked" : "");
  }

  void reading_switch() {
    // Where all parts are told in one voice, the choices have the names of the voices.
    const auto is_told_as = [&](Side side) {
      return std::ranges::all_of(
          texts_, [&](const BookText& text) { return !text.has_readings || text.own == side; });
    };
    const auto name = [&](const std::string& own, std::string_view key) {
      return !own.empty() && display_width(own) <= 24 ? std::string(own)
                                                      : std::string(words_.of(key));
    };
    std::string own(words_.of("document_as_written")), other(words_.of("document_retold"));
    const std::string story = name(allegory_.story, "voice_story");
    const std::string idea = name(allegory_.idea, "voice_idea");
    if (is_told_as(Side::story)) own = story, other = idea;
    if (is_told_as(Side::idea)) own = idea, other = story;
    html_ += fmt::format(
        "<div class=\"reading-switch\" role=\"radiogroup\" aria-labelledby=\"book.reading\" "
        "aria-owns=\"book.reading.own book.reading.both book.reading.other\">\n"
        "<span class=\"reading-title\" id=\"book.reading\">{}</span>\n",
        escape_html(words_.of("reading_title")));
    const std::string both(words_.of("reading_both"));
    using Choice = std::pair<std::string_view, std::string_view>;
    for (const auto& [value, label] :
         {Choice("own", own), Choice("both", both), Choice("other", other)})
      html_ += fmt::format(
          "<label class=\"reading-label reading-label-{0}\" for=\"book.reading.{0}\">{1}</label>\n",
          value, escape_html(label));
    html_ += "</div>\n";
  }

  void title_page() {
    const Config& config = context_.site().config;
    html_ += "<header class=\"title-page page-home\">\n<div class=\"opening\">\n";
    if (!allegory_.story.empty() && !allegory_.idea.empty())
      html_ += fmt::format(
          "<p class=\"voices\"><span class=\"story\">{}</span> <span class=\"arrow\" "
          "aria-hidden=\"true\">→</span><span class=\"hidden\">{}</span> <span "
          "class=\"idea\">{}</span></p>\n",
          escape_html(allegory_.story), escape_html(words_.of("account_told_for")),
          escape_html(allegory_.idea));
    html_ += fmt::format("<h1>{}</h1>\n", book_title(book_.title));
    if (!allegory_.summary.empty())
      html_ += fmt::format("<p class=\"lead\">{}</p>\n", escape_html(allegory_.summary));
    if (!config.author.empty())
      html_ += fmt::format("<p class=\"byline\">{}</p>\n",
                           escape_html(words_.of("by", {config.author})));
    html_ += "</div>\n</header>\n";
  }

  /// A chapter holds its sections, so that they share the foot of its pages.
  void parts() {
    for (std::size_t at = 0; at < texts_.size(); ++at) {
      const bool is_chapter = at == 0 || book_.parts[at].level == 1;
      if (is_chapter && at > 0) html_ += "</div>\n";
      if (is_chapter) html_ += fmt::format("<div class=\"chapter\" data-page=\"{}\">\n", at);
      html_ += texts_[at].html;
    }
    if (!texts_.empty()) html_ += "</div>\n";
  }

  void contents() {
    html_ += fmt::format(
        "<nav class=\"book-contents\" id=\"{0}\" aria-labelledby=\"{0}.title\">\n"
        "<h2 id=\"{0}.title\">{1}</h2>\n<ol>\n",
        contents_anchor, escape_html(words_.of("contents")));
    for (const BookPart& part : book_.parts) {
      const std::string place = escape_html(encode_path(part.anchor));
      html_ +=
          fmt::format("<li class=\"level-{}{}\"><a href=\"#{}\"{}>{}</a>", std::min(part.level, 6),
                      part.kind == BookPart::Kind::section ? "" : " back", place,
                      part.lang == book_.lang ? "" : language_attributes(context_.form, part.lang),
                      book_title(part.title));
      // Filled in once it is known on which page the part begins.
      if (context_.form == BookForm::pdf)
        html_ += fmt::format("<span class=\"folio\" data-place=\"{}\"></span>", place);
      html_ += "</li>\n";
    }
    html_ += "</ol>\n</nav>\n";
  }

  const BookContext& context_;
  const Book& book_;
  const Allegory& allegory_;
  const Words& words_;
  std::vector<BookText> texts_;
  std::string html_;
};

}  // namespace

std::string book_page(const BookContext& context, std::uint32_t book, Diagnostics& diagnostics) {
  return Page(context, book, diagnostics).write();
}

}  // namespace allegory
