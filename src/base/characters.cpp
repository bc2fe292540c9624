// Unicode categories → parts of words. See characters.h.
#include "base/characters.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace allegory {

namespace {

struct Range {
  char32_t first, last;
};

/// Blocks of scripts that do not put spaces between words, in order.
constexpr std::array<Range, 16> unspaced{{
    {0x0E00, 0x0EFF},    // Thai, Lao
    {0x0F00, 0x0FFF},    // Tibetan
    {0x1000, 0x109F},    // Myanmar
    {0x1780, 0x17FF},    // Khmer
    {0x1950, 0x19DF},    // Tai Le, New Tai Lue
    {0x1A20, 0x1AAF},    // Tai Tham
    {0x1B00, 0x1B7F},    // Balinese
    {0x2E80, 0x2FDF},    // radicals
    {0x3005, 0x3007},    // the marks of iteration and zero
    {0x3041, 0x309F},    // Hiragana
    {0x3400, 0x4DBF},    // Han
    {0x4E00, 0x9FFF},    // Han
    {0xA980, 0xA9FF},    // Javanese, Myanmar
    {0xAA60, 0xAADF},    // Myanmar, Tai Viet
    {0xF900, 0xFAFF},    // Han
    {0x20000, 0x3FFFF},  // Han
}};

constexpr std::array<Range, 3> katakana{{{0x30A1, 0x30FF}, {0x31F0, 0x31FF}, {0xFF66, 0xFF9F}}};

template <std::size_t size>
bool is_in(const std::array<Range, size>& ranges, char32_t code_point) {
  const auto range = std::ranges::lower_bound(ranges, code_point, {}, &Range::last);
  return range != ranges.end() && range->first <= code_point;
}

WordPart by_category(char32_t code_point) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(code_point))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
    case UTF8PROC_CATEGORY_PC:
      return WordPart::letter;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return WordPart::space;
    case UTF8PROC_CATEGORY_SO:
    case UTF8PROC_CATEGORY_SK:
    case UTF8PROC_CATEGORY_SM:
    case UTF8PROC_CATEGORY_SC:
      return WordPart::symbol;
    default:
      return WordPart::other;
  }
}

WordPart of_ascii(char32_t code_point) {
  const char c = static_cast<char>(code_point);
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_')
    return WordPart::letter;
  if (c == '\'') return WordPart::apostrophe;
  if (c == '-') return WordPart::hyphen;
  if (c == ' ' || (c >= '\t' && c <= '\r')) return WordPart::space;
  return WordPart::other;
}

}  // namespace

WordPart word_part(char32_t code_point) {
  constexpr char32_t right_quote = 0x2019, hyphen = 0x2010, unbreaking_hyphen = 0x2011;
  constexpr char32_t soft_hyphen = 0xAD, word_joiner = 0x2060;
  constexpr char32_t non_joiner = 0x200C, joiner = 0x200D;
  if (code_point < 0x80) return of_ascii(code_point);
  if (code_point == right_quote) return WordPart::apostrophe;
  if (code_point == hyphen || code_point == unbreaking_hyphen) return WordPart::hyphen;
  if (code_point == soft_hyphen || code_point == non_joiner || code_point == joiner ||
      code_point == word_joiner)
    return WordPart::letter;
  const WordPart part = by_category(code_point);
  if (part != WordPart::letter) return part;
  if (is_in(katakana, code_point)) return WordPart::katakana;
  return is_in(unspaced, code_point) ? WordPart::unspaced : part;
}

bool is_capital(char32_t code_point) {
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
  return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

std::string capitalized(std::string_view text) {
  if (text.empty()) return {};
  std::size_t rest = 0;
  const char32_t first = next_code_point(text, rest);
  std::string capital;
  append_utf8(capital,
              static_cast<char32_t>(utf8proc_totitle(static_cast<utf8proc_int32_t>(first))));
  return capital + std::string(text.substr(rest));
}

std::size_t character_end(std::string_view text, std::size_t at) {
  if (at >= text.size()) return text.size();
  char32_t before = next_code_point(text, at);
  utf8proc_int32_t state = 0;
  while (at < text.size()) {
    std::size_t next = at;
    const char32_t code_point = next_code_point(text, next);
    if (utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(before),
                                         static_cast<utf8proc_int32_t>(code_point), &state))
      break;
    before = code_point;
    at = next;
  }
  return at;
}

std::size_t code_point_start(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 4;  // bytes
  const std::size_t least = at < longest ? 0 : at + 1 - longest;
  while (at > least && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

std::string shortened(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return std::string(text);
  return std::string(text.substr(0, code_point_start(text, limit))) + "…";
}

}  // namespace allegory
