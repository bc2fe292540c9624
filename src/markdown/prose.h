// The words of a page's paragraphs and table cells, each with its place in the source.
//
// Comes in: a block of the tree and the links that were found in it. Goes out: a Prose, whose text
// is what a reader sees as running words, and for every byte of it where it was written. The
// library's columns are of little use for that: escapes, character references, quotes and pipes
// shift them. So the source is read along with the tree: each node says what must stand there next
// (the marks of emphasis, the brackets of a link, the letters of a text), and a text that is not
// found there is left out rather than given a wrong place.
#pragma once

#include <cmark-gfm.h>

#include <string_view>
#include <vector>

#include "markdown/places.h"
#include "markdown/tree.h"
#include "written.h"

namespace allegory {

/// Reads the blocks of one page, in the order of the tree. What it refers to must outlive it.
class ProseReader {
 public:
  ProseReader(Body& body, Places& places) : body_(body), places_(places) {}

  /// Adds a paragraph or cell to Body::prose, unless it has no words. Call when the walk leaves it;
  /// `first_link` is the index of the first link in it. Linear.
  void read(cmark_node* block, std::size_t first_link);

  /// Goes over a block whose text does not count, such as a heading.
  void pass_over(cmark_node* block);

 private:
  // How a piece of a text stands in the source; no bytes at all if it does not.
  struct Match {
    std::size_t text = 0, source = 0;
  };

  void start(cmark_node* block, std::size_t first_link);
  void step(Walk& walk);
  void enter_link(cmark_node* node, Element kind);
  void leave_link(cmark_node* node);
  std::size_t tail_end(std::size_t likely) const;
  void add_gap();
  void add_break();
  void add_text(std::string_view text);
  void add_piece(std::size_t text_size, std::size_t source_size, std::size_t in_node);
  void skip_marks(std::string_view marks, std::size_t most);
  void skip_code();
  void skip_html(std::string_view html);
  void skip_footnote_mark();
  bool find(std::string_view text);
  Match match(std::string_view text, std::size_t from, std::size_t at) const;
  Match match_reference(std::string_view text, std::size_t from, std::size_t at) const;
  bool stands_at(std::string_view text, std::size_t at) const;
  void finish();

  Body& body_;
  Places& places_;
  Prose unit_;
  std::size_t cursor_ = 0, end_ = 0;  // in the body's text: what was not read yet
  std::size_t link_ = 0;              // the next of Body::links
  std::uint32_t node_ = 0;            // the next text node
  cmark_node* row_ = nullptr;         // of the cell
  cmark_node* image_ = nullptr;       // that is open, and what else is
  cmark_node* silent_ = nullptr;      // a link whose text does not count
  cmark_node* open_link_ = nullptr;   // a link whose text does
  int blocked_ = 0;                   // raw HTML that is open and may hold no link
  int blocked_as_written_ = 0;        // the same, if nothing of it is taken away
  std::size_t image_end_ = 0, link_end_ = 0;
  bool is_lost_ = false;  // a text of the block was not found
};

}  // namespace allegory
