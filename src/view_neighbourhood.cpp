// The small graph on the page of an entity. See view_map.h.
#include <fmt/format.h>

#include <map>
#include <set>

#include "map/neighbourhood.h"
#include "view_map.h"

namespace allegory {

namespace {

/// How many counterparts, and how many relations, are drawn.
constexpr std::size_t most_across = 4;
constexpr std::size_t most_relations = 12;

class Maker {
 public:
  Maker(const Place& place, EntityRef entity) : place_(place), entity_(entity) { thing_of(entity); }

  ValueObject make() {
    ValueObject data;
    const EntityFacts& facts = place_.context.index.entities[entity_.allegory][entity_.entity];
    for (const ItemRef item : facts.correspondences) add_counterparts(item);
    for (const ItemRef item : facts.statements) add_statement(item);
    if (graph_.ties.empty() && graph_.relations.empty()) return data;
    add(data, "drawing", draw());
    if (left_out_ > 0)
      add(data, "left_out", place_.words().of("map_more", {fmt::format("{}", left_out_)}));
    return data;
  }

 private:
  std::uint32_t thing_of(EntityRef ref) {
    const auto [known, is_new] = things_.emplace(ref, graph_.things.size());
    if (is_new) {
      const Entity& entity = entity_of(place_.context.site, ref);
      chart::Thing thing;
      thing.side = entity.written.side;
      thing.label = entity.label;
      graph_.things.push_back(std::move(thing));
      captions_.faces.push_back(map_face(place_, ref));
    }
    return known->second;
  }

  void add_counterparts(ItemRef item) {
    const Correspondence& line =
        place_.context.site.allegories[item.allegory].correspondences[item.item];
    const bool is_story = graph_.things.front().side == Side::story;
    for (const Reference& across : is_story ? line.to : line.from) {
      if (things_.contains(across.entity)) continue;
      if (graph_.ties.size() == most_across) {
        ++left_out_;
        continue;
      }
      const std::uint32_t thing = thing_of(across.entity);
      const chart::Tie::Kind kind = line.written.negative    ? chart::Tie::Kind::denied
                                    : line.written.overrides ? chart::Tie::Kind::elsewhere
                                                             : chart::Tie::Kind::holds;
      graph_.ties.push_back({is_story ? 0 : thing, is_story ? thing : 0, kind});
      captions_.ties.push_back(tie_words(place_, kind,
                                         graph_.things[graph_.ties.back().story].label,
                                         graph_.things[graph_.ties.back().idea].label));
    }
  }

  /// Every clause of a statement that names the entity and somebody else; the first such name.
  void add_statement(ItemRef item) {
    const Structure& structure = place_.context.analogies.structures[item.allegory];
    const Side side = graph_.things.front().side;
    const Domain& domain = structure.world.domain(side);
    if (item.item >= domain.node_of.size() || domain.node_of[item.item] == none) return;
    std::vector<std::uint32_t> open{domain.node_of[item.item]};
    while (!open.empty()) {
      const std::uint32_t node = open.back();
      open.pop_back();
      // What belongs to another statement is met there.
      if (domain.nodes[node].statement != item.item || !seen_.emplace(item.allegory, node).second)
        continue;
      for (const NodeArgument& argument : domain.arguments_of(node))
        if (argument.is_node) open.push_back(argument.index);
      add_node(item.allegory, side, node);
    }
  }

  void add_node(std::uint32_t allegory, Side side, std::uint32_t node) {
    const Structure& structure = place_.context.analogies.structures[allegory];
    const Domain& domain = structure.world.domain(side);
    bool names_it = false, is_first = false;
    EntityRef other;
    for (const NodeArgument& argument : domain.arguments_of(node)) {
      if (argument.is_node) continue;
      const EntityRef named = domain.entities[argument.index];
      if (named == entity_) {
        is_first = is_first || !other.is_bound();
        names_it = true;
      } else if (!other.is_bound()) {
        other = named;
      }
    }
    if (!names_it || !other.is_bound()) return;
    if (graph_.relations.size() == most_relations) {
      ++left_out_;
      return;
    }
    const std::uint32_t thing = thing_of(other);
    const Verb& verb = structure.world.verbs[domain.nodes[node].verb];
    chart::Relation relation;
    relation.side = side;
    relation.verb = map_verb(place_, structure.world, domain.nodes[node]);
    relation.fate = structure.fate(side, node);
    relation.is_symmetric = verb.symmetric;
    relation.parts = {{false, is_first ? 0 : thing}, {false, is_first ? thing : 0}};
    captions_.relations.push_back(
        place_.context.index.reports[allegory].side(side).statements[node].text + " – " +
        std::string(fate_words(place_.words(), relation.fate)));
    graph_.relations.push_back(std::move(relation));
  }

  std::string draw() {
    const std::string& label = graph_.things.front().label;
    captions_.id = "map.near";
    captions_.title = place_.words().of("map_neighbourhood_of", {label});
    captions_.description = place_.words().of(
        "map_neighbourhood_description",
        {label, fmt::format("{}", graph_.ties.size()), fmt::format("{}", graph_.relations.size())});
    chart::Metrics metrics = chart::narrow_metrics();
    metrics.is_mirrored = is_right_to_left(place_);
    return neighbourhood_svg(graph_, lay_out_neighbourhood(graph_, metrics), metrics, captions_);
  }

  const Place& place_;
  const EntityRef entity_;
  chart::Graph graph_;
  chart::Captions captions_;
  std::map<EntityRef, std::uint32_t> things_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> seen_;
  std::size_t left_out_ = 0;
};

}  // namespace

void add_neighbourhood(const Place& place, EntityRef entity, ValueObject& data) {
  ValueObject neighbourhood = Maker(place, entity).make();
  if (!neighbourhood.empty()) add(data, "neighbourhood", std::move(neighbourhood));
}

}  // namespace allegory
