// Interning: what is said twice is one thing. See world.h.
#include "analogy/world.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace allegory {

namespace {

constexpr std::uint32_t subject = 0;
constexpr std::uint32_t object = 1;

std::uint64_t hash_of(std::string_view text) {
  return scatter(std::uint64_t{std::hash<std::string_view>{}(text)});
}

/// The first node's parents, then the second's, and so on; each once, in ascending order.
void tabulate_parents(Domain& domain) {
  std::vector<std::uint32_t>& offsets = domain.parents_of;
  std::vector<std::uint32_t> last(domain.nodes.size(), none);
  const auto for_each_child = [&](const auto& visit) {
    std::ranges::fill(last, none);
    for (std::uint32_t node = 0; node < domain.nodes.size(); ++node)
      for (const NodeArgument& argument : domain.arguments_of(node))
        if (argument.is_node && std::exchange(last[argument.index], node) != node)
          visit(argument.index, node);
  };
  offsets.assign(domain.nodes.size() + 1, 0);
  for_each_child([&](std::uint32_t child, std::uint32_t) { ++offsets[child + 1]; });
  for (std::size_t at = 1; at < offsets.size(); ++at) offsets[at] += offsets[at - 1];
  domain.parents.resize(offsets.back());
  std::vector<std::uint32_t> next(offsets.begin(), offsets.end() - 1);
  for_each_child(
      [&](std::uint32_t child, std::uint32_t parent) { domain.parents[next[child]++] = parent; });
}

}  // namespace

std::uint32_t canonical_role(const World& world, std::uint32_t verb, bool is_symmetric,
                             std::uint32_t role) {
  if (!is_symmetric || role == subject) return role;
  return role == object || world.roles[role] == world.verbs[verb].name ? subject : role;
}

WorldBuilder::WorldBuilder() {
  for (std::uint32_t index = 0; index < world_.roles.size(); ++index)
    roles_.add(hash_of(world_.roles[index]), index);
  const std::uint32_t causes = verb("causes");
  invert(causes, verb("caused-by"));
  for (const std::string_view name : {"and", "related-to"})
    world_.verbs[verb(name)].symmetric = true;
  for (const std::string_view name : {"part-of", "kind-of"})
    world_.verbs[verb(name)].hierarchical = true;
}

void WorldBuilder::reserve(Side side, std::size_t entities, std::size_t nodes) {
  Domain& domain = world_.domain(side);
  Known& known = known_[static_cast<std::size_t>(side)];
  known.entities.reserve(entities);
  known.nodes.reserve(nodes);
  domain.names.reserve(entities);
  domain.entities.reserve(entities);
  domain.nodes.reserve(nodes);
  // Most statements have a subject and an object.
  domain.arguments.reserve(nodes * 2);
  known.orders.reserve(nodes);
}

std::uint32_t WorldBuilder::verb(std::string_view name) {
  const std::uint64_t hash = hash_of(name);
  const auto is_same = [&](std::uint32_t index) { return world_.verbs[index].name == name; };
  if (const std::uint32_t* known = verbs_.find(hash, is_same)) return *known;
  const auto index = static_cast<std::uint32_t>(world_.verbs.size());
  world_.verbs.emplace_back().name = name;
  world_.verb_pair.push_back(none);
  verbs_.add(hash, index);
  return index;
}

void WorldBuilder::invert(std::uint32_t verb, std::uint32_t inverse) {
  if (verb == inverse) {
    world_.verbs[verb].symmetric = true;
    return;
  }
  if (world_.verbs[verb].inverse == none) world_.verbs[verb].inverse = inverse;
  if (world_.verbs[inverse].inverse == none) world_.verbs[inverse].inverse = verb;
}

std::uint32_t WorldBuilder::role(std::string_view name) {
  const std::uint64_t hash = hash_of(name);
  const auto is_same = [&](std::uint32_t index) { return world_.roles[index] == name; };
  if (const std::uint32_t* known = roles_.find(hash, is_same)) return *known;
  const auto index = static_cast<std::uint32_t>(world_.roles.size());
  world_.roles.emplace_back(name);
  roles_.add(hash, index);
  return index;
}

std::uint32_t WorldBuilder::entity(Side side, std::string_view name, bool is_quantity,
                                   EntityRef ref) {
  Domain& domain = world_.domain(side);
  HashIndex& entities = known_[static_cast<std::size_t>(side)].entities;
  const std::uint64_t hash = hash_of(name);
  const auto is_same = [&](std::uint32_t index) { return domain.names[index] == name; };
  if (const std::uint32_t* known = entities.find(hash, is_same)) return *known;
  const auto index = static_cast<std::uint32_t>(domain.names.size());
  domain.entities.push_back(ref);
  domain.names.emplace_back(name);
  domain.is_quantity.push_back(is_quantity);
  domain.group.push_back(none);
  domain.poisoned.push_back(false);
  domain.broken.push_back(false);
  entities.add(hash, index);
  return index;
}

void WorldBuilder::make_canonical(std::uint32_t verb, std::span<const NodeArgument> arguments,
                                  std::vector<NodeArgument>& canonical) const {
  canonical.assign(arguments.begin(), arguments.end());
  for (NodeArgument& argument : canonical)
    argument.role = canonical_role(world_, verb, world_.verbs[verb].symmetric, argument.role);
  std::ranges::sort(canonical);
}

std::uint32_t WorldBuilder::node(Side side, Node node, const std::vector<NodeArgument>& arguments) {
  Domain& domain = world_.domain(side);
  Known& known = known_[static_cast<std::size_t>(side)];
  make_canonical(node.verb, arguments, wanted_);
  std::uint64_t hash = scatter(node.verb, (node.negated ? 1U : 0U) | (node.is_attribute ? 2U : 0U));
  for (const NodeArgument& argument : wanted_)
    hash = scatter(hash ^ scatter(argument.role * 2 + (argument.is_node ? 1 : 0), argument.index));
  const auto is_same = [&](std::uint32_t index) {
    const Node& other = domain.nodes[index];
    if (other.verb != node.verb || other.negated != node.negated ||
        other.is_attribute != node.is_attribute || other.count != wanted_.size())
      return false;
    make_canonical(node.verb, domain.arguments_of(index), known_arguments_);
    return wanted_ == known_arguments_;
  };
  if (const std::uint32_t* same = known.nodes.find(hash, is_same)) return *same;

  node.first = static_cast<std::uint32_t>(domain.arguments.size());
  node.count = static_cast<std::uint32_t>(arguments.size());
  node.order = 1;
  for (const NodeArgument& argument : arguments)
    if (argument.is_node) node.order = std::max(node.order, known.orders[argument.index] + 1);
  const auto index = static_cast<std::uint32_t>(domain.nodes.size());
  domain.nodes.push_back(node);
  domain.broken_node.push_back(false);
  domain.arguments.insert(domain.arguments.end(), arguments.begin(), arguments.end());
  known.orders.push_back(node.order);
  known.nodes.add(hash, index);
  return index;
}

void WorldBuilder::correspond(const std::vector<std::uint32_t>& story,
                              const std::vector<std::uint32_t>& idea) {
  const auto group = static_cast<std::uint32_t>(world_.groups.size());
  for (const std::uint32_t entity : story) world_.story.group[entity] = group;
  for (const std::uint32_t entity : idea) world_.idea.group[entity] = group;
  world_.groups.push_back({story, idea});
}

World WorldBuilder::finish() {
  tabulate_parents(world_.story);
  tabulate_parents(world_.idea);
  World world = std::move(world_);
  *this = {};
  return world;
}

}  // namespace allegory
