// Proposes correspondences: which characters could stand for which concepts, given what is said of
// both.
//
// Comes in: a World, and what must or must not be paired. Goes out: up to three one-to-one
// mappings, best first, with what each infers. This is the Structure-Mapping Engine [Falkenhainer,
// Forbus, Gentner: Artificial Intelligence 41, 1989] with the scores and the greedy merge of its
// fourth version [Forbus, Ferguson, Lovett, Gentner: Cognitive Science 41, 2017]:
//
//   1. hypotheses   two statements with one verb may match; what they speak of may match then
//   2. pruning      a statement whose parts do not all match does not either
//   3. kernels      the largest hypotheses that are one-to-one in themselves
//   4. scores       evidence trickles down from a statement to what it speaks of
//   5. merge        from the best kernel on, everything that contradicts nothing taken so far
//   6. inferences   what the story says beyond that, carried over
//
// `(pressure of beaker)`, with a quantity before `of`, is SME's function: it may match another
// quantity's, but only inside a statement that matches. Entities that a World ties together are one
// thing here, and stay tied.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "analogy/structure.h"

namespace allegory {

/// What counts as being alike; the rule sets of 1989.
enum class Comparison : std::uint8_t {
  analogy,             ///< attributes match only inside statements that do
  literal_similarity,  ///< attributes match by themselves too
};

/// Positions in Domain::entities of the story and of the idea.
struct EntityPair {
  std::uint32_t story = none, idea = none;
  friend auto operator<=>(const EntityPair&, const EntityPair&) = default;
};

/// What the author has said already, beside what the World ties together.
struct SuggestOptions {
  Comparison comparison = Comparison::literal_similarity;
  std::vector<EntityPair> forbidden;                         ///< must not be paired
  std::vector<NodesOfBoth> forbidden_nodes;                  ///< must not match
  std::vector<std::uint32_t> withheld_story, withheld_idea;  ///< entities to be left alone
  std::size_t budget = 200'000;  ///< match hypotheses; bounds time and memory
};

/// Two entities of a mapping.
struct SuggestedPair {
  EntityPair entities;
  double score = 0.0;            ///< what the statements give it, 0 or more
  std::uint32_t statements = 0;  ///< pairs of statements that speak of both directly
  bool is_declared = false;      ///< tied in the World
};

/// One way to read the story as the idea.
struct SuggestedMapping {
  double score = 0.0;                   ///< the sum over its hypotheses; comparable in one World
  std::vector<SuggestedPair> entities;  ///< sorted
  std::vector<NodesOfBoth> nodes;       ///< sorted by the story's
  std::size_t hypotheses = 0;           ///< of entities, nodes and verbs, as SME v4 counts
  std::vector<Inference> inferences;    ///< from the story; best first
};

/// What was found.
struct Suggested {
  std::vector<SuggestedMapping> mappings;  ///< at most 3, each with 0.8 of the best's score or more
  std::size_t hypotheses = 0;  ///< of entities (without quantities) and nodes, as 1989 counted; two
                               ///< for nodes whose parts may match in either order
  std::size_t functors = 0;    ///< of verbs and quantities; v4 counts them as well
  std::size_t kernels = 0;
  bool is_cut = false;  ///< the budget was used up; there may be better mappings
};

/// Compares the two sides of a world. Deterministic and never fails; its time grows with the number
/// of hypotheses, which the budget bounds.
Suggested suggest_mappings(const World& world, const SuggestOptions& options);

}  // namespace allegory
