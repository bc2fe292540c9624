// Declared pairs that do not hold, swapped roles and crossed arguments. See near_misses.h.
#include "analogy/near_misses.h"

#include <algorithm>

namespace allegory {

Candidates::Candidates(const Closure& closure, const HoldingsOfBoth& holdings,
                       const Structure& structure, const Reported& reported) {
  for (const Side side : {Side::story, Side::idea}) {
    const SideStructure& found = structure.side(side);
    const Holdings& held = holdings.side(side);
    std::vector<bool> is_known(closure.count, false);
    for (std::uint32_t node = 0; node < found.class_of.size(); ++node) {
      const std::uint32_t number = found.class_of[node];
      if (found.matched[node] || held.broken[node] || held.poisoned[node] ||
          reported.numbers[number] || is_known[number])
        continue;
      is_known[number] = true;
      (side == Side::story ? story_ : idea_).push_back(node);
    }
  }
}

namespace {

/// Nodes of the idea that can be found under a key and are taken out one by one. Those under one
/// key form a list, so that a node that is gone is passed over once and for all.
class Shelves {
 public:
  /// A node, and the argument of its key that the key of the shelf leaves out.
  struct Item {
    std::uint32_t node = none;
    std::uint32_t argument = none;  ///< position in the node's key
  };

  template <class IsEqual>
  void add(std::uint64_t hash, Item item, const IsEqual& is_equal) {
    const auto index = static_cast<std::uint32_t>(entries_.size());
    entries_.push_back({item, none});
    if (const std::uint32_t* shelf = find(hash, is_equal)) {
      entries_[shelves_[*shelf].last].next = index;
      shelves_[*shelf].last = index;
      return;
    }
    index_.add(hash, static_cast<std::uint32_t>(shelves_.size()));
    shelves_.push_back({item, index, index});
  }

  /// The first item under this key that `is_free` accepts.
  template <class IsEqual, class IsFree>
  Item take(std::uint64_t hash, const IsEqual& is_equal, const IsFree& is_free) {
    const std::uint32_t* found = find(hash, is_equal);
    if (found == nullptr) return {};
    Shelf& shelf = shelves_[*found];
    while (shelf.next != none && !is_free(entries_[shelf.next].item.node))
      shelf.next = entries_[shelf.next].next;
    return shelf.next == none ? Item{} : entries_[shelf.next].item;
  }

 private:
  struct Entry {
    Item item;
    std::uint32_t next = none;
  };
  struct Shelf {
    Item example;
    std::uint32_t next = none, last = none;
  };

  template <class IsEqual>
  std::uint32_t* find(std::uint64_t hash, const IsEqual& is_equal) {
    return index_.find(hash,
                       [&](std::uint32_t shelf) { return is_equal(shelves_[shelf].example); });
  }

  HashIndex index_;
  std::vector<Shelf> shelves_;
  std::vector<Entry> entries_;
};

/// Looks for near misses of one kind after the other.
class Finder {
 public:
  Finder(const Closure& closure, const HoldingsOfBoth& holdings, Structure& structure,
         Reported& reported)
      : closure_(closure),
        structure_(structure),
        world_(structure.world),
        reported_(reported),
        candidates_(closure, holdings, structure, reported) {}

  void run() {
    find_role_swaps();
    find_crossed_arguments();
    std::ranges::sort(structure_.near_misses, {}, &NearMiss::story);
  }

 private:
  /// What is compared: a node with its key.
  struct Said {
    const Node& node;
    const VerbClass& verb;
    std::span<const KeyArgument> key;
    std::uint64_t hash = 0;  ///< of the key's arguments
  };

  Said said(Side side, std::uint32_t node) const {
    const Domain& domain = world_.domain(side);
    const SideKeys& keys = closure_.side(side);
    return {domain.nodes[node], keys.verbs[domain.nodes[node].verb], key_of(domain, keys, node),
            keys.hashes[node]};
  }
  static bool have_one_verb(const Said& left, const Said& right) {
    return left.verb.verb == right.verb.verb && left.node.negated == right.node.negated &&
           left.node.is_attribute == right.node.is_attribute && left.key.size() == right.key.size();
  }
  static std::uint64_t hash_of_head(const Said& said) {
    return scatter(said.verb.verb, said.node.count * 4 + (said.node.negated ? 2 : 0) +
                                       (said.node.is_attribute ? 1 : 0));
  }
  bool is_free(std::uint32_t node) const {
    return !reported_.numbers[structure_.idea.class_of[node]];
  }
  void report(const NearMiss& found) {
    reported_.numbers[structure_.story.class_of[found.story]] = true;
    reported_.numbers[structure_.idea.class_of[found.idea]] = true;
    structure_.near_misses.push_back(found);
  }
  bool is_entity(const Domain& domain, const KeyArgument& argument) const {
    return !domain.arguments[argument.argument].is_node && argument.number < closure_.shared;
  }

  /// Leaving out either of two equal arguments is the same.
  static bool is_repeated(const Said& said, std::uint32_t argument) {
    return argument > 0 && said.key[argument].equals(said.key[argument - 1]);
  }

  void find_role_swaps();
  void find_crossed_arguments();
  static std::uint64_t hash_of_set(const Said& said);
  static bool are_permuted(const Said& left, const Said& right);
  static std::uint64_t hash_without(const Said& said, std::uint32_t argument);
  static bool agree_without(const Said& left, std::uint32_t left_argument, const Said& right,
                            std::uint32_t right_argument);

  const Closure& closure_;
  Structure& structure_;
  const World& world_;
  Reported& reported_;
  Candidates candidates_;
};

/// Of the roles and of the numbers, whoever plays which.
std::uint64_t Finder::hash_of_set(const Said& said) {
  std::uint64_t roles = 0, numbers = 0;
  for (const KeyArgument& argument : said.key) {
    roles += scatter(argument.role);
    numbers += scatter(argument.number);
  }
  return scatter(scatter(roles) + numbers + hash_of_head(said));
}

bool Finder::are_permuted(const Said& left, const Said& right) {
  if (!have_one_verb(left, right) ||
      !std::ranges::equal(left.key, right.key, {}, &KeyArgument::role, &KeyArgument::role))
    return false;
  std::vector<std::uint32_t> numbers[2];
  for (const KeyArgument& argument : left.key) numbers[0].push_back(argument.number);
  for (const KeyArgument& argument : right.key) numbers[1].push_back(argument.number);
  for (std::vector<std::uint32_t>& each : numbers) std::ranges::sort(each);
  return numbers[0] == numbers[1];
}

void Finder::find_role_swaps() {
  Shelves shelves;
  const auto matches = [&](const Said& wanted) {
    return [this, &wanted](const Shelves::Item& item) {
      return are_permuted(wanted, said(Side::idea, item.node));
    };
  };
  for (const std::uint32_t node : candidates_.side(Side::idea)) {
    const Said idea = said(Side::idea, node);
    if (idea.key.size() > 1) shelves.add(hash_of_set(idea), {node, none}, matches(idea));
  }
  for (const std::uint32_t node : candidates_.side(Side::story)) {
    const Said story = said(Side::story, node);
    if (story.verb.symmetric || story.key.size() < 2) continue;
    const Shelves::Item found = shelves.take(hash_of_set(story), matches(story),
                                             [&](std::uint32_t idea) { return is_free(idea); });
    if (found.node != none) report({NearMiss::Kind::role_swap, node, found.node, none, none});
  }
}

std::uint64_t Finder::hash_without(const Said& said, std::uint32_t argument) {
  const KeyArgument& left_out = said.key[argument];
  return scatter(said.hash - hash_of(left_out) + scatter(left_out.role) + hash_of_head(said));
}

bool Finder::agree_without(const Said& left, std::uint32_t left_argument, const Said& right,
                           std::uint32_t right_argument) {
  if (!have_one_verb(left, right) || left.key[left_argument].role != right.key[right_argument].role)
    return false;
  for (std::size_t at = 0; at + 1 < left.key.size(); ++at) {
    const KeyArgument& from_left = left.key[at < left_argument ? at : at + 1];
    const KeyArgument& from_right = right.key[at < right_argument ? at : at + 1];
    if (!from_left.equals(from_right)) return false;
  }
  return true;
}

void Finder::find_crossed_arguments() {
  Shelves shelves;
  const auto matches = [&](const Said& wanted, std::uint32_t argument) {
    return [this, &wanted, argument](const Shelves::Item& item) {
      return agree_without(wanted, argument, said(Side::idea, item.node), item.argument);
    };
  };
  for (const std::uint32_t node : candidates_.side(Side::idea)) {
    const Said idea = said(Side::idea, node);
    if (idea.key.size() < 2 || !is_free(node)) continue;
    for (std::uint32_t at = 0; at < idea.key.size(); ++at)
      if (is_entity(world_.idea, idea.key[at]) && !is_repeated(idea, at))
        shelves.add(hash_without(idea, at), {node, at}, matches(idea, at));
  }
  for (const std::uint32_t node : candidates_.side(Side::story)) {
    const Said story = said(Side::story, node);
    if (story.key.size() < 2 || reported_.numbers[structure_.story.class_of[node]]) continue;
    for (std::uint32_t at = 0; at < story.key.size(); ++at) {
      if (!is_entity(world_.story, story.key[at]) || is_repeated(story, at)) continue;
      const Shelves::Item found = shelves.take(hash_without(story, at), matches(story, at),
                                               [&](std::uint32_t idea) { return is_free(idea); });
      if (found.node == none) continue;
      const Said idea = said(Side::idea, found.node);
      report({NearMiss::Kind::crossed_argument, node, found.node, story.key[at].argument,
              idea.key[found.argument].argument});
      break;
    }
  }
}

/// The first role, as written by the story, in which two keys differ; nothing if their roles do.
PairMismatch first_difference(const NodePair& pair, std::span<const KeyArgument> story,
                              std::span<const KeyArgument> idea) {
  PairMismatch mismatch{pair, none, none};
  if (!std::ranges::equal(story, idea, {}, &KeyArgument::role, &KeyArgument::role)) return mismatch;
  for (std::size_t begin = 0, end = 0; begin < story.size(); begin = end) {
    while (end < story.size() && story[end].role == story[begin].role) ++end;
    // Arguments of one role are sorted: what one list has and the other lacks.
    const auto lacking = [&](std::span<const KeyArgument> list,
                             std::span<const KeyArgument> across) {
      std::size_t other = begin;
      for (std::size_t at = begin; at < end; ++at) {
        while (other < end && across[other].number < list[at].number) ++other;
        if (other == end || across[other].number != list[at].number) return list[at].argument;
        ++other;
      }
      return none;
    };
    mismatch.story_argument = lacking(story, idea);
    mismatch.idea_argument = lacking(idea, story);
    if (mismatch.story_argument != none) return mismatch;
  }
  return mismatch;
}

PairMismatch compare(const Closure& closure, const World& world, const NodePair& pair) {
  const Node& story = world.story.nodes[pair.story];
  const Node& idea = world.idea.nodes[pair.idea];
  const VerbClass& story_verb = closure.story.verbs[story.verb];
  const VerbClass& idea_verb = closure.idea.verbs[idea.verb];
  const bool is_one_verb =
      (story_verb.verb == idea_verb.verb || story_verb.parent == idea_verb.parent) &&
      story.negated == idea.negated && story.is_attribute == idea.is_attribute;
  if (!is_one_verb) return {pair, none, none};
  return first_difference(pair, key_of(world.story, closure.story, pair.story),
                          key_of(world.idea, closure.idea, pair.idea));
}

bool is_reported(const Domain& domain, const SideStructure& side, std::uint32_t argument,
                 const Reported& reported) {
  const NodeArgument& part = domain.arguments[argument];
  return part.is_node && reported.numbers[side.class_of[part.index]];
}

}  // namespace

void find_mismatches(const Closure& closure, const HoldingsOfBoth& holdings, Structure& structure,
                     Reported& reported) {
  const World& world = structure.world;
  std::vector<NodePair> pairs = world.pairs;
  std::ranges::stable_sort(pairs, {}, &NodePair::story);
  for (const NodePair& pair : pairs) {
    const std::uint32_t story_class = structure.story.class_of[pair.story];
    const std::uint32_t idea_class = structure.idea.class_of[pair.idea];
    if (story_class == idea_class) continue;
    const PairMismatch mismatch = compare(closure, world, pair);
    // A part that has been reported is the cause, and the finding about it is the finding.
    const bool is_caused =
        mismatch.story_argument != none &&
        is_reported(world.story, structure.story, mismatch.story_argument, reported) &&
        is_reported(world.idea, structure.idea, mismatch.idea_argument, reported);
    if (!is_caused && !holdings.story.poisoned[pair.story] && !holdings.idea.poisoned[pair.idea])
      structure.mismatches.push_back(mismatch);
    reported.numbers[story_class] = reported.numbers[idea_class] = true;
  }
}

void find_near_misses(const Closure& closure, const HoldingsOfBoth& holdings, Structure& structure,
                      Reported& reported) {
  Finder(closure, holdings, structure, reported).run();
}

}  // namespace allegory
