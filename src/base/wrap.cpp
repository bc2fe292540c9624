// Lines for a terminal. See text.h.
//
// Text is taken apart into pieces between which a line may end, and the pieces are put on lines by
// their display width. Scripts that are written without spaces may break before each of their
// characters, but not before a mark that closes.
#include "base/text.h"

namespace allegory {

namespace {

/// Ideographs, kana, bopomofo and full-width forms: what may stand at the start of a line although
/// no space is before it. Hangul is written with spaces.
bool may_start_line(char32_t point) {
  constexpr std::u32string_view closing =
      U"、。〉》」』】〕〗〙〛，．！？：；）］｝ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々";
  const bool is_ideographic =
      (point >= 0x2E80 && point <= 0xA4CF) || (point >= 0xF900 && point <= 0xFAFF) ||
      (point >= 0xFF01 && point <= 0xFF60) || (point >= 0x20000 && point <= 0x3FFFF);
  return is_ideographic && closing.find(point) == std::u32string_view::npos;
}

bool is_blank(char byte) { return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t'; }

/// The end of the piece that starts at `begin`, which is no blank.
std::size_t piece_end(std::string_view text, std::size_t begin) {
  std::size_t at = begin;
  while (at < text.size() && !is_blank(text[at])) {
    std::size_t next = at;
    if (may_start_line(next_code_point(text, next)) && at != begin) break;
    at = next;
  }
  return at;
}

}  // namespace

std::string wrap_text(std::string_view text, std::size_t width, std::string_view first,
                      std::string_view rest) {
  std::string lines(first);
  std::size_t column = display_width(first);
  bool is_at_start = true;
  for (std::size_t at = 0; at < text.size();) {
    bool has_space = false;
    for (; at < text.size() && is_blank(text[at]); ++at) has_space = true;
    if (at == text.size()) break;
    const std::size_t end = piece_end(text, at);
    const std::string piece = escape_controls(text.substr(at, end - at));
    at = end;
    const std::size_t columns = display_width(piece) + (has_space && !is_at_start ? 1 : 0);
    if (!is_at_start && column + columns > width) {
      lines += '\n';
      lines += rest;
      column = display_width(rest);
      is_at_start = true;
    }
    if (has_space && !is_at_start) lines += ' ';
    lines += piece;
    column += is_at_start ? display_width(piece) : columns;
    is_at_start = false;
  }
  return lines + '\n';
}

}  // namespace allegory
