// Numbers of a Structure → places, words and edits. See rule_structure.h.
#include "rule_structure.h"

#include <fmt/format.h>

#include <algorithm>

namespace allegory {

namespace {

/// Where an argument of a clause stands.
Span place_of(const StatementText& text, const Clause& clause, std::size_t part) {
  const Term& term = clause.arguments[part].term;
  return term.clause == Term::none ? term.name.at : text.clauses[term.clause].at;
}

}  // namespace

const Node& Analogy::node(Side side, std::uint32_t node) const {
  return structure.world.domain(side).nodes[node];
}

const Statement& Analogy::statement(Side side, std::uint32_t node) const {
  return allegory.statements[this->node(side, node).statement];
}

const Clause& Analogy::clause(Side side, std::uint32_t node) const {
  return statement(side, node).text.clauses[this->node(side, node).clause];
}

Span Analogy::place(Side side, std::uint32_t node, std::uint32_t argument) const {
  return place_of(statement(side, node).text, clause(side, node),
                  argument - this->node(side, node).first);
}

std::string Analogy::spell(Side side, std::uint32_t node) const {
  return allegory::spell(structure.world, side, node);
}

std::string Analogy::spell(Side side, const NodeArgument& argument) const {
  if (argument.is_node) return fmt::format("({})", spell(side, argument.index));
  return structure.world.domain(side).names[argument.index];
}

std::string Analogy::spell_counterpart(Side from, const NodeArgument& argument) const {
  if (argument.is_node)
    return fmt::format("({})", spell_projection(structure, from, argument.index));
  const std::uint32_t group = structure.world.domain(from).group[argument.index];
  if (group == none) return "nothing";
  const Group& tied = structure.world.groups[group];
  const Domain& across = structure.world.domain(other(from));
  std::string names;
  for (const std::uint32_t entity : from == Side::story ? tied.idea : tied.story)
    names += (names.empty() ? "" : ", ") + across.names[entity];
  return names;
}

void for_each_analogy(const Facts& facts, const std::function<void(const Analogy&)>& visit) {
  for (std::uint32_t index = 0; index < facts.site.allegories.size(); ++index)
    if (!facts.site.allegories[index].is_incomplete)
      visit({index, facts.site.allegories[index], facts.structures[index]});
}

const NodeArgument& Assertion::argument(std::uint32_t part) const {
  return analogy.structure.world.domain(side).arguments[node().first + part];
}

Span Assertion::place(std::uint32_t part) const { return place_of(written().text, clause(), part); }

void for_each_side(
    const Facts& facts,
    const std::function<void(const Analogy&, const std::vector<Assertion>&)>& visit) {
  for (std::uint32_t index = 0; index < facts.site.allegories.size(); ++index) {
    const Analogy analogy{index, facts.site.allegories[index], facts.structures[index]};
    for (const Side side : {Side::story, Side::idea}) {
      const Domain& domain = analogy.structure.world.domain(side);
      std::vector<Assertion> said;
      for (std::uint32_t statement = 0; statement < domain.node_of.size(); ++statement) {
        const std::uint32_t node = domain.node_of[statement];
        if (node != none && !domain.nodes[node].negated)
          said.push_back({analogy, side, statement, node});
      }
      visit(analogy, said);
    }
  }
}

std::string_view side_word(Side side) { return side == Side::story ? "story" : "idea"; }

std::string number_word(std::size_t count) {
  return count == 2 ? "two" : count == 3 ? "three" : std::to_string(count);
}

std::string as_role(std::string_view role) {
  if (role == "subject" || role == "object") return fmt::format("as {}", role);
  return fmt::format("behind `{}`", role);
}

bool have_same_roles(const World& world, const NodePair& pair) {
  const auto roles = [&](Side side, std::uint32_t node) {
    std::vector<std::uint32_t> found;
    for (const NodeArgument& argument : world.domain(side).arguments_of(node))
      found.push_back(argument.role);
    std::ranges::sort(found);
    return found;
  };
  return roles(Side::story, pair.story) == roles(Side::idea, pair.idea);
}

std::string chain(const std::vector<std::string>& names) {
  constexpr std::size_t most = 8;
  constexpr std::size_t at_each_end = 3;
  std::string text;
  for (std::size_t index = 0; index < names.size(); ++index) {
    const bool is_hidden =
        names.size() > most && index >= at_each_end && index + at_each_end < names.size();
    if (is_hidden && index > at_each_end) continue;
    text += text.empty() ? "" : " → ";
    text += is_hidden ? "…" : names[index];
  }
  return text;
}

std::optional<std::vector<Edit>> swap_parts(const SourceSet& sources, const StatementText& text,
                                            const Clause& clause, std::size_t one,
                                            std::size_t other) {
  const auto is_as_read = [&](std::size_t part) {
    const Term& term = clause.arguments[part].term;
    const std::string_view found = sources.text(place_of(text, clause, part));
    return term.clause == Term::none ? found == term.name.value
                                     : found.starts_with('(') && found.ends_with(')');
  };
  if (!is_as_read(one) || !is_as_read(other)) return std::nullopt;
  const Span first = place_of(text, clause, one);
  const Span second = place_of(text, clause, other);
  if (first.end > second.begin && second.end > first.begin) return std::nullopt;
  return std::vector<Edit>{{first, std::string(sources.text(second))},
                           {second, std::string(sources.text(first))}};
}

std::string support_text(const Inference& inference) {
  return fmt::format("{}-supported, support {:.2f}",
                     inference.is_structural ? "structure" : "entity", inference.support);
}

std::optional<Fix> break_off(YamlEditor& editor, const Site& site, const Statement& statement,
                             std::string_view reason) {
  const SourceId page = site.sections[statement.section].written.source;
  const std::optional<Edit> edit =
      editor.add_entry(page, {"breaks"}, statement.id.value, yaml_scalar(reason));
  if (!edit) return std::nullopt;
  return Fix{fmt::format("list `{}` under `breaks`", statement.id.value), {*edit}, false};
}

}  // namespace allegory
