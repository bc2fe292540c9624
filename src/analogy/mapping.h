// Which characters stand for which concepts, once all correspondences are taken together.
//
// Comes in: an allegory's correspondences. Goes out: the connected components of their graph, by
// union-find. Structure-Mapping Theory asks that each be one-to-one [Gentner 1983]; a component
// that is exactly one declared composite (several to one) or split (one to several) is as good. All
// that take part in another are `poisoned`: the finding about the component is the finding about
// them, and no rule about coverage speaks of them again.
#pragma once

#include <map>
#include <set>
#include <vector>

#include "allegory.h"
#include "names.h"

namespace allegory {

/// Entities that correspondences tie together.
struct Component {
  enum class Form { one_to_one, composite, split, tangled };
  Form form = Form::one_to_one;
  std::vector<EntityRef> story, idea;          ///< sorted
  std::vector<std::uint32_t> correspondences;  ///< indices into Allegory::correspondences
};

/// A character that stands for one thing in one scope and for another in another, with neither line
/// saying `override: true`. Indices into Allegory::correspondences.
struct Contradiction {
  EntityRef entity;
  std::uint32_t earlier = none, later = none;
};

/// The correspondences of one allegory, taken together. Those with `override: true` and negative
/// ones are left out; so are those with a name that is bound to nothing.
struct Mapping {
  std::vector<Component> components;
  std::map<EntityRef, std::uint32_t> component_of;
  std::set<EntityRef> poisoned;  ///< has a finding of its own, or is meant by a name that has one
  std::vector<Contradiction> contradictions;
};

/// Of the allegory `index`; near-linear in the number of correspondences.
Mapping map_entities(const Site& site, std::uint32_t index);

}  // namespace allegory
