// What maps and graphs show of an allegory. Only the view's files on maps and the formats of graphs
// include this.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "map/graph.h"
#include "map/svg.h"
#include "view_parts.h"

namespace allegory {

/// How many relations of a side one map shows.
inline constexpr std::size_t relations_on_a_map = 60;

/// How much there is room for.
struct MapRoom {
  std::size_t names = names_on_a_map;
  std::size_t relations = relations_on_a_map;  ///< of each side
  std::uint32_t order = chart::highest_order;  ///< of a relation
};

/// The graph of a map, and what stands behind it.
struct MapGraph {
  chart::Graph graph;
  std::vector<EntityRef> entities;   ///< of each thing
  std::vector<std::uint32_t> links;  ///< of each tie: index into AnalogyReport::links
  std::uint32_t left_out = 0;        ///< names and relations for which there was no room
};

/// Everything of an allegory.
MapParts all_parts(const ViewContext& context, std::uint32_t allegory);

/// The graph of some parts of an allegory.
MapGraph make_map_graph(const Place& place, std::uint32_t allegory, const MapParts& parts);

/// The graph of all of an allegory; nothing is left out.
MapGraph make_whole_graph(const Place& place, std::uint32_t allegory);

/// Appends the small graph of an entity, if there is anything to draw.
void add_neighbourhood(const Place& place, EntityRef entity, ValueObject& data);

/// A verb of a statement as a map shows it.
std::string map_verb(const Place& place, const World& world, const Node& node);

/// What a page knows of an entity in a drawing.
chart::Face map_face(const Place& place, EntityRef ref);

/// A sentence about a tie.
std::string tie_words(const Place& place, chart::Tie::Kind kind, std::string_view story,
                      std::string_view idea);

/// Whether the page's language is written from right to left.
bool is_right_to_left(const Place& place);

}  // namespace allegory
