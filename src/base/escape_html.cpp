// What may stand in HTML. Declared in text.h.
#include "base/text.h"

namespace allegory {

bool is_html_character(char32_t code_point) {
  if (code_point < 0x20) return code_point == '\t' || code_point == '\n' || code_point == '\r';
  const bool is_control = code_point >= 0x7F && code_point <= 0x9F;
  const bool is_nothing =
      (code_point >= 0xFDD0 && code_point <= 0xFDEF) || (code_point & 0xFFFEU) == 0xFFFE;
  return !is_control && !is_nothing;
}

namespace {

/// Whether a character that begins with this byte may be one that a page cannot hold.
bool may_be_refused(char byte) {
  const auto first = static_cast<unsigned char>(byte);
  return first < 0x20 || first == 0x7F || first == 0xC2 || first == 0xEF || first >= 0xF0;
}

}  // namespace

std::string escape_html(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char byte = text[at];
    if (may_be_refused(byte)) {
      std::size_t end = at;
      if (is_html_character(next_code_point(text, end))) escaped += text.substr(at, end - at);
      at = end - 1;
      continue;
    }
    switch (byte) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += byte;
    }
  }
  return escaped;
}

}  // namespace allegory
