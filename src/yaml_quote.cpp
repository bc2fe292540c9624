// See yaml_quote.h.
#include "yaml_quote.h"

#include <fmt/format.h>

#include <cstdint>

#include "base/text.h"
#include "yaml_edit.h"

namespace allegory {

std::string yaml_printable_scalar(std::string_view text) {
  if (escape_controls(text) == text) return yaml_scalar(text);
  std::string result = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t code_point = next_code_point(text, at);
    const std::string_view bytes = text.substr(begin, at - begin);
    const bool is_readable = code_point == '\t' || code_point == '\n' || code_point == '\r' ||
                             (code_point >= 0x20 && code_point != 0x7F);
    if (!is_readable) continue;
    if (escape_controls(bytes) != bytes)
      result += fmt::format("\\U{:08X}", static_cast<std::uint32_t>(code_point));
    else
      result.append(bytes == "\"" || bytes == "\\" ? "\\" : "").append(bytes);
  }
  return result + '"';
}

}  // namespace allegory
