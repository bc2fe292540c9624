// Union-find over correspondences. See mapping.h.
#include "analogy/mapping.h"

#include <algorithm>
#include <utility>

namespace allegory {

namespace {

/// Disjoint sets with path halving and union by size.
class DisjointSets {
 public:
  std::uint32_t add() {
    parents_.push_back(static_cast<std::uint32_t>(parents_.size()));
    sizes_.push_back(1);
    return parents_.back();
  }
  std::uint32_t find(std::uint32_t member) {
    while (parents_[member] != member) {
      parents_[member] = parents_[parents_[member]];
      member = parents_[member];
    }
    return member;
  }
  void unite(std::uint32_t left, std::uint32_t right) {
    left = find(left);
    right = find(right);
    if (left == right) return;
    if (sizes_[left] < sizes_[right]) std::swap(left, right);
    parents_[right] = left;
    sizes_[left] += sizes_[right];
  }

 private:
  std::vector<std::uint32_t> parents_, sizes_;
};

/// A number for each entity, `none` at first. Those of the allegory itself are found by position:
/// there may be very many, while those of others are few.
class EntityNumbers {
 public:
  EntityNumbers(const Site& site, std::uint32_t index)
      : index_(index), own_(site.allegories[index].entities.size(), none) {}

  std::uint32_t& operator[](EntityRef entity) {
    return entity.allegory == index_ ? own_[entity.entity]
                                     : foreign_.try_emplace(entity, none).first->second;
  }

 private:
  std::uint32_t index_;
  std::vector<std::uint32_t> own_;
  std::map<EntityRef, std::uint32_t> foreign_;
};

/// Sets of entities that correspondences tie.
class TiedEntities {
 public:
  TiedEntities(const Site& site, std::uint32_t index) : numbers_(site, index) {}

  /// The set that an entity began as.
  std::uint32_t member(EntityRef entity) {
    std::uint32_t& known = numbers_[entity];
    if (known == none) {
      known = sets_.add();
      members_.emplace_back(entity, known);
    }
    return known;
  }
  void unite(EntityRef left, EntityRef right) { sets_.unite(member(left), member(right)); }

  /// Each entity with the set that it ended in, by entity.
  std::vector<std::pair<EntityRef, std::uint32_t>> settled() {
    for (auto& [entity, set] : members_) set = sets_.find(set);
    std::ranges::sort(members_);
    return std::move(members_);
  }

 private:
  DisjointSets sets_;
  EntityNumbers numbers_;
  std::vector<std::pair<EntityRef, std::uint32_t>> members_;
};

/// Whether a correspondence ties entities together for the allegory as a whole.
bool counts(const Correspondence& line) {
  const auto is_entity = [](const Reference& reference) { return reference.entity.is_bound(); };
  return !line.written.negative && !line.written.overrides && !line.from.empty() &&
         !line.to.empty() && std::ranges::all_of(line.from, is_entity) &&
         std::ranges::all_of(line.to, is_entity);
}

/// A pair is well formed; so is what exactly one declared composite or split says, line by line.
Component::Form form_of(const Allegory& allegory, const Component& component) {
  const std::size_t story = component.story.size();
  const std::size_t idea = component.idea.size();
  if (story == 1 && idea == 1) return Component::Form::one_to_one;
  const auto says_it_all = [&](Cardinality cardinality) {
    return std::ranges::any_of(component.correspondences, [&](std::uint32_t index) {
      const Correspondence& line = allegory.correspondences[index];
      return line.written.cardinality == cardinality && line.from.size() == story &&
             line.to.size() == idea;
    });
  };
  if (idea == 1 && says_it_all(Cardinality::composite)) return Component::Form::composite;
  if (story == 1 && says_it_all(Cardinality::split)) return Component::Form::split;
  return Component::Form::tangled;
}

/// Names that were meant by one that is unknown, and all that share a line with it.
void poison_around_unknown(const Site& site, std::uint32_t index, Mapping& mapping) {
  const Allegory& allegory = site.allegories[index];
  Suggestions suggestions(site);
  const auto poison = [&](const Reference& reference, Side side) {
    if (reference.entity.is_bound()) mapping.poisoned.insert(reference.entity);
    if (reference.is_bound()) return;
    for (const Side either : {side, other(side)}) {
      const auto meant = suggestions.nearest(index, either, reference.name.value);
      if (!meant) continue;
      for (std::uint32_t entity = 0; entity < allegory.entities.size(); ++entity)
        if (allegory.entities[entity].written.id.value == *meant &&
            allegory.entities[entity].written.side == either)
          mapping.poisoned.insert({index, entity});
    }
  };
  const auto is_unknown = [](const Reference& reference) { return !reference.is_bound(); };
  for (const Correspondence& line : allegory.correspondences) {
    if (std::ranges::none_of(line.from, is_unknown) && std::ranges::none_of(line.to, is_unknown))
      continue;
    for (const Reference& reference : line.from) poison(reference, Side::story);
    for (const Reference& reference : line.to) poison(reference, Side::idea);
  }
  for (const Statement& statement : allegory.statements)
    if (std::ranges::any_of(statement.references, is_unknown))
      for (const Reference& reference : statement.references)
        poison(reference, statement.side.value_or(Side::story));
}

std::vector<EntityRef> sorted_images(const Correspondence& line) {
  std::vector<EntityRef> images;
  for (const Reference& reference : line.to) images.push_back(reference.entity);
  std::ranges::sort(images);
  return images;
}

/// Lines of different scopes that give one character different images. What holds for the whole
/// allegory counts as said first.
void find_contradictions(const Site& site, std::uint32_t of, Mapping& mapping) {
  const Allegory& allegory = site.allegories[of];
  std::vector<std::uint32_t> order;
  for (const bool is_global : {true, false})
    for (std::uint32_t line = 0; line < allegory.correspondences.size(); ++line)
      if (allegory.correspondences[line].is_global == is_global &&
          counts(allegory.correspondences[line]))
        order.push_back(line);
  EntityNumbers first(site, of);
  const auto scope = [](const Correspondence& line) {
    return std::pair(line.section, line.written.heading ? line.written.heading->value : "");
  };
  for (const std::uint32_t index : order) {
    const Correspondence& line = allegory.correspondences[index];
    for (const Reference& reference : line.from) {
      const std::uint32_t before = first[reference.entity];
      if (before == none) {
        first[reference.entity] = index;
        continue;
      }
      const Correspondence& earlier = allegory.correspondences[before];
      if (scope(earlier) != scope(line) && sorted_images(earlier) != sorted_images(line))
        mapping.contradictions.push_back({reference.entity, before, index});
    }
  }
}

}  // namespace

Mapping map_entities(const Site& site, std::uint32_t index) {
  const Allegory& allegory = site.allegories[index];
  TiedEntities tied(site, index);
  for (const Correspondence& line : allegory.correspondences) {
    if (!counts(line)) continue;
    const EntityRef first = line.from.front().entity;
    for (const Reference& reference : line.from) tied.unite(first, reference.entity);
    for (const Reference& reference : line.to) tied.unite(first, reference.entity);
  }

  Mapping mapping;
  const auto settled = tied.settled();
  std::vector<std::uint32_t> component_of_set(settled.size(), none);
  for (const auto& [entity, set] : settled) {
    std::uint32_t& index_of_component = component_of_set[set];
    if (index_of_component == none) {
      index_of_component = static_cast<std::uint32_t>(mapping.components.size());
      mapping.components.emplace_back();
    }
    Component& component = mapping.components[index_of_component];
    const Side side = entity_of(site, entity).written.side;
    (side == Side::story ? component.story : component.idea).push_back(entity);
    mapping.component_of.emplace_hint(mapping.component_of.end(), entity, index_of_component);
  }
  for (std::uint32_t line = 0; line < allegory.correspondences.size(); ++line)
    if (counts(allegory.correspondences[line])) {
      const EntityRef first = allegory.correspondences[line].from.front().entity;
      mapping.components[mapping.component_of.at(first)].correspondences.push_back(line);
    }
  for (Component& component : mapping.components) {
    component.form = form_of(allegory, component);
    if (component.form != Component::Form::tangled) continue;
    mapping.poisoned.insert(component.story.begin(), component.story.end());
    mapping.poisoned.insert(component.idea.begin(), component.idea.end());
  }
  poison_around_unknown(site, index, mapping);
  find_contradictions(site, index, mapping);
  return mapping;
}

}  // namespace allegory
