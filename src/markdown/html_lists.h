// Lists in HTML: numbers that start elsewhere, tight items without paragraphs, check boxes.
#pragma once

#include <cmark-gfm.h>

#include "markdown/html_output.h"
#include "markdown/tree.h"

namespace allegory {

/// Writes the lists of one page.
class HtmlLists {
 public:
  HtmlLists(HtmlOutput& out, Tree& tree) : out_(out), tree_(tree) {}

  /// A list, on the walk's way in and out.
  void list(cmark_node* node, bool entering);

  /// An item of a list, on the walk's way in and out.
  void item(cmark_node* node, bool entering);

  /// Opens a paragraph, which in an item of a tight list has no tags and in a task has the box.
  void open_paragraph(cmark_node* node);

  /// Closes it.
  void close_paragraph(cmark_node* node);

 private:
  void check_box(cmark_node* item);

  HtmlOutput& out_;
  Tree& tree_;
};

}  // namespace allegory
