// One pass over each side, with a table of keys. See closure.h.
#include "analogy/closure.h"

#include <algorithm>
#include <bitset>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "base/text.h"

namespace allegory {

namespace {

constexpr std::uint32_t subject = 0;
constexpr std::uint32_t object = 1;
constexpr double ascended = 0.8;

/// A verb that takes another's place, perhaps from the opposite end.
struct Direction {
  std::uint32_t verb = none;
  bool swaps = false;
};

/// The verb that says the same from the opposite end, if both agree on that.
std::uint32_t inverse_of(const World& world, std::uint32_t verb) {
  const std::uint32_t inverse = world.verbs[verb].inverse;
  return inverse != none && world.verbs[inverse].inverse == verb ? inverse : none;
}

Direction direction_of(const World& world, Side side, std::uint32_t verb) {
  Direction found{verb, false};
  if (side == Side::story) {
    const std::uint32_t inverse = inverse_of(world, verb);
    if (world.verb_pair[verb] != none)
      found.verb = world.verb_pair[verb];
    else if (inverse != none && world.verb_pair[inverse] != none)
      found = {world.verb_pair[inverse], true};
  }
  if (const std::uint32_t inverse = inverse_of(world, found.verb); inverse < found.verb)
    found = {inverse, !found.swaps};
  return found;
}

std::vector<VerbClass> verb_classes(const World& world, Side side) {
  std::vector<VerbClass> classes;
  for (std::uint32_t verb = 0; verb < world.verbs.size(); ++verb) {
    const Direction direction = direction_of(world, side, verb);
    const bool is_paired = side == Side::story && world.verb_pair[verb] != none;
    const std::uint32_t parent = world.verbs[is_paired ? world.verb_pair[verb] : verb].parent;
    const Direction above =
        parent == none ? direction : direction_of(world, is_paired ? Side::idea : side, parent);
    classes.push_back({direction.verb, above.verb, direction.swaps, above.swaps, false});
  }
  return classes;
}

/// Verbs of one class are symmetric together, or statements that match would differ in roles.
void spread_symmetry(const World& world, Closure& closure) {
  std::vector<bool> symmetric(world.verbs.size(), false);
  for (const SideKeys* keys : {&closure.story, &closure.idea})
    for (std::uint32_t verb = 0; verb < world.verbs.size(); ++verb)
      if (world.verbs[verb].symmetric) symmetric[keys->verbs[verb].verb] = true;
  for (SideKeys* keys : {&closure.story, &closure.idea})
    for (VerbClass& verb : keys->verbs) verb.symmetric = symmetric[verb.verb];
}

/// Quantities that nothing is declared of and that both sides have: `mass` is `mass`.
void carry_quantities(const World& world, Closure& closure) {
  const auto can_be_carried = [](const Domain& domain, std::uint32_t entity) {
    return domain.is_quantity[entity] && domain.group[entity] == none && !domain.poisoned[entity];
  };
  std::map<std::string, std::uint32_t> known;
  for (std::uint32_t entity = 0; entity < world.story.names.size(); ++entity)
    if (can_be_carried(world.story, entity))
      known.emplace(normalize(world.story.names[entity]), entity);
  for (std::uint32_t entity = 0; entity < world.idea.names.size(); ++entity) {
    if (!can_be_carried(world.idea, entity)) continue;
    const auto found = known.find(normalize(world.idea.names[entity]));
    if (found == known.end()) continue;
    closure.story.numbers[found->second] = closure.idea.numbers[entity] = closure.shared++;
  }
}

/// Numbers entities: first what corresponds, by its group, then everybody else.
void number_entities(const World& world, Closure& closure) {
  closure.shared = static_cast<std::uint32_t>(world.groups.size());
  closure.story.numbers = world.story.group;
  closure.idea.numbers = world.idea.group;
  carry_quantities(world, closure);
  closure.count = closure.shared;
  for (SideKeys* keys : {&closure.story, &closure.idea})
    for (std::uint32_t& number : keys->numbers)
      if (number == none) number = closure.count++;
}

/// What the key of a node has beside its arguments.
struct KeyHead {
  std::uint32_t verb = none;
  bool negated = false;
};

class Closer {
 public:
  explicit Closer(Structure& structure) : structure_(structure), world_(structure.world) {
    closure_.story.verbs = verb_classes(world_, Side::story);
    closure_.idea.verbs = verb_classes(world_, Side::idea);
    spread_symmetry(world_, closure_);
    number_entities(world_, closure_);
    first_class_ = closure_.count;
    for (const Verb& verb : world_.verbs) has_parents_ |= verb.parent != none;
    exact_.reserve(world_.story.nodes.size() + world_.idea.nodes.size());
  }

  Closure run() {
    for (const Side side : {Side::story, Side::idea}) prepare(side);
    closure_.denials.assign(world_.story.nodes.size(), none);
    for (const Side side : {Side::idea, Side::story}) classify(side);
    match();
    return std::move(closure_);
  }

 private:
  /// A node of either side in one number, for the tables.
  struct Place {
    Side side = Side::story;
    std::uint32_t node = none;
    std::uint32_t packed() const { return node * 2 + (side == Side::idea ? 1 : 0); }
    static Place unpack(std::uint32_t packed) {
      return {packed % 2 == 1 ? Side::idea : Side::story, packed / 2};
    }
  };

  SideKeys& keys(Side side) { return side == Side::story ? closure_.story : closure_.idea; }
  SideStructure& result(Side side) {
    return side == Side::story ? structure_.story : structure_.idea;
  }
  const VerbClass& verb_class(Place place) {
    return keys(place.side).verbs[world_.domain(place.side).nodes[place.node].verb];
  }
  std::uint32_t& class_of(Place place) { return result(place.side).class_of[place.node]; }

  void prepare(Side side);
  void make_key(Place place);
  std::uint64_t hash(Place place, KeyHead head);
  bool has_key_of(Place place, Place other);
  std::uint32_t* find_exact(Place place, KeyHead head);
  std::uint32_t* find_ascended(Place place, std::uint64_t hash);
  bool is_ready(const Domain& domain, std::uint32_t node, std::uint32_t begin) const;
  void classify(Side side);
  void classify_idea(std::uint32_t node);
  void classify_story(std::uint32_t node);
  void match();

  Structure& structure_;
  const World& world_;
  Closure closure_;
  HashIndex exact_, ascended_;
  std::uint32_t first_class_ = 0;
  bool has_parents_ = false;
};

void Closer::prepare(Side side) {
  const Domain& domain = world_.domain(side);
  keys(side).arguments.resize(domain.arguments.size());
  keys(side).hashes.resize(domain.nodes.size());
  result(side).class_of.resize(domain.nodes.size());
  result(side).quality.assign(domain.nodes.size(), 0.0);
}

/// Needs the numbers of all that the node holds.
void Closer::make_key(Place place) {
  const Domain& domain = world_.domain(place.side);
  const Node& node = domain.nodes[place.node];
  SideKeys& side = keys(place.side);
  const VerbClass& verb = side.verbs[node.verb];
  std::uint64_t sum = 0;
  for (std::uint32_t at = node.first; at < node.first + node.count; ++at) {
    const NodeArgument& argument = domain.arguments[at];
    std::uint32_t role = argument.role;
    if (verb.swaps && role <= object) role = role == subject ? object : subject;
    KeyArgument& key = side.arguments[at];
    key.role = canonical_role(world_, node.verb, verb.symmetric, role);
    key.number =
        argument.is_node ? class_of({place.side, argument.index}) : side.numbers[argument.index];
    key.argument = at;
    sum += hash_of(key);
  }
  side.hashes[place.node] = sum;
  std::sort(side.arguments.begin() + node.first, side.arguments.begin() + node.first + node.count,
            [](const KeyArgument& left, const KeyArgument& right) {
              return std::tie(left.role, left.number, left.argument) <
                     std::tie(right.role, right.number, right.argument);
            });
}

std::uint64_t Closer::hash(Place place, KeyHead head) {
  const Node& node = world_.domain(place.side).nodes[place.node];
  return scatter(
      keys(place.side).hashes[place.node] +
      scatter(head.verb, node.count * 4 + (head.negated ? 2 : 0) + (node.is_attribute ? 1 : 0)));
}

/// Whether two nodes agree in all but verb and polarity.
bool Closer::has_key_of(Place place, Place other) {
  const Domain& left = world_.domain(place.side);
  const Domain& right = world_.domain(other.side);
  return left.nodes[place.node].is_attribute == right.nodes[other.node].is_attribute &&
         std::ranges::equal(key_of(left, keys(place.side), place.node),
                            key_of(right, keys(other.side), other.node),
                            [](const KeyArgument& a, const KeyArgument& b) { return a.equals(b); });
}

std::uint32_t* Closer::find_exact(Place place, KeyHead head) {
  return exact_.find(hash(place, head), [&](std::uint32_t packed) {
    const Place other = Place::unpack(packed);
    return verb_class(other).verb == head.verb &&
           world_.domain(other.side).nodes[other.node].negated == head.negated &&
           has_key_of(place, other);
  });
}

std::uint32_t* Closer::find_ascended(Place place, std::uint64_t hash) {
  const VerbClass& verb = verb_class(place);
  return ascended_.find(hash, [&](std::uint32_t packed) {
    const Place other = Place::unpack(packed);
    return verb_class(other).parent == verb.parent &&
           world_.idea.nodes[other.node].negated ==
               world_.domain(place.side).nodes[place.node].negated &&
           has_key_of(place, other);
  });
}

/// Whether all that a node holds stands before `begin`, and so has its number.
bool Closer::is_ready(const Domain& domain, std::uint32_t node, std::uint32_t begin) const {
  return std::ranges::all_of(domain.arguments_of(node), [&](const NodeArgument& argument) {
    return !argument.is_node || argument.index < begin;
  });
}

/// Goes through a side in blocks. The keys of a block are made first, so that the memory can fetch
/// their slots all at once instead of one after the other; that is what keeps a large table from
/// being slow.
void Closer::classify(Side side) {
  constexpr std::uint32_t block = 32;
  const Domain& domain = world_.domain(side);
  const auto count = static_cast<std::uint32_t>(domain.nodes.size());
  for (std::uint32_t begin = 0; begin < count; begin += block) {
    const std::uint32_t end = std::min(count, begin + block);
    std::bitset<block> has_key;
    for (std::uint32_t node = begin; node < end; ++node) {
      if (!is_ready(domain, node, begin)) continue;
      const Place place{side, node};
      make_key(place);
      exact_.prefetch(hash(place, {verb_class(place).verb, domain.nodes[node].negated}));
      has_key.set(node - begin);
    }
    for (std::uint32_t node = begin; node < end; ++node) {
      if (!has_key.test(node - begin)) make_key({side, node});
      side == Side::idea ? classify_idea(node) : classify_story(node);
    }
  }
}

void Closer::classify_idea(std::uint32_t node) {
  const Place place{Side::idea, node};
  const Node& said = world_.idea.nodes[node];
  const VerbClass& verb = verb_class(place);
  const KeyHead head{verb.verb, said.negated};
  if (const std::uint32_t* same = find_exact(place, head)) {
    class_of(place) = class_of(Place::unpack(*same));
    return;
  }
  class_of(place) = closure_.count++;
  exact_.add(hash(place, head), place.packed());
  if (!has_parents_ || verb.swaps != verb.parent_swaps) return;
  const std::uint64_t above = hash(place, {verb.parent, said.negated});
  std::uint32_t* rival = find_ascended(place, above);
  // Of several that would do, the first verb in the alphabet: the order of statements decides
  // nothing.
  if (rival == nullptr)
    ascended_.add(above, place.packed());
  else if (world_.verbs[said.verb].name <
           world_.verbs[world_.idea.nodes[Place::unpack(*rival).node].verb].name)
    *rival = place.packed();
}

void Closer::classify_story(std::uint32_t node) {
  const Place place{Side::story, node};
  const Node& said = world_.story.nodes[node];
  const VerbClass& verb = verb_class(place);
  const KeyHead head{verb.verb, said.negated};
  double& quality = structure_.story.quality[node];
  if (const std::uint32_t* same = find_exact(place, head)) {
    const Place other = Place::unpack(*same);
    class_of(place) = class_of(other);
    quality = other.side == Side::idea ? 1.0 : structure_.story.quality[other.node];
    closure_.denials[node] = other.side == Side::idea ? none : closure_.denials[other.node];
    return;
  }
  if (has_parents_ && verb.swaps == verb.parent_swaps)
    if (const std::uint32_t* like =
            find_ascended(place, hash(place, {verb.parent, said.negated}))) {
      class_of(place) = class_of(Place::unpack(*like));
      quality = ascended;
      return;
    }
  class_of(place) = closure_.count++;
  if (const std::uint32_t* denied = find_exact(place, {verb.verb, !said.negated}))
    if (const Place other = Place::unpack(*denied); other.side == Side::idea)
      closure_.denials[node] = other.node;
  exact_.add(hash(place, head), place.packed());
}

/// The first node of each class is the image, or the origin, of those across.
void Closer::match() {
  struct First {
    std::uint32_t story = none, idea = none;
    double quality = 0.0;
  };
  std::vector<First> first(closure_.count - first_class_);
  const auto of = [&](Side side, std::uint32_t node) -> First& {
    return first[result(side).class_of[node] - first_class_];
  };
  for (std::uint32_t node = 0; node < world_.story.nodes.size(); ++node) {
    First& known = of(Side::story, node);
    known.story = std::min(known.story, node);
    known.quality = std::max(known.quality, structure_.story.quality[node]);
  }
  for (std::uint32_t node = 0; node < world_.idea.nodes.size(); ++node) {
    First& known = of(Side::idea, node);
    known.idea = std::min(known.idea, node);
    structure_.idea.quality[node] = known.quality;
    structure_.origin_of.push_back(known.story);
    structure_.idea.matched.push_back(known.story != none);
  }
  for (std::uint32_t node = 0; node < world_.story.nodes.size(); ++node) {
    structure_.image_of.push_back(of(Side::story, node).idea);
    structure_.story.matched.push_back(structure_.image_of.back() != none);
  }
}

}  // namespace

std::span<const KeyArgument> key_of(const Domain& domain, const SideKeys& keys,
                                    std::uint32_t node) {
  return std::span(keys.arguments).subspan(domain.nodes[node].first, domain.nodes[node].count);
}

Closure close(Structure& structure) { return Closer(structure).run(); }

}  // namespace allegory
