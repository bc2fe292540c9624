// See reading_marks.h.
#include "markdown/reading_marks.h"

#include <fmt/format.h>

#include "base/text.h"
#include "markdown/tree.h"
#include "words.h"

namespace allegory {

namespace {

/// Whether the next `count` text nodes are siblings of `node` with nothing but line ends between.
bool is_one_run(cmark_node* node, std::uint32_t count) {
  while (count > 0) {
    node = cmark_node_next(node);
    if (!node) return false;
    const Element kind = element(node);
    if (kind == Element::text)
      --count;
    else if (kind != Element::soft_break)
      return false;
  }
  return true;
}

}  // namespace

const TextName* ReadingMarks::name_of(const RenderedLink& link) const {
  return in_heading_ || link.name >= names_.size() ? nullptr : &names_[link.name];
}

bool ReadingMarks::begins(const InsertedLink& inserted, cmark_node* node) {
  if (inserted.part == InsertedLink::Part::whole) return true;
  if (inserted.part != InsertedLink::Part::first) return false;
  is_open_ = is_one_run(node, inserted.more_nodes);
  return is_open_;
}

bool ReadingMarks::ends(const InsertedLink& inserted) {
  if (inserted.part == InsertedLink::Part::whole) return true;
  const bool closes = inserted.part == InsertedLink::Part::last && is_open_;
  if (closes) is_open_ = false;
  return closes;
}

std::string ReadingMarks::open(const RenderedLink& link) {
  const TextName* name = name_of(link);
  if (!name) return {};
  holds_note_ = !name->note.empty() && !in_table_ && !placed_.noted[link.name];
  if (holds_note_) {
    placed_.noted[link.name] = true;
    ++note_;
  }
  placed_.has_counterpart |= !name->counterpart.empty() && !is_book_;
  is_bare_ = link.href.empty() && !holds_note_ && (name->counterpart.empty() || is_book_);
  std::string html = holds_note_ ? "<span class=\"noted\">" : "";
  if (link.href.empty() && !is_bare_) html += fmt::format("<span{}>", class_attribute(link));
  return html;
}

std::string ReadingMarks::class_attribute(const RenderedLink& link) const {
  const TextName* name = name_of(link);
  const bool is_told = name && !name->counterpart.empty() && !is_book_;
  if (!is_told && link.css_class.empty()) return {};
  const std::string_view space = is_told && !link.css_class.empty() ? " " : "";
  return fmt::format(" class=\"{}{}{}\"", escape_html(link.css_class), space, is_told ? "own" : "");
}

std::string ReadingMarks::note_id() const {
  return fmt::format("{}note.{}", escape_html(id_prefix_), note_);
}

std::string ReadingMarks::attributes(const RenderedLink& link) const {
  std::string html = class_attribute(link);
  if (name_of(link) && holds_note_ && !is_book_)
    html += fmt::format(" aria-describedby=\"{}\"", note_id());
  return html;
}

// Letters, since footnotes have the numbers: a, b, …, z, aa, ab, …
static std::string letters_of(std::size_t number) {
  std::string letters;
  for (; number > 0; number = (number - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('a' + (number - 1) % 26));
  return letters;
}

std::string ReadingMarks::linked_note(const TextName& name) {
  const std::string id = note_id();
  const std::string letters = letters_of(note_);
  linked_ += fmt::format(
      "<aside epub:type=\"footnote\" role=\"doc-footnote\" id=\"{0}\" class=\"name-note\">"
      "<p><a href=\"#{0}.mark\">{1}</a> {2}</p></aside>\n",
      id, letters, name.note);
  return fmt::format(
      "<sup class=\"note-ref\"><a epub:type=\"noteref\" role=\"doc-noteref\" href=\"#{0}\" "
      "id=\"{0}.mark\" aria-label=\"{1}\">{2}</a></sup></span>",
      id, escape_html(name.note_label), letters);
}

std::string ReadingMarks::close(const RenderedLink& link) {
  const TextName* name = name_of(link);
  if (!name) return {};
  std::string html = link.href.empty() && !is_bare_ ? "</span>" : "";
  if (!is_book_) html += link.starts_sentence ? name->capital_counterpart : name->counterpart;
  if (holds_note_ && is_book_)
    html += linked_note(*name);
  else if (holds_note_)
    html += fmt::format(
        "<input class=\"note-mark\" type=\"checkbox\" aria-label=\"{}\">"
        "<span class=\"margin-note\" id=\"{}\" role=\"note\">{}</span></span>",
        escape_html(name->note_label), note_id(), name->note);
  holds_note_ = false;
  return html;
}

std::string ReadingMarks::end(const Words& words) const {
  if (linked_.empty()) return {};
  return fmt::format(
      "<section class=\"name-notes\" epub:type=\"footnotes\" aria-label=\"{}\">\n{}</section>\n",
      escape_html(words.of("document_notes")), linked_);
}

}  // namespace allegory
