// Where everything of a map stands: a Graph → geometry.
//
// The story is a column on the left and the idea one on the right, in one order of rows, so that a
// pair is a horizontal line. Relations are brackets on the outer side of each column: a stub from
// each part to a trunk of their own. Every stub leaves at a height that nothing else has, and the
// verb stands on the first, so no two texts and no two lines lie on each other. A relation that
// speaks of relations takes hold of their trunks, further out.
//
// Numbers are in units of the drawing, of which a browser makes about a CSS pixel each; y grows
// downwards.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "map/graph.h"

namespace allegory::chart {

/// The measures of a map.
struct Metrics {
  double box_width = 166;
  double middle = 104;        ///< between the columns
  double edge = 8;            ///< around the drawing
  double text = 14;           ///< size of names
  double verb = 13;           ///< size of verbs
  double longest_verb = 108;  ///< a verb that needs more is cut
  double lane = 8;            ///< from trunk to trunk
  double picture = 24;        ///< of a thing, beside its name
  double padding = 10;        ///< in a box
  bool has_relations = true;  ///< false: for narrow screens
  bool is_mirrored = false;   ///< the story is on the right
};

/// The measures for a screen of 390 pixels: no relations.
Metrics narrow_metrics();

/// Between a picture and a name.
inline constexpr double picture_gap = 7;

/// Relations of a higher order are not drawn.
inline constexpr std::uint32_t highest_order = 3;

/// A thing.
struct Box {
  std::uint32_t thing = none;
  double x = 0, y = 0, width = 0, height = 0;  ///< of its upper left corner, and its size
  std::vector<std::string> lines;              ///< its name
  double middle() const { return y + height / 2; }
};

/// A tie, from the edge of one box to that of another.
struct Line {
  std::uint32_t tie = none;
  double from_x = 0, from_y = 0, to_x = 0, to_y = 0;
};

/// Where a relation touches one of its parts.
struct Stub {
  enum class Tip : std::uint8_t {
    plain,
    arrow,     ///< what the relation acts on
    dot,       ///< what else it speaks of
    junction,  ///< a trunk that it takes hold of
  };
  double x = 0, y = 0;
  Tip tip = Tip::plain;
};

/// A relation.
struct Arc {
  std::uint32_t relation = none;
  std::vector<Stub> stubs;  ///< from the top
  bool has_trunk = true;    ///< false: one stub that ends at `x`
  double x = 0;             ///< of its trunk
  double low = 0, high = 0;
  std::uint32_t lane = 0;
  std::string verb;  ///< as much of it as there is room for
  double verb_x = 0, verb_y = 0;
};

/// The whole map.
struct Layout {
  double width = 0, height = 0;
  std::vector<Box> boxes;  ///< row by row, the story's first
  std::vector<Line> lines;
  std::vector<Arc> arcs;
  std::uint32_t undrawn = 0;  ///< relations of too high an order
};

/// O(n log n) in things, ties and parts of relations.
Layout lay_out(const Graph& graph, const Metrics& metrics);

}  // namespace allegory::chart
