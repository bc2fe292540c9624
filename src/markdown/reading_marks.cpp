// See reading_marks.h.
#include "markdown/reading_marks.h"

#include <fmt/format.h>

#include "base/text.h"
#include "markdown/tree.h"

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
  placed_.has_counterpart |= !name->counterpart.empty();
  is_bare_ = link.href.empty() && !holds_note_ && name->counterpart.empty();
  std::string html = holds_note_ ? "<span class=\"noted\">" : "";
  if (link.href.empty() && !is_bare_) html += fmt::format("<span{}>", class_attribute(link));
  return html;
}

std::string ReadingMarks::class_attribute(const RenderedLink& link) const {
  const TextName* name = name_of(link);
  const bool is_told = name && !name->counterpart.empty();
  if (!is_told && link.css_class.empty()) return {};
  const std::string_view space = is_told && !link.css_class.empty() ? " " : "";
  return fmt::format(" class=\"{}{}{}\"", escape_html(link.css_class), space, is_told ? "own" : "");
}

std::string ReadingMarks::attributes(const RenderedLink& link) const {
  std::string html = class_attribute(link);
  if (name_of(link) && holds_note_) html += fmt::format(" aria-describedby=\"note.{}\"", note_);
  return html;
}

std::string ReadingMarks::close(const RenderedLink& link) {
  const TextName* name = name_of(link);
  if (!name) return {};
  std::string html = link.href.empty() && !is_bare_ ? "</span>" : "";
  html += link.starts_sentence ? name->capital_counterpart : name->counterpart;
  if (holds_note_)
    html += fmt::format(
        "<input class=\"note-mark\" type=\"checkbox\" aria-label=\"{}\">"
        "<span class=\"margin-note\" id=\"note.{}\" role=\"note\">{}</span></span>",
        escape_html(name->note_label), note_, name->note);
  holds_note_ = false;
  return html;
}

}  // namespace allegory
