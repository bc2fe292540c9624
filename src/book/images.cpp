// See images.h.
#include "book/images.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "base/text.h"

namespace allegory {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> types{
    {{".png", "image/png"},
     {".jpg", "image/jpeg"},
     {".jpeg", "image/jpeg"},
     {".gif", "image/gif"},
     {".svg", "image/svg+xml"},
     {".webp", "image/webp"}}};

/// The row of `types` for a path, or null.
const std::pair<std::string_view, std::string_view>* row_of(std::string_view path) {
  const std::string folded = fold(path);
  for (const auto& row : types)
    if (folded.ends_with(row.first)) return &row;
  return nullptr;
}

/// RFC 4648.
std::string base64(std::string_view bytes) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i)
      group =
          group << 8U | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i)
      text += at + i <= bytes.size() ? digits[group >> (18 - 6 * i) & 63U] : '=';
  }
  return text;
}

}  // namespace

std::string_view image_type(std::string_view path) {
  const auto* row = row_of(path);
  return row ? row->second : std::string_view();
}

std::string image_file(const Site& site, std::uint32_t asset) {
  const auto* row = row_of(site.assets[asset].path);
  return fmt::format("images/{}{}", asset + 1, row ? row->first : std::string_view());
}

std::string data_url(std::string_view type, std::string_view bytes) {
  return fmt::format("data:{};base64,{}", type, base64(bytes));
}

}  // namespace allegory
