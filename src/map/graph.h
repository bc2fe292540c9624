// The two-domain graph of an allegory as plain values: what a map shows.
//
// Whoever draws it knows neither pages nor the checker; tests and benchmarks make graphs by hand.
// Parts of a relation that are relations stand before it, so every pass is a loop.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "allegory.h"
#include "analogy/structure.h"

namespace allegory::chart {

/// A character or a concept.
struct Thing {
  Side side = Side::story;
  std::string label;
  std::uint32_t rank = 0;  ///< where it is mentioned first, among all; ties go to the first in the
                           ///< list
  bool is_broken = false;  ///< named under `breaks:`
};

/// Says that one thing stands for another, or does not.
struct Tie {
  enum class Kind : std::uint8_t {
    holds,
    elsewhere,  ///< only on one page
    denied,     ///< "do not read it so"
  };
  std::uint32_t story = none, idea = none;  ///< things
  Kind kind = Kind::holds;
};

/// What a relation speaks of.
struct Part {
  bool is_relation = false;
  std::uint32_t index = none;  ///< of a thing, or of a relation that stands further up
};

/// A statement.
struct Relation {
  Side side = Side::story;
  std::string verb;  ///< in words
  std::vector<Part> parts;
  Fate fate = Fate::silent;
  bool is_symmetric = false;    ///< it has no direction
  std::uint32_t order = 1;      ///< 1 + the highest among its parts; that of a thing is 0
  std::uint32_t twin = none;    ///< the relation of the other side that says the same
  std::uint32_t source = none;  ///< whatever the maker knows it by
};

/// All of it.
struct Graph {
  std::vector<Thing> things;
  std::vector<Tie> ties;
  std::vector<Relation> relations;
};

}  // namespace allegory::chart
