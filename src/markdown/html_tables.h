// Tables in HTML: head cells with their scope, alignment as a class, and a frame that scrolls.
#pragma once

#include <cmark-gfm.h>

#include <cstddef>
#include <vector>

#include "markdown/html_output.h"
#include "markdown/table.h"
#include "markdown/tree.h"

namespace allegory {

/// Writes the tables of one page. They do not nest.
class HtmlTables {
 public:
  explicit HtmlTables(HtmlOutput& out) : out_(out) {}

  /// A table, its head, a row or a cell, on the walk's way in and out.
  void step(cmark_node* node, Element kind, bool entering);

 private:
  void table(cmark_node* node, bool entering);
  void head(cmark_node* node, bool entering);
  void cell(cmark_node* node, bool entering);

  HtmlOutput& out_;
  std::vector<Alignment> alignments_;
  std::size_t column_ = 0;
  bool in_head_ = false, in_body_ = false;
};

}  // namespace allegory
