// What templates may ask of a map.
#include "view_shapes.h"

namespace allegory {

using Type = Field::Type;

namespace {

const Shape& map_pair_shape() {
  static const Shape shape{
      "pair on a map",
      "Who stands for what, as a row of a table.",
      {{"story", Type::list, "Who stands for it.", &entity_item_shape()},
       {"idea", Type::list, "What is meant.", &entity_item_shape()},
       {"because", Type::text, "Why, in the author's words."},
       {"is_denied", Type::flag, "It is not to be read so."},
       {"only_in", Type::object, "The section where alone it is so.", &link_shape()}}};
  return shape;
}

const Shape& map_statement_shape() {
  static const Shape shape{
      "statement on a map",
      "What the story says and what the idea says to it; one of both can be absent.",
      {{"story", Type::text, "The story's sentence."},
       {"idea", Type::text, "The idea's sentence."},
       {"story_verb", Type::text, "The story's verb, as it stands in the drawing."},
       {"idea_verb", Type::text, "The idea's verb."},
       {"fate", Type::text, "What became of it, in words."},
       {"fate_class", Type::text, "`is-carried`, `is-predicted`, `is-broken` or `is-silent`."}}};
  return shape;
}

const Shape& map_section_shape() {
  static const Shape shape{"section's map",
                           "The map of one section, in a list.",
                           {{"title", Type::text, "The section's title."},
                            {"url", Type::text, "URL of its map."},
                            {"figures", Type::text, "How much is on it, in words."}}};
  return shape;
}

}  // namespace

const Shape& map_shape() {
  static const Shape shape{
      "map",
      "The two-domain graph of an allegory, or of a section of a large one.",
      {{"drawing", Type::html, "The graph as inline SVG with classes and links."},
       {"is_broad", Type::flag, "`drawing` is too wide for a tablet that is held upright."},
       {"narrow_drawing", Type::html, "The same for narrow screens: without statements."},
       {"dot_url", Type::text, "URL of the graph in the DOT language."},
       {"left_out", Type::text, "How much there was no room for, if anything."},
       {"has_pairs", Type::flag, "`pairs` holds something."},
       {"pairs", Type::list, "Who stands for what.", &map_pair_shape()},
       {"has_alone", Type::flag, "`alone` holds somebody."},
       {"alone", Type::list, "Names that no correspondence speaks of.", &entity_item_shape()},
       {"has_statements", Type::flag, "`statements` holds something."},
       {"statements", Type::list, "What is said, with its fate.", &map_statement_shape()},
       {"unlisted", Type::text, "How many rows the tables leave out, if any."},
       {"has_sections", Type::flag, "`sections` holds something."},
       {"sections", Type::list, "Of a large allegory: the maps of its sections.",
        &map_section_shape()},
       {"whole", Type::object, "On the map of a section: the page of all maps.", &link_shape()},
       {"section", Type::object, "On the map of a section: the section.", &link_shape()}}};
  return shape;
}

const Shape& neighbourhood_shape() {
  static const Shape shape{
      "neighbourhood",
      "A small graph: an entity, its counterparts, and what statements tie it to.",
      {{"drawing", Type::html, "The graph as inline SVG with classes and links."},
       {"left_out", Type::text, "How much there was no room for, if anything."}}};
  return shape;
}

}  // namespace allegory
