// A World as the search compares it: what is tied together is one item, verbs are the same where
// the author said so, arguments stand in the order of their roles. See suggest_parts.h.
#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "analogy/suggest_parts.h"
#include "base/text.h"

namespace allegory::suggestion {

namespace {

constexpr std::uint32_t subject = 0, object = 1;

void fill_entities(const World& world, Side side, const std::vector<std::uint32_t>& withheld,
                   SideItems& items) {
  const Domain& domain = world.domain(side);
  items.entities = static_cast<std::uint32_t>(domain.entities.size());
  items.item_of.resize(items.entities);
  items.fixed.assign(items.entities, none);
  items.is_quantity = domain.is_quantity;
  items.withheld = domain.broken;
  for (const std::uint32_t entity : withheld) items.withheld[entity] = true;
  for (std::uint32_t entity = 0; entity < items.entities; ++entity) items.item_of[entity] = entity;
}

void tie(const World& world, Items& items) {
  for (const Group& group : world.groups) {
    if (group.story.empty() || group.idea.empty()) continue;
    const std::uint32_t story = group.story.front();
    const std::uint32_t idea = group.idea.front();
    for (const std::uint32_t entity : group.story) items.story.item_of[entity] = story;
    for (const std::uint32_t entity : group.idea) items.idea.item_of[entity] = idea;
    items.story.fixed[story] = idea;
    items.idea.fixed[idea] = story;
  }
}

/// Which quantity of the idea counts as the same as each of the story: the one it is tied to, else
/// the one that has its name.
std::vector<std::uint32_t> same_quantities(const World& world, const Items& items) {
  std::unordered_map<std::string, std::uint32_t> named;
  for (std::uint32_t entity = 0; entity < items.idea.entities; ++entity)
    if (items.idea.is_quantity[entity] && items.idea.fixed[items.idea.item_of[entity]] == none)
      named.emplace(normalize(world.idea.names[entity]), entity);
  std::vector<std::uint32_t> same(items.story.entities, none);
  for (std::uint32_t entity = 0; entity < items.story.entities; ++entity) {
    if (!items.story.is_quantity[entity]) continue;
    const std::uint32_t fixed = items.story.fixed[items.story.item_of[entity]];
    const auto found = named.find(normalize(world.story.names[entity]));
    same[entity] = fixed != none ? fixed : found != named.end() ? found->second : none;
  }
  return same;
}

/// An argument, comparable: parts that may change places stand sorted by what they say, so that
/// two statements are likely to have them in one order.
struct Sorted {
  std::uint32_t role = 0, says = 0, item = 0;
};

/// What is special about the order of arguments: that it does not matter, or is that of an inverse.
struct Order {
  bool is_symmetric = false, is_inverse = false;
};

/// Arguments as items, in the order of their roles.
void add_arguments(const World& world, const Domain& domain, const Node& node, Order order,
                   SideItems& items) {
  std::vector<Sorted> sorted;
  for (std::uint32_t at = node.first; at < node.first + node.count; ++at) {
    const NodeArgument& argument = domain.arguments[at];
    const bool is_exchanged = order.is_inverse && argument.role <= object;
    const std::uint32_t role = is_exchanged ? object - argument.role : argument.role;
    Sorted& added = sorted.emplace_back();
    added.role = canonical_role(world, node.verb, order.is_symmetric, role);
    added.item = argument.is_node ? items.entities + argument.index : items.item_of[argument.index];
    if (order.is_symmetric && argument.is_node) added.says = items.statements[argument.index].key;
  }
  std::ranges::stable_sort(sorted, [](const Sorted& left, const Sorted& right) {
    return std::pair(left.role, left.says) < std::pair(right.role, right.says);
  });
  for (const Sorted& argument : sorted) {
    items.roles.push_back(argument.role);
    items.arguments.push_back(argument.item);
  }
}

/// The quantity that a node is a function of: `pressure` of `(pressure of beaker)`; else none.
std::uint32_t quantity_of(const World& world, const Domain& domain, const Node& node) {
  if (node.count < 2 || world.verbs[node.verb].name != "of") return none;
  const NodeArgument& first = domain.arguments[node.first];
  return first.role == subject && !first.is_node && domain.is_quantity[first.index] ? first.index
                                                                                    : none;
}

bool speaks_of_closed(const Domain& domain, const Node& node, const SideItems& items) {
  for (std::uint32_t at = node.first; at < node.first + node.count; ++at) {
    const NodeArgument& argument = domain.arguments[at];
    if (argument.is_node ? items.statements[argument.index].is_closed
                         : domain.broken[argument.index])
      return true;
  }
  return false;
}

/// The verb that says the same from the opposite end, if both agree on that.
std::uint32_t inverse_of(const World& world, std::uint32_t verb) {
  const std::uint32_t inverse = world.verbs[verb].inverse;
  return inverse != none && world.verbs[inverse].inverse == verb ? inverse : none;
}

/// A verb as the idea says it; of two inverse ones, the first.
struct PlainVerb {
  std::uint32_t verb = none, general = none;
  bool is_inverse = false;
};

PlainVerb plain_verb(const World& world, Side side, std::uint32_t verb) {
  PlainVerb plain{verb, none, false};
  const auto is_paired = [&](std::uint32_t story) {
    return side == Side::story && story != none && world.verb_pair[story] != none;
  };
  if (is_paired(verb))
    plain.verb = world.verb_pair[verb];
  else if (const std::uint32_t inverse = inverse_of(world, verb); is_paired(inverse))
    plain = {world.verb_pair[inverse], none, true};
  const std::uint32_t parent = world.verbs[plain.verb].parent;
  if (const std::uint32_t inverse = inverse_of(world, plain.verb); inverse < plain.verb)
    plain = {inverse, none, !plain.is_inverse};
  plain.general = parent != none ? parent : plain.verb;
  return plain;
}

/// Of each verb: whether its parts may change places, or those of a verb that it stands for.
std::vector<bool> symmetric_verbs(const World& world) {
  std::vector<bool> is_symmetric(world.verbs.size()), result;
  for (const Side side : {Side::story, Side::idea})
    for (std::uint32_t verb = 0; verb < world.verbs.size(); ++verb)
      if (world.verbs[verb].symmetric) is_symmetric[plain_verb(world, side, verb).verb] = true;
  for (std::uint32_t verb = 0; verb < world.verbs.size(); ++verb)
    result.push_back(is_symmetric[plain_verb(world, Side::story, verb).verb] ||
                     is_symmetric[plain_verb(world, Side::idea, verb).verb]);
  return result;
}

void fill_statements(const World& world, Side side, const std::vector<std::uint32_t>& same,
                     SideItems& items) {
  const Domain& domain = world.domain(side);
  const std::vector<bool> is_symmetric = symmetric_verbs(world);
  const auto verbs = static_cast<std::uint32_t>(world.verbs.size());
  for (std::uint32_t index = 0; index < domain.nodes.size(); ++index) {
    const Node& node = domain.nodes[index];
    const PlainVerb plain = plain_verb(world, side, node.verb);
    Expression statement;
    statement.first = static_cast<std::uint32_t>(items.arguments.size());
    statement.count = node.count;
    statement.negated = node.negated;
    statement.is_attribute = node.is_attribute;
    statement.is_symmetric = is_symmetric[node.verb];
    statement.is_closed = domain.broken_node[index] || speaks_of_closed(domain, node, items);
    statement.key = plain.verb;
    statement.general = plain.general;
    statement.functor = plain.verb;
    if (const std::uint32_t quantity = quantity_of(world, domain, node); quantity != none) {
      const std::uint32_t known = side == Side::story ? same[quantity] : items.item_of[quantity];
      statement.key = known == none ? none : verbs + known;
      statement.general = none;
      statement.functor = items.item_of[quantity];
      statement.is_function = true;
    }
    add_arguments(world, domain, node, {is_symmetric[node.verb], plain.is_inverse}, items);
    items.statements.push_back(statement);
  }
}

}  // namespace

Items make_items(const World& world, const SuggestOptions& options) {
  Items items;
  fill_entities(world, Side::story, options.withheld_story, items.story);
  fill_entities(world, Side::idea, options.withheld_idea, items.idea);
  tie(world, items);
  const std::vector<std::uint32_t> same = same_quantities(world, items);
  fill_statements(world, Side::story, same, items.story);
  fill_statements(world, Side::idea, {}, items.idea);
  return items;
}

}  // namespace allegory::suggestion
