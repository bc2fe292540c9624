// The model and what was found out about it → the graph of a map. See view_map.h.
#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "site/sigil.h"
#include "view_map.h"

namespace allegory {

namespace {

class Maker {
 public:
  Maker(const Place& place, std::uint32_t allegory, const MapRoom& room)
      : place_(place),
        room_(room),
        index_(place.context.index),
        allegory_(allegory),
        structure_(place.context.analogies.structures[allegory]) {}

  MapGraph make(const MapParts& parts) {
    for (const std::uint32_t link : parts.links) add_link(link);
    for (const std::uint32_t entity : parts.entities) add_thing({allegory_, entity});
    for (const Side side : {Side::story, Side::idea})
      for (const std::uint32_t node : parts.nodes_of(side)) add_node(side, node);
    tie_twins();
    rank_things();
    return std::move(made_);
  }

 private:
  /// The thing that an entity is; `none` if there is no room for it.
  std::uint32_t add_thing(EntityRef ref) {
    const auto known = things_.find(ref);
    if (known != things_.end()) return known->second;
    const bool has_room = made_.entities.size() < room_.names;
    const std::uint32_t at = has_room ? static_cast<std::uint32_t>(made_.entities.size()) : none;
    things_.emplace(ref, at);
    if (!has_room) {
      ++made_.left_out;
      return none;
    }
    const Entity& entity = entity_of(place_.context.site, ref);
    chart::Thing thing;
    thing.side = entity.written.side;
    thing.label = entity.label;
    thing.is_broken = std::ranges::any_of(
        index_.entities[ref.allegory][ref.entity].breaks, [&](const ItemRef& item) {
          return item.allegory == allegory_ &&
                 place_.context.site.allegories[allegory_].breaks[item.item].what.entity == ref;
        });
    made_.entities.push_back(ref);
    made_.graph.things.push_back(std::move(thing));
    return at;
  }

  std::vector<std::uint32_t> add_things(const std::vector<ReportName>& names) {
    std::vector<std::uint32_t> things;
    for (const ReportName& name : names)
      if (name.entity.is_bound())
        if (const std::uint32_t thing = add_thing(name.entity); thing != none)
          things.push_back(thing);
    return things;
  }

  void add_link(std::uint32_t at) {
    const ReportLink& link = index_.reports[allegory_].links[at];
    const std::vector<std::uint32_t> story = add_things(link.story), idea = add_things(link.idea);
    const chart::Tie::Kind kind = link.is_negative   ? chart::Tie::Kind::denied
                                  : link.is_override ? chart::Tie::Kind::elsewhere
                                                     : chart::Tie::Kind::holds;
    for (const std::uint32_t one : story)
      for (const std::uint32_t other : idea) {
        if (!pairs_.emplace(one, other, kind).second) continue;
        made_.graph.ties.push_back({one, other, kind});
        made_.links.push_back(at);
      }
  }

  /// The relation that a node is; `none` if there is no room for it or for something in it. What it
  /// speaks of is added before it; that this goes down at most as many levels as a map shows makes
  /// the recursion safe. Where everything is shown it goes down one, since nodes come behind those
  /// that they hold.
  std::uint32_t add_node(Side side, std::uint32_t at) {
    const Domain& domain = structure_.world.domain(side);
    const Node& node = domain.nodes[at];
    auto& known = relations_[static_cast<std::size_t>(side)];
    if (const auto found = known.find(at); found != known.end()) return found->second;
    std::uint32_t& count = counts_[static_cast<std::size_t>(side)];
    chart::Relation relation;
    bool is_whole = node.order <= room_.order && count < room_.relations;
    if (is_whole)
      for (const NodeArgument& argument : domain.arguments_of(at)) {
        const std::uint32_t part = argument.is_node ? add_node(side, argument.index)
                                                    : add_thing(domain.entities[argument.index]);
        is_whole = is_whole && part != none;
        relation.parts.push_back({argument.is_node, part});
      }
    const std::uint32_t index =
        is_whole ? static_cast<std::uint32_t>(made_.graph.relations.size()) : none;
    known.emplace(at, index);
    if (!is_whole) {
      ++made_.left_out;
      return none;
    }
    ++count;
    relation.side = side;
    relation.verb = map_verb(place_, structure_.world, node);
    relation.fate = structure_.fate(side, at);
    relation.is_symmetric = structure_.world.verbs[node.verb].symmetric;
    relation.order = node.order;
    relation.source = at;
    made_.graph.relations.push_back(std::move(relation));
    return index;
  }

  void tie_twins() {
    for (const auto& [node, relation] : relations_[0]) {
      const std::uint32_t image = structure_.image_of[node];
      if (relation == none || image == none) continue;
      const auto found = relations_[1].find(image);
      if (found == relations_[1].end() || found->second == none) continue;
      made_.graph.relations[relation].twin = found->second;
      made_.graph.relations[found->second].twin = relation;
    }
  }

  /// Ranks by first mention in the order in which sections are read; what no text names comes last.
  void rank_things() {
    std::vector<std::uint32_t> order(made_.entities.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t thing) {
      const EntityRef ref = made_.entities[thing];
      const std::vector<Mention>& mentions = entity_of(place_.context.site, ref).mentions;
      const Mention first = mentions.empty() ? Mention{} : mentions.front();
      const std::uint32_t position =
          mentions.empty() ? none : index_.story_positions[first.section];
      return std::tuple(position, first.section, first.mention, ref);
    });
    for (std::uint32_t rank = 0; rank < order.size(); ++rank)
      made_.graph.things[order[rank]].rank = rank;
  }

  const Place& place_;
  const MapRoom room_;
  const SiteIndex& index_;
  const std::uint32_t allegory_;
  const Structure& structure_;
  MapGraph made_;
  std::map<EntityRef, std::uint32_t> things_;
  std::map<std::uint32_t, std::uint32_t> relations_[2];  ///< of each node, by side
  std::uint32_t counts_[2] = {};
  std::set<std::tuple<std::uint32_t, std::uint32_t, chart::Tie::Kind>> pairs_;
};

}  // namespace

MapParts all_parts(const ViewContext& context, std::uint32_t allegory) {
  MapParts parts;
  const World& world = context.analogies.structures[allegory].world;
  parts.entities.resize(context.site.allegories[allegory].entities.size());
  parts.links.resize(context.index.reports[allegory].links.size());
  parts.story_nodes.resize(world.story.nodes.size());
  parts.idea_nodes.resize(world.idea.nodes.size());
  for (std::vector<std::uint32_t>* list :
       {&parts.entities, &parts.links, &parts.story_nodes, &parts.idea_nodes})
    std::iota(list->begin(), list->end(), 0U);
  return parts;
}

MapGraph make_map_graph(const Place& place, std::uint32_t allegory, const MapParts& parts) {
  return Maker(place, allegory, {}).make(parts);
}

MapGraph make_whole_graph(const Place& place, std::uint32_t allegory) {
  constexpr MapRoom everything{none, none, none};
  return Maker(place, allegory, everything).make(all_parts(place.context, allegory));
}

std::string map_verb(const Place& place, const World& world, const Node& node) {
  std::string verb = as_words(world.verbs[node.verb].name);
  if (node.is_attribute) verb = place.words().of("map_is", {verb});
  return node.negated ? place.words().of("map_not", {verb}) : verb;
}

chart::Face map_face(const Place& place, EntityRef ref) {
  const Entity& entity = entity_of(place.context.site, ref);
  chart::Face face{place.page_url(entity.address), entity.label, {}};
  if (!is_emoji(entity.label))
    face.picture = sigil_svg(entity.written.id.value, entity.written.side);
  return face;
}

std::string tie_words(const Place& place, chart::Tie::Kind kind, std::string_view story,
                      std::string_view idea) {
  switch (kind) {
    case chart::Tie::Kind::denied:
      return place.words().of("map_denied_pair", {story, idea});
    case chart::Tie::Kind::elsewhere:
      return place.words().of("map_elsewhere_pair", {story, idea});
    case chart::Tie::Kind::holds:
      break;
  }
  return place.words().of("map_pair", {story, idea});
}

bool is_right_to_left(const Place& place) {
  return direction(place.lang.empty() ? place.context.site.config.lang : place.lang) == "rtl";
}

}  // namespace allegory
