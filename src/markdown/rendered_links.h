// The links of a page as its renderers meet them: what read_markdown found and what each becomes,
// side by side, one after the other.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "markdown.h"
#include "markdown/tree.h"

namespace allegory {

/// A link's two halves. `rendered` without `href` means that only text is written.
struct LinkPair {
  const Link* written;
  const RenderedLink* rendered;
};

/// Hands out the links in the order of the tree.
class RenderedLinks {
 public:
  RenderedLinks(const Body& body, const std::vector<RenderedLink>& rendered)
      : body_(body), rendered_(rendered) {}

  /// The next link. One that nobody resolved becomes text: an address that was not looked at is
  /// never written.
  LinkPair next() {
    static const Link unknown;
    static const RenderedLink unresolved;
    const std::size_t at = index_++;
    return {at < body_.links.size() ? &body_.links[at] : &unknown,
            at < rendered_.size() ? &rendered_[at] : &unresolved};
  }

  /// Goes over the links below the walk's current node, and behind it.
  void pass_over(Walk& walk) {
    cmark_node* const top = walk.node();
    while (walk.next() && walk.node() != top) {
      if (!walk.is_entering()) continue;
      const Element kind = element(walk.node());
      if (kind == Element::link || kind == Element::wikilink || kind == Element::image) next();
      if (kind == Element::image) walk.skip();
    }
  }

 private:
  const Body& body_;
  const std::vector<RenderedLink>& rendered_;
  std::size_t index_ = 0;
};

/// The text of a wikilink that has none of its own.
inline std::string_view wikilink_text(const LinkPair& link) {
  return link.rendered->text.empty() ? std::string_view(link.written->text)
                                     : std::string_view(link.rendered->text);
}

}  // namespace allegory
