// SVG → PNG, by a program of the system, for who shows previews of links: those show no SVG.
//
// Comes in: a picture that we made ourselves. Goes out: its pixels. Which program there is, and
// which fonts it finds, makes a difference to the bytes; nothing else of a site depends on them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace allegory {

/// A way to make PNG of SVG.
struct Rasterizer {
  std::string_view program;  ///< `rsvg-convert` or `vipsthumbnail`
  /// The picture as PNG; nothing if the program fails. May be called from several threads.
  std::function<std::optional<std::string>(const std::string& svg)> png;
};

/// The first program of these that is in PATH; nothing if there is none.
std::optional<Rasterizer> find_rasterizer();

}  // namespace allegory
