// Blocks of the wiki text: lines, containers, and how much space keeps blocks apart.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "markdown/raw_html.h"
#include "markdown/wiki_escape.h"
#include "markdown/wiki_writer.h"
#include "words.h"

namespace allegory {

WikiWriter::WikiWriter(const SourceSet& sources, const Body& body,
                       const std::vector<RenderedLink>& links, const WikiOptions& options)
    : options_(options), body_(body), tree_(sources, body), links_(body, links, options.inserted) {
  if (options.skip_title) skipped_ = tree_.title();
}

WikiText WikiWriter::write() {
  Walk walk(tree_.root());
  while (walk.next()) {
    if (walk.node() == skipped_) {
      ++next_heading_;
      links_.pass_over(walk);
      continue;
    }
    const Element kind = element(walk.node());
    if (kind >= Element::text)
      inline_step(walk, kind);
    else
      block_step(walk.node(), kind, walk.is_entering());
  }
  if (!in_footnotes_) result_.text = std::move(out_);
  place_losses();
  return std::move(result_);
}

void WikiWriter::begin_line() {
  if (is_line_open_) return;
  out_ += prefix_;
  is_line_open_ = at_line_start_ = true;
}

void WikiWriter::trim_line() {
  while (!out_.empty() && out_.back() == ' ') out_.pop_back();
}

void WikiWriter::end_line() {
  if (!is_line_open_) return;
  trim_line();
  out_ += '\n';
  is_line_open_ = false;
}

// Lines that are written as they are.
void WikiWriter::write_lines(std::string_view text) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    begin_line();
    if (end == 0) trim_line();
    out_ += text.substr(0, end);
    out_ += '\n';
    is_line_open_ = false;
    text.remove_prefix(std::min(end + (text.substr(end, 2) == "\r\n" ? 2 : 1), text.size()));
  }
}

bool WikiWriter::writes_nothing(cmark_node* node) const {
  if (node == skipped_) return true;
  const Element kind = element(node);
  if (kind == Element::html_block || kind == Element::html)
    return !options_.trust_html && is_blank(clean_html(node));
  if (kind != Element::paragraph) return false;
  cmark_node* child = cmark_node_first_child(node);
  while (child && element(child) == Element::html && writes_nothing(child))
    child = cmark_node_next(child);
  return child == nullptr;
}

cmark_node* WikiWriter::written_before(cmark_node* node) const {
  do {
    node = cmark_node_previous(node);
  } while (node && writes_nothing(node));
  return node;
}

// Ends the block before; a blank line follows it, but not between the blocks of a tight list,
// unless the new block's text would be read as the end of the old one's.
void WikiWriter::separate(cmark_node* block) {
  cmark_node* before = written_before(block);
  if (!before) return;
  end_line();
  cmark_node* parent = cmark_node_parent(block);
  cmark_node* list = element(block) == Element::item    ? parent
                     : element(parent) == Element::item ? cmark_node_parent(parent)
                                                        : nullptr;
  const Element last = element(before);
  const Element kind = element(block);
  const bool is_text =
      kind == Element::paragraph || (kind == Element::html_block && !options_.trust_html);
  const bool would_join = is_text && (last == Element::paragraph || last == Element::list ||
                                      last == Element::quote || last == Element::table);
  // A block of HTML ends at a blank line and not before; one that is trusted ends as it was
  // written.
  const bool is_html = (last == Element::html_block && !options_.trust_html) ||
                       (last == Element::table && target_.tables == Target::Tables::html);
  if (list && cmark_node_get_list_tight(list) && !would_join && !is_html) return;
  out_ += prefix_;
  trim_line();
  out_ += '\n';
}

// A table: an element, and who writes it. A line each, hence its length.
void WikiWriter::block_step(cmark_node* node, Element kind, bool entering) {
  if (writes_nothing(node)) return;
  const bool is_block = kind != Element::document && kind != Element::footnote &&
                        kind != Element::table_head && kind != Element::table_row &&
                        kind != Element::table_cell;
  if (entering && is_block) separate(node);
  if (kind >= Element::table && kind <= Element::table_cell &&
      target_.tables == Target::Tables::html)
    return html_table(node, kind, entering);
  switch (kind) {
    case Element::quote:
      quote(node, entering);
      break;
    case Element::list:
      list(node, entering);
      break;
    case Element::item:
      item(node, entering);
      break;
    case Element::code_block:
      code_block(node);
      break;
    case Element::html_block:
      html_block(node);
      break;
    case Element::paragraph:
      if (entering) begin_inlines(node);
      entering ? begin_line() : end_line();
      break;
    case Element::heading:
      heading(node, entering);
      break;
    case Element::rule:
      rule(node);
      break;
    case Element::footnote:
      footnote(entering);
      break;
    case Element::table_head:
    case Element::table_row:
      table_row(node, entering);
      break;
    case Element::table_cell:
      in_cell_ = entering;
      at_line_start_ = false;
      out_ += entering ? " " : " |";
      break;
    default:
      break;
  }
}

void WikiWriter::enter_container(std::string_view mark, std::string_view prefix) {
  begin_line();
  out_ += mark;
  prefixes_.push_back(prefix_.size());
  prefix_ += prefix;
}

void WikiWriter::leave_container() {
  end_line();
  prefix_.resize(prefixes_.back());
  prefixes_.pop_back();
}

void WikiWriter::quote(cmark_node* node, bool entering) {
  if (!entering) return leave_container();
  enter_container("> ", "> ");
  if (const Alert* kind = alert(node)) alert_title(*kind);
}

void WikiWriter::alert_title(const Alert& kind) {
  if (target_.alerts == Target::Alerts::own) {
    out_ += kind.marker;
    return end_line();
  }
  const std::string_view title = options_.words ? options_.words->of(kind.title) : kind.name;
  out_ += fmt::format("**{}**", escape_markdown(title, target_));
  end_line();
  out_ += prefix_;
  trim_line();
  out_ += '\n';
}

// The blank lines in a table of HTML make its list a loose one, so all of the list is written so.
static void loosen_around_tables(cmark_node* list) {
  for (cmark_node* item = cmark_node_first_child(list); item; item = cmark_node_next(item))
    for (cmark_node* block = cmark_node_first_child(item); block; block = cmark_node_next(block))
      if (element(block) == Element::table) cmark_node_set_list_tight(list, 0);
}

// Lists of a kind that follow one another would be one, and `- - -` is a rule; the mark tells
// apart.
void WikiWriter::list(cmark_node* node, bool entering) {
  if (!entering) {
    numbers_.pop_back();
    return;
  }
  if (target_.tables == Target::Tables::html) loosen_around_tables(node);
  const bool is_ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
  static const std::string_view marks[] = {"-", "*", ".", ")"};
  std::size_t mark = 0;
  if (is_ordered) mark = cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? 3 : 2;
  cmark_node* before = written_before(node);
  cmark_node* parent = cmark_node_parent(node);
  if (!before && !is_ordered && element(parent) == Element::item)
    before = cmark_node_parent(parent);
  if (before && element(before) == Element::list &&
      cmark_node_get_user_data(before) == const_cast<std::string_view*>(&marks[mark]))
    mark ^= 1U;
  cmark_node_set_user_data(node, const_cast<std::string_view*>(&marks[mark]));
  numbers_.push_back(is_ordered ? cmark_node_get_list_start(node) : -1);
}

void WikiWriter::item(cmark_node* node, bool entering) {
  if (!entering) return leave_container();
  const auto* mark =
      static_cast<const std::string_view*>(cmark_node_get_user_data(cmark_node_parent(node)));
  std::string text(*mark);
  if (int& number = numbers_.back(); number >= 0) {
    constexpr int highest = 999'999'999;  // more digits are no list
    text.insert(0, std::to_string(number));
    number = std::min(number + 1, highest);
  }
  text += ' ';
  enter_container(text, std::string(text.size(), ' '));
  if (!is_task(node)) return;
  const bool is_done = tree_.is_done(node);
  if (target_.task_lists == Target::TaskLists::own)
    out_ += is_done ? "[x] " : "[ ] ";
  else
    out_ += is_done ? "☑ " : "☐ ";
}

static bool is_too_large(std::string_view diagram, const Target& target) {
  return (target.diagram_bytes > 0 && diagram.size() > target.diagram_bytes) ||
         (target.diagram_edges > 0 && count_diagram_edges(diagram) > target.diagram_edges);
}

void WikiWriter::code_block(cmark_node* node) {
  const std::string_view info = cmark_node_get_fence_info(node);
  const std::string_view language = info.substr(0, info.find(' '));
  if (language == "mermaid" && target_.diagrams == Target::Diagrams::code)
    lose(WikiLoss::Kind::diagram, node);
  else if (language == "mermaid" && is_too_large(literal(node), target_))
    lose(WikiLoss::Kind::diagram_too_large, node);
  if (language == "math" && target_.formulas == Target::Formulas::code)
    lose(WikiLoss::Kind::formula, node);
  const char letter = info.find('`') == std::string_view::npos ? '`' : '~';
  const std::string fence(std::max<std::size_t>(longest_run(literal(node), letter) + 1, 3), letter);
  begin_line();
  out_ += fence;
  append_attribute(out_, info, letter, false);
  end_line();
  write_lines(literal(node));
  begin_line();
  out_ += fence;
  end_line();
}

void WikiWriter::heading(cmark_node* node, bool entering) {
  in_heading_ = entering;
  if (!entering) return end_line();
  begin_inlines(node);
  begin_line();
  const int level = std::clamp(cmark_node_get_heading_level(node) + options_.heading_shift, 1, 6);
  out_.append(static_cast<std::size_t>(level), '#');
  out_ += ' ';
  at_line_start_ = false;
  const std::size_t index = next_heading_++;
  if (target_.heading_ids == Target::HeadingIds::anchors && options_.anchors &&
      index < body_.headings.size())
    out_ += fmt::format("<a name=\"{}\"></a>", anchor(body_.headings[index].anchor));
}

void WikiWriter::rule(cmark_node* node) {
  // `* ***` would be one rule and no list, and `---` at the top of a page front matter.
  const bool in_item = element(cmark_node_parent(node)) == Element::item;
  begin_line();
  out_ += in_item ? "___" : "***";
  end_line();
}

void WikiWriter::table_row(cmark_node* node, bool entering) {
  if (entering) {
    begin_inlines(node);
    begin_line();
    out_ += '|';
    at_line_start_ = false;
    return;
  }
  end_line();
  if (element(node) != Element::table_head) return;
  begin_line();
  out_ += '|';
  for (const Alignment alignment : table_alignments(cmark_node_parent(node))) {
    const bool left = alignment == Alignment::left || alignment == Alignment::center;
    const bool right = alignment == Alignment::right || alignment == Alignment::center;
    out_ += fmt::format(" {}---{} |", left ? ":" : "", right ? ":" : "");
  }
  end_line();
}

// Footnotes come last; each is written on its own.
void WikiWriter::footnote(bool entering) {
  if (entering) {
    if (!in_footnotes_) result_.text = std::move(out_);
    in_footnotes_ = true;
    out_.clear();
    return;
  }
  end_line();
  result_.notes.emplace_back(trim(out_));
  out_.clear();
}

WikiText render_wiki(const SourceSet& sources, const Body& body,
                     const std::vector<RenderedLink>& links, const WikiOptions& options) {
  return WikiWriter(sources, body, links, options).write();
}

}  // namespace allegory
