// After parsing: placeholders in running text become nodes of links and formulas, all others the
// text they were.
//
// A link with a text of its own has a placeholder at each end; its text is what lies between, if
// both ended up below the same parent. The lines of a formula are put together the same way. Only
// nodes before the current one are changed, so the walk's next step stays good.
#include <algorithm>
#include <optional>
#include <utility>

#include "base/text.h"
#include "markdown/arena.h"
#include "markdown/tree.h"

namespace allegory {

class WikiLinkSettler {
 public:
  explicit WikiLinkSettler(WikiLinks& links) : links_(links) {}

  void settle(cmark_node* root) {
    Walk walk(root);
    while (walk.next()) {
      const Element kind = element(walk.node());
      if (kind == Element::table_cell) in_cell_ = walk.is_entering();
      if (kind == Element::link) link_depth_ += walk.is_entering() ? 1 : -1;
      if (kind == Element::image) image_depth_ += walk.is_entering() ? 1 : -1;
      if (!walk.is_entering()) continue;
      if (kind == Element::text && image_depth_ == 0)
        split(walk.node());
      else
        restore(walk.node(), kind);
    }
    abandon();
    abandon_formula();
  }

 private:
  using Piece = WikiLinks::Piece;

  // A placeholder in a text: where it begins and ends, and its piece.
  struct Found {
    std::size_t begin, end;
    const Piece* piece;
  };

  // A link whose first piece was met and whose last was not yet.
  struct Pending {
    cmark_node* node = nullptr;
    cmark_node* second_line = nullptr;
    const WikiLink* link = nullptr;
  };

  // The next placeholder at or behind `at`. The first piece of a link carries its number; the
  // others belong to the link whose first piece was met last.
  std::optional<Found> find(std::string_view text, std::size_t at) {
    for (; (at = text.find('\xdc', at)) != std::string_view::npos; ++at) {
      const std::string_view mark = text.substr(at, 2);
      std::size_t marker = 0;
      while (marker < WikiLinks::marker_count && links_.markers_[marker] != mark) ++marker;
      if (marker == WikiLinks::marker_count) continue;
      std::size_t behind = at + 2;
      const Piece& piece = marker == WikiLinks::first_of_formula
                               ? formula_piece(next_code_point(text, behind) - 0x3400)
                           : marker == WikiLinks::line_of_formula
                               ? links_.pieces_.at(last_formula_piece_ += 1)
                               : link_piece(text, behind, marker);
      return Found{at, at + links_.placeholder(piece).size(), &piece};
    }
    return std::nullopt;
  }

  const Piece& formula_piece(std::size_t number) {
    last_formula_piece_ = links_.formulas_.at(number).first_piece;
    return links_.pieces_.at(last_formula_piece_);
  }

  const Piece& link_piece(std::string_view text, std::size_t number_at, std::size_t marker) {
    if (marker == WikiLinks::first_of_link) last_ = next_code_point(text, number_at) - 0x3400;
    const WikiLink& link = links_.links_.at(last_);
    const std::uint32_t offset = marker == WikiLinks::first_of_link ? 0
                                 : marker == WikiLinks::second_line ? 1
                                                                    : link.pieces - 1;
    return links_.pieces_.at(link.first_piece + offset);
  }

  std::string_view written(const Piece& piece) const {
    return links_.text_.substr(piece.begin, piece.end - piece.begin);
  }

  // What would stand in the tree had there been no placeholder: in a cell, pipes lose their escape.
  std::string source(const Piece& piece) const {
    std::string text(written(piece));
    for (std::size_t at = 0; in_cell_ && (at = text.find("\\|", at)) != std::string::npos; ++at)
      text.erase(at, 1);
    return text;
  }

  std::string restored(std::string_view text) {
    std::string result;
    std::size_t at = 0;
    while (const std::optional<Found> found = find(text, at)) {
      result += text.substr(at, found->begin - at);
      result += source(*found->piece);
      at = std::min(found->end, text.size());
    }
    return result += text.substr(at);
  }

  static bool has_mark(const char* text) {
    return text && std::string_view(text).find('\xdc') != std::string_view::npos;
  }

  void restore(cmark_node* node, Element kind) {
    if (kind == Element::link || kind == Element::image) {
      if (has_mark(cmark_node_get_url(node)))
        cmark_node_set_url(node, restored(cmark_node_get_url(node)).c_str());
      if (has_mark(cmark_node_get_title(node)))
        cmark_node_set_title(node, restored(cmark_node_get_title(node)).c_str());
      return;
    }
    if (kind == Element::code_block && has_mark(cmark_node_get_fence_info(node)))
      cmark_node_set_fence_info(node, restored(cmark_node_get_fence_info(node)).c_str());
    const bool has_text = kind == Element::text || kind == Element::code || kind == Element::html ||
                          kind == Element::html_block || kind == Element::code_block;
    if (has_text && has_mark(cmark_node_get_literal(node)))
      cmark_node_set_literal(node, restored(literal(node)).c_str());
  }

  static cmark_node* insert_text(cmark_node* before, std::string_view text) {
    cmark_node* node = cmark_node_new_with_mem(CMARK_NODE_TEXT, Arena::memory());
    cmark_node_set_literal(node, std::string(text).c_str());
    cmark_node_insert_before(before, node);
    return node;
  }

  static void remove(cmark_node* node) {
    cmark_node_unlink(node);
    cmark_node_free(node);
  }

  cmark_node* insert_link(cmark_node* before, const WikiLink& link) {
    cmark_node* node = cmark_node_new_with_mem(CMARK_NODE_LINK, Arena::memory());
    cmark_node_set_user_data(node, const_cast<WikiLink*>(&link));
    cmark_node_insert_before(before, node);
    return node;
  }

  void split(cmark_node* node) {
    if (!has_mark(cmark_node_get_literal(node))) return;
    const std::string text(literal(node));
    std::size_t at = 0;
    while (const std::optional<Found> found = find(text, at)) {
      if (found->begin > at)
        insert_text(node, std::string_view(text).substr(at, found->begin - at));
      const Piece& piece = *found->piece;
      if (piece.is_formula())
        place_formula(node, piece);
      else if (link_depth_ == 0)
        place(node, piece);
      else
        insert_text(node, source(piece));
      at = std::min(found->end, text.size());
    }
    if (at < text.size()) insert_text(node, std::string_view(text).substr(at));
    remove(node);
  }

  // Puts before `node` what a placeholder stands for.
  void place(cmark_node* node, const Piece& piece) {
    WikiLink& link = links_.links_[piece.number];
    const bool is_ours = pending_.node && pending_.link == &link &&
                         cmark_node_parent(pending_.node) == cmark_node_parent(node);
    if (link.is_embed) {
      links_.embeds_.push_back(piece.number);
      insert_text(node, source(piece));
    } else if (piece.marker == WikiLinks::first_of_link) {
      abandon();
      cmark_node* made = insert_link(node, link);
      if (link.pieces > 1) pending_ = {made, nullptr, &link};
    } else if (is_ours && piece.marker == WikiLinks::second_line) {
      pending_.second_line = insert_text(node, source(piece));
    } else if (is_ours && (link.pieces == 2 || pending_.second_line)) {
      complete(node, link);
    } else {
      insert_text(node, source(piece));
    }
  }

  // A node of code, since that may stand wherever text may. The first line makes it, each further
  // one adds to it, the last makes it good.
  void place_formula(cmark_node* node, const Piece& piece) {
    WrittenFormula& formula = links_.formulas_[piece.number];
    if (piece.marker == WikiLinks::first_of_formula) {
      abandon_formula();
      cmark_node* made = cmark_node_new_with_mem(CMARK_NODE_CODE, Arena::memory());
      cmark_node_set_user_data(made, &formula);
      cmark_node_insert_before(node, made);
      formula.tex.clear();
      open_formula_ = made;
    } else if (!open_formula_ || cmark_node_parent(open_formula_) != cmark_node_parent(node)) {
      insert_text(node, source(piece));
      return;
    } else {
      formula.tex += '\n';
      insert_text(node, source(piece));
    }
    formula.tex += source(piece);
    const auto last = formula.first_piece + formula.pieces - 1;
    if (&piece == &links_.pieces_[last]) complete_formula(node, formula);
  }

  void complete_formula(cmark_node* node, WrittenFormula& formula) {
    while (cmark_node_next(open_formula_) != node) remove(cmark_node_next(open_formula_));
    formula.tex = formula.tex.substr(formula.mark, formula.tex.size() - 2UL * formula.mark);
    open_formula_ = nullptr;
  }

  // Its lines did not stay together: they are text.
  void abandon_formula() {
    if (!open_formula_) return;
    const WrittenFormula& formula = written_formula(open_formula_);
    insert_text(open_formula_, source(links_.pieces_[formula.first_piece]));
    remove(std::exchange(open_formula_, nullptr));
  }

  // Everything between the pieces becomes the link's text, but for the line end inside the name.
  void complete(cmark_node* node, WikiLink& link) {
    cmark_node* from = pending_.node;
    cmark_node* first = pending_.second_line ? pending_.second_line : from;
    cmark_node* text = has_bar(link) ? cmark_node_next(first) : node;
    while (cmark_node_next(from) != text) remove(cmark_node_next(from));
    while (cmark_node_next(from) != node) cmark_node_append_child(from, cmark_node_next(from));
    link.has_text = cmark_node_first_child(from) != nullptr;
    unwrap_links(from);
    pending_ = {};
  }

  // Whether a text follows the name: then the last piece but one ends at the bar.
  bool has_bar(const WikiLink& link) const {
    return written(links_.pieces_[link.first_piece + link.pieces - 2]).back() == '|';
  }

  // A link inside a link's text is only text.
  static void unwrap_links(cmark_node* wikilink) {
    Walk walk(wikilink);
    while (walk.next()) {
      cmark_node* node = walk.node();
      if (node == wikilink || walk.is_entering() || element(node) != Element::link) continue;
      while (cmark_node* child = cmark_node_first_child(node))
        cmark_node_insert_before(node, child);
      remove(node);
    }
  }

  // The end of a link did not come where it could: all of it is text again.
  void abandon() {
    if (!pending_.node) return;
    insert_text(pending_.node, source(links_.pieces_[pending_.link->first_piece]));
    remove(pending_.node);
    pending_ = {};
  }

  WikiLinks& links_;
  Pending pending_;
  cmark_node* open_formula_ = nullptr;  // whose last line was not met yet
  std::uint32_t last_ = 0;              // the link whose first piece was met last
  std::size_t last_formula_piece_ = 0;
  int link_depth_ = 0, image_depth_ = 0;
  bool in_cell_ = false;
};

void WikiLinks::settle(cmark_node* root) {
  if (links_.empty() && formulas_.empty()) return;
  WikiLinkSettler(*this).settle(root);
  cmark_consolidate_text_nodes(root);
}

}  // namespace allegory
