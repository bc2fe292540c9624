// The links of a page as its renderers meet them: what read_markdown found and what each becomes,
// side by side, one after the other; and those that the program inserts into texts.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "markdown.h"
#include "markdown/raw_html.h"
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
  RenderedLinks(const Body& body, const std::vector<RenderedLink>& rendered,
                const std::vector<InsertedLink>& inserted)
      : body_(body), rendered_(rendered), inserted_(inserted) {}

  /// The next link. One that nobody resolved becomes text: an address that was not looked at is
  /// never written.
  LinkPair next() {
    static const Link unknown;
    static const RenderedLink unresolved;
    const std::size_t at = index_++;
    return {at < body_.links.size() ? &body_.links[at] : &unknown,
            at < rendered_.size() ? &rendered_[at] : &unresolved};
  }

  /// Hands the text of the next text node on in parts: `write(text, inserted)`, where `inserted` is
  /// what the part becomes, or null.
  template <class Write>
  void next_text(std::string_view text, const Write& write) {
    std::size_t at = 0;
    for (; next_inserted_ < inserted_.size() && inserted_[next_inserted_].node == node_;
         ++next_inserted_) {
      const InsertedLink& link = inserted_[next_inserted_];
      if (link.begin < at || link.end > text.size()) continue;
      if (link.begin > at) write(text.substr(at, link.begin - at), nullptr);
      write(text.substr(link.begin, link.end - link.begin), &link);
      at = link.end;
    }
    if (at < text.size() || at == 0) write(text.substr(at), nullptr);
    ++node_;
  }

  /// Goes over the links and texts below the walk's current node, and behind it.
  void pass_over(Walk& walk) {
    cmark_node* const top = walk.node();
    while (walk.next() && walk.node() != top) {
      if (!walk.is_entering()) continue;
      const Element kind = element(walk.node());
      if (kind == Element::link || kind == Element::wikilink || kind == Element::image) next();
      if (kind == Element::image) walk.skip();
      if (kind == Element::text) ++node_;
      if (kind == Element::html || kind == Element::html_block) pass_over_html(walk.node());
    }
  }

  /// Goes over the links in a raw HTML node.
  void pass_over_html(cmark_node* node) { index_ += count_links(node); }

 private:
  const Body& body_;
  const std::vector<RenderedLink>& rendered_;
  const std::vector<InsertedLink>& inserted_;
  std::size_t index_ = 0;
  std::size_t next_inserted_ = 0;
  std::uint32_t node_ = 0;  // the next text node
};

/// The text of a wikilink that has none of its own.
inline std::string_view wikilink_text(const LinkPair& link) {
  return link.rendered->text.empty() ? std::string_view(link.written->text)
                                     : std::string_view(link.rendered->text);
}

}  // namespace allegory
