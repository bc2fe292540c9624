// Anchors and addresses: names as they stand in URLs and file names.
//
// Comes in: the plain text of a heading, or a name. Goes out: the anchor that GitHub gives the same
// heading, so that a link that works there works here, and address segments made from it. GitHub
// keeps what a regular expression calls a word character, the hyphen and the space; the tables of
// utf8proc say the same by category, except for a few symbols that count as letters.
#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>
#include <cstdint>

#include "base/characters.h"
#include "base/digest.h"
#include "base/text.h"

namespace allegory {
namespace {

constexpr std::size_t longest_segment = 200;

/// Symbols with the Unicode property Alphabetic (Other_Alphabetic in PropList.txt): letters in
/// circles and squares. utf8proc does not know the property.
bool is_alphabetic_symbol(char32_t code_point) {
  return (code_point >= 0x24B6 && code_point <= 0x24E9) ||
         (code_point >= 0x1F130 && code_point <= 0x1F149) ||
         (code_point >= 0x1F150 && code_point <= 0x1F169) ||
         (code_point >= 0x1F170 && code_point <= 0x1F189);
}

bool is_combining(char32_t code_point) {
  const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(code_point));
  return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

/// Whether a code point that is not ASCII stays in an anchor.
bool stays(char32_t code_point) {
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
    case UTF8PROC_CATEGORY_PC:
      return true;
    case UTF8PROC_CATEGORY_SO:
      return is_alphabetic_symbol(code_point);
    default:
      return false;
  }
}

void append_ascii(std::string& slug, char byte) {
  if (byte >= 'A' && byte <= 'Z')
    slug += static_cast<char>(byte - 'A' + 'a');
  else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-' ||
           byte == '_')
    slug += byte;
  else if (byte == ' ')
    slug += '-';
}

std::string_view trim_hyphens(std::string_view text) {
  const std::size_t begin = text.find_first_not_of('-');
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of('-') - begin + 1);
}

/// Whether a slug says something: `#` and `*` in a keycap would both leave nothing but the cap.
bool has_base_character(std::string_view slug) {
  for (std::size_t offset = 0; offset < slug.size();) {
    const char32_t code_point = next_code_point(slug, offset);
    if (code_point != '-' && !is_combining(code_point)) return true;
  }
  return false;
}

std::string spell_code_points(std::string_view name) {
  std::string spelled;
  for (std::size_t offset = 0; offset < name.size();)
    spelled += fmt::format("{}u{:x}", spelled.empty() ? "" : "-",
                           static_cast<std::uint32_t>(next_code_point(name, offset)));
  return spelled.empty() ? "u" : spelled;
}

/// Cuts a segment that is too long for a file name. The hash keeps two long names apart.
std::string shorten(const std::string& segment) {
  if (segment.size() <= longest_segment) return segment;
  const std::string suffix = fmt::format("-{:016x}", digest_of(segment));
  const std::size_t end = code_point_start(segment, longest_segment - suffix.size());
  return std::string(trim_hyphens(std::string_view(segment).substr(0, end))) + suffix;
}

}  // namespace

std::string github_slug(std::string_view text) {
  std::string slug;
  slug.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    if (static_cast<unsigned char>(text[offset]) < 0x80) {
      append_ascii(slug, text[offset++]);
      continue;
    }
    const char32_t code_point = next_code_point(text, offset);
    if (code_point == 0x0130)
      slug += "i\u0307";  // the one letter whose lower case is two code points
    else if (stays(code_point))
      append_utf8(
          slug, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(code_point))));
  }
  return slug;
}

std::string Slugger::anchor(std::string_view text) {
  const std::string base = github_slug(text);
  if (used_.insert(base).second) return base;
  std::uint32_t& count = counts_[base];
  std::string numbered;
  do {
    numbered = fmt::format("{}-{}", base, ++count);
  } while (!used_.insert(numbered).second);
  return numbered;
}

std::string address_segment(std::string_view name) {
  const std::string normal = normalize(name);
  // Deleting a character can bring a letter and a mark together that then compose.
  const std::string slug = normalize(github_slug(normal));
  const std::string_view trimmed = trim_hyphens(slug);
  return shorten(has_base_character(trimmed) ? std::string(trimmed) : spell_code_points(normal));
}

}  // namespace allegory
