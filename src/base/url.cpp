// See url.h.
#include "base/url.h"

#include <algorithm>
#include <array>

namespace allegory {

namespace {

constexpr std::array<std::string_view, 6> link_schemes{"http", "https", "mailto",
                                                       "tel",  "ftp",   "xmpp"};
constexpr std::array<std::string_view, 2> image_schemes{"http", "https"};
constexpr std::array<std::string_view, 4> image_types{"image/png", "image/gif", "image/jpeg",
                                                      "image/webp"};

bool is_left_out(char byte) { return static_cast<unsigned char>(byte) <= 0x20 || byte == 0x7F; }

char lower(char byte) {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

/// What stands behind `data:`, up to the first `;` or `,`.
std::string data_type(std::string_view url) {
  std::string type;
  for (const char byte : url.substr(url.find(':') + 1)) {
    if (byte == ';' || byte == ',') return type;
    if (!is_left_out(byte)) type += lower(byte);
  }
  return {};
}

bool is_one_of(auto& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

}  // namespace

std::string url_scheme(std::string_view url) {
  std::string scheme;
  for (const char character : url) {
    if (is_left_out(character)) continue;
    if (character == ':') return scheme;
    const char byte = lower(character);
    const bool is_letter = byte >= 'a' && byte <= 'z';
    const bool is_other = (byte >= '0' && byte <= '9') || byte == '+' || byte == '-' || byte == '.';
    if (!is_letter && (!is_other || scheme.empty())) return {};
    scheme += byte;
  }
  return {};
}

bool is_safe_url(std::string_view url, UrlUse use) {
  const std::string scheme = url_scheme(url);
  if (scheme.empty()) return true;
  if (use == UrlUse::link) return is_one_of(link_schemes, scheme);
  if (scheme == "data") return is_one_of(image_types, data_type(url));
  return is_one_of(image_schemes, scheme);
}

}  // namespace allegory
