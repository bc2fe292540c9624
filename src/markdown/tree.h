// The parse tree of one page, as the rest of this folder wants it.
//
// Comes in: the Markdown text behind the front matter. Goes out: cmark-gfm's tree, owned, in which
// three things that cmark-gfm does not know are already told apart: a `[[wikilink]]` is a link node
// that carries a WikiLink, a formula a code node that carries a WrittenFormula, and the quote of an
// alert carries its Alert and has lost its marker line. So facts, HTML and wiki text are three
// plain walks over the same tree and meet its links in the same order. That order is the tree's:
// footnotes come last, as they are printed.
#pragma once

#include <cmark-gfm.h>

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/cpu_alarm.h"
#include "markdown/arena.h"
#include "markdown/wikilinks.h"
#include "sanitize/sanitizer.h"
#include "source.h"
#include "written.h"

namespace allegory {

/// What a node is; extensions included.
enum class Element : std::uint8_t {
  document,
  quote,
  list,
  item,
  code_block,
  html_block,
  paragraph,
  heading,
  rule,
  footnote,
  table,
  table_head,
  table_row,
  table_cell,
  text,
  soft_break,
  line_break,
  code,
  html,
  emphasis,
  strong,
  strikethrough,
  link,
  wikilink,
  image,
  formula,
  footnote_reference,
  other,
};

/// The kind of a node.
Element element(cmark_node* node);

/// A leaf's text; empty where a node has none.
std::string_view literal(cmark_node* node);

/// Whether a list item has a check box.
bool is_task(cmark_node* item);

/// Walks a tree without recursion, node by node, in the order of the text.
class Walk {
 public:
  explicit Walk(cmark_node* root) : iterator_(cmark_iter_new(root), cmark_iter_free) {}

  /// Moves on; false behind the end.
  bool next() {
    event_ = cmark_iter_next(iterator_.get());
    return event_ != CMARK_EVENT_DONE;
  }

  /// The node of the current step.
  cmark_node* node() const { return cmark_iter_get_node(iterator_.get()); }

  /// Whether the step goes into the node (leaves have only this one) or comes out of it.
  bool is_entering() const { return event_ == CMARK_EVENT_ENTER; }

  /// Continues behind the current node; there will be no step out of it.
  void skip() { cmark_iter_reset(iterator_.get(), node(), CMARK_EVENT_EXIT); }

 private:
  std::unique_ptr<cmark_iter, void (*)(cmark_iter*)> iterator_;
  cmark_event_type event_ = CMARK_EVENT_NONE;
};

/// A kind of alert: the word in its marker, which in lower case is also its CSS class, and which of
/// a theme's words is its title.
struct Alert {
  std::string_view marker, name, title;
};

inline constexpr std::array<Alert, 5> alerts{{
    {"[!NOTE]", "note", "text_note"},
    {"[!TIP]", "tip", "text_tip"},
    {"[!IMPORTANT]", "important", "text_important"},
    {"[!WARNING]", "warning", "text_warning"},
    {"[!CAUTION]", "caution", "text_caution"},
}};

/// The alert that a quote is, or null.
const Alert* alert(cmark_node* quote);

/// What plain_text does with images.
enum class Images : std::uint8_t { drop, alternative_text };

/// The text below a node without markup: code stays, line breaks become spaces, footnote marks and
/// raw HTML go.
std::string plain_text(cmark_node* node, Images images);

/// A page's tree, within a budget. The time counts as long as the tree lives, so that it holds for
/// all that is done with it.
class Tree {
 public:
  /// Parses what `at` covers, which must outlive the tree. Where the budget is used up, the tree is
  /// empty and overrun() says why.
  Tree(const SourceSet& sources, const Span& at, const ReadingBudget& budget);
  /// The same for a body that has been read before. Throws where that does not work again.
  Tree(const SourceSet& sources, const Body& body);

  cmark_node* root() const { return root_.get(); }
  std::string_view text() const { return text_; }
  const WikiLinks& wikilinks() const { return wikilinks_; }
  const std::optional<Overrun>& overrun() const { return overrun_; }

  /// Whether a task's box is checked. Read in the text: the library says yes as soon as `[x]`
  /// stands anywhere on the line.
  bool is_done(cmark_node* item);

  /// The heading of level 1 that opens the page (comments may stand before it), or null.
  cmark_node* title() const;

 private:
  cmark_node* parse();

  std::string_view text_;
  std::vector<std::size_t> lines_;  // where they start; filled when first asked for
  WikiLinks wikilinks_;
  CpuAlarm alarm_;
  Arena arena_;
  std::optional<Overrun> overrun_;
  std::unique_ptr<cmark_node, void (*)(cmark_node*)> root_;
  std::deque<CleanHtml> raw_html_;  // the nodes refer to it
};

}  // namespace allegory
