// Parses with cmark-gfm. Only cmark_parser_finish is behind the lock: inside it the extensions
// switch a table that all parsers of the process share, and a second parser that runs meanwhile
// would miss strikethrough and autolinks. Feeding, walking and rendering need no lock. A parse that
// is left in the middle leaves the table switched on, which is how the next one wants it.
#include "markdown/tree.h"

#include <cmark-gfm-core-extensions.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <stdexcept>

#include "base/text.h"
#include "markdown.h"
#include "markdown/raw_html.h"

namespace allegory {

void prepare_markdown() {
  static std::once_flag once;
  std::call_once(once, cmark_gfm_core_extensions_ensure_registered);
}

Element element(cmark_node* node) {
  // The library numbers its own blocks and inlines from 1 each, in this order.
  static constexpr std::array blocks{Element::other,      Element::document, Element::quote,
                                     Element::list,       Element::item,     Element::code_block,
                                     Element::html_block, Element::other,    Element::paragraph,
                                     Element::heading,    Element::rule,     Element::footnote};
  static constexpr std::array inlines{
      Element::other,  Element::text, Element::soft_break, Element::line_break,
      Element::code,   Element::html, Element::other,      Element::emphasis,
      Element::strong, Element::link, Element::image,      Element::footnote_reference};
  const unsigned number = cmark_node_get_type(node);
  const bool is_block = (number & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK;
  if (const unsigned index = number & CMARK_NODE_VALUE_MASK; index < blocks.size()) {
    const Element kind = is_block ? blocks[index] : inlines[index];
    if (kind == Element::link && wikilink(node)) return Element::wikilink;
    if (kind == Element::code && cmark_node_get_user_data(node)) return Element::formula;
    return kind;
  }
  // The numbers of the extensions' types are made at run time and not exported; their names are.
  const std::string_view type = cmark_node_get_type_string(node);
  if (type == "table_cell") return Element::table_cell;
  if (type == "table_row") return Element::table_row;
  if (type == "table_header") return Element::table_head;
  if (type == "table") return Element::table;
  if (type == "strikethrough") return Element::strikethrough;
  return Element::other;
}

std::string_view literal(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  return text ? std::string_view(text) : std::string_view();
}

bool is_task(cmark_node* item) {
  return std::string_view(cmark_node_get_type_string(item)) == "tasklist";
}

const Alert* alert(cmark_node* quote) {
  return static_cast<const Alert*>(cmark_node_get_user_data(quote));
}

std::string plain_text(cmark_node* node, Images images) {
  std::string text;
  Walk walk(node);
  while (walk.next()) {
    if (!walk.is_entering()) continue;
    switch (element(walk.node())) {
      case Element::text:
      case Element::code:
        text += literal(walk.node());
        break;
      case Element::soft_break:
      case Element::line_break:
        text += ' ';
        break;
      case Element::image:
        if (images == Images::drop && walk.node() != node) walk.skip();
        break;
      case Element::formula: {
        const std::string_view dollars = written_formula(walk.node()).is_block ? "$$" : "$";
        ((text += dollars) += written_formula(walk.node()).tex) += dollars;
        break;
      }
      case Element::wikilink:
        if (!wikilink(walk.node())->has_text) text += wikilink(walk.node())->shown();
        break;
      default:
        break;
    }
  }
  return text;
}

namespace {

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, [](char x, char y) { return x == y || (x >= 'a' && x <= 'z' && x - 'a' + 'A' == y); });
}

void remove(cmark_node* node) {
  cmark_node_unlink(node);
  cmark_node_free(node);
}

// An alert is a quote of the document whose first line is the marker alone; GitHub shows one
// without any content as a plain quote.
void mark_alert(cmark_node* quote) {
  cmark_node* paragraph = cmark_node_first_child(quote);
  if (!paragraph || element(paragraph) != Element::paragraph) return;
  cmark_node* marker = cmark_node_first_child(paragraph);
  if (!marker || element(marker) != Element::text) return;
  const auto found = std::ranges::find_if(alerts, [&](const Alert& alert) {
    return equals_ignoring_case(literal(marker), alert.marker);
  });
  if (found == alerts.end()) return;
  cmark_node* line_end = cmark_node_next(marker);
  if (!line_end && !cmark_node_next(paragraph)) return;
  if (line_end && element(line_end) != Element::soft_break &&
      element(line_end) != Element::line_break)
    return;
  // The library keeps a plain void*; the tree is the only one that reads it, as const again.
  cmark_node_set_user_data(quote, const_cast<Alert*>(&*found));
  if (!line_end) return remove(paragraph);
  remove(line_end);
  remove(marker);
}

/// What goes through the library's functions. Nothing here has a destructor: they may be left in
/// the middle.
struct Parse {
  std::string_view text;
  cmark_parser* parser = nullptr;
  cmark_node* root = nullptr;
};

void feed(void* argument) {
  auto& parse = *static_cast<Parse*>(argument);
  // Source positions also make the library count the lines of code spans that run over line ends.
  parse.parser = cmark_parser_new_with_mem(
      CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_FOOTNOTES | CMARK_OPT_SOURCEPOS, Arena::memory());
  for (const char* name : {"table", "strikethrough", "autolink", "tasklist"})
    cmark_parser_attach_syntax_extension(parse.parser, cmark_find_syntax_extension(name));
  cmark_parser_feed(parse.parser, parse.text.data(), parse.text.size());
}

// The parser itself goes with the arena.
void finish(void* argument) {
  auto& parse = *static_cast<Parse*>(argument);
  parse.root = cmark_parser_finish(parse.parser);
}

/// The memory for one text: the larger it is, the more it may take.
std::size_t memory_for(std::size_t size, std::size_t most) {
  constexpr std::size_t usual_most = 1U << 30U, least = 64U << 20U, for_each_byte = 400;
  const std::size_t usual = std::min(least + for_each_byte * size, usual_most);
  return static_cast<std::size_t>(static_cast<double>(most) * static_cast<double>(usual) /
                                  static_cast<double>(usual_most));
}

}  // namespace

// A tree that was left in the middle cannot be used, so an empty one takes its place.
cmark_node* Tree::parse() {
  prepare_markdown();
  const std::string changed =
      wikilinks_.has_placeholders() ? wikilinks_.with_placeholders() : std::string();
  Parse parse{changed.empty() ? text_ : changed};
  Arena::Outcome outcome = arena_.run(feed, &parse);
  if (outcome == Arena::Outcome::done) {
    static std::mutex finishing;
    const std::lock_guard lock(finishing);
    outcome = arena_.run(finish, &parse);
  }
  if (outcome == Arena::Outcome::done) return parse.root;
  overrun_ = outcome == Arena::Outcome::out_of_time ? Overrun::time : Overrun::memory;
  return cmark_node_new_with_mem(CMARK_NODE_DOCUMENT, Arena::memory());
}

Tree::Tree(const SourceSet& sources, const Span& at, const ReadingBudget& budget)
    : text_(sources.text(at)),
      wikilinks_(text_),
      alarm_(budget.seconds, sources[at.source].path),
      arena_(memory_for(text_.size(), budget.bytes), alarm_),
      root_(parse(), cmark_node_free) {
  if (overrun_) return;
  wikilinks_.settle(root_.get());
  for (cmark_node* block = cmark_node_first_child(root_.get()); block;
       block = cmark_node_next(block))
    if (element(block) == Element::quote) mark_alert(block);
  raw_html_ = read_raw_html(root_.get());
}

Tree::Tree(const SourceSet& sources, const Body& body) : Tree(sources, body.at, body.budget) {
  if (overrun_)
    throw std::runtime_error(fmt::format("`{}` could be read once and not again",
                                         escape_controls(sources[body.at.source].path)));
}

bool Tree::is_done(cmark_node* item) {
  if (lines_.empty()) {
    lines_.push_back(0);
    for (std::size_t at = 0; at < text_.size(); ++at)
      if (text_[at] == '\n' || (text_[at] == '\r' && text_.substr(at + 1, 1) != "\n"))
        lines_.push_back(at + 1);
  }
  const auto line = static_cast<std::size_t>(std::max(cmark_node_get_start_line(item), 1)) - 1;
  if (line >= lines_.size()) return false;
  const std::size_t column = static_cast<std::size_t>(cmark_node_get_start_column(item)) - 1;
  const std::size_t box = text_.find('[', lines_[line] + column);
  const std::string_view mark = text_.substr(std::min(box, text_.size()), 3);
  return mark == "[x]" || mark == "[X]";
}

cmark_node* Tree::title() const {
  cmark_node* block = cmark_node_first_child(root_.get());
  while (block && element(block) == Element::html_block && is_comment(literal(block)))
    block = cmark_node_next(block);
  const bool opens =
      block && element(block) == Element::heading && cmark_node_get_heading_level(block) == 1;
  return opens ? block : nullptr;
}

}  // namespace allegory
