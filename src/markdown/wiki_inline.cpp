// What stands inside paragraphs, headings and cells of the wiki text.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "markdown/wiki_escape.h"
#include "markdown/wiki_writer.h"

namespace allegory {

namespace {

constexpr std::string_view separator = "<!-- -->";  // invisible, and no letter to either neighbour

bool is_emphasis(Element kind) { return kind == Element::emphasis || kind == Element::strong; }

}  // namespace

// GitHub reads `$…$` on one line as mathematics, and a backslash does not help. Where a line holds
// two or more `$` that are no formula here, each is wrapped in a <span>, which GitHub documents for
// it; a single one means nothing and stays, unless a formula could be what it waits for.
void WikiWriter::begin_inlines(cmark_node* block) {
  dollars_.assign(1, 0);
  line_ = 0;
  break_ = Element::other;
  const bool has_lines = element(block) == Element::paragraph;
  Walk walk(block);
  while (walk.next()) {
    if (!walk.is_entering()) continue;
    const Element kind = element(walk.node());
    if (kind == Element::text)
      dollars_.back() += static_cast<int>(std::ranges::count(literal(walk.node()), '$'));
    else if (kind == Element::formula)
      dollars_.back() += 2;
    else if (has_lines && (kind == Element::soft_break || kind == Element::line_break))
      dollars_.push_back(0);
  }
}

void WikiWriter::inline_step(Walk& walk, Element kind) {
  cmark_node* node = walk.node();
  const bool entering = walk.is_entering();
  switch (kind) {
    case Element::text:
      text(node);
      break;
    case Element::soft_break:
    case Element::line_break:
      break_ = kind;
      break;
    case Element::code:
      code(node);
      break;
    case Element::html:
      html(node);
      break;
    case Element::formula:
      if (entering) formula(node);
      break;
    case Element::emphasis:
    case Element::strong:
    case Element::strikethrough:
      emphasis(node, kind, entering);
      break;
    case Element::link:
    case Element::wikilink:
      link(node, entering);
      break;
    case Element::image:
      image(node);
      walk.skip();
      break;
    case Element::footnote_reference:
      if (entering) footnote_reference(node);
      break;
    default:
      break;
  }
}

void WikiWriter::escaped(std::string_view text, bool before_bracket) {
  EscapePlace place;
  place.at_line_start = at_line_start_;
  place.in_cell = in_cell_;
  place.in_heading = in_heading_;
  place.in_link = link_ != nullptr;
  place.before_bracket = before_bracket;
  place.has_math = line_ < dollars_.size() && dollars_[line_] > 1;
  place.has_references = target_.has_references;
  place.dollar = target_.dollar;
  const std::size_t before = out_.size();
  append_escaped(out_, text, place);
  if (out_.size() > before) at_line_start_ = false;
}

// The text of a link or image, and its closing bracket.
void WikiWriter::escaped_link(std::string_view text) {
  append_escaped(out_, text,
                 {.in_cell = in_cell_,
                  .in_link = true,
                  .has_references = target_.has_references,
                  .dollar = target_.dollar});
  out_ += ']';
}

void WikiWriter::text(cmark_node* node) {
  flush_break();
  cmark_node* before = cmark_node_previous(node);
  // A dollar that was wrapped already.
  const bool is_wrapped = literal(node) == "$" && before && literal(before) == "<span>";
  cmark_node* after = cmark_node_next(node);
  // Of what follows, only a bracket matters, and HTML begins with none.
  const bool ends_line = !after || element(after) == Element::soft_break ||
                         element(after) == Element::line_break ||
                         (element(after) == Element::html && !writes_nothing(after));
  const std::string_view all = literal(node);
  links_.next_text(all, [&](std::string_view part, const InsertedLink* inserted) {
    if (is_wrapped) {
      out_ += part;
    } else if (inserted && !inserted->link.href.empty()) {
      const RenderedLink& link = inserted->link;
      out_ += '[';
      at_line_start_ = false;
      escaped_link(part);
      append_link_tail(out_, link.href, link.title, in_cell_);
    } else {
      const bool is_last = part.data() + part.size() == all.data() + all.size();
      escaped(part, !is_last || !ends_line);
    }
  });
}

// Line ends are written when something follows on the next line: raw HTML that goes would leave
// blank lines, which end the paragraph.
void WikiWriter::flush_break() {
  const Element kind = std::exchange(break_, Element::other);
  if (kind == Element::other || at_line_start_) return;
  trim_line();
  if (in_heading_ || in_cell_) {
    out_ += ' ';
    return;
  }
  ++line_;
  if (kind == Element::line_break) out_ += '\\';
  end_line();
  begin_line();
}

// Two runs of the same delimiter side by side would be read as one.
void WikiWriter::keep_apart(cmark_node* node) {
  cmark_node* before = written_before(node);
  if (!before) return;
  const Element kind = element(node), last = element(before);
  if (kind == last || (is_emphasis(kind) && is_emphasis(last))) out_ += separator;
}

void WikiWriter::emphasis(cmark_node* node, Element kind, bool entering) {
  static const std::string_view delimiters[] = {"*", "_"};
  std::string_view delimiter = kind == Element::strong ? "**" : "~~";
  if (kind == Element::strikethrough && target_.strikethrough == Target::Strikethrough::html)
    delimiter = entering ? "<del>" : "</del>";
  if (entering) {
    flush_break();
    keep_apart(node);
  }
  if (kind == Element::emphasis) {
    if (entering) {
      // `***a***` is strong inside emphasis, `**a**` is strong: other nestings need the other
      // letter.
      cmark_node* parent = cmark_node_parent(node);
      const bool is_only = !cmark_node_previous(node) && !cmark_node_next(node);
      const auto* outer = static_cast<const std::string_view*>(
          element(parent) == Element::emphasis ? cmark_node_get_user_data(parent) : nullptr);
      const bool other = outer ? *outer == "*" : is_only && element(parent) == Element::strong;
      cmark_node_set_user_data(node, const_cast<std::string_view*>(&delimiters[other ? 1 : 0]));
    }
    delimiter = *static_cast<const std::string_view*>(cmark_node_get_user_data(node));
  }
  if (entering) {
    out_ += delimiter;
    at_line_start_ = false;
    return;
  }
  // A blank before the end, left by raw HTML that went, would keep it from ending.
  const std::size_t end = out_.find_last_not_of(' ') + 1;
  const std::string blanks(out_.size() - end, ' ');
  out_.resize(end);
  out_ += delimiter;
  out_ += blanks;
}

void WikiWriter::code(cmark_node* node) {
  flush_break();
  keep_apart(node);
  append_code(out_, literal(node), in_cell_);
  at_line_start_ = false;
}

// As it was written, which who knows dollars reads the same way; else its TeX.
void WikiWriter::formula(cmark_node* node) {
  flush_break();
  if (target_.formulas != Target::Formulas::dollars) {
    lose(WikiLoss::Kind::formula, node);
    keep_apart(node);
    std::string tex(trim(written_formula(node).tex));
    std::ranges::replace(tex, '\n', ' ');
    append_code(out_, tex, in_cell_);
    at_line_start_ = false;
    return;
  }
  for (const char c : written_formula(node).written(tree_.text())) {
    if (c == '|' && in_cell_) out_ += '\\';
    out_ += c;
    if (c == '\n') out_ += prefix_;
  }
  at_line_start_ = false;
}

void WikiWriter::link(cmark_node* node, bool entering) {
  if (!entering) {
    if (!link_) return;
    const RenderedLink& link = *link_->rendered;
    const std::string_view text = std::string_view(out_).substr(link_begin_);
    const std::string_view own = wikilink(node) ? "" : cmark_node_get_title(node);
    const std::string_view title = link.title.empty() ? own : std::string_view(link.title);
    const bool is_bare =
        link_->written->form == LinkForm::autolink && title.empty() &&
        (link.href == link_->written->text || link.href == "mailto:" + link_->written->text) &&
        link.href.find_first_of(" <>&|\\") == std::string::npos;
    if (is_bare) {
      out_.replace(link_begin_ - 1, text.size() + 1, "<" + link_->written->text + ">");
    } else {
      out_ += ']';
      append_link_tail(out_, link.href, title, in_cell_);
    }
    out_ += std::exchange(behind_link_, {});
    link_ = nullptr;
    return;
  }
  flush_break();
  open_link_ = links_.next();
  if (!open_link_.rendered->href.empty()) {
    link_ = &open_link_;
    out_ += '[';
    link_begin_ = out_.size();
    at_line_start_ = false;
  }
  const WikiLink* wiki = wikilink(node);
  if (wiki && !wiki->has_text) escaped(wikilink_text(open_link_), false);
}

void WikiWriter::image(cmark_node* node) {
  flush_break();
  const RenderedLink& link = *links_.next().rendered;
  const std::string alternative = plain_text(node, Images::alternative_text);
  if (link.href.empty()) return escaped(alternative, true);
  const std::string_view title =
      link.title.empty() ? cmark_node_get_title(node) : std::string_view(link.title);
  out_ += "![";
  at_line_start_ = false;
  escaped_link(alternative);
  append_link_tail(out_, link.href, title, in_cell_);
}

// Links do not nest, so what stands in a link's text comes behind it.
void WikiWriter::footnote_reference(cmark_node* node) {
  flush_break();
  const std::size_t number = footnote_number(node);
  const std::size_t shown = number + options_.first_note - 1;
  if (referred_.size() < number) referred_.resize(number);
  const bool is_first = !referred_[number - 1];
  referred_[number - 1] = true;
  std::string mark;
  if (target_.footnotes == Target::Footnotes::own) {
    mark = fmt::format("[^{}]", shown);
  } else {
    const std::string& prefix = options_.note_prefix;
    const std::string place =
        is_first ? fmt::format("<a name=\"{}-ref-{}\"></a>", prefix, shown) : std::string();
    mark = fmt::format("<sup>{0}[{2}](#{1}-{2})</sup>", place, prefix, shown);
  }
  (link_ ? behind_link_ : out_) += mark;
  at_line_start_ = false;
}

std::string_view WikiWriter::anchor(std::string_view own) const {
  if (!options_.anchors) return own;
  const auto found = options_.anchors->find(own);
  return found == options_.anchors->end() ? own : std::string_view(found->second);
}

}  // namespace allegory
