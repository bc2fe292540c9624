// cyclic-hierarchy: what orders things, and yet leads back to where it began.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "rule_structure.h"

namespace allegory {

namespace {

/// What a hierarchy orders: an entity or a statement.
using Term = std::pair<bool, std::uint32_t>;

/// One step of a hierarchy, and the assertion that says it.
struct Step {
  std::uint32_t to;
  const Assertion* said;
};

/// The steps of one verb on one side. Things are numbered in the order in which they are met.
struct Hierarchy {
  std::map<Term, std::uint32_t> numbers;
  std::vector<std::string> names;
  std::vector<std::vector<Step>> steps;

  std::uint32_t number(const Assertion& said, const NodeArgument& argument) {
    const auto [entry, is_new] =
        numbers.try_emplace(Term{argument.is_node, argument.index}, names.size());
    if (is_new) {
      names.push_back(said.analogy.spell(said.side, argument));
      steps.emplace_back();
    }
    return entry->second;
  }
};

/// Finds the knots of a hierarchy, in which everything stands below everything, by Tarjan's
/// strongly connected components (SIAM Journal on Computing 1, 1972). Of each, one cycle is
/// reported, so that the work stays linear and one mistake is one finding.
class Walk {
 public:
  Walk(const Hierarchy& hierarchy, std::string_view verb, Reporter& report)
      : hierarchy_(hierarchy), verb_(verb), report_(report), states_(hierarchy.names.size()) {}

  void run() {
    for (std::uint32_t start = 0; start < states_.size(); ++start) {
      if (states_[start].number != none) continue;
      enter(start, none, nullptr);
      while (!path_.empty()) advance();
    }
  }

 private:
  struct State {
    std::uint32_t number = none;     ///< in the order of meeting
    std::uint32_t lowest = none;     ///< the first in the path that it leads back to
    std::uint32_t parent = none;     ///< from where it was met
    const Assertion* by = nullptr;   ///< and by which step
    std::size_t next = 0;            ///< the step to try next
    std::size_t closing = SIZE_MAX;  ///< the first of its steps that leads back, in closings_
    bool is_on_path = false, is_open = false;
  };
  /// A step back to something that stands above.
  struct Closing {
    std::uint32_t from, to;
    const Assertion* said;
  };

  void enter(std::uint32_t thing, std::uint32_t parent, const Assertion* by) {
    State& state = states_[thing];
    state.number = state.lowest = met_++;
    state.parent = parent;
    state.by = by;
    state.is_on_path = state.is_open = true;
    path_.push_back(thing);
    open_.push_back(thing);
  }

  void advance() {
    const std::uint32_t thing = path_.back();
    State& state = states_[thing];
    const std::vector<Step>& steps = hierarchy_.steps[thing];
    if (state.next == steps.size()) {
      leave(thing);
      return;
    }
    const Step& step = steps[state.next++];
    const State& target = states_[step.to];
    if (target.number == none) {
      enter(step.to, thing, step.said);
      return;
    }
    if (!target.is_open) return;
    state.lowest = std::min(state.lowest, target.number);
    if (!target.is_on_path || state.closing != SIZE_MAX) return;
    state.closing = closings_.size();
    closings_.push_back({thing, step.to, step.said});
  }

  void leave(std::uint32_t thing) {
    State& state = states_[thing];
    state.is_on_path = false;
    path_.pop_back();
    if (state.parent != none) {
      State& above = states_[state.parent];
      above.lowest = std::min(above.lowest, state.lowest);
    }
    if (state.lowest != state.number) return;
    std::size_t first = SIZE_MAX;
    std::uint32_t member = none;
    do {
      member = open_.back();
      open_.pop_back();
      states_[member].is_open = false;
      first = std::min(first, states_[member].closing);
    } while (member != thing);
    if (first != SIZE_MAX) tell(closings_[first]);
  }

  void tell(const Closing& closing) {
    std::vector<std::string> names{hierarchy_.names[closing.to]};
    const Assertion* start = nullptr;
    for (std::uint32_t at = closing.from; at != closing.to; at = states_[at].parent) {
      names.push_back(hierarchy_.names[at]);
      start = states_[at].by;
    }
    names.push_back(names.front());
    std::reverse(names.begin(), names.end());
    Report finding = report_(closing.said->clause().at,
                             fmt::format("`{}` hierarchy has a cycle: {}", verb_, chain(names)),
                             "closes the cycle");
    if (start != nullptr) finding.label(start->clause().at, "cycle starts here");
    finding.help("take one of these statements back, or turn it round");
  }

  const Hierarchy& hierarchy_;
  std::string_view verb_;
  Reporter& report_;
  std::vector<State> states_;
  std::vector<std::uint32_t> path_, open_;
  std::vector<Closing> closings_;
  std::uint32_t met_ = 0;
};

void check_verbs(const Facts& facts, Reporter& report) {
  for_each_side(facts, [&](const Analogy& analogy, const std::vector<Assertion>& said) {
    const std::vector<Verb>& verbs = analogy.structure.world.verbs;
    std::map<std::uint32_t, Hierarchy> hierarchies;
    for (const Assertion& assertion : said) {
      const Node& node = assertion.node();
      if (!verbs[node.verb].hierarchical || node.is_attribute || node.count != 2) continue;
      Hierarchy& hierarchy = hierarchies[node.verb];
      const std::uint32_t from = hierarchy.number(assertion, assertion.argument(0));
      const std::uint32_t to = hierarchy.number(assertion, assertion.argument(1));
      hierarchy.steps[from].push_back({to, &assertion});
    }
    for (const auto& [verb, hierarchy] : hierarchies)
      Walk(hierarchy, verbs[verb].name, report).run();
  });
}

/// Statements that speak of each other, and so of themselves.
void check_statements(const Facts& facts, Reporter& report) {
  for (std::size_t index = 0; index < facts.structures.size(); ++index) {
    const std::vector<Statement>& statements = facts.site.allegories[index].statements;
    for (const std::vector<std::uint32_t>& cycle : facts.structures[index].world.cycles) {
      std::vector<std::string> names;
      for (const std::uint32_t statement : cycle) names.push_back(statements[statement].id.value);
      names.push_back(names.front());
      Report finding =
          report(statements[cycle.back()].at,
                 fmt::format("a statement speaks of itself: {}", chain(names)), "closes the cycle");
      if (cycle.size() > 1) finding.label(statements[cycle.front()].at, "cycle starts here");
      finding.help("a statement can only speak of what stands without it");
    }
  }
}

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  check_verbs(facts, report);
  check_statements(facts, report);
}

extern constinit const Rule cyclic_hierarchy{
    .name = "cyclic-hierarchy",
    .severity = Severity::error,
    .summary = "a hierarchy that leads back to its start",
    .explanation =
        R"(`part-of`, `kind-of` and every verb with `hierarchical: true` put one thing below another. Nothing can
stand below itself, however long the way round. Nor can a statement be a part of itself, by way of the
statements that it speaks of.)",
    .bad = R"(-- content/index.md --
---
concepts: {leaf: [leaf], branch: [branch], tree: [tree]}
relations:
  r1: leaf part-of branch
  r2: branch part-of tree
  r3: tree part-of leaf
---
)",
    .good = R"(-- content/index.md --
---
concepts: {leaf: [leaf], branch: [branch], tree: [tree]}
relations:
  r1: leaf part-of branch
  r2: branch part-of tree
---
)",
    .run = run,
};

}  // namespace allegory
