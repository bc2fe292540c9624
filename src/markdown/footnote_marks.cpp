// See footnote_marks.h.
#include "markdown/footnote_marks.h"

#include <fmt/format.h>

#include <utility>

#include "base/text.h"

namespace allegory {

std::string FootnoteMarks::note_id(std::size_t number) const {
  return fmt::format("{}fn:{}", escape_html(id_prefix_), number);
}

std::string FootnoteMarks::reference_id(std::size_t number, std::size_t time) const {
  const std::string id = fmt::format("{}fnref:{}", escape_html(id_prefix_), number);
  return time == 1 ? id : fmt::format("{}:{}", id, time);
}

std::string FootnoteMarks::reference(std::size_t number, bool in_link) {
  if (in_link) return fmt::format("<sup>{}</sup>", number);
  if (references_.size() < number) references_.resize(number);
  return fmt::format(
      "<sup class=\"footnote-ref\"><a{} href=\"#{}\" id=\"{}\" role=\"doc-noteref\">{}</a></sup>",
      is_book_ ? " epub:type=\"noteref\"" : "", note_id(number),
      reference_id(number, ++references_[number - 1]), number);
}

std::string FootnoteMarks::open() {
  std::string html;
  if (open_++ == 0)
    html = fmt::format(
        "<div class=\"footnotes\"{} role=\"doc-endnotes\" aria-label=\"{}\">\n<ol>\n",
        is_book_ ? " epub:type=\"footnotes\"" : "", escape_html(words_.of("text_footnotes")));
  has_back_links_ = false;
  return html + fmt::format("<li{} id=\"{}\">\n", is_book_ ? " epub:type=\"footnote\"" : "",
                            note_id(open_));
}

std::string FootnoteMarks::back_links() {
  if (std::exchange(has_back_links_, true)) return {};
  const std::size_t times = open_ <= references_.size() ? references_[open_ - 1] : 0;
  std::string html;
  for (std::size_t time = 1; time <= times; ++time) {
    const std::string number =
        time == 1 ? std::to_string(open_) : fmt::format("{}.{}", open_, time);
    // The second character asks for a text arrow where an emoji could be shown.
    html += fmt::format(
        " <a href=\"#{}\" class=\"footnote-back\" role=\"doc-backlink\" "
        "aria-label=\"{}\">↩\uFE0E</a>",
        reference_id(open_, time), escape_html(words_.of("text_back", {number})));
  }
  return html;
}

std::string FootnoteMarks::close() { return back_links() + "</li>\n"; }

std::string FootnoteMarks::end() const { return open_ > 0 ? "</ol>\n</div>\n" : ""; }

}  // namespace allegory
