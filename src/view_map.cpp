// The page `map` of an allegory, and of a section of a large one. See view.h.
#include "view_map.h"

#include <fmt/format.h>

#include <algorithm>

#include "map/dot.h"
#include "map/layout.h"

namespace allegory {

namespace {

/// Rows of a table; a page does not grow without bound.
constexpr std::size_t rows_of_a_table = 200;
/// What a tablet that is held upright has room for.
constexpr double tablet_width = 680;

/// One map page.
class Page {
 public:
  Page(const Place& place, std::uint32_t allegory, const MapParts& parts)
      : place_(place),
        allegory_(allegory),
        parts_(parts),
        report_(place.context.index.reports[allegory]),
        map_(make_map_graph(place, allegory, parts)) {}

  ValueObject data() {
    ValueObject data;
    chart::Metrics wide;
    chart::Metrics narrow = chart::narrow_metrics();
    wide.is_mirrored = narrow.is_mirrored = is_right_to_left(place_);
    if (!map_.graph.things.empty()) {
      const chart::Layout layout = lay_out(map_.graph, wide);
      add(data, "drawing", draw(layout, wide, "map.wide"));
      add(data, "is_broad", layout.width > tablet_width);
      add(data, "narrow_drawing", draw(lay_out(map_.graph, narrow), narrow, "map.narrow"));
    }
    add(data, "dot_url", place_.file_url(place_.address + "map.dot"));
    if (map_.left_out > 0)
      add(data, "left_out", place_.words().of("map_more", {fmt::format("{}", map_.left_out)}));
    add_list(data, "has_pairs", "pairs", pair_rows());
    add_list(data, "has_alone", "alone", alone());
    add_list(data, "has_statements", "statements", statement_rows());
    if (unlisted_ > 0)
      add(data, "unlisted", place_.words().of("map_more_rows", {fmt::format("{}", unlisted_)}));
    return data;
  }

  /// The drawing alone, as wide as there is room on paper.
  std::string drawing(std::string_view id) const {
    if (map_.graph.things.empty()) return {};
    chart::Metrics metrics;
    metrics.is_mirrored = is_right_to_left(place_);
    return draw(lay_out(map_.graph, metrics), metrics, id);
  }

 private:
  const std::string& label(std::uint32_t thing) const { return map_.graph.things[thing].label; }

  std::string draw(const chart::Layout& layout, const chart::Metrics& metrics,
                   std::string_view id) const {
    const Allegory& allegory = place_.context.site.allegories[allegory_];
    const Words& words = place_.words();
    chart::Captions captions{
        id, words.of("map_drawing", {allegory.story, allegory.idea}), {}, {}, {}, {}};
    captions.description =
        words.of("map_description", {fmt::format("{}", map_.graph.things.size()),
                                     fmt::format("{}", map_.graph.ties.size()),
                                     fmt::format("{}", map_.graph.relations.size())});
    for (const EntityRef entity : map_.entities) captions.faces.push_back(map_face(place_, entity));
    for (const chart::Tie& tie : map_.graph.ties)
      captions.ties.push_back(tie_words(place_, tie.kind, label(tie.story), label(tie.idea)));
    for (const chart::Relation& relation : map_.graph.relations)
      captions.relations.push_back(report_.side(relation.side).statements[relation.source].text +
                                   " – " + std::string(fate_words(place_.words(), relation.fate)));
    return to_svg(map_.graph, layout, metrics, captions);
  }

  bool has_room(const ValueList& rows) {
    if (rows.size() < rows_of_a_table) return true;
    ++unlisted_;
    return false;
  }

  ValueList pair_rows() {
    ValueList rows;
    const Allegory& allegory = place_.context.site.allegories[allegory_];
    for (const std::uint32_t at : parts_.links) {
      const ReportLink& link = report_.links[at];
      if (!link.story.front().entity.is_bound() || !has_room(rows)) continue;
      const Correspondence& line = allegory.correspondences[link.correspondence];
      ValueObject row;
      add(row, "story", names(line.from));
      add(row, "idea", names(line.to));
      add_text(row, "because", link.because);
      add(row, "is_denied", link.is_negative);
      if (link.is_override) add(row, "only_in", link_to_section(place_, line.section));
      rows.emplace_back(std::move(row));
    }
    return rows;
  }

  ValueList names(const std::vector<Reference>& references) const {
    ValueList list;
    for (std::size_t at = 0; at < references.size(); ++at)
      list.push_back(entity_item(place_, references[at].entity, at + 1 == references.size()));
    return list;
  }

  /// Entities of this page that no correspondence speaks of.
  ValueList alone() {
    std::vector<EntityRef> entities;
    for (const std::uint32_t entity : parts_.entities)
      if (place_.context.index.entities[allegory_][entity].correspondences.empty()) {
        if (entities.size() < rows_of_a_table)
          entities.push_back({allegory_, entity});
        else
          ++unlisted_;
      }
    ValueList list;
    for (std::size_t at = 0; at < entities.size(); ++at)
      list.push_back(entity_item(place_, entities[at], at + 1 == entities.size()));
    return list;
  }

  /// What the story says with what the idea says to it, then what only the idea says.
  ValueList statement_rows() {
    ValueList rows;
    const Structure& structure = place_.context.analogies.structures[allegory_];
    for (const std::uint32_t node : parts_.story_nodes)
      if (has_room(rows)) rows.push_back(statement_row(node, structure.image_of[node]));
    for (const std::uint32_t node : parts_.idea_nodes) {
      const std::uint32_t origin = structure.origin_of[node];
      if (origin != none && is_here(origin)) continue;
      if (has_room(rows)) rows.push_back(statement_row(origin, node));
    }
    return rows;
  }

  bool is_here(std::uint32_t story_node) const {
    return std::ranges::binary_search(parts_.story_nodes, story_node);
  }

  Value statement_row(std::uint32_t story, std::uint32_t idea) const {
    const World& world = place_.context.analogies.structures[allegory_].world;
    ValueObject row;
    Fate fate = Fate::silent;
    for (const Side side : {Side::idea, Side::story}) {
      const bool is_story = side == Side::story;
      const std::uint32_t node = is_story ? story : idea;
      if (node == none) continue;
      const ReportStatement& statement = report_.side(side).statements[node];
      fate = statement.fate;
      add(row, is_story ? "story" : "idea", statement.text);
      add(row, is_story ? "story_verb" : "idea_verb",
          map_verb(place_, world, world.domain(side).nodes[node]));
    }
    add(row, "fate", fate_words(place_.words(), fate));
    add(row, "fate_class", chart::class_of(fate));
    return row;
  }

  const Place& place_;
  const std::uint32_t allegory_;
  const MapParts& parts_;
  const AnalogyReport& report_;
  MapGraph map_;
  std::size_t unlisted_ = 0;
};

/// The maps of sections, with how much is on each.
ValueList section_items(const Place& place, std::uint32_t allegory) {
  const ViewContext& context = place.context;
  ValueList items;
  for (const std::uint32_t section : mapped_sections(context.site, context.index, allegory)) {
    const MapParts& parts = context.index.map_parts[section];
    ValueObject item;
    add(item, "title", context.site.sections[section].title);
    add(item, "url", place.page_url(section_map_address(context.site, section)));
    add(item, "figures",
        place.words().of("map_section_figures",
                         {fmt::format("{}", parts.entities.size()),
                          fmt::format("{}", parts.story_nodes.size() + parts.idea_nodes.size())}));
    items.emplace_back(std::move(item));
  }
  return items;
}

/// What the page of the whole map shows itself.
MapParts opening_parts(const ViewContext& context, std::uint32_t allegory) {
  if (!has_section_maps(context.site, allegory)) return all_parts(context, allegory);
  const std::uint32_t index = context.site.allegories[allegory].index;
  return index == none ? MapParts{} : context.index.map_parts[index];
}

Value page_view(const Place& place, std::uint32_t index, PageFacts facts, const MapParts& parts,
                const ValueObject& more) {
  const Allegory& allegory = place.context.site.allegories[index];
  facts.kind = "map";
  facts.allegory = index;
  facts.description = place.words().of("map_lead", {allegory.story, allegory.idea});
  facts.lead = facts.description;
  ValueObject all = page_data(place, facts, {});
  ValueObject map = Page(place, index, parts).data();
  for (const auto& [name, value] : more) add(map, name, value);
  add(all, "map", std::move(map));
  return all;
}

}  // namespace

Value map_view(const ViewContext& context, std::uint32_t index) {
  const Place place{context, map_address(context.site.allegories[index])};
  PageFacts facts;
  facts.title = place.words().of("map_title");
  ValueObject more;
  add_list(more, "has_sections", "sections", section_items(place, index));
  return page_view(place, index, std::move(facts), opening_parts(context, index), more);
}

Value section_map_view(const ViewContext& context, std::uint32_t section) {
  const std::uint32_t index = context.site.sections[section].allegory;
  const Place place{context, section_map_address(context.site, section)};
  PageFacts facts;
  facts.title = place.words().of("map_section_title", {context.site.sections[section].title});
  ValueObject more;
  add(more, "whole",
      link_to(place, place.words().of("map_all"), map_address(context.site.allegories[index])));
  add(more, "section", link_to_section(place, section));
  return page_view(place, index, std::move(facts), context.index.map_parts[section], more);
}

std::string document_map(const ViewContext& context, std::uint32_t allegory, std::uint32_t section,
                         const DocumentPlace& document, std::string_view id) {
  Place place{context, map_address(context.site.allegories[allegory])};
  place.document = &document;
  return Page(place, allegory,
              section == none ? opening_parts(context, allegory) : context.index.map_parts[section])
      .drawing(id);
}

std::string map_dot(const ViewContext& context, std::uint32_t allegory, std::uint32_t section) {
  const Place place{context, map_address(context.site.allegories[allegory])};
  return to_dot(make_map_graph(place, allegory,
                               section == none ? opening_parts(context, allegory)
                                               : context.index.map_parts[section])
                    .graph);
}

}  // namespace allegory
