// How large an image is shown, read from its first bytes; so that a page can keep its place while
// it loads. Nothing is decoded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace allegory {

/// Width and height in pixels; 0 where an image does not say.
struct ImageSize {
  std::uint32_t width = 0, height = 0;
  bool is_known() const { return width > 0 && height > 0; }
};

/// How many bytes of a file are enough: photographs carry previews and profiles before their size.
inline constexpr std::size_t image_head_size = std::size_t{256} << 10U;

/// Whether the name of a file says that it is an image whose size can be read: PNG, JPEG, GIF, WebP
/// or SVG.
bool is_image_name(std::string_view path);

/// The size of a PNG, JPEG (turned as its Exif data say), GIF, WebP or SVG image that begins with
/// `bytes`; unknown for an SVG image that has none; nothing if the bytes are no such image or end
/// too early. Which format it is, the bytes say and not the name.
std::optional<ImageSize> read_image_size(std::string_view bytes);

}  // namespace allegory
