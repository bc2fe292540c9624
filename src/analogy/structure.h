// Whether the analogy carries: which statements correspond, which nearly do, what follows.
//
// Comes in: a World. Goes out: everything that rules, reports and pages say about structure. The
// heart is congruence closure over two hash-consed graphs of statements: entities that correspond
// share a node, and one pass from the leaves up gives equal classes to statements whose verb,
// polarity and arguments agree. So parallel connectivity holds by construction, and no search is
// needed [Gentner 1983; Falkenhainer, Forbus, Gentner 1989]. Expected time is linear in the number
// of arguments.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analogy/world.h"

namespace allegory {

/// What became of a statement, for figures and reports.
enum class Fate : std::uint8_t {
  carried,    ///< it has an image, or is one
  predicted,  ///< it is shown among the inferences, or part of one that is
  broken,     ///< it, or something in it, is named under `breaks:`
  silent,     ///< none of these
};

/// One side of the result; every vector has one element for each node of the domain.
struct SideStructure {
  std::vector<std::uint32_t> class_of;  ///< equal numbers correspond, across both sides too
  std::vector<bool> matched;            ///< has an image, or is one
  std::vector<double> quality;          ///< 1 for an identical or declared verb, 0.8 for a common
                                        ///< parent, 0 if unmatched
  std::vector<Fate> fates;
  double systematicity = 0.0;  ///< in [0, 1]
  std::uint32_t depth = 0;     ///< the highest order of a matched node
};

/// A declared pair of statements whose parts do not correspond.
struct PairMismatch {
  NodePair pair;
  std::uint32_t story_argument = none;  ///< index into Domain::arguments of the first role that
  std::uint32_t idea_argument = none;   ///< differs; none: verb, polarity or number of parts do
};

/// Two unmatched statements that almost correspond.
struct NearMiss {
  enum class Kind : std::uint8_t {
    role_swap,         ///< the same arguments in other roles
    crossed_argument,  ///< all roles but one agree; the other is the image of another entity
  };
  Kind kind = Kind::role_swap;
  std::uint32_t story = none, idea = none;                    ///< nodes
  std::uint32_t story_argument = none, idea_argument = none;  ///< of a crossed argument
};

/// Two verbs without a pair whose statements otherwise correspond, each only to the other.
struct VerbGap {
  std::uint32_t story_verb = none, idea_verb = none;
  std::uint32_t story = none, idea = none;  ///< the first two such nodes
  std::uint32_t count = 0;                  ///< story statements that the pair would match
};

/// Two nodes: a statement of the story and one of the idea.
struct NodesOfBoth {
  std::uint32_t story = none, idea = none;
};

/// A statement that the other side lacks and the analogy suggests there.
struct Inference {
  std::uint32_t node = none;   ///< of the side that says it
  bool is_structural = false;  ///< a part of it is matched; else only its entities are
  bool has_skolem = false;     ///< it names something that the other side has nothing for
  bool is_attribute = false;   ///< a bare attribute
  double support = 0.0;        ///< the share of what it speaks of that is matched, in [0, 1]:
                               ///< entities and statements below it, each as often as it is said
  /// Whether readers are told: neither skolem nor bare attribute.
  bool is_shown() const { return !has_skolem && !is_attribute; }
};

/// The whole result.
struct Structure {
  World world;
  SideStructure story, idea;
  double systematicity = 0.0;  ///< 2·s·i / (s + i); 0 if both are 0
  std::vector<PairMismatch> mismatches;
  std::vector<NearMiss> near_misses;
  std::vector<VerbGap> verb_gaps;
  std::vector<NodesOfBoth> contradicted;  ///< the idea says the opposite of what the story suggests
  std::vector<NodesOfBoth> unbroken;      ///< named under `breaks:`, and matched all the same
  std::vector<Inference> inferences;      ///< from the story, best first
  std::vector<Inference> reverse;         ///< from the idea, best first
  std::vector<std::uint32_t> image_of;   ///< of each node of the story: a node of the idea, or none
  std::vector<std::uint32_t> origin_of;  ///< of each node of the idea: a node of the story, or none
  std::vector<std::uint32_t> verb_origin;  ///< of each verb, as a verb of the idea: the first verb
                                           ///< of the story that is paired with it, or none

  const SideStructure& side(Side side) const { return side == Side::story ? story : idea; }
  /// What became of a node.
  Fate fate(Side from, std::uint32_t node) const { return side(from).fates[node]; }
};

/// Examines a world. Never fails; near-linear.
Structure analyse(World world);

/// What a node says once carried to the other side, in the notation of statements. What has no
/// image there is written `?name`; of a split, the first image is taken.
std::string spell_projection(const Structure& structure, Side from, std::uint32_t node);

}  // namespace allegory
