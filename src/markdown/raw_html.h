// What a piece of raw HTML holds: comments, ids, allowances. A tolerant scanner of tags and
// attributes, not a parser: nothing of what it reads is ever written but the ids, and those
// escaped.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace allegory {

/// What is in one raw HTML node.
struct RawHtml {
  std::vector<std::string> ids;  ///< values of `id`, and of `name` on `<a>`; without white space
  bool is_comment = false;       ///< comments and white space, nothing else
  bool loses_something = false;  ///< an element, instruction or text is left out with it; a closing
                                 ///< tag alone is not counted, its opening tag was
};

/// Reads a raw HTML node's text.
RawHtml read_raw_html(std::string_view html);

/// The rule in `<!-- allegory-allow rule: reason -->`, as a range of bytes of the HTML it stands
/// in.
struct AllowedRule {
  std::size_t begin = 0, end = 0;
};

/// Every allowance in the comments of a raw HTML node, in order.
std::vector<AllowedRule> read_allowances(std::string_view html);

}  // namespace allegory
