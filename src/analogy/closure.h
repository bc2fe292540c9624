// Congruence closure: which statements of the two sides say the same of things that correspond.
//
// Comes in: a World. Goes out: a number for every entity and every node. Entities that stand for
// each other share a number; so do nodes of equal polarity, with verbs that say the same and
// arguments that share theirs. One pass from the leaves up finds that, since nodes stand behind
// what they hold: no search, no recursion, expected time linear in the number of arguments.
//
// Statements are compared as keys: the verb in its class, the arguments sorted by role and number.
// The class of a verb is the idea's verb that it is paired with, or itself, or what that is the
// inverse of (then subject and object change places). If no statement of the idea has the key, the
// verb's parent takes its place: minimal ascension [Falkenhainer 1990], as good as 0.8.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analogy/structure.h"

namespace allegory {

/// What a verb of one side counts as.
struct VerbClass {
  std::uint32_t verb = none;
  std::uint32_t parent = none;  ///< for minimal ascension; the same as `verb` if it has none
  bool swaps = false;           ///< subject and object change places
  bool parent_swaps = false;    ///< the same if the parent takes its place
  bool symmetric = false;
};

/// An argument as part of a key.
struct KeyArgument {
  std::uint32_t role = 0;
  std::uint32_t number = none;    ///< of the entity or node
  std::uint32_t argument = none;  ///< index into Domain::arguments
  bool equals(const KeyArgument& other) const {
    return role == other.role && number == other.number;
  }
};

/// The keys of one side.
struct SideKeys {
  std::vector<VerbClass> verbs;        ///< of each of World::verbs
  std::vector<std::uint32_t> numbers;  ///< of each entity
  std::vector<KeyArgument> arguments;  ///< of each node at the place of its own, sorted
  std::vector<std::uint64_t> hashes;   ///< of each node: the sum of the hashes of its arguments
};

/// The whole closure. The numbers of nodes are in SideStructure::class_of.
struct Closure {
  SideKeys story, idea;
  std::uint32_t shared = 0;            ///< numbers below this are entities that correspond
  std::uint32_t count = 0;             ///< all numbers are below this
  std::vector<std::uint32_t> denials;  ///< of each node of the story that is unmatched: the node
                                       ///< of the idea that says the opposite, or none

  const SideKeys& side(Side side) const { return side == Side::story ? story : idea; }
};

/// The arguments of a node's key.
std::span<const KeyArgument> key_of(const Domain& domain, const SideKeys& keys, std::uint32_t node);

/// The hash of one argument of a key; the order of arguments does not matter, so they are summed.
constexpr std::uint64_t hash_of(const KeyArgument& argument) {
  return scatter(argument.role, argument.number);
}

/// Closes `structure.world` and fills what follows at once: classes, matched nodes and their
/// quality, images and origins.
Closure close(Structure& structure);

}  // namespace allegory
