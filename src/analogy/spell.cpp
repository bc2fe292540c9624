// Nodes → the notation of statements. See world.h and structure.h.
//
// What is still to be written stands on a stack, so depth costs nothing; each node on the way down
// writes a parenthesis at least, so the limit on the text also limits the work.
#include <functional>
#include <utility>

#include "analogy/structure.h"
#include "analogy/world.h"
#include "base/characters.h"
#include "names.h"

namespace allegory {

namespace {

constexpr std::size_t text_limit = 400;
constexpr std::uint32_t object = 1;

/// Names for what stands in a node.
struct Vocabulary {
  std::function<std::string(std::uint32_t)> entity, verb;
};

/// Something that is still to be written: a node, or text.
struct Pending {
  std::uint32_t node = none;
  bool is_nested = false;
  std::string text;
};

/// The parts of a node, last first.
void push_parts(const World& world, const Domain& domain, const Vocabulary& vocabulary,
                const Pending& whole, std::vector<Pending>& stack) {
  const Node& node = domain.nodes[whole.node];
  const auto push = [&](std::string text) { stack.push_back({none, false, std::move(text)}); };
  const auto push_argument = [&](const NodeArgument& argument) {
    if (argument.is_node)
      stack.push_back({argument.index, true, {}});
    else
      push(vocabulary.entity(argument.index));
  };
  if (whole.is_nested) push(")");
  const std::span<const NodeArgument> arguments = domain.arguments_of(whole.node);
  for (std::size_t at = arguments.size(); at-- > 1;) {
    push_argument(arguments[at]);
    push(arguments[at].role == object ? " " : " " + world.roles[arguments[at].role] + " ");
  }
  const std::string verb = vocabulary.verb(node.verb);
  push(node.is_attribute ? " is " + verb : " " + verb);
  if (!arguments.empty()) push_argument(arguments.front());
  push(std::string(whole.is_nested ? "(" : "") + (node.negated ? "not " : ""));
}

std::string spell_with(const World& world, Side side, std::uint32_t node,
                       const Vocabulary& vocabulary) {
  const Domain& domain = world.domain(side);
  std::string text;
  std::vector<Pending> stack{{node, false, {}}};
  while (!stack.empty() && text.size() <= text_limit) {
    const Pending next = std::move(stack.back());
    stack.pop_back();
    if (next.node == none)
      text += next.text;
    else
      push_parts(world, domain, vocabulary, next, stack);
  }
  return shortened(text, text_limit);
}

}  // namespace

std::string spell(const World& world, Side side, std::uint32_t node) {
  const Domain& domain = world.domain(side);
  return spell_with(world, side, node,
                    {[&](std::uint32_t entity) { return domain.names[entity]; },
                     [&](std::uint32_t verb) { return world.verbs[verb].name; }});
}

std::string spell_projection(const Structure& structure, Side from, std::uint32_t node) {
  const World& world = structure.world;
  const Domain& domain = world.domain(from);
  const Domain& across = world.domain(other(from));
  const auto entity = [&](std::uint32_t at) {
    const std::uint32_t group = domain.group[at];
    if (group != none) {
      const Group& tied = world.groups[group];
      return across.names[(from == Side::story ? tied.idea : tied.story).front()];
    }
    return (domain.is_quantity[at] ? "" : "?") + domain.names[at];
  };
  const auto verb = [&](std::uint32_t at) {
    const std::uint32_t paired =
        from == Side::story ? world.verb_pair[at] : structure.verb_origin[at];
    return world.verbs[paired == none ? at : paired].name;
  };
  return spell_with(world, from, node, {entity, verb});
}

}  // namespace allegory
