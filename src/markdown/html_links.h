// Links, found names and plain text in HTML: what stands between the marks of inline Markdown.
//
// Comes in: the page's links as they were resolved, and the tree's link and text nodes in order.
// Goes out: `<a>` elements and escaped text. A link that nobody resolved becomes its text.
#pragma once

#include <cmark-gfm.h>

#include <string>
#include <string_view>
#include <vector>

#include "markdown.h"
#include "markdown/html_output.h"
#include "markdown/reading_marks.h"
#include "markdown/rendered_links.h"

namespace allegory {

/// ` class="…"` of a link or image; nothing if it has none.
std::string class_attribute(const RenderedLink& link);

/// ` title="…"`; a title of the author's `own` goes before ours.
std::string title_attribute(const RenderedLink& link, std::string_view own);

/// Writes the links and the texts of one page, in the order of the tree.
class HtmlLinks {
 public:
  HtmlLinks(HtmlOutput& out, const Body& body, const std::vector<RenderedLink>& links,
            const HtmlOptions& options)
      : out_(out), links_(body, links, options.inserted), marks_(options) {}

  /// A text node's text, with the links that the program inserts.
  void text(cmark_node* node);

  /// A link or wikilink, on its way in and out.
  void link(cmark_node* node, bool entering);

  /// What the next link becomes, of an image or of raw HTML.
  const RenderedLink& next() { return *links_.next().rendered; }

  /// Whether the walk is inside an `<a>` of ours; links do not nest.
  bool is_inside() const { return is_inside_; }

  /// What is added to the names of the text.
  ReadingMarks& marks() { return marks_; }

  /// Goes over the links of raw HTML that is written as it is.
  void pass_over_html(cmark_node* node) { links_.pass_over_html(node); }

  /// Goes over everything below the walk's current node, and behind it.
  void pass_over(Walk& walk) { links_.pass_over(walk); }

 private:
  void open(const RenderedLink& link, std::string_view own_title);

  HtmlOutput& out_;
  RenderedLinks links_;
  ReadingMarks marks_;
  bool is_inside_ = false;
  const RenderedLink* open_ = nullptr;  // while is_inside_
};

}  // namespace allegory
