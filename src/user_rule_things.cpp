// Counts how often things are used, and says what they are called and where they are. See
// user_rule_measures.h.
#include <algorithm>

#include "user_rule_measures.h"

namespace allegory {

namespace {

using Counter = std::uint32_t Usage::OfEntity::*;

/// Counts each entity that is named here once.
void count_each(std::vector<EntityRef> named, Counter counter, Usage& usage) {
  std::ranges::sort(named);
  named.erase(std::unique(named.begin(), named.end()), named.end());
  for (const EntityRef& each : named)
    if (each.is_bound()) ++(usage.allegories[each.allegory].entities[each.entity].*counter);
}

void add_to(std::vector<EntityRef>& named, const std::vector<Reference>& references) {
  for (const Reference& reference : references) named.push_back(reference.entity);
}

void count_lines(const Allegory& allegory, Usage::OfAllegory& own, Usage& usage) {
  for (const Correspondence& line : allegory.correspondences) {
    if (line.written.negative) continue;
    std::vector<EntityRef> named;
    add_to(named, line.from);
    add_to(named, line.to);
    count_each(std::move(named), &Usage::OfEntity::maps, usage);
    ++own.maps;
    if (line.section != none) ++usage.sections[line.section].maps;
  }
  for (const Statement& statement : allegory.statements) {
    std::vector<EntityRef> named;
    add_to(named, statement.references);
    count_each(std::move(named), &Usage::OfEntity::statements, usage);
    if (statement.section != none) ++usage.sections[statement.section].statements;
  }
  for (const Entity& entity : allegory.entities)
    if (entity.section != none) ++usage.sections[entity.section].entities;
  for (const Break& line : allegory.breaks) {
    const EntityRef& what = line.what.entity;
    if (what.is_bound()) usage.allegories[what.allegory].entities[what.entity].broken = true;
    if (line.what.statement != none) own.broken_statements[line.what.statement] = true;
  }
}

}  // namespace

Usage count_usage(const Site& site) {
  Usage usage;
  usage.sections.resize(site.sections.size());
  for (const Allegory& allegory : site.allegories) {
    Usage::OfAllegory& own = usage.allegories.emplace_back();
    own.entities.resize(allegory.entities.size());
    own.broken_statements.resize(allegory.statements.size());
  }
  for (std::size_t index = 0; index < site.allegories.size(); ++index)
    count_lines(site.allegories[index], usage.allegories[index], usage);
  for (const Section& section : site.sections)
    for (const ProseMention& mention : section.mentions)
      if (mention.entity.is_bound())
        ++usage.allegories[mention.entity.allegory].entities[mention.entity.entity].mentions;
  return usage;
}

std::uint32_t section_of(const Thing& thing) {
  if (thing.subject == Subject::section) return thing.index;
  const Allegory& allegory = thing.facts.site.allegories[thing.allegory];
  switch (thing.subject) {
    case Subject::entity:
      return allegory.entities[thing.index].section;
    case Subject::correspondence:
      return allegory.correspondences[thing.index].section;
    case Subject::statement:
      return allegory.statements[thing.index].section;
    case Subject::section:
    case Subject::allegory:
      break;
  }
  return allegory.index;
}

Span place_of(const Thing& thing) {
  const Site& site = thing.facts.site;
  if (thing.subject == Subject::section) return site.sections[thing.index].title_at;
  const Allegory& allegory = site.allegories[thing.allegory];
  switch (thing.subject) {
    case Subject::entity:
      return allegory.entities[thing.index].written.id.at;
    case Subject::correspondence:
      return allegory.correspondences[thing.index].written.key.at;
    case Subject::statement:
      return allegory.statements[thing.index].id.at;
    case Subject::section:
    case Subject::allegory:
      break;
  }
  return allegory.index == none ? Span{} : site.sections[allegory.index].title_at;
}

std::string id_of(const Thing& thing) {
  const Site& site = thing.facts.site;
  if (thing.subject == Subject::section) return site.sections[thing.index].written.path;
  const Allegory& allegory = site.allegories[thing.allegory];
  switch (thing.subject) {
    case Subject::entity:
      return allegory.entities[thing.index].written.id.value;
    case Subject::correspondence:
      return allegory.correspondences[thing.index].written.key.value;
    case Subject::statement:
      return allegory.statements[thing.index].id.value;
    case Subject::section:
    case Subject::allegory:
      break;
  }
  return allegory.folder;
}

std::string title_of(const Thing& thing) {
  const Site& site = thing.facts.site;
  if (thing.subject == Subject::section) return site.sections[thing.index].title;
  const Allegory& allegory = site.allegories[thing.allegory];
  if (thing.subject == Subject::entity) return allegory.entities[thing.index].label;
  if (thing.subject == Subject::allegory) return allegory.title;
  if (thing.subject == Subject::correspondence) return id_of(thing);
  return std::string(thing.facts.sources.text(allegory.statements[thing.index].at));
}

}  // namespace allegory
