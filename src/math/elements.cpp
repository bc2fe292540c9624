// See elements.h. No `style` attributes: a page's security policy may forbid them.
#include "math/elements.h"

#include <fmt/format.h>

#include "base/text.h"

namespace allegory::math {

std::string leaf(std::string_view tag, std::string_view text, std::string_view attributes) {
  return fmt::format("<{0}{1}{2}>{3}</{0}>", tag, attributes.empty() ? "" : " ", attributes,
                     escape_html(text));
}

std::string element(std::string_view tag, std::string_view inner, std::string_view attributes) {
  return fmt::format("<{0}{1}{2}>{3}</{0}>", tag, attributes.empty() ? "" : " ", attributes, inner);
}

Item letter(char32_t letter, Font font, bool is_upright) {
  std::string text;
  append_utf8(text, letter_in(font, letter));
  if (letter >= '0' && letter <= '9') return {.base = leaf("mn", text)};
  const bool is_normal = font == Font::upright || (is_upright && font == Font::usual);
  Item item{.base = leaf("mi", text, is_normal ? "mathvariant=\"normal\"" : "")};
  item.is_word = font == Font::upright;
  return item;
}

std::string bracket(std::string_view text, bool is_stretchy, std::string_view size) {
  if (text.empty()) return {};
  if (!size.empty())
    return leaf(
        "mo", text,
        fmt::format("stretchy=\"true\" symmetric=\"true\" minsize=\"{0}\" maxsize=\"{0}\"", size));
  return leaf(
      "mo", text,
      is_stretchy ? "fence=\"true\" stretchy=\"true\" symmetric=\"true\"" : "stretchy=\"false\"");
}

std::string render(const Item& item) {
  std::string upper = item.upper;
  if (item.primes > 0) {
    std::string marks;
    for (std::size_t i = 0; i < item.primes; ++i) marks += "′";
    const std::string prime = leaf("mo", marks, "lspace=\"0\" rspace=\"0\"");
    upper = upper.empty() ? prime : element("mrow", prime + upper);
  }
  if (item.lower.empty() && upper.empty()) return item.base;
  const bool is_beside = item.scripts == Scripts::beside;
  if (upper.empty()) return element(is_beside ? "msub" : "munder", item.base + item.lower);
  if (item.lower.empty()) return element(is_beside ? "msup" : "mover", item.base + upper);
  return element(is_beside ? "msubsup" : "munderover", item.base + item.lower + upper);
}

std::string render_items(const std::vector<Item>& items, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) {
    // A name stands close to its brackets, and apart from the letter before or behind it.
    const bool is_close = i == begin || items[i - 1].is_operation || items[i - 1].is_name;
    if (items[i].is_name && !is_close) text += "<mspace width=\"0.1667em\"></mspace>";
    text += render(items[i]);
    if (items[i].is_name && i + 1 < end && !items[i + 1].is_operation)
      text += "<mspace width=\"0.1667em\"></mspace>";
  }
  return text;
}

std::string render_row(const std::vector<Item>& items, std::size_t begin, std::size_t end) {
  if (end == begin + 1 && !items[begin].is_name) return render(items[begin]);
  return element("mrow", render_items(items, begin, end));
}

}  // namespace allegory::math
