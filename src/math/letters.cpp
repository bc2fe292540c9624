// The blocks of Unicode's Mathematical Alphanumeric Symbols (U+1D400 …) and the letters that were
// in Unicode before them, and so are missing there.
#include "math/letters.h"

#include <algorithm>
#include <array>

namespace allegory::math {

namespace {

// Where a font's `A`, `a`, `0`, `Α` and `α` are; 0: it has none.
struct Block {
  char32_t capital, small, digit, greek_capital, greek_small;
};

Block block_of(Font font) {
  switch (font) {
    case Font::usual:
    case Font::upright:
      return {};
    case Font::bold:
      return {0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D6C2};
    case Font::bold_italic:
      return {0x1D468, 0x1D482, 0x1D7CE, 0x1D71C, 0x1D736};
    case Font::italic:
      return {0x1D434, 0x1D44E, 0, 0x1D6E2, 0x1D6FC};
    case Font::script:
      return {0x1D49C, 0x1D4B6, 0, 0, 0};
    case Font::fraktur:
      return {0x1D504, 0x1D51E, 0, 0, 0};
    case Font::double_struck:
      return {0x1D538, 0x1D552, 0x1D7D8, 0, 0};
    case Font::sans:
      return {0x1D5A0, 0x1D5BA, 0x1D7E2, 0, 0};
    case Font::typewriter:
      return {0x1D670, 0x1D68A, 0x1D7F6, 0, 0};
  }
  return {};
}

struct Older {
  char32_t missing, older;
};
constexpr std::array<Older, 24> older_letters{{
    {0x1D455, 0x210E}, {0x1D49D, 0x212C}, {0x1D4A0, 0x2130}, {0x1D4A1, 0x2131}, {0x1D4A3, 0x210B},
    {0x1D4A4, 0x2110}, {0x1D4A7, 0x2112}, {0x1D4A8, 0x2133}, {0x1D4AD, 0x211B}, {0x1D4BA, 0x212F},
    {0x1D4BC, 0x210A}, {0x1D4C4, 0x2134}, {0x1D506, 0x212D}, {0x1D50B, 0x210C}, {0x1D50C, 0x2111},
    {0x1D515, 0x211C}, {0x1D51D, 0x2128}, {0x1D53A, 0x2102}, {0x1D53F, 0x210D}, {0x1D545, 0x2115},
    {0x1D547, 0x2119}, {0x1D548, 0x211A}, {0x1D549, 0x211D}, {0x1D551, 0x2124},
}};

}  // namespace

char32_t letter_in(Font font, char32_t letter) {
  const Block block = block_of(font);
  char32_t found = 0;
  if (letter >= 'A' && letter <= 'Z' && block.capital != 0) found = block.capital + letter - 'A';
  if (letter >= 'a' && letter <= 'z' && block.small != 0) found = block.small + letter - 'a';
  if (letter >= '0' && letter <= '9' && block.digit != 0) found = block.digit + letter - '0';
  if (letter >= 0x391 && letter <= 0x3A9 && block.greek_capital != 0)
    found = block.greek_capital + letter - 0x391;
  if (letter >= 0x3B1 && letter <= 0x3C9 && block.greek_small != 0)
    found = block.greek_small + letter - 0x3B1;
  if (found == 0) return letter;
  const auto* older = std::ranges::find(older_letters, found, &Older::missing);
  return older == older_letters.end() ? found : older->older;
}

}  // namespace allegory::math
