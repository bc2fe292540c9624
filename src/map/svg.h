// A layout as inline SVG.
//
// Comes in: geometry, and what only a page knows: URLs, pictures, sentences. Goes out: markup with
// classes and no styles, so that a theme's style sheet says how it looks, in every scheme and on
// paper. Boxes are links in the order of the rows; relations and ties say what they are in a
// <title>.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "map/layout.h"

namespace allegory::chart {

/// What a page knows of a thing.
struct Face {
  std::string url;
  std::string title;    ///< its name and what it stands for
  std::string picture;  ///< inline SVG; empty: its name is picture enough
};

/// The texts of a map. Nothing in them is escaped yet.
struct Captions {
  std::string_view id;  ///< the beginning of all ids: `map.wide`
  std::string title, description;
  std::vector<Face> faces;             ///< of each thing
  std::vector<std::string> ties;       ///< of each tie: a sentence
  std::vector<std::string> relations;  ///< of each relation: a sentence and what became of it
};

/// The map. Its natural width is the smallest at which its texts can be read.
std::string to_svg(const Graph& graph, const Layout& layout, const Metrics& metrics,
                   const Captions& captions);

/// A number with at most one digit behind the point.
std::string number(double value);

/// The name of a fate or of a kind of tie as a class: `is-carried`, `is-denied`.
std::string_view class_of(Fate fate);
std::string_view class_of(Tie::Kind kind);

}  // namespace allegory::chart
