// Raw HTML → elements of the allow-list, always balanced; and everything that was taken away.
//
// Markdown cuts HTML to pieces: in `a <b>c *d* e</b>` there are two pieces, `<b>` and `</b>`, and
// what is between them is ours. So HTML is read one scope at a time: all pieces that stand side by
// side in one block, cell, emphasis or link, with what is ours between them. An element opens and
// closes in the same scope, and what is ours never ends inside it; therefore a page stays balanced,
// whatever its author wrote:
//
// - tokens are read piece by piece (tokens.h): none reaches over what is ours;
// - a stack of open elements follows HTML's content models. What an element cannot hold ends it, if
//   its end tag may be missing; else a tag that does not belong there goes, and its text stays;
// - an element that is still open when something of ours follows the last piece ends with that
//   piece;
// - the elements are written anew from the tables of elements.h. gumbo then reads the scope as a
//   browser would. If that is not what was written, nothing of the scope's HTML stays.
//
// Linear in the size of the scope, since elements nest at most `deepest_html` deep.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sanitize/elements.h"

namespace allegory {

/// An attribute that stays.
struct CleanAttribute {
  const HtmlAttribute* info = nullptr;
  std::string value;               ///< decoded; an `id` is its final name
  std::size_t begin = 0, end = 0;  ///< of the value as written, in bytes of the piece
};

/// A part of what a piece becomes.
struct CleanPart {
  enum class Kind : std::uint8_t { open, close, text };
  Kind kind = Kind::text;
  const HtmlElement* element = nullptr;      ///< unless it is text
  std::vector<CleanAttribute> attributes{};  ///< of an opening one; no name twice
  std::string text{};                        ///< decoded
  std::size_t begin = 0, end = 0;            ///< of the tag in the piece

  bool is_void() const { return element->holds == 0; }

  /// The attribute of that kind, or null; `id` and `name` are one.
  const CleanAttribute* attribute(AttributeKind kind) const;
};

/// Something that was taken away: bytes of the piece, and what a finding says of them.
struct HtmlRemoval {
  std::size_t begin = 0, end = 0;
  std::string message;  ///< such as "`onclick` is left out"
};

/// What a piece becomes.
struct CleanHtml {
  std::vector<CleanPart> parts;
  std::vector<HtmlRemoval> removals;  ///< in the order of the text
};

/// A part of a scope: a piece of raw HTML, or something of ours.
struct ScopeItem {
  enum class Kind : std::uint8_t { raw, inlines, block, space };
  Kind kind = Kind::raw;
  std::string_view raw{};  ///< the piece
  bool has_link = false;   ///< ours: it holds a link, so it cannot stand in one
};

/// Where a scope stands.
struct ScopePlace {
  bool holds_blocks = true;  ///< a document, quote, item or cell; else a paragraph, heading …
  bool in_link = false;      ///< of ours, or of raw HTML
};

/// A scope, read: of each item what it becomes (nothing for what is ours), and whether it stands in
/// a link of raw HTML.
struct CleanScope {
  std::vector<CleanHtml> pieces;
  std::vector<bool> in_link;
};
CleanScope sanitize_scope(const std::vector<ScopeItem>& items, const ScopePlace& place);

/// The parts as HTML, addresses and names as they are. For proofs; pages write them with
/// addresses that lead somewhere.
std::string plain_html(const std::vector<CleanPart>& parts);

}  // namespace allegory
