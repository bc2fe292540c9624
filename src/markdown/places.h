// Where the nodes of a tree stand in the file, in bytes.
//
// cmark-gfm's positions are good for blocks and nearly good for what is inside: a link over several
// lines has the line of its end, text behind an escaped pipe of a table cell is too far left, lines
// that are indented otherwise than their paragraph are off, autolinks have no place at all. So its
// columns are corrected where the error is known, and then proved: a link's place is a bracket of
// the source with that text behind it, the nearest one if need be. Blocks must be entered in the
// order of the text, and links asked for in that order.
#pragma once

#include <cmark-gfm.h>

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "markdown/wikilinks.h"
#include "source.h"

namespace allegory {

/// Finds the places of one page's nodes. `wikilinks` must outlive it.
class Places {
 public:
  Places(const SourceSet& sources, const Span& body, const WikiLinks& wikilinks);

  /// A block without white space at its ends.
  Span block(cmark_node* node) const;

  /// Call when a paragraph, heading or table cell begins, before asking for what is inside.
  void enter(cmark_node* block);

  /// A link or image as written, brackets or angles included; `text` is what is inside.
  Span link(cmark_node* node, std::string_view text);

  /// Where the text of the block that was entered begins, behind link reference definitions, and
  /// where it ends; for a table cell, its row.
  std::size_t text_begin();
  std::size_t text_end() const { return end_; }

  /// A raw HTML tag or comment inside a paragraph.
  Span html(cmark_node* node);

  /// A part of the body's text.
  Span span(std::size_t begin, std::size_t end) const;

  /// The body's text; places are offsets into it until `span` makes them offsets of the file.
  std::string_view text() const { return text_; }

 private:
  struct Bracket {
    std::size_t begin;  // of `[`, or of the `!` before it
    std::size_t open, close;
  };
  struct Range {
    std::size_t begin, end;
  };
  // How far `place` went from a line, and the indents on the way.
  struct Wrap {
    int from = 0, line = 0;
    std::size_t indents = 0;
  };

  // Lines of the body, from 1.
  std::size_t line_start(int line) const;
  std::size_t line_end(int line) const;
  std::size_t content_start(int line) const;
  int line_of(std::size_t at) const;

  void enter_cell(cmark_node* cell);
  int real_line(cmark_node* block) const;
  bool has_place(cmark_node* node) const;
  std::size_t place(int line, int column);
  std::size_t place_in_cell(int column) const;

  void read_block();
  void skip_definitions();
  std::size_t skip_markup(std::size_t at);
  std::size_t skip_angle(std::size_t at) const;
  std::size_t skip_code(std::size_t at);

  const Bracket* find_bracket(cmark_node* node, std::string_view text);
  const Bracket* nearest_bracket(std::size_t hint, std::string_view text, bool is_image) const;
  const Bracket* bracket_at(std::size_t begin) const;
  std::optional<Span> bare_link(cmark_node* node, std::string_view text);
  Span angle(std::size_t at);
  std::size_t link_end(const Bracket& bracket, cmark_node* node);
  bool has_text(const Bracket& bracket, std::string_view text) const;
  std::size_t find(std::string_view text, std::size_t at) const;

  Span body_;
  std::string_view text_;
  const WikiLinks& wikilinks_;
  std::vector<std::size_t> lines_;

  // The block that was entered last.
  cmark_node* block_ = nullptr;
  cmark_node* row_ = nullptr;  // of a cell
  int line_ = 1;               // its first line
  int shift_ = 0;              // from the library's lines to the real ones
  bool is_read_ = false;
  std::size_t begin_ = 0, end_ = 0;
  std::size_t cursor_ = 0;       // no bracket that is asked for begins before it
  std::size_t bare_cursor_ = 0;  // no autolink or HTML
  std::vector<int> uncounted_;   // lines whose end the library does not count, in order
  Wrap wrap_;
  std::vector<Bracket> brackets_;
  std::vector<Range> opaque_;       // code and HTML, in order
  std::vector<std::size_t> pipes_;  // escaped pipes of the row
  std::size_t last_angle_ = 0, last_comment_end_ = 0;
  std::array<bool, 81> unclosed_{};  // lengths of backtick runs that no other closes
};

}  // namespace allegory
