// UTF-8, Unicode forms, display widths, escapes: what every stage needs to know about characters.
//
// Comes in: bytes that are UTF-8, or nearly so. Goes out: UTF-8. Almost all text of a project is
// ASCII, so each function looks for that first and asks the Unicode tables only for the rest.
// utf8proc's own mapping functions are left aside: they put combining marks in order by insertion,
// which takes quadratic time on a text made of marks, and they give up on bytes that are not UTF-8.
#include "base/text.h"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

namespace allegory {
namespace {

constexpr char32_t replacement_character = 0xFFFD;
constexpr char32_t emoji_selector = 0xFE0F;
constexpr char32_t text_selector = 0xFE0E;
constexpr char32_t zero_width_joiner = 0x200D;
constexpr std::size_t tab_width = 4;

/// A code point and the bytes it takes; a length of 0 means that no valid sequence starts here.
struct Decoded {
  char32_t code_point = replacement_character;
  std::size_t length = 0;
};

Decoded decode(std::string_view text, std::size_t offset) {
  const auto byte = [&](std::size_t index) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[offset + index]));
  };
  const char32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || text.size() - offset < length) return {};
  char32_t code_point = lead & (0x7FU >> length);
  for (std::size_t index = 1; index < length; ++index) {
    if ((byte(index) & 0xC0U) != 0x80U) return {};
    code_point = (code_point << 6U) | (byte(index) & 0x3FU);
  }
  const bool overlong =
      (length == 3 && code_point < 0x800) || (length == 4 && code_point < 0x10000);
  const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (overlong || surrogate || code_point > 0x10FFFF) return {};
  return {code_point, length};
}

/// The number of ASCII bytes from `offset` on, rounded down to whole words of eight.
std::size_t ascii_words(std::string_view text, std::size_t offset) {
  std::size_t length = 0;
  for (; text.size() - offset - length >= 8; length += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + offset + length, sizeof word);
    if ((word & 0x8080808080808080U) != 0) break;
  }
  return length;
}

bool is_below(std::string_view text, unsigned char bound) {
  for (std::size_t offset = ascii_words(text, 0); offset < text.size(); ++offset)
    if (static_cast<unsigned char>(text[offset]) >= bound) return false;
  return true;
}

bool is_ascii(std::string_view text) { return is_below(text, 0x80); }

using CodePoints = std::vector<utf8proc_int32_t>;

/// Appends the canonical decomposition of each code point, case folded if `options` say so.
CodePoints decompose(std::string_view text, utf8proc_option_t options) {
  CodePoints decomposed;
  decomposed.reserve(text.size());
  // The longest full decomposition in Unicode is 18 code points.
  std::array<utf8proc_int32_t, 32> parts{};
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t code_point = next_code_point(text, offset);
    if (code_point == emoji_selector || code_point == text_selector) continue;
    int boundary = 0;
    const utf8proc_ssize_t count =
        utf8proc_decompose_char(static_cast<utf8proc_int32_t>(code_point), parts.data(),
                                static_cast<utf8proc_ssize_t>(parts.size()), options, &boundary);
    decomposed.insert(decomposed.end(), parts.begin(), parts.begin() + count);
  }
  return decomposed;
}

int combining_class(utf8proc_int32_t code_point) {
  return utf8proc_get_property(code_point)->combining_class;
}

/// The Canonical Ordering Algorithm (Unicode, section 3.11), in n log n.
void order_marks(CodePoints& code_points) {
  const auto is_mark = [](utf8proc_int32_t code_point) { return combining_class(code_point) != 0; };
  for (CodePoints::iterator at = code_points.begin(); at != code_points.end();) {
    const CodePoints::iterator begin = std::find_if(at, code_points.end(), is_mark);
    at = std::find_if_not(begin, code_points.end(), is_mark);
    if (at - begin > 1) std::ranges::stable_sort(begin, at, {}, combining_class);
  }
}

std::string compose(CodePoints code_points) {
  order_marks(code_points);
  const utf8proc_ssize_t count = utf8proc_normalize_utf32(
      code_points.data(), static_cast<utf8proc_ssize_t>(code_points.size()),
      static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE));
  std::string composed;
  composed.reserve(code_points.size());
  for (std::size_t index = 0; index < static_cast<std::size_t>(count); ++index)
    append_utf8(composed, static_cast<char32_t>(code_points[index]));
  return composed;
}

/// Letters that have no decomposition, and what is typed for them.
struct LooseLetter {
  utf8proc_int32_t letter, first, second;
};
constexpr std::array<LooseLetter, 11> loose_letters{{{0xDF, 's', 's'},
                                                     {0xE6, 'a', 'e'},
                                                     {0xF0, 'd', 0},
                                                     {0xF8, 'o', 0},
                                                     {0xFE, 't', 'h'},
                                                     {0x111, 'd', 0},
                                                     {0x127, 'h', 0},
                                                     {0x131, 'i', 0},
                                                     {0x142, 'l', 0},
                                                     {0x153, 'o', 'e'},
                                                     {0x3C2, 0x3C3, 0}}};

/// Marks that are left out when somebody types in a hurry: accents, the points of Hebrew and of
/// Arabic; and what cannot be seen. Vowel signs of Indic scripts and of Thai, and the marks that
/// tell が from か, make other words and stay.
struct LooseRange {
  utf8proc_int32_t first, last;
};
constexpr std::array<LooseRange, 21> loose_marks{
    {{0xAD, 0xAD},     {0x300, 0x36F},   {0x591, 0x5BD},   {0x5BF, 0x5BF},   {0x5C1, 0x5C2},
     {0x5C4, 0x5C5},   {0x5C7, 0x5C7},   {0x610, 0x61A},   {0x640, 0x640},   {0x64B, 0x65F},
     {0x670, 0x670},   {0x6D6, 0x6DC},   {0x6DF, 0x6E4},   {0x6E7, 0x6E8},   {0x6EA, 0x6ED},
     {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200D}, {0x2060, 0x2060}, {0x20D0, 0x20FF},
     {0xFE20, 0xFE2F}}};

bool is_left_out_loosely(utf8proc_int32_t code_point) {
  const auto* const range =
      std::ranges::lower_bound(loose_marks, code_point, {}, &LooseRange::last);
  return range != loose_marks.end() && range->first <= code_point;
}

/// Whether U+FE0F behind this code point makes an emoji of it: of `❤`, `‼` and `1`, not of `a`.
bool can_become_emoji(char32_t code_point) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(code_point))) {
    case UTF8PROC_CATEGORY_SO:
    case UTF8PROC_CATEGORY_SM:
    case UTF8PROC_CATEGORY_PO:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_ND:
      return true;
    default:
      return false;
  }
}

/// Columns that a code point adds behind `before`. Joined emoji and skin tones belong to the emoji
/// before them, as in terminals that know grapheme clusters.
std::size_t added_width(char32_t code_point, char32_t before, std::size_t width_before) {
  const bool is_skin_tone = code_point >= 0x1F3FB && code_point <= 0x1F3FF;
  if (code_point == emoji_selector) return width_before == 1 && can_become_emoji(before) ? 1 : 0;
  if (before == zero_width_joiner || (is_skin_tone && width_before == 2)) {
    const bool is_symbol =
        utf8proc_category(static_cast<utf8proc_int32_t>(code_point)) == UTF8PROC_CATEGORY_SO;
    if (is_symbol || is_skin_tone) return 0;
  }
  return static_cast<std::size_t>(
      std::max(0, utf8proc_charwidth(static_cast<utf8proc_int32_t>(code_point))));
}

/// The value of a hexadecimal digit, or -1.
int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

bool is_letter_or_digit(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (byte >= '0' && byte <= '9');
}

}  // namespace

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t offset = ascii_words(text, 0); offset < text.size();) {
    const Decoded decoded = decode(text, offset);
    if (decoded.length == 0) return offset;
    offset += decoded.length;
    if (decoded.length == 1) offset += ascii_words(text, offset);
  }
  return std::nullopt;
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  if (offset >= text.size()) return replacement_character;
  const Decoded decoded = decode(text, offset);
  offset += std::max<std::size_t>(1, decoded.length);
  return decoded.code_point;
}

void append_utf8(std::string& to, char32_t code_point) {
  const auto append = [&](char32_t byte) { to += static_cast<char>(byte); };
  if (code_point < 0x80) return append(code_point);
  if (code_point < 0x800) {
    append(0xC0U | (code_point >> 6U));
  } else {
    if (code_point < 0x10000) {
      append(0xE0U | (code_point >> 12U));
    } else {
      append(0xF0U | (code_point >> 18U));
      append(0x80U | ((code_point >> 12U) & 0x3FU));
    }
    append(0x80U | ((code_point >> 6U) & 0x3FU));
  }
  append(0x80U | (code_point & 0x3FU));
}

std::string normalize(std::string_view text) {
  // All code points below U+0300, whose first byte is 0xCC, are their own normal form and combine
  // with nothing before them.
  if (is_below(text, 0xCC)) return std::string(text);
  return compose(
      decompose(text, static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE)));
}

std::string fold(std::string_view text) {
  if (is_ascii(text)) {
    std::string folded(text);
    for (char& letter : folded)
      if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return folded;
  }
  // Normalized first: U+0345 is a mark that folds to a letter, so its place among other marks has
  // to be settled before.
  return compose(decompose(
      normalize(text),
      static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE | UTF8PROC_CASEFOLD)));
}

std::string fold_loosely(std::string_view text) {
  if (is_ascii(text)) return fold(text);
  constexpr auto compatible =
      static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STABLE);
  CodePoints kept;
  for (const utf8proc_int32_t part : decompose(text, compatible)) {
    const utf8proc_int32_t lower = utf8proc_tolower(part);
    if (is_left_out_loosely(lower)) continue;
    const auto* const spelt = std::ranges::find(loose_letters, lower, &LooseLetter::letter);
    if (spelt == loose_letters.end()) {
      kept.push_back(lower);
    } else {
      kept.push_back(spelt->first);
      if (spelt->second != 0) kept.push_back(spelt->second);
    }
  }
  return compose(std::move(kept));
}

std::size_t display_width(std::string_view text, std::size_t start) {
  std::size_t column = start;
  char32_t before = 0;
  std::size_t width_before = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t code_point = next_code_point(text, offset);
    std::size_t width = 1;
    if (code_point == '\t')
      width = tab_width - column % tab_width;
    else if (code_point < 0x20 || code_point >= 0x7F)
      width = added_width(code_point, before, width_before);
    column += width;
    before = code_point;
    if (width > 0) width_before = width;
  }
  return column - start;
}

std::string encode_path(std::string_view path) {
  // RFC 3986 `pchar` and `/`, without the colon, which could be read as the end of a scheme, and
  // without parentheses, which end a link in Markdown.
  constexpr std::string_view kept = "/-._~!$&'*+,;=@";
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  encoded.reserve(path.size());
  for (const char byte : path) {
    if (is_letter_or_digit(byte) || kept.find(byte) != std::string_view::npos) {
      encoded += byte;
      continue;
    }
    const unsigned value = static_cast<unsigned char>(byte);
    encoded += '%';
    encoded += digits[value >> 4U];
    encoded += digits[value & 0xFU];
  }
  return encoded;
}

std::string percent_decode(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t index = 0; index < text.size(); ++index) {
    const bool is_escape = text[index] == '%' && text.size() - index > 2 &&
                           hex_value(text[index + 1]) >= 0 && hex_value(text[index + 2]) >= 0;
    decoded += is_escape
                   ? static_cast<char>(hex_value(text[index + 1]) * 16 + hex_value(text[index + 2]))
                   : text[index];
    if (is_escape) index += 2;
  }
  return decoded;
}

bool is_control(char32_t code_point) {
  return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0) ||
         code_point == 0x061C ||                            // ARABIC LETTER MARK
         code_point == 0x200E || code_point == 0x200F ||    // left-to-right and right-to-left mark
         (code_point >= 0x2028 && code_point <= 0x202E) ||  // separators, embeddings, overrides
         (code_point >= 0x2066 && code_point <= 0x2069);    // isolates
}

std::string escape_controls(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const Decoded decoded = decode(text, offset);
    const std::size_t length = std::max<std::size_t>(1, decoded.length);
    // A stray byte may be a C1 control to a terminal that does not read UTF-8.
    if (decoded.length == 0)
      escaped += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[offset]));
    else if (is_control(decoded.code_point))
      escaped += fmt::format("\\u{{{:x}}}", static_cast<std::uint32_t>(decoded.code_point));
    else
      escaped += text.substr(offset, length);
    offset += length;
  }
  return escaped;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view space = " \t\n\v\f\r";
  const std::size_t begin = text.find_first_not_of(space);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

bool is_web_address(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

}  // namespace allegory
