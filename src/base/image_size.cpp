// Headers of the five formats: PNG (ISO 15948), JPEG (ITU T.81) with Exif, GIF 89a, WebP (RFC 9649)
// and SVG. Every read is checked against the end; see Bytes.
#include "base/image_size.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

#include "base/text.h"

namespace allegory {

namespace {

// Bytes with numbers in them; behind the end there are zeros.
class Bytes {
 public:
  Bytes(std::string_view bytes, bool is_little) : bytes_(bytes), is_little_(is_little) {}

  std::uint32_t number(std::size_t at, std::size_t size) const {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t place = at + (is_little_ ? size - 1 - i : i);
      const auto byte = place < bytes_.size() ? static_cast<unsigned char>(bytes_[place]) : 0;
      value = (value << 8U) | byte;
    }
    return value;
  }
  std::uint32_t two(std::size_t at) const { return number(at, 2); }
  std::uint32_t four(std::size_t at) const { return number(at, 4); }

 private:
  std::string_view bytes_;
  bool is_little_;
};

std::optional<ImageSize> sized(std::uint32_t width, std::uint32_t height) {
  if (width == 0 || height == 0) return std::nullopt;
  return ImageSize{width, height};
}

// Four letters at a place; fewer at the end.
std::string_view letters(std::string_view bytes, std::size_t at) {
  return bytes.substr(std::min(at, bytes.size()), 4);
}

std::optional<ImageSize> png_size(std::string_view bytes) {
  const Bytes read(bytes, false);
  if (letters(bytes, 12) != "IHDR") return std::nullopt;
  return sized(read.four(16), read.four(20));
}

std::optional<ImageSize> gif_size(std::string_view bytes) {
  const Bytes read(bytes, true);
  return sized(read.two(6), read.two(8));
}

std::optional<ImageSize> webp_size(std::string_view bytes) {
  const Bytes read(bytes, true);
  const std::string_view chunk = letters(bytes, 12);
  if (chunk == "VP8X") return sized(read.number(24, 3) + 1, read.number(27, 3) + 1);
  if (chunk == "VP8L" && bytes.size() >= 25 && bytes[20] == '\x2f') {
    const std::uint32_t both = read.four(21);
    return sized((both & 0x3FFFU) + 1, ((both >> 14U) & 0x3FFFU) + 1);
  }
  if (chunk == "VP8 " && letters(bytes, 23).substr(0, 3) == "\x9d\x01\x2a")
    return sized(read.two(26) & 0x3FFFU, read.two(28) & 0x3FFFU);
  return std::nullopt;
}

// Whether the Exif data of a segment turn the image by a quarter.
bool is_turned(std::string_view segment) {
  if (!segment.starts_with(std::string_view("Exif\0\0", 6))) return false;
  const std::string_view tiff = segment.substr(6);
  const Bytes read(tiff, tiff.starts_with("II"));
  const std::size_t directory = read.four(4);
  const std::size_t count = std::min<std::size_t>(read.two(directory), 512);
  constexpr std::uint32_t orientation = 0x0112;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t entry = directory + 2 + 12 * i;
    if (read.two(entry) == orientation) return read.two(entry + 8) >= 5 && read.two(entry + 8) <= 8;
  }
  return false;
}

std::optional<ImageSize> jpeg_size(std::string_view bytes) {
  const Bytes read(bytes, false);
  bool turned = false;
  for (std::size_t at = 2; at + 4 <= bytes.size();) {
    if (bytes[at] != '\xff') return std::nullopt;
    const std::uint32_t marker = read.number(at + 1, 1);
    if (marker == 0xFF) {  // padding
      ++at;
      continue;
    }
    const std::size_t size = read.two(at + 2);
    if (size < 2) return std::nullopt;
    const bool is_frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (is_frame) {
      const std::uint32_t height = read.two(at + 5), width = read.two(at + 7);
      return turned ? sized(height, width) : sized(width, height);
    }
    if (marker == 0xE1) turned = turned || is_turned(bytes.substr(at + 4, size - 2));
    at += 2 + size;
  }
  return std::nullopt;
}

// The number of pixels in `text`, which may end in `px`; 0 if it is something else.
double pixels(std::string_view text) {
  text = trim(text);
  if (text.ends_with("px")) text.remove_suffix(2);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool is_whole = error == std::errc() && end == text.data() + text.size();
  return is_whole && value >= 0.5 && value < 1e6 ? value : 0;
}

std::uint32_t rounded(double value) { return static_cast<std::uint32_t>(std::lround(value)); }

// The value of an attribute of the tag `tag`; empty if it has none.
std::string_view attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
    std::size_t behind = at + name.size();
    const bool is_name = std::string_view(" \t\r\n").find(tag[at - 1]) != std::string_view::npos;
    behind = std::min(tag.find_first_not_of(" \t\r\n", behind), tag.size());
    if (!is_name || tag.substr(behind, 1) != "=") continue;
    const std::size_t open = std::min(tag.find_first_not_of(" \t\r\n", behind + 1), tag.size());
    const std::string_view quote = tag.substr(open, 1);
    if (quote != "\"" && quote != "'") continue;
    const std::size_t close = tag.find(quote, open + 1);
    return close == std::string_view::npos ? std::string_view()
                                           : tag.substr(open + 1, close - open - 1);
  }
  return {};
}

std::optional<ImageSize> svg_size(std::string_view bytes) {
  const std::size_t begin = bytes.find("<svg");
  const std::size_t end = begin == std::string_view::npos ? begin : bytes.find('>', begin);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view tag = bytes.substr(begin, end - begin);
  double width = pixels(attribute(tag, "width")), height = pixels(attribute(tag, "height"));
  // Of what is missing, the viewBox knows the proportion.
  std::array<double, 4> box{};
  std::string_view rest = attribute(tag, "viewBox");
  for (double& side : box) {
    const std::size_t from = std::min(rest.find_first_not_of(" ,\t\r\n"), rest.size());
    const std::size_t to = std::min(rest.find_first_of(" ,\t\r\n", from), rest.size());
    side = pixels(rest.substr(from, to - from));
    rest.remove_prefix(to);
  }
  if (box[2] > 0 && box[3] > 0) {
    if (width == 0 && height == 0) width = box[2];
    if (width == 0) width = height * box[2] / box[3];
    if (height == 0) height = width * box[3] / box[2];
  }
  if (width < 0.5 || height < 0.5 || width > 1e6 || height > 1e6) return ImageSize{};
  return ImageSize{rounded(width), rounded(height)};
}

}  // namespace

bool is_image_name(std::string_view path) {
  const std::string name = fold(path);
  return std::ranges::any_of(
      std::array<std::string_view, 6>{".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"},
      [&](std::string_view ending) { return name.ends_with(ending); });
}

std::optional<ImageSize> read_image_size(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return png_size(bytes);
  if (bytes.starts_with("\xff\xd8\xff")) return jpeg_size(bytes);
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return gif_size(bytes);
  if (bytes.starts_with("RIFF") && letters(bytes, 8) == "WEBP") return webp_size(bytes);
  return svg_size(bytes);
}

}  // namespace allegory
