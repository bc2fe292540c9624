// The cast in the view: entities, correspondences as cards, breaks, and the page of an entity.
#include <algorithm>
#include <utility>

#include "base/text.h"
#include "site/sigil.h"
#include "view_map.h"
#include "view_parts.h"

namespace allegory {

namespace {

const Correspondence& correspondence_at(const Site& site, ItemRef ref) {
  return site.allegories[ref.allegory].correspondences[ref.item];
}

ValueList entity_items(const Place& place, const std::vector<EntityRef>& entities) {
  ValueList items;
  for (std::size_t at = 0; at < entities.size(); ++at)
    items.push_back(entity_item(place, entities[at], at + 1 == entities.size()));
  return items;
}

ValueList entity_items(const Place& place, const std::vector<Reference>& references,
                       EntityRef without) {
  std::vector<EntityRef> entities;
  for (const Reference& reference : references)
    if (reference.entity != without) entities.push_back(reference.entity);
  return entity_items(place, entities);
}

/// Sides, kind, labels and picture of an entity: what lists and its own page have in common.
ValueObject entity_data(const Place& place, const Entity& entity) {
  ValueObject data;
  add(data, "label", entity.label);
  add(data, "id", entity.written.id.value);
  add(data, "kind", place.words().of("kind_" + std::string(info(entity.written.kind).name)));
  add(data, "is_story", entity.written.side == Side::story);
  add(data, "is_idea", entity.written.side == Side::idea);
  add(data, "is_emoji", is_emoji(entity.label));
  add(data, "sigil", sigil_svg(entity.written.id.value, entity.written.side));
  return data;
}

void add_fate(const Place& place, ItemRef ref, ValueObject& item) {
  const Statement& statement = place.context.site.allegories[ref.allegory].statements[ref.item];
  if (!statement.side) return;
  const Structure& structure = place.context.analogies.structures[ref.allegory];
  const std::vector<std::uint32_t>& nodes = structure.world.domain(*statement.side).node_of;
  if (ref.item >= nodes.size() || nodes[ref.item] == none) return;
  const Fate fate = structure.fate(*statement.side, nodes[ref.item]);
  add(item, "fate", to_string(fate));
  add(item, "fate_words", fate_words(place.words(), fate));
}

ValueList statement_items(const Place& place, const EntityFacts& facts) {
  const Site& site = place.context.site;
  ValueList items;
  for (const ItemRef ref : facts.statements) {
    const std::string& sentence = place.context.index.sentences[ref.allegory][ref.item];
    if (sentence.empty()) continue;
    ValueObject item;
    add(item, "sentence", sentence);
    add_fate(place, ref, item);
    add(item, "where",
        link_to_section(place, site.allegories[ref.allegory].statements[ref.item].section));
    items.emplace_back(std::move(item));
  }
  return items;
}

/// The cards of an entity: those that say yes, or those that say "do not read it so".
ValueList cards_of(const Place& place, const EntityFacts& facts, EntityRef entity, bool negative) {
  ValueList items;
  for (const ItemRef ref : facts.correspondences)
    if (correspondence_at(place.context.site, ref).written.negative == negative)
      items.push_back(card(place, ref, entity));
  return items;
}

/// A correspondence that all pages of the allegory share.
bool is_shared(const Correspondence& line) {
  return !line.written.negative && !line.written.overrides;
}

/// Characters lead; places, objects and the like come behind them.
bool is_about_characters(const Site& site, const Correspondence& line) {
  const Kind kind = entity_of(site, line.from.front().entity).written.kind;
  return kind == Kind::character || kind == Kind::group || kind == Kind::person;
}

}  // namespace

bool is_emoji(std::string_view label) {
  std::size_t offset = 0;
  bool has_symbol = false;
  while (offset < label.size()) {
    const char32_t point = next_code_point(label, offset);
    const bool is_symbol = (point >= 0x2190 && point <= 0x2BFF) || point >= 0x1F000;
    const bool is_joiner = point == 0x200D || point == 0xFE0F || point == 0x20E3;
    if (!is_symbol && !is_joiner) return false;
    has_symbol = has_symbol || is_symbol;
  }
  return has_symbol;
}

Value entity_item(const Place& place, EntityRef ref, bool is_last) {
  const Entity& entity = entity_of(place.context.site, ref);
  ValueObject item = entity_data(place, entity);
  add(item, "url", place.page_url(entity.address));
  add(item, "is_last", is_last);
  return item;
}

Value card(const Place& place, ItemRef ref, EntityRef entity) {
  const Correspondence& line = correspondence_at(place.context.site, ref);
  const auto holds = [&](const std::vector<Reference>& side) {
    return entity.is_bound() && std::ranges::any_of(side, [&](const Reference& reference) {
             return reference.entity == entity;
           });
  };
  ValueObject item;
  add(item, "story", entity_items(place, line.from, {}));
  add(item, "idea", entity_items(place, line.to, {}));
  ValueList together;
  if (holds(line.from)) together = entity_items(place, line.from, entity);
  if (holds(line.to)) together = entity_items(place, line.to, entity);
  add_list(item, "has_together", "together", std::move(together));
  add_text(item, "because", line.written.because);
  add(item, "strength", closeness(line.written.strength));
  const std::string likeness = strength_words(place, line.written.strength);
  add_text(item, "likeness", likeness);
  add(item, "is_weak", !likeness.empty());
  add(item, "where", link_to_section(place, line.section));
  return item;
}

void add_cast(const Place& place, std::uint32_t index, ValueObject& data) {
  const Allegory& allegory = place.context.site.allegories[index];
  ValueList cast, props;
  for (const std::uint32_t item : place.context.index.correspondences[index]) {
    const Correspondence& line = allegory.correspondences[item];
    if (is_shared(line))
      (is_about_characters(place.context.site, line) ? cast : props)
          .push_back(card(place, {index, item}, {}));
  }
  if (cast.empty()) cast.swap(props);
  std::vector<EntityRef> others;
  for (std::uint32_t entity = 0; entity < allegory.entities.size(); ++entity)
    if (place.context.index.entities[index][entity].correspondences.empty())
      others.push_back({index, entity});
  std::vector<ItemRef> breaks;
  for (std::uint32_t item = 0; item < allegory.breaks.size(); ++item)
    if (allegory.breaks[item].what.is_bound()) breaks.push_back({index, item});
  add_list(data, "has_cast", "cast", std::move(cast));
  add_list(data, "has_props", "props", std::move(props));
  add_list(data, "has_others", "others", entity_items(place, others));
  add_list(data, "has_breaks", "breaks", break_items(place, breaks));
}

ValueList cards_of_items(const Place& place, std::uint32_t allegory,
                         std::span<const std::uint32_t> items) {
  ValueList cards;
  for (const std::uint32_t item : items) cards.push_back(card(place, {allegory, item}, {}));
  return cards;
}

std::string strength_words(const Place& place, double strength) {
  if (closeness(strength) == "close") return {};
  return std::string(place.words().of("likeness_" + std::string(closeness(strength))));
}

ValueList break_items(const Place& place, std::span<const ItemRef> breaks) {
  ValueList items;
  for (const ItemRef ref : breaks) {
    const Allegory& allegory = place.context.site.allegories[ref.allegory];
    const Break& broken = allegory.breaks[ref.item];
    const bool is_statement = broken.what.statement != none;
    ValueObject item;
    add_text(item, "what",
             is_statement ? place.context.index.sentences[ref.allegory][broken.what.statement]
                          : entity_of(place.context.site, broken.what.entity).label);
    add(item, "is_statement", is_statement);
    add_text(item, "reason", broken.reason);
    add(item, "where", link_to_section(place, broken.section));
    items.emplace_back(std::move(item));
  }
  return items;
}

Value entity_view(const ViewContext& context, EntityRef ref) {
  const Entity& entity = entity_of(context.site, ref);
  const Place place{context, entity.address};
  const EntityFacts& facts = context.index.entities[ref.allegory][ref.entity];
  const bool is_story = entity.written.side == Side::story;
  ValueObject data = entity_data(place, entity);
  ValueList labels;
  for (const Spanned<std::string>& label : entity.written.labels)
    if (label.value != entity.label) labels.emplace_back(label.value);
  add_list(data, "has_other_labels", "other_labels", std::move(labels));
  ValueList cards = cards_of(place, facts, ref, false), none_here;
  if (!is_story) std::swap(cards, none_here);
  add_list(data, "has_stands_for", "stands_for", std::move(cards));
  add_list(data, "has_stood_for_by", "stood_for_by", std::move(none_here));
  add_list(data, "has_not_read_as", "not_read_as", cards_of(place, facts, ref, true));
  add_list(data, "has_statements", "statements", statement_items(place, facts));
  add_list(data, "has_breaks", "breaks", break_items(place, facts.breaks));
  add_entity_backlinks(place, ref, data);
  add_neighbourhood(place, ref, data);
  add(data, "declared", link_to_section(place, entity.section));

  PageFacts page{.kind = "entity", .title = entity.label, .allegory = ref.allegory};
  page.entity = ref;
  page.description = meaning_of(place, ref.allegory, ref);
  ValueObject all = page_data(place, page, {});
  add(all, "entity", std::move(data));
  return all;
}

}  // namespace allegory
