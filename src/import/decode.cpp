// See decode.h.
#include "import/decode.h"

#include <array>
#include <utility>

#include "base/text.h"

namespace allegory {

namespace {

// What Windows-1252 has where Latin-1 has controls (the Encoding Standard of the WHATWG).
constexpr std::array<char32_t, 32> windows_1252{
    0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

DecodedText from_utf16(std::string_view bytes, bool is_big) {
  DecodedText result{{}, is_big ? "UTF-16 (big-endian)" : "UTF-16 (little-endian)"};
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(is_big ? first << 8 | second : second << 8 | first);
  };
  constexpr char32_t replacement = 0xFFFD;
  std::size_t at = 2;
  for (; at + 1 < bytes.size(); at += 2) {
    char32_t code_point = unit(at);
    if (code_point >= 0xD800 && code_point < 0xE000) {
      const char32_t low = code_point < 0xDC00 && at + 3 < bytes.size() ? unit(at + 2) : 0;
      const bool is_pair = low >= 0xDC00 && low < 0xE000;
      if (is_pair) at += 2;
      result.has_losses |= !is_pair;
      code_point = is_pair ? 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00) : replacement;
    }
    append_utf8(result.text, code_point);
  }
  result.has_losses |= at < bytes.size();
  return result;
}

DecodedText from_windows_1252(std::string_view bytes) {
  DecodedText result{{}, "Windows-1252"};
  for (const char byte : bytes) {
    const auto number = static_cast<unsigned char>(byte);
    append_utf8(result.text, number >= 0x80 && number < 0xA0 ? windows_1252[number - 0x80]
                                                             : static_cast<char32_t>(number));
  }
  return result;
}

}  // namespace

std::optional<DecodedText> decode_text(std::string bytes) {
  DecodedText result;
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff"))
    result = from_utf16(bytes, bytes.starts_with("\xfe\xff"));
  else if (find_invalid_utf8(bytes))
    result = from_windows_1252(bytes);
  else
    result.text = std::move(bytes);
  if (result.text.find('\0') != std::string::npos) return std::nullopt;
  if (result.text.starts_with(utf8_mark)) {
    result.text.erase(0, utf8_mark.size());
    result.has_mark = true;
  }
  return result;
}

}  // namespace allegory
