// Elements of MathML, as text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "math/letters.h"

namespace allegory::math {

/// Where what is raised or lowered stands.
enum class Scripts : std::uint8_t {
  beside,
  limits,   ///< above and below
  movable,  ///< above and below in a formula that stands alone, else beside
};

/// One part of a row, with what was raised and lowered on it. All texts are MathML.
struct Item {
  std::string base{};
  std::string lower{}, upper{};
  Scripts scripts = Scripts::beside;
  std::size_t primes = 0;
  bool is_name = false;       ///< a function: what follows is set a little apart
  bool is_operation = false;  ///< a sign or a space: nothing has to be set apart from it
  bool is_word = false;       ///< letters of one upright word; the next letter joins them
};

/// `<tag attributes>text</tag>` with `text` escaped.
std::string leaf(std::string_view tag, std::string_view text, std::string_view attributes = {});

/// `<tag attributes>` and the items in it.
std::string element(std::string_view tag, std::string_view inner, std::string_view attributes = {});

/// A letter or digit in a font.
Item letter(char32_t letter, Font font, bool is_upright);

/// A bracket; it grows only if it is stretchy.
std::string bracket(std::string_view text, bool is_stretchy, std::string_view size = {});

/// An item with its scripts, as one element.
std::string render(const Item& item);

/// Items side by side, as one element.
std::string render_row(const std::vector<Item>& items, std::size_t begin, std::size_t end);

/// The same without an element around them.
std::string render_items(const std::vector<Item>& items, std::size_t begin, std::size_t end);

}  // namespace allegory::math
