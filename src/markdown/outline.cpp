// The parse tree → blocks as plain text. See markdown_outline.h.
#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "markdown/places.h"
#include "markdown/raw_html.h"
#include "markdown/tree.h"
#include "markdown_outline.h"

namespace allegory {

namespace {

using Kind = OutlineBlock::Kind;

/// The words below a node; line ends stay, and how much of it opens in bold is counted.
void read_words(cmark_node* node, OutlineBlock& block) {
  cmark_node* bold = nullptr;
  Walk walk(node);
  while (walk.next()) {
    cmark_node* here = walk.node();
    const Element kind = element(here);
    if (!walk.is_entering()) {
      if (here == bold) block.bold = block.text.size();
      continue;
    }
    const bool is_text = kind == Element::text || kind == Element::code;
    if (is_text) block.text += literal(here);
    if (kind == Element::soft_break || kind == Element::line_break) block.text += '\n';
    if (kind == Element::formula) block.text += written_formula(here).tex;
    if (kind == Element::wikilink && !wikilink(here)->has_text)
      block.text += wikilink(here)->shown();
    if (kind == Element::image && here != node) walk.skip();
    if (kind == Element::strong && block.text.empty()) bold = here;
    block.has_markup |= !is_text && here != node;
  }
}

class OutlineReader {
 public:
  OutlineReader(const SourceSet& sources, const Span& at)
      : tree_(sources, at, {}), places_(sources, at, tree_.wikilinks()) {}

  Outline read() {
    Walk walk(tree_.root());
    while (walk.next()) walk.is_entering() ? enter(walk) : leave(walk.node());
    return std::move(outline_);
  }

 private:
  void enter(Walk& walk) {
    cmark_node* node = walk.node();
    switch (element(node)) {
      case Element::quote:
      case Element::footnote:
        ++quotes_;
        break;
      case Element::heading:
        places_.enter(node);
        read_words(node, add(Kind::heading, node));
        outline_.blocks.back().level =
            static_cast<std::uint8_t>(cmark_node_get_heading_level(node));
        break;
      case Element::paragraph:
        places_.enter(node);
        if (quotes_ == 0) add_paragraph(node);
        break;
      case Element::table_head:
      case Element::table_row:
        if (quotes_ == 0) add_row(node);
        break;
      case Element::table_cell:
        places_.enter(node);
        break;
      case Element::code_block:
        add(Kind::code, node);
        break;
      case Element::html:
        add_anchors(node, places_.html(node));
        break;
      case Element::html_block:
        add_anchors(node, places_.block(node));
        break;
      default:
        break;
    }
  }

  void leave(cmark_node* node) {
    const Element kind = element(node);
    if (kind == Element::quote || kind == Element::footnote) --quotes_;
  }

  OutlineBlock& add(Kind kind, cmark_node* node) {
    OutlineBlock& block = outline_.blocks.emplace_back();
    block.kind = kind;
    block.at = places_.block(node);
    block.is_at_top = cmark_node_parent(node) == tree_.root();
    return block;
  }

  void add_paragraph(cmark_node* node) {
    cmark_node* parent = cmark_node_parent(node);
    const bool opens_item = element(parent) == Element::item && !cmark_node_previous(node);
    OutlineBlock& block = add(opens_item ? Kind::item : Kind::paragraph, node);
    read_words(node, block);
    block.is_alone = !opens_item || !cmark_node_next(node);
    if (!opens_item) return;
    const auto count = static_cast<std::uint32_t>(lists_.size());
    block.list = lists_.try_emplace(cmark_node_parent(parent), count).first->second;
  }

  void add_row(cmark_node* row) {
    if (element(row) == Element::table_head) {
      OutlineBlock& block = add(Kind::table, cmark_node_parent(row));
      block.at = places_.block(row);
    }
    OutlineBlock& block = outline_.blocks.back();
    std::vector<std::string> cells;
    for (cmark_node* cell = cmark_node_first_child(row); cell; cell = cmark_node_next(cell))
      cells.emplace_back(trim(plain_text(cell, Images::drop)));
    block.rows.push_back(std::move(cells));
    block.row_places.push_back(places_.block(row));
    block.at.end = std::max(block.at.end, block.row_places.back().end);
  }

  void add_anchors(cmark_node* node, const Span& at) {
    for (const CleanPart& part : clean_html(node).parts)
      if (const CleanAttribute* id = part.attribute(AttributeKind::id))
        outline_.anchors.push_back({id->value, at.begin});
  }

  Outline outline_;
  Tree tree_;
  Places places_;
  std::size_t quotes_ = 0;  // that the walk is in
  std::unordered_map<cmark_node*, std::uint32_t> lists_;
};

}  // namespace

Outline read_outline(const SourceSet& sources, const Span& body) {
  return OutlineReader(sources, body).read();
}

}  // namespace allegory
