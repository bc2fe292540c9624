// The raw HTML of a page's tree: comments and allowances in it, and what of it reaches a page.
//
// Comes in: the tree, in which every raw HTML node holds what its author wrote. Goes out: what
// sanitize/ makes of it, attached to the nodes, so that each writer finds it where the HTML stood.
// An address in raw HTML is a link of the page like any other, and stands in Body::links at the
// place of its node.
#pragma once

#include <cmark-gfm.h>

#include <cstddef>
#include <deque>
#include <string_view>
#include <vector>

#include "sanitize/sanitizer.h"

namespace allegory {

/// Whether a piece of raw HTML is nothing but comments and white space.
bool is_comment(std::string_view html);

/// The rule in `<!-- allegory-allow rule: reason -->`, as a range of bytes of the HTML it stands
/// in.
struct AllowedRule {
  std::size_t begin = 0, end = 0;
};

/// Every allowance in the comments of a raw HTML node, in order.
std::vector<AllowedRule> read_allowances(std::string_view html);

/// Reads the raw HTML of a tree and attaches to each node of it what it becomes. The nodes refer to
/// the result, which must outlive them. Linear.
std::deque<CleanHtml> read_raw_html(cmark_node* root);

/// What a raw HTML node becomes.
const CleanHtml& clean_html(cmark_node* node);

/// Whether nothing but white space is left.
bool is_blank(const CleanHtml& clean);

/// The attribute of an opening part that is a link of the page, or null.
const CleanAttribute* link_of(const CleanPart& part);

/// How many links of the page stand in a raw HTML node.
std::size_t count_links(cmark_node* node);

}  // namespace allegory
