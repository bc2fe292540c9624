// What stands inside paragraphs, headings and cells of the wikitext.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/characters.h"
#include "base/text.h"
#include "markdown/mediawiki_escape.h"
#include "markdown/mediawiki_writer.h"

namespace allegory {

namespace {

constexpr std::string_view inside = "[[";  // begins what is in the wiki
constexpr std::string_view separator = "<nowiki />";
constexpr std::uint32_t widest_image = 800;  // in pixels: about what a page has room for

bool begins_with_letter(std::string_view text) {
  std::size_t at = 0;
  return !text.empty() && word_part(next_code_point(text, at)) == WordPart::letter;
}

bool ends_with_letter(std::string_view text) {
  return !text.empty() && begins_with_letter(text.substr(code_point_start(text, text.size() - 1)));
}

}  // namespace

// A table: an element, and who writes it. A line each, hence its length.
void MediawikiWriter::inline_step(Walk& walk, Element kind) {
  cmark_node* node = walk.node();
  const bool entering = walk.is_entering();
  switch (kind) {
    case Element::text:
      return text(node);
    case Element::soft_break:
      out_ += ' ';
      return;
    case Element::line_break:
      out_ += in_heading_ ? " " : "<br>";
      return;
    case Element::code:
      out_ += "<code>";
      append_wikitext(out_, literal(node), {.in_heading = true, .in_cell = true});
      out_ += "</code>";
      begins_block_ = false;
      return;
    case Element::html:
      return html(node);
    case Element::formula:
      if (entering) formula(node);
      return;
    case Element::emphasis:
    case Element::strong:
    case Element::strikethrough:
      return emphasis(node, kind, entering);
    case Element::link:
    case Element::wikilink:
      return link(node, entering);
    case Element::image:
      image(plain_text(node, Images::alternative_text), cmark_node_get_title(node));
      walk.skip();
      return;
    case Element::footnote_reference:
      if (entering) footnote_reference(node);
      return;
    default:
      return;
  }
}

// Letters behind `]]` would become a part of the link's text.
void MediawikiWriter::escaped(std::string_view text) {
  if (out_.ends_with("]]") && begins_with_letter(text)) out_ += separator;
  append_wikitext(out_, text,
                  {.begins_block = begins_block_, .in_heading = in_heading_, .in_cell = in_cell_});
  if (!text.empty()) begins_block_ = false;
}

// In some languages letters before `[[` become a part of the link's text, too.
void MediawikiWriter::before_link() {
  if (ends_with_letter(out_)) out_ += separator;
  begins_block_ = false;
}

void MediawikiWriter::text(cmark_node* node) {
  links_.next_text(literal(node), [&](std::string_view part, const InsertedLink* inserted) {
    if (!inserted || inserted->link.href.empty()) return escaped(part);
    before_link();
    std::string label;
    append_wikitext(label, part, {.in_heading = in_heading_, .in_cell = in_cell_});
    write_link(inserted->link.href, inserted->link.title, label);
  });
}

void MediawikiWriter::emphasis(cmark_node* node, Element kind, bool entering) {
  begins_block_ = false;
  if (kind == Element::strikethrough) {
    out_ += entering ? "<s>" : "</s>";
  } else if (html_emphasis_.contains(node)) {
    out_ += entering ? "<" : "</";
    out_ += kind == Element::strong ? "b>" : "i>";
  } else {
    out_ += kind == Element::strong ? "'''" : "''";
  }
}

// A formula whose TeX could end the element is shown as code.
void MediawikiWriter::formula(cmark_node* node) {
  const WrittenFormula& formula = written_formula(node);
  std::string tex = formula.tex;
  std::ranges::replace(tex, '\n', ' ');
  begins_block_ = false;
  if (tex.find("</") != std::string::npos) {
    out_ += "<code>";
    append_wikitext(out_, tex, {.in_heading = true, .in_cell = true});
    out_ += "</code>";
    return;
  }
  out_ += formula.is_block ? "<math display=\"block\">" : "<math>";
  out_ += tex;
  out_ += "</math>";
}

void MediawikiWriter::link(cmark_node* node, bool entering) {
  if (!entering) return end_link();
  open_link_ = links_.next();
  const WikiLink* wiki = wikilink(node);
  if (!open_link_.rendered->href.empty()) begin_link(wiki ? "" : cmark_node_get_title(node));
  if (wiki && !wiki->has_text) escaped(wikilink_text(open_link_));
}

void MediawikiWriter::begin_link(std::string_view own_title) {
  link_ = open_link_.rendered;
  link_title_ = link_->title.empty() ? own_title : std::string_view(link_->title);
  if (link_->href.starts_with(inside)) before_link();
  label_begin_ = out_.size();
  has_image_ = begins_block_ = false;
}

void MediawikiWriter::end_link() {
  if (link_) end_label(!has_image_);
  link_ = nullptr;
  out_ += std::exchange(after_link_, {});
}

// Makes the link of what was written since it began; of nothing only if it must be there.
void MediawikiWriter::end_label(bool must) {
  const std::string label(trim(std::string_view(out_).substr(label_begin_)));
  if (label.empty() && !must) return;
  out_.resize(label_begin_);
  write_link(link_->href, link_title_, label);
}

// Links have no titles in wikitext; a <span> around one has.
void MediawikiWriter::write_link(std::string_view href, std::string_view title,
                                 std::string_view label) {
  if (!title.empty()) out_ += fmt::format("<span title=\"{}\">", escape_wikitext_value(title));
  if (!href.starts_with(inside)) {
    out_ += '[' + wikitext_address(href);
    if (!label.empty()) out_ += fmt::format(" {}", label);
    out_ += ']';
  } else {
    out_ += href;
    // An empty label would be filled in from the target when the page is saved.
    if (href.substr(inside.size()) != label)
      out_ += fmt::format("|{}", label.empty() ? "→" : label);
    out_ += "]]";
  }
  if (!title.empty()) out_ += "</span>";
}

// A file of the wiki is shown; an image on another site is a link, since wikis show none. Inside a
// link it parts the link in two, and leads where that does.
void MediawikiWriter::image(const std::string& alternative, std::string_view own_title) {
  const RenderedLink& target = *links_.next().rendered;
  if (!target.href.starts_with("[[File:")) {
    if (target.href.empty() || link_) return escaped(alternative);
    begins_block_ = false;
    std::string label;
    append_wikitext(label, alternative.empty() ? target.href : alternative, {});
    return write_link(target.href, {}, label);
  }
  const std::string_view title = target.title.empty() ? own_title : std::string_view(target.title);
  if (link_) end_label(false);
  has_image_ = true;
  out_ += target.href;
  out_ +=
      target.width == 0 ? "|frameless" : fmt::format("|{}px", std::min(target.width, widest_image));
  out_ += "|alt=" + escape_wikitext_value(alternative);
  if (link_)
    out_ += "|link=" + (link_->href.starts_with(inside) ? link_->href.substr(inside.size())
                                                        : wikitext_address(link_->href));
  // Behind an empty element, so that no title is the name of an option: `left`, `20px`.
  if (!title.empty()) out_ += fmt::format("|<span></span>{}", escape_wikitext_value(title));
  out_ += "]]";
  label_begin_ = out_.size();
  begins_block_ = false;
}

void MediawikiWriter::span_id(std::string_view id) {
  out_ += fmt::format("<span id=\"{}\"></span>", escape_wikitext_value(id));
  begins_block_ = false;
}

void MediawikiWriter::refer(std::size_t number) {
  if (numbers_.size() <= number) numbers_.resize(number + 1);
  if (numbers_[number] == 0) numbers_[number] = ++numbered_;
  (link_ ? after_link_ : out_) += fmt::format("<ref name=\"note-{}\" />", number);
}

// Cite has no footnotes in footnotes: there a mark is a link to the other one. One that the text
// itself does not refer to gets its mark behind that of the first footnote that leads to it.
void MediawikiWriter::footnote_reference(cmark_node* node) {
  const std::size_t number = footnote_number(node);
  begins_block_ = false;
  if (in_footnotes_) {
    const std::size_t shown = number < numbers_.size() ? numbers_[number] : 0;
    out_ +=
        link_ ? fmt::format("<sup>&#91;{}&#93;</sup>", shown)
              : fmt::format("<sup>[[#cite_note-note-{0}-{1}|&#91;{1}&#93;]]</sup>", number, shown);
    return;
  }
  refer(number);
  std::vector<std::size_t> waiting{number};
  while (!waiting.empty()) {
    const std::size_t note = waiting.back();
    waiting.pop_back();
    for (const std::size_t inner : uses_.from_note[note]) {
      const bool is_known =
          uses_.in_text[inner] || (inner < numbers_.size() && numbers_[inner] > 0);
      if (is_known) continue;
      refer(inner);
      waiting.push_back(inner);
    }
    uses_.from_note[note].clear();
  }
}

// What only the alternative text of an image refers to is referred to behind the text.
void MediawikiWriter::refer_to_rest() {
  std::size_t number = 0;
  for (cmark_node* node = cmark_node_first_child(tree_.root()); node;
       node = cmark_node_next(node)) {
    if (element(node) != Element::footnote) continue;
    ++number;
    if (number >= numbers_.size() || numbers_[number] == 0) refer(number);
  }
}

}  // namespace allegory
