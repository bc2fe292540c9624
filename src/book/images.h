// Images of a book: which it can hold, and how they come along.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "book/context.h"

namespace allegory {

/// The media type of an image that every browser and every EPUB reader knows, by the ending of its
/// name; empty for all else.
std::string_view image_type(std::string_view path);

/// The name of an image in an EPUB.
std::string image_file(const Site& site, std::uint32_t asset);

/// `bytes` as a URL that holds them.
std::string data_url(std::string_view type, std::string_view bytes);

}  // namespace allegory
