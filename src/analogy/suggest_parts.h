// What the steps of suggest.h hand to each other. For src/analogy/suggest_*.cpp only.
//
// Both sides are numbered as items: an entity is its position, a node is the number of entities
// plus its position. So whatever is spoken of has a lower number than what speaks of it, and
// walking the items downwards meets every hypothesis before its children.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "analogy/suggest.h"

namespace allegory::suggestion {

/// Scores are whole numbers, so that sums do not depend on the order in which they are made: one
/// unit is 0.0001 of a score of SME v4.
using Score = std::uint64_t;
inline constexpr Score same_verb = 50;             ///< 0.005
inline constexpr Score common_parent = 40;         ///< 0.005 × 0.8, by minimal ascension
inline constexpr Score other_quantity = 20;        ///< 0.002
inline constexpr Score trickle_down = 16;          ///< of a parent's score, for each child
inline constexpr Score most = 10'000'000'000'000;  ///< 10⁹: no hypothesis has more
inline constexpr double units = 10'000.0;

/// How much may still be done. One step is one look at one argument or hypothesis; each part of the
/// search has its own share, so that none is left without.
class Effort {
 public:
  explicit Effort(std::size_t budget) : budget_(budget), hypotheses_(budget) { refill(); }
  void refill() { steps_ = 50 * budget_; }
  /// Whether so many steps could be taken.
  bool take(std::size_t count) {
    if (count <= steps_) {
      steps_ -= count;
      return true;
    }
    steps_ = 0;
    is_cut_ = true;
    return false;
  }
  /// Counts a hypothesis. A few more may follow one too many, so that it is not without its parts.
  void count_hypothesis() {
    if (hypotheses_ == 0)
      is_cut_ = true;
    else
      --hypotheses_;
  }
  bool is_cut() const { return is_cut_; }

 private:
  std::size_t budget_, hypotheses_, steps_ = 0;
  bool is_cut_ = false;
};

/// A node as it is compared.
struct Expression {
  std::uint32_t key = none;            ///< what must be equal: verb, or quantity of a function
  std::uint32_t general = none;        ///< the same after minimal ascension; functions: none
  std::uint32_t functor = none;        ///< the verb, or the entity that is the quantity
  std::uint32_t first = 0, count = 0;  ///< its arguments in SideItems::arguments
  bool negated = false, is_function = false, is_attribute = false, is_symmetric = false;
  bool is_closed = false;  ///< named under `breaks:`, or it speaks of what is
};

/// One side, prepared.
struct SideItems {
  std::uint32_t entities = 0;
  std::vector<std::uint32_t> item_of;    ///< of each entity; those that are tied together share one
  std::vector<std::uint32_t> fixed;      ///< of each entity: the item across that it is tied to
  std::vector<bool> withheld;            ///< of each entity
  std::vector<bool> is_quantity;         ///< of each entity
  std::vector<Expression> statements;    ///< of each node
  std::vector<std::uint32_t> arguments;  ///< items, those of a node sorted by role
  std::vector<std::uint32_t> roles;      ///< of the arguments
  std::uint32_t size() const { return entities + static_cast<std::uint32_t>(statements.size()); }
  bool is_node(std::uint32_t item) const { return item >= entities; }
  const Expression& statement(std::uint32_t item) const { return statements[item - entities]; }
};

/// Both sides.
struct Items {
  SideItems story, idea;
};

Items make_items(const World& world, const SuggestOptions& options);

/// Two items that may match.
struct Hypothesis {
  std::uint32_t story = none, idea = none;  ///< items
  std::uint32_t twin = none;                ///< the same two with the first two parts exchanged
  Score local = 0;
  bool is_swapped = false;   ///< the first part matches the second
  bool needs_parent = true;  ///< was only made for one
  bool is_alive = true;      ///< was not pruned
  bool is_functor = false;   ///< two quantities
};

/// The hypotheses and who holds whom. A child that has a twin may be either of the two.
struct Hypotheses {
  std::vector<Hypothesis> all;
  std::vector<std::uint32_t> children, children_of;  ///< all + 1 offsets; `none`: there is none
  std::vector<std::uint32_t> parents, parents_of;    ///< all + 1 offsets; of both twins
  std::size_t verb_pairs = 0;

  std::span<const std::uint32_t> children_at(std::uint32_t at) const {
    return {children.data() + children_of[at], children_of[at + 1] - children_of[at]};
  }
  std::span<const std::uint32_t> parents_at(std::uint32_t at) const {
    return {parents.data() + parents_of[at], parents_of[at + 1] - parents_of[at]};
  }
};

/// Steps 1 and 2.
Hypotheses find_hypotheses(const World& world, const Items& items, const SuggestOptions& options,
                           Effort& effort);

/// A hypothesis and all below it.
struct Kernel {
  std::vector<std::uint32_t> members;  ///< sorted from parents to children
  Score score = 0;
  std::uint32_t siblings = 0;  ///< hypotheses beside it below one statement of the story
};

/// A one-to-one correspondence of items that grows; emptied in no time.
class Correspondences {
 public:
  Correspondences(std::uint32_t story, std::uint32_t idea)
      : images_(story), origins_(idea), image_rounds_(story), origin_rounds_(idea) {}
  void clear() { ++round_; }
  bool has(const Hypothesis& pair) const {
    return image_rounds_[pair.story] == round_ && images_[pair.story] == pair.idea;
  }
  bool has_image(std::uint32_t story) const { return image_rounds_[story] == round_; }
  bool fits(const Hypothesis& pair) const {
    return has(pair) ||
           (image_rounds_[pair.story] != round_ && origin_rounds_[pair.idea] != round_);
  }
  void add(const Hypothesis& pair) {
    images_[pair.story] = pair.idea;
    origins_[pair.idea] = pair.story;
    image_rounds_[pair.story] = origin_rounds_[pair.idea] = round_;
  }

 private:
  std::vector<std::uint32_t> images_, origins_, image_rounds_, origin_rounds_;
  std::uint32_t round_ = 1;
};

/// Walks from a hypothesis to all below it, as long as nothing contradicts.
class Closure {
 public:
  Closure(const Items& items, const Hypotheses& hypotheses)
      : hypotheses_(hypotheses), pairs_(items.story.size(), items.idea.size()) {}
  /// The members below `root` in `members`, from parents to children; false if they are not one to
  /// one, or the effort is spent. Empty then.
  bool walk(std::uint32_t root, Effort& effort, std::vector<std::uint32_t>& members);

 private:
  std::uint32_t settle(std::uint32_t child) const;
  bool contradicts_soon(std::uint32_t at) const;

  const Hypotheses& hypotheses_;
  Correspondences pairs_;
  std::vector<std::uint32_t> open_, undecided_;
};

/// Step 3: the topmost consistent hypotheses, best first.
std::vector<Kernel> find_kernels(const Items& items, const Hypotheses& hypotheses, Effort& effort);

/// Step 4: the score of each member, which must be sorted from parents to children.
class Scorer {
 public:
  explicit Scorer(const Hypotheses& hypotheses)
      : hypotheses_(hypotheses), scores_(hypotheses.all.size()), rounds_(hypotheses.all.size()) {}
  /// The sum; those of single members can be asked for until the next call.
  Score sum(std::span<const std::uint32_t> members, const Items& items);
  Score of(std::uint32_t member) const { return scores_[member]; }

 private:
  const Hypotheses& hypotheses_;
  std::vector<Score> scores_;
  std::vector<std::uint32_t> rounds_;
  std::uint32_t round_ = 0;
};

/// Hypotheses that were merged.
struct Merged {
  std::vector<std::uint32_t> members;  ///< sorted from parents to children
  Score score = 0;
  std::uint32_t completed = 0;  ///< the most children of one unmatched statement of the story
};

/// Step 5: the best mappings, best first.
std::vector<Merged> merge_kernels(const Items& items, const Hypotheses& hypotheses,
                                  const std::vector<Kernel>& kernels, Effort& effort);

/// Step 6: `image_of` has one element for each item of the story: an item of the idea, or none.
std::vector<Inference> infer(const World& world, const Items& items,
                             const std::vector<std::uint32_t>& image_of);

/// Sorts so that what speaks comes before what it speaks of.
void sort_downwards(const Hypotheses& hypotheses, std::vector<std::uint32_t>& members);

}  // namespace allegory::suggestion
