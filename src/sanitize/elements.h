// The allow-list: which elements and attributes of raw HTML reach a page, and what may stand where.
//
// They are those that GitHub lets through, as far as they say something to a reader; elements that
// HTML has given up are written as what took their place. What stands where follows HTML's content
// models, since a tag in the wrong place makes a browser move things.
#pragma once

#include <cstdint>
#include <string_view>

namespace allegory {

/// Kinds of content, as bits: what an element is, and what it holds.
namespace content {
inline constexpr std::uint16_t phrasing = 1, flow = 2, item = 4, term = 8, row_group = 16, row = 32,
                               cell = 64, caption = 128, summary = 256, legend = 512, source = 1024,
                               reading = 2048, image = 4096, heading = 8192;
}  // namespace content

/// One element of the list.
struct HtmlElement {
  std::string_view name;       ///< as authors write it
  std::string_view written;    ///< as it is written
  std::uint16_t is = 0;        ///< one bit of `content`
  std::uint16_t holds = 0;     ///< bits; none: it is void and has no end tag
  bool closes_itself = false;  ///< its end tag may be missing, as HTML says
};

/// The element of a name in lower case, or null.
const HtmlElement* find_element(std::string_view name);

/// Whether what stands inside an element of this name goes with it: scripts, styles, drawings, and
/// what browsers read by other rules than HTML.
bool loses_contents(std::string_view name);

/// Whether an element outside the list has no contents, so that no end tag is waited for.
bool has_no_contents(std::string_view name);

/// What an attribute's value is.
enum class AttributeKind : std::uint8_t {
  text,
  number,   ///< digits, which may have a fraction, and a `%` behind them
  id,       ///< names a place of the page
  ids,      ///< names of places, between spaces
  link,     ///< a URL that is followed
  image,    ///< a URL that is shown
  address,  ///< a URL that says where something is from, and is not followed
};

/// One attribute of the list.
struct HtmlAttribute {
  std::string_view name;
  std::string_view elements;  ///< written names between spaces; empty: all
  AttributeKind kind = AttributeKind::text;
  bool is_old = false;  ///< HTML has given it up; browsers and wikis still know it, XML does not
};

/// The attribute of a name in lower case on an element, or null.
const HtmlAttribute* find_attribute(const HtmlElement& element, std::string_view name);

}  // namespace allegory
