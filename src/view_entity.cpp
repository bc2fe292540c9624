// The cast in the view: entities, correspondences as cards, breaks, and the page of an entity.
#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "site/sigil.h"
#include "view_parts.h"

namespace allegory {

namespace {

/// How many cards one name brings to the margin of a section. More than one is rare, and a name
/// that has a hundred must not bring them all to each page that names it.
constexpr std::size_t cards_per_name = 3;

const Correspondence& correspondence_at(const Site& site, ItemRef ref) {
  return site.allegories[ref.allegory].correspondences[ref.item];
}

/// Words for a strength, so that nobody reads a precision into it that it lacks.
std::string_view strength_word(double strength) {
  if (strength >= 0.8) return "close";
  return strength >= 0.5 ? "loose" : "faint";
}

/// Whether a label is nothing but emoji or other symbols: those are shown large, as a picture.
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

std::string joined_labels(const Site& site, const std::vector<Reference>& references) {
  std::string text;
  for (std::size_t at = 0; at < references.size(); ++at) {
    if (at > 0) text += at + 1 == references.size() ? " and " : ", ";
    text += entity_of(site, references[at].entity).label;
  }
  return text;
}

/// Sides, kind, labels and picture of an entity: what lists and its own page have in common.
ValueObject entity_data(const Entity& entity) {
  ValueObject data;
  add(data, "label", entity.label);
  add(data, "id", entity.written.id.value);
  add(data, "kind", info(entity.written.kind).name);
  add(data, "is_story", entity.written.side == Side::story);
  add(data, "is_idea", entity.written.side == Side::idea);
  add(data, "is_emoji", is_emoji(entity.label));
  add(data, "sigil", sigil_svg(entity.written.id.value, entity.written.side));
  return data;
}

/// The sections that name an entity; several mentions under one heading are one.
ValueList mention_items(const Place& place, const Entity& entity) {
  const Site& site = place.context.site;
  ValueList items;
  std::set<std::pair<std::uint32_t, const Heading*>> seen;
  for (const Mention& mention : entity.mentions) {
    const Section& section = site.sections[mention.section];
    const std::vector<Heading>& headings = section.written.body.headings;
    const std::uint32_t above = section.mentions[mention.mention].heading;
    const Heading* heading = above == none ? nullptr : &headings[above];
    if (above == 0 && section.written.body.opens_with_title) heading = nullptr;
    if (!seen.emplace(mention.section, heading).second) continue;
    ValueObject item;
    std::string url = place.page_url(section.address);
    if (heading != nullptr) url += '#' + encode_path(heading->anchor);
    add(item, "title", section.title);
    add_text(item, "heading", heading == nullptr ? "" : heading->text);
    add(item, "url", std::move(url));
    items.emplace_back(std::move(item));
  }
  return items;
}

ValueList statement_items(const Place& place, const EntityFacts& facts) {
  const Site& site = place.context.site;
  ValueList items;
  for (const ItemRef ref : facts.statements) {
    const std::string& sentence = place.context.index.sentences[ref.allegory][ref.item];
    if (sentence.empty()) continue;
    ValueObject item;
    add(item, "sentence", sentence);
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

Value entity_item(const Place& place, EntityRef ref, bool is_last) {
  const Entity& entity = entity_of(place.context.site, ref);
  ValueObject item = entity_data(entity);
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
  add(item, "strength", strength_word(line.written.strength));
  add(item, "is_weak", line.written.strength < 0.8);
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

ValueList section_cast(const Place& place, std::uint32_t index) {
  const Site& site = place.context.site;
  const Section& section = site.sections[index];
  ValueList cards;
  std::set<EntityRef> named;
  std::set<std::uint32_t> shown;
  for (const LinkTarget& target : section.targets) {
    if (target.kind != LinkTarget::Kind::entity || !named.insert(target.entity).second) continue;
    const EntityRef entity = target.entity;
    std::size_t brought = 0;
    for (const ItemRef ref :
         place.context.index.entities[entity.allegory][entity.entity].correspondences) {
      if (brought == cards_per_name) break;
      const Correspondence& line = correspondence_at(site, ref);
      const bool counts_here = is_shared(line) || (line.written.overrides && line.section == index);
      if (ref.allegory != section.allegory || line.written.negative || !counts_here) continue;
      ++brought;
      if (shown.insert(ref.item).second) cards.push_back(card(place, ref, {}));
    }
  }
  return cards;
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

std::string meaning_of(const ViewContext& context, std::uint32_t allegory, EntityRef entity) {
  const bool is_story = entity_of(context.site, entity).written.side == Side::story;
  for (const ItemRef ref : context.index.entities[entity.allegory][entity.entity].correspondences) {
    const Correspondence& line = correspondence_at(context.site, ref);
    if (ref.allegory != allegory || !is_shared(line)) continue;
    return is_story ? "stands for " + joined_labels(context.site, line.to)
                    : "is told as " + joined_labels(context.site, line.from);
  }
  return {};
}

Value entity_view(const ViewContext& context, EntityRef ref) {
  const Entity& entity = entity_of(context.site, ref);
  const Place place{context, entity.address};
  const EntityFacts& facts = context.index.entities[ref.allegory][ref.entity];
  const bool is_story = entity.written.side == Side::story;
  ValueObject data = entity_data(entity);
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
  add_list(data, "has_mentions", "mentions", mention_items(place, entity));
  add(data, "declared", link_to_section(place, entity.section));

  PageFacts page{.kind = "entity", .title = entity.label, .allegory = ref.allegory};
  if (const std::string meaning = meaning_of(context, ref.allegory, ref); !meaning.empty())
    page.description = entity.label + " " + meaning;
  ValueObject all = page_data(place, page, {});
  add(all, "entity", std::move(data));
  return all;
}

}  // namespace allegory
