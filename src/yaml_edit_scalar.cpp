// Text → a YAML scalar. See yaml_edit.h.
#include <algorithm>
#include <array>

#include "yaml_edit.h"

namespace allegory {

namespace {

/// Whether YAML would read something else than this text, if it stood without quotes.
bool needs_quotes(std::string_view text) {
  constexpr std::array<std::string_view, 6> words{"null", "Null", "NULL", "~", "<<", "..."};
  constexpr std::string_view indicators = "-?:,[]{}#&*!|>'\"%@`=";
  if (text.empty() || indicators.find(text.front()) != std::string_view::npos) return true;
  if (text.front() == ' ' || text.back() == ' ' || text.back() == ':') return true;
  if (std::ranges::find(words, text) != words.end() || text.starts_with("... ")) return true;
  // A byte order mark is not part of the text for those who read YAML.
  if (text.find("\xef\xbb\xbf") != std::string_view::npos) return true;
  // In brackets a question mark ends a text for the library that reads it.
  return text.find_first_of(",?[]{}\t\r\n") != std::string_view::npos ||
         text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos;
}

}  // namespace

std::string yaml_scalar(std::string_view text) {
  if (!needs_quotes(text)) return std::string(text);
  std::string quoted = "\"";
  for (const char byte : text) {
    switch (byte) {
      case '"':
      case '\\':
        quoted += '\\';
        quoted += byte;
        break;
      case '\t':
        quoted += "\\t";
        break;
      case '\n':
        quoted += "\\n";
        break;
      case '\r':
        quoted += "\\r";
        break;
      default:
        quoted += byte;
    }
  }
  return quoted + '"';
}

}  // namespace allegory
