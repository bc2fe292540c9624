// Candidate inferences and fates. See inference.h.
#include "analogy/inference.h"

#include <algorithm>
#include <tuple>

namespace allegory {

namespace {

constexpr double length_limit = 1e9;

/// What one side suggests to the other.
class Projector {
 public:
  Projector(const Closure& closure, const Holdings& holdings, const Reported& reported,
            const Structure& structure, Side from)
      : closure_(closure),
        domain_(structure.world.domain(from)),
        keys_(closure.side(from)),
        found_(structure.side(from)) {
    find_open(holdings, reported);
    find_said();
    facts_.resize(domain_.nodes.size());
    for (std::uint32_t node = 0; node < domain_.nodes.size(); ++node) collect_facts(node);
  }

  std::vector<Inference> run() const;
  std::vector<Fate> fates(const std::vector<Inference>& inferences,
                          const std::vector<bool>& broken) const;

 private:
  /// What a node speaks of, at any depth.
  struct Facts {
    double length = 0.0;  ///< entities and nodes below it, as often as they are said
    double share = 0.0;   ///< of these, those that are matched
    bool has_mapped = false, has_skolem = false, has_matched = false;
  };

  void find_open(const Holdings& holdings, const Reported& reported);
  void find_said();
  void collect_facts(std::uint32_t node);

  const Closure& closure_;
  const Domain& domain_;
  const SideKeys& keys_;
  const SideStructure& found_;
  std::vector<bool> is_open_;
  std::vector<bool> is_said_;  ///< stands for itself, and not only as a part of others
  std::vector<Facts> facts_;
};

void Projector::find_open(const Holdings& holdings, const Reported& reported) {
  std::vector<bool> is_reported(domain_.nodes.size());
  for (std::uint32_t node = 0; node < domain_.nodes.size(); ++node)
    is_reported[node] = reported.numbers[found_.class_of[node]];
  spread_upward(domain_, is_reported);
  is_open_.resize(domain_.nodes.size());
  for (std::uint32_t node = 0; node < domain_.nodes.size(); ++node)
    is_open_[node] = !found_.matched[node] && !holdings.broken[node] && !holdings.poisoned[node] &&
                     !is_reported[node];
}

void Projector::find_said() {
  // In a world that was made by hand every node is a statement.
  is_said_.assign(domain_.nodes.size(), domain_.node_of.empty());
  for (const std::uint32_t node : domain_.node_of)
    if (node != none) is_said_[node] = true;
}

void Projector::collect_facts(std::uint32_t node) {
  Facts& whole = facts_[node];
  double matched = 0.0;
  for (const NodeArgument& argument : domain_.arguments_of(node)) {
    if (argument.is_node) {
      const Facts& part = facts_[argument.index];
      const bool is_matched = found_.matched[argument.index];
      whole.length += 1.0 + part.length;
      matched += (is_matched ? 1.0 : 0.0) + part.share * part.length;
      whole.has_mapped |= part.has_mapped;
      whole.has_skolem |= part.has_skolem;
      whole.has_matched |= part.has_matched || is_matched;
    } else {
      const bool is_mapped = keys_.numbers[argument.index] < closure_.shared;
      whole.length += 1.0;
      matched += is_mapped ? 1.0 : 0.0;
      whole.has_mapped |= is_mapped;
      whole.has_skolem |= !is_mapped && !domain_.is_quantity[argument.index];
    }
  }
  whole.share = whole.length > 0.0 ? matched / whole.length : 0.0;
  whole.length = std::min(whole.length, length_limit);
}

std::vector<Inference> Projector::run() const {
  std::vector<Inference> inferences;
  std::vector<bool> is_covered(domain_.nodes.size(), false);
  for (auto node = static_cast<std::uint32_t>(domain_.nodes.size()); node-- > 0;)
    for (const std::uint32_t parent : domain_.parents_of_node(node))
      if (is_open_[parent] && (is_said_[parent] || is_covered[parent])) is_covered[node] = true;
  // What several members of a composite do is one statement across.
  std::vector<bool> is_known(closure_.count, false);
  for (std::uint32_t node = 0; node < domain_.nodes.size(); ++node) {
    const Facts& facts = facts_[node];
    if (!is_open_[node] || !is_said_[node] || is_covered[node] || !facts.has_mapped ||
        is_known[found_.class_of[node]])
      continue;
    is_known[found_.class_of[node]] = true;
    inferences.push_back(
        {node, facts.has_matched, facts.has_skolem, domain_.nodes[node].is_attribute, facts.share});
  }
  const auto rank = [&](const Inference& inference) {
    return std::tuple(!inference.is_structural, -inference.support,
                      ~domain_.nodes[inference.node].order, inference.node);
  };
  std::ranges::sort(inferences, {}, rank);
  return inferences;
}

std::vector<Fate> Projector::fates(const std::vector<Inference>& inferences,
                                   const std::vector<bool>& broken) const {
  std::vector<bool> is_shown(closure_.count, false);
  for (const Inference& inference : inferences)
    if (inference.is_shown()) is_shown[found_.class_of[inference.node]] = true;
  std::vector<Fate> fates(domain_.nodes.size(), Fate::silent);
  for (auto node = static_cast<std::uint32_t>(fates.size()); node-- > 0;) {
    if (found_.matched[node])
      fates[node] = Fate::carried;
    else if (broken[node])
      fates[node] = Fate::broken;
    else if (is_shown[found_.class_of[node]] ||
             std::ranges::any_of(domain_.parents_of_node(node), [&](std::uint32_t parent) {
               return fates[parent] == Fate::predicted;
             }))
      fates[node] = Fate::predicted;
  }
  return fates;
}

}  // namespace

void find_contradictions(const Closure& closure, const HoldingsOfBoth& holdings,
                         Structure& structure, Reported& reported) {
  for (std::uint32_t node = 0; node < closure.denials.size(); ++node) {
    const std::uint32_t denial = closure.denials[node];
    if (denial == none || structure.story.matched[node] || holdings.story.poisoned[node] ||
        holdings.idea.poisoned[denial] || reported.numbers[structure.story.class_of[node]])
      continue;
    if (holdings.story.broken[node]) {
      // That the idea denies it is the other half of the break, and nothing new for the story.
      reported.numbers[structure.idea.class_of[denial]] = true;
      continue;
    }
    structure.contradicted.push_back({node, denial});
    reported.numbers[structure.story.class_of[node]] = true;
    reported.numbers[structure.idea.class_of[denial]] = true;
  }
}

void find_inferences(const Closure& closure, const HoldingsOfBoth& holdings,
                     const Reported& reported, Structure& structure) {
  const Projector forward(closure, holdings.story, reported, structure, Side::story);
  const Projector backward(closure, holdings.idea, reported, structure, Side::idea);
  structure.inferences = forward.run();
  structure.reverse = backward.run();
  structure.story.fates = forward.fates(structure.inferences, holdings.story.broken);
  structure.idea.fates = backward.fates(structure.reverse, holdings.idea.broken);
}

}  // namespace allegory
