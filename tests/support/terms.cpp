#include "support/terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>

namespace allegory {

namespace {

const std::set<std::string> functions{"pressure", "diameter", "temperature", "mass",
                                      "charge",   "success",  "happiness"};

/// Reads one term by a stack of lists: the verb, then the arguments read so far.
class Reader {
 public:
  Reader(WorldBuilder& builder, Side side) : builder_(builder), side_(side) {}

  void read(const std::string& term) {
    std::string word;
    for (const char letter : term + " ") {
      if (letter != '(' && letter != ')' && letter != ' ') {
        word += letter;
        continue;
      }
      if (!word.empty()) add_word(word);
      word.clear();
      if (letter == '(') open_.emplace_back();
      if (letter == ')') close();
    }
    REQUIRE(open_.empty());
  }

 private:
  struct Open {
    std::string verb;
    std::vector<NodeArgument> arguments;
  };

  void add_word(const std::string& word) {
    if (open_.back().verb.empty())
      open_.back().verb = word;
    else
      open_.back().arguments.push_back({0, false, builder_.entity(side_, word)});
  }

  void close() {
    Open term = std::move(open_.back());
    open_.pop_back();
    Node node;
    if (functions.contains(term.verb)) {
      term.arguments.insert(term.arguments.begin(),
                            {0, false, builder_.entity(side_, term.verb, true)});
      term.verb = "of";
    } else {
      node.is_attribute = term.arguments.size() == 1 && !term.arguments.front().is_node;
    }
    const std::vector<std::string> roles{"subject", "object", "third", "fourth"};
    for (std::size_t at = 0; at < term.arguments.size(); ++at)
      term.arguments[at].role = builder_.role(roles.at(at));
    node.verb = builder_.verb(term.verb);
    const std::uint32_t index = builder_.node(side_, node, term.arguments);
    if (!open_.empty()) open_.back().arguments.push_back({0, true, index});
  }

  WorldBuilder& builder_;
  Side side_;
  std::vector<Open> open_;
};

}  // namespace

World world_of_terms(const std::vector<std::string>& story, const std::vector<std::string>& idea) {
  WorldBuilder builder;
  for (const std::string& term : story) Reader(builder, Side::story).read(term);
  for (const std::string& term : idea) Reader(builder, Side::idea).read(term);
  return builder.finish();
}

std::uint32_t position(const Domain& domain, std::string_view name) {
  const auto found = std::find(domain.names.begin(), domain.names.end(), name);
  REQUIRE(found != domain.names.end());
  return static_cast<std::uint32_t>(found - domain.names.begin());
}

void tie(World& world, const std::vector<std::string>& story,
         const std::vector<std::string>& idea) {
  Group group;
  const auto number = static_cast<std::uint32_t>(world.groups.size());
  for (const std::string& name : story) group.story.push_back(position(world.story, name));
  for (const std::string& name : idea) group.idea.push_back(position(world.idea, name));
  for (const std::uint32_t at : group.story) world.story.group[at] = number;
  for (const std::uint32_t at : group.idea) world.idea.group[at] = number;
  world.groups.push_back(std::move(group));
}

std::vector<std::string> entity_pairs(const World& world, const SuggestedMapping& mapping) {
  std::vector<std::string> things, quantities;
  for (const SuggestedPair& pair : mapping.entities) {
    const auto [story, idea] = pair.entities;
    const std::string names = world.story.names[story] + " " + world.idea.names[idea];
    if (world.story.is_quantity[story])
      quantities.push_back("of " + names);
    else
      things.push_back(names);
  }
  std::sort(things.begin(), things.end());
  std::sort(quantities.begin(), quantities.end());
  things.insert(things.end(), quantities.begin(), quantities.end());
  return things;
}

std::string carry_over(const World& world, const SuggestedMapping& mapping, std::uint32_t node) {
  std::map<std::uint32_t, std::string> images;
  for (const SuggestedPair& pair : mapping.entities)
    images.emplace(pair.entities.story, world.idea.names[pair.entities.idea]);
  const Domain& story = world.story;
  std::vector<std::string> terms;
  for (std::uint32_t index = 0; index <= node; ++index) {
    const Node& each = story.nodes[index];
    const std::string& verb = world.verbs[each.verb].name;
    std::string term = verb == "of" ? "" : verb;
    for (std::uint32_t at = each.first; at < each.first + each.count; ++at) {
      const NodeArgument& argument = story.arguments[at];
      const auto image = images.find(argument.index);
      if (!term.empty()) term += ' ';
      if (argument.is_node)
        term += terms[argument.index];
      else if (image != images.end())
        term += image->second;
      else
        term += (story.is_quantity[argument.index] ? "" : "?") + story.names[argument.index];
    }
    terms.push_back(fmt::format("({})", term));
  }
  return terms.back();
}

}  // namespace allegory
