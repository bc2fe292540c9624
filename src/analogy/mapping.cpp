// Union-find over correspondences. See mapping.h.
#include "analogy/mapping.h"

#include <algorithm>

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
void find_contradictions(const Allegory& allegory, Mapping& mapping) {
  std::vector<std::uint32_t> order;
  for (const bool is_global : {true, false})
    for (std::uint32_t line = 0; line < allegory.correspondences.size(); ++line)
      if (allegory.correspondences[line].is_global == is_global &&
          counts(allegory.correspondences[line]))
        order.push_back(line);
  std::map<EntityRef, std::uint32_t> first;
  const auto scope = [](const Correspondence& line) {
    return std::pair(line.section, line.written.heading ? line.written.heading->value : "");
  };
  for (const std::uint32_t index : order) {
    const Correspondence& line = allegory.correspondences[index];
    for (const Reference& reference : line.from) {
      const auto [entry, is_new] = first.try_emplace(reference.entity, index);
      if (is_new) continue;
      const Correspondence& earlier = allegory.correspondences[entry->second];
      if (scope(earlier) != scope(line) && sorted_images(earlier) != sorted_images(line))
        mapping.contradictions.push_back({reference.entity, entry->second, index});
    }
  }
}

}  // namespace

Mapping map_entities(const Site& site, std::uint32_t index) {
  const Allegory& allegory = site.allegories[index];
  DisjointSets sets;
  std::map<EntityRef, std::uint32_t> members;
  const auto member = [&](const Reference& reference) {
    const auto [entry, is_new] = members.try_emplace(reference.entity, 0);
    if (is_new) entry->second = sets.add();
    return entry->second;
  };
  for (const Correspondence& line : allegory.correspondences) {
    if (!counts(line)) continue;
    const std::uint32_t first = member(line.from.front());
    for (const Reference& reference : line.from) sets.unite(first, member(reference));
    for (const Reference& reference : line.to) sets.unite(first, member(reference));
  }

  Mapping mapping;
  std::map<std::uint32_t, std::uint32_t> component_of_root;
  for (const auto& [entity, set] : members) {
    const auto [entry, is_new] = component_of_root.try_emplace(
        sets.find(set), static_cast<std::uint32_t>(mapping.components.size()));
    if (is_new) mapping.components.emplace_back();
    Component& component = mapping.components[entry->second];
    const Side side = entity_of(site, entity).written.side;
    (side == Side::story ? component.story : component.idea).push_back(entity);
    mapping.component_of.emplace(entity, entry->second);
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
  find_contradictions(allegory, mapping);
  return mapping;
}

}  // namespace allegory
