// The tables. See elements.h.
#include "sanitize/elements.h"

#include <algorithm>
#include <array>

namespace allegory {

namespace {

using content::caption;
using content::cell;
using content::flow;
using content::heading;
using content::image;
using content::item;
using content::legend;
using content::phrasing;
using content::reading;
using content::row;
using content::row_group;
using content::source;
using content::summary;
using content::term;

// Sorted by name.
constexpr std::array elements{
    HtmlElement{"a", "a", phrasing, phrasing},
    HtmlElement{"abbr", "abbr", phrasing, phrasing},
    HtmlElement{"b", "b", phrasing, phrasing},
    HtmlElement{"bdo", "bdo", phrasing, phrasing},
    HtmlElement{"blockquote", "blockquote", flow, flow | phrasing},
    HtmlElement{"br", "br", phrasing},
    HtmlElement{"caption", "caption", caption, flow | phrasing, true},
    HtmlElement{"cite", "cite", phrasing, phrasing},
    HtmlElement{"code", "code", phrasing, phrasing},
    HtmlElement{"dd", "dd", term, flow | phrasing, true},
    HtmlElement{"del", "del", phrasing, phrasing},
    HtmlElement{"details", "details", flow, flow | phrasing | summary},
    HtmlElement{"dfn", "dfn", phrasing, phrasing},
    HtmlElement{"div", "div", flow, flow | phrasing},
    HtmlElement{"dl", "dl", flow, term},
    HtmlElement{"dt", "dt", term, flow | phrasing, true},
    HtmlElement{"em", "em", phrasing, phrasing},
    HtmlElement{"figcaption", "figcaption", legend, flow | phrasing},
    HtmlElement{"figure", "figure", flow, flow | phrasing | legend},
    HtmlElement{"h1", "h1", flow | heading, phrasing},
    HtmlElement{"h2", "h2", flow | heading, phrasing},
    HtmlElement{"h3", "h3", flow | heading, phrasing},
    HtmlElement{"h4", "h4", flow | heading, phrasing},
    HtmlElement{"h5", "h5", flow | heading, phrasing},
    HtmlElement{"h6", "h6", flow | heading, phrasing},
    HtmlElement{"hr", "hr", flow},
    HtmlElement{"i", "i", phrasing, phrasing},
    HtmlElement{"img", "img", phrasing | image},
    HtmlElement{"ins", "ins", phrasing, phrasing},
    HtmlElement{"kbd", "kbd", phrasing, phrasing},
    HtmlElement{"li", "li", item, flow | phrasing, true},
    HtmlElement{"mark", "mark", phrasing, phrasing},
    HtmlElement{"ol", "ol", flow, item},
    HtmlElement{"p", "p", flow, phrasing, true},
    HtmlElement{"picture", "picture", phrasing, source | image},
    HtmlElement{"pre", "pre", flow, phrasing},
    HtmlElement{"q", "q", phrasing, phrasing},
    HtmlElement{"rp", "rp", reading, phrasing, true},
    HtmlElement{"rt", "rt", reading, phrasing, true},
    HtmlElement{"ruby", "ruby", phrasing, phrasing | reading},
    HtmlElement{"s", "s", phrasing, phrasing},
    HtmlElement{"samp", "samp", phrasing, phrasing},
    HtmlElement{"small", "small", phrasing, phrasing},
    HtmlElement{"source", "source", source},
    HtmlElement{"span", "span", phrasing, phrasing},
    HtmlElement{"strike", "s", phrasing, phrasing},
    HtmlElement{"strong", "strong", phrasing, phrasing},
    HtmlElement{"sub", "sub", phrasing, phrasing},
    HtmlElement{"summary", "summary", summary, phrasing | heading},
    HtmlElement{"sup", "sup", phrasing, phrasing},
    HtmlElement{"table", "table", flow, caption | row_group},
    HtmlElement{"tbody", "tbody", row_group, row, true},
    HtmlElement{"td", "td", cell, flow | phrasing, true},
    HtmlElement{"tfoot", "tfoot", row_group, row, true},
    HtmlElement{"th", "th", cell, flow | phrasing, true},
    HtmlElement{"thead", "thead", row_group, row, true},
    HtmlElement{"time", "time", phrasing, phrasing},
    HtmlElement{"tr", "tr", row, cell, true},
    HtmlElement{"tt", "code", phrasing, phrasing},
    HtmlElement{"ul", "ul", flow, item},
    HtmlElement{"var", "var", phrasing, phrasing},
    HtmlElement{"wbr", "wbr", phrasing},
};
static_assert(std::ranges::is_sorted(elements, {}, &HtmlElement::name));

constexpr std::string_view with_width = "img table td th hr pre";
constexpr std::string_view of_tables = "table thead tbody tfoot tr td th";

// Sorted by name; an attribute with two meanings has two rows.
constexpr std::array attributes{
    HtmlAttribute{"align",
                  "p div h1 h2 h3 h4 h5 h6 img table thead tbody tfoot tr td th hr caption",
                  AttributeKind::text, true},
    HtmlAttribute{"alt", "img"},
    HtmlAttribute{"aria-describedby", "", AttributeKind::ids},
    HtmlAttribute{"aria-hidden", ""},
    HtmlAttribute{"aria-label", ""},
    HtmlAttribute{"aria-labelledby", "", AttributeKind::ids},
    HtmlAttribute{"border", "img table", AttributeKind::number, true},
    HtmlAttribute{"cellpadding", "table", AttributeKind::number, true},
    HtmlAttribute{"cellspacing", "table", AttributeKind::number, true},
    HtmlAttribute{"cite", "blockquote q ins del", AttributeKind::address},
    HtmlAttribute{"colspan", "td th", AttributeKind::number},
    HtmlAttribute{"datetime", "ins del time"},
    HtmlAttribute{"dir", ""},
    HtmlAttribute{"headers", "td th", AttributeKind::ids},
    HtmlAttribute{"height", "img td th tr table", AttributeKind::number},
    HtmlAttribute{"href", "a", AttributeKind::link},
    HtmlAttribute{"hreflang", "a"},
    HtmlAttribute{"hspace", "img", AttributeKind::number, true},
    HtmlAttribute{"id", "", AttributeKind::id},
    HtmlAttribute{"lang", ""},
    HtmlAttribute{"media", "source"},
    HtmlAttribute{"name", "a", AttributeKind::id},
    HtmlAttribute{"nowrap", "td th", AttributeKind::text, true},
    HtmlAttribute{"open", "details"},
    HtmlAttribute{"role", ""},
    HtmlAttribute{"rowspan", "td th", AttributeKind::number},
    HtmlAttribute{"scope", "th"},
    HtmlAttribute{"sizes", "source"},
    HtmlAttribute{"src", "img", AttributeKind::image},
    HtmlAttribute{"srcset", "source", AttributeKind::image},
    HtmlAttribute{"start", "ol", AttributeKind::number},
    HtmlAttribute{"summary", "table", AttributeKind::text, true},
    HtmlAttribute{"title", ""},
    HtmlAttribute{"type", "ol"},
    HtmlAttribute{"valign", of_tables, AttributeKind::text, true},
    HtmlAttribute{"value", "li", AttributeKind::number},
    HtmlAttribute{"vspace", "img", AttributeKind::number, true},
    HtmlAttribute{"width", with_width, AttributeKind::number},
};
static_assert(std::ranges::is_sorted(attributes, {}, &HtmlAttribute::name));

constexpr std::array<std::string_view, 23> lost_with_contents{
    "applet",   "audio",    "canvas",   "frameset", "iframe", "map",       "math",   "noembed",
    "noframes", "noscript", "object",   "optgroup", "option", "plaintext", "script", "select",
    "style",    "svg",      "template", "textarea", "title",  "video",     "xmp"};
static_assert(std::ranges::is_sorted(lost_with_contents));

constexpr std::array<std::string_view, 13> without_contents{
    "area",  "base",   "basefont", "bgsound", "col",   "embed", "frame",
    "input", "keygen", "link",     "meta",    "param", "track"};

bool is_word_of(std::string_view word, std::string_view words) {
  for (std::size_t begin = 0; begin <= words.size();) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    if (words.substr(begin, end - begin) == word) return true;
    begin = end + 1;
  }
  return false;
}

}  // namespace

const HtmlElement* find_element(std::string_view name) {
  const auto* found = std::ranges::lower_bound(elements, name, {}, &HtmlElement::name);
  return found != elements.end() && found->name == name ? found : nullptr;
}

bool loses_contents(std::string_view name) {
  return std::ranges::binary_search(lost_with_contents, name);
}

bool has_no_contents(std::string_view name) {
  return std::ranges::find(without_contents, name) != without_contents.end();
}

const HtmlAttribute* find_attribute(const HtmlElement& element, std::string_view name) {
  const auto* found = std::ranges::lower_bound(attributes, name, {}, &HtmlAttribute::name);
  if (found == attributes.end() || found->name != name) return nullptr;
  return found->elements.empty() || is_word_of(element.written, found->elements) ? found : nullptr;
}

}  // namespace allegory
