// What the rules about prose share. See rule.h.
#include <algorithm>

#include "rule.h"

namespace allegory {

std::map<EntityRef, const ProseMention*> first_mentions(const Section& section) {
  std::map<EntityRef, const ProseMention*> first;
  for (const ProseMention& mention : section.mentions) first.try_emplace(mention.entity, &mention);
  return first;
}

bool is_told(const Site& site, const Allegory& allegory) {
  const auto is_open = [](const LinkTarget& target) {
    return target.kind == LinkTarget::Kind::missing || target.kind == LinkTarget::Kind::ambiguous;
  };
  bool has_text = false;
  bool is_clear = !allegory.is_incomplete;
  const auto look_at = [&](std::uint32_t index) {
    const Section& section = site.sections[index];
    has_text = has_text || !section.written.body.prose.empty();
    is_clear = is_clear && std::ranges::none_of(section.targets, is_open);
  };
  if (allegory.index != none) look_at(allegory.index);
  for (const std::uint32_t index : allegory.sections) look_at(index);
  return has_text && is_clear;
}

// Its id and its label are one word on the page.
bool is_from_pairs(const Entity& entity) {
  const std::vector<Spanned<std::string>>& labels = entity.written.labels;
  return !labels.empty() && labels.front().at == entity.written.id.at;
}

std::set<EntityRef> spoken_of(const Site& site) {
  std::set<EntityRef> entities;
  const auto add = [&](const std::vector<Reference>& references) {
    for (const Reference& reference : references) entities.insert(reference.entity);
  };
  for (const Allegory& allegory : site.allegories) {
    for (const Statement& statement : allegory.statements) add(statement.references);
    for (const Correspondence& line : allegory.correspondences) {
      add(line.from);
      add(line.to);
    }
    for (const Break& line : allegory.breaks) entities.insert(line.what.entity);
  }
  for (const Section& section : site.sections) add(section.cast);
  return entities;
}

}  // namespace allegory
