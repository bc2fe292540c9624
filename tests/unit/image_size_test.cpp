// How large an image is, from its first bytes; made by hand, byte by byte.
#include "base/image_size.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

namespace allegory {

namespace {

using namespace std::string_literals;

std::string shown(std::string_view bytes) {
  const auto size = read_image_size(bytes);
  if (!size) return "none";
  if (!size->is_known()) return "unknown";
  return std::to_string(size->width) + "x" + std::to_string(size->height);
}

const std::string png = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x04\0\0\0\x02\x80"s;
const std::string frame = "\xff\xc0\0\x11\x08\x01\x2c\x02\x58\x03"s;  // 600 × 300
const std::string jfif = "\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0"s;

/// An Exif segment with one entry, the orientation.
std::string exif(char orientation) {
  return "\xff\xe1\0\x22"s + "Exif\0\0"s + "MM\0\x2a\0\0\0\x08"s + "\0\x01"s +
         "\x01\x12\0\x03\0\0\0\x01\0"s + orientation + "\0\0\0\0\0\0"s;
}

}  // namespace

TEST_CASE("PNG, GIF and WebP say it at a fixed place") {
  CHECK(shown(png) == "1024x640");
  CHECK(shown("GIF89a\x20\x03\x58\x02"s) == "800x600");
  CHECK(shown("RIFF....WEBPVP8X\x0a\0\0\0\0\0\0\0\x1f\x03\0\x57\x02\0"s) == "800x600");
  CHECK(shown("RIFF....WEBPVP8L\0\0\0\0\x2f\x1f\xc3\x95\0"s) == "800x600");
  CHECK(shown("RIFF....WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x20\x03\x58\x02"s) == "800x600");
}

TEST_CASE("JPEG says it behind segments of any kind, and Exif turns it") {
  CHECK(shown("\xff\xd8"s + jfif + frame) == "600x300");
  CHECK(shown("\xff\xd8"s + jfif + "\xff\xff"s + frame) == "600x300");
  CHECK(shown("\xff\xd8"s + exif(1) + frame) == "600x300");
  CHECK(shown("\xff\xd8"s + exif(6) + frame) == "300x600");
  CHECK(shown("\xff\xd8"s + exif(8) + jfif + frame) == "300x600");
}

TEST_CASE("SVG says it in pixels or by its viewBox") {
  CHECK(shown("<svg width=\"80\" height='40px'>") == "80x40");
  CHECK(shown("<?xml version=\"1.0\"?>\n<!-- x --><svg viewBox=\"0 0 24 12\">") == "24x12");
  CHECK(shown("<svg width=\"48\" viewBox=\"0,0,24,12\">") == "48x24");
  CHECK(shown("<svg height=\"6\" viewBox=\"0 0 24 12\">") == "12x6");
  CHECK(shown("<svg width=\"100%\" height=\"100%\">") == "unknown");
  CHECK(shown("<svg data-width=\"5\" data-height=\"5\"/>") == "unknown");
  CHECK(shown("<svg width=\"-5\" height=\"1e99\">") == "unknown");
}

TEST_CASE("what is damaged has no size, wherever it ends") {
  CHECK(shown("") == "none");
  CHECK(shown("version https://git-lfs.github.com/spec/v1\n") == "none");
  CHECK(shown("<svg width=\"80\"") == "none");
  const std::string jpeg = "\xff\xd8"s + exif(6) + jfif + frame;
  for (const std::string& image : {png, jpeg})
    for (std::size_t size = 0; size + 3 < image.size(); ++size)
      CHECK(shown(std::string_view(image).substr(0, size)) == "none");
  CHECK(shown("\xff\xd8\xff\xe0\0\0"s) == "none");
  CHECK(shown("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\0"s) == "none");
}

TEST_CASE("a name tells whether it is worth looking") {
  CHECK(is_image_name("a/B.PNG"));
  CHECK(is_image_name("x.jpeg"));
  CHECK_FALSE(is_image_name("x.pdf"));
}

}  // namespace allegory
