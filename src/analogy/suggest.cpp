// The steps in order, and their outcome in terms of the World. See suggest.h.
#include "analogy/suggest.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "analogy/suggest_parts.h"

namespace allegory {

namespace suggestion {

namespace {

/// What was tied from the start belongs to every mapping.
void add_declared(const World& world, SuggestedMapping& mapping) {
  for (const Group& group : world.groups)
    for (const std::uint32_t story : group.story)
      for (const std::uint32_t idea : group.idea)
        mapping.entities.push_back({{story, idea}, 0.0, 0, true});
}

/// How many of the pairs of nodes hold each hypothesis directly.
std::vector<std::uint32_t> count_statements(const Hypotheses& hypotheses, const Merged& merged) {
  std::vector<std::uint32_t> counts(hypotheses.all.size(), 0);
  std::vector<std::uint32_t> counted_for(hypotheses.all.size(), none);
  for (const std::uint32_t member : merged.members)
    for (const std::uint32_t child : hypotheses.children_at(member))
      if (std::exchange(counted_for[child], member) != member) ++counts[child];
  return counts;
}

/// Verbs and quantities that a mapping pairs, as v4 counts them among its hypotheses.
std::size_t count_functors(const Items& items, const Hypotheses& hypotheses, const Merged& merged) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> verbs;
  for (const std::uint32_t member : merged.members) {
    const Hypothesis& pair = hypotheses.all[member];
    if (!items.story.is_node(pair.story)) continue;
    const Expression& statement = items.story.statement(pair.story);
    if (!statement.is_function)
      verbs.emplace(statement.functor, items.idea.statement(pair.idea).functor);
  }
  return verbs.size();
}

SuggestedMapping present(const World& world, const Items& items, const Hypotheses& hypotheses,
                         const Merged& merged, Scorer& scorer) {
  SuggestedMapping mapping;
  mapping.score = static_cast<double>(scorer.sum(merged.members, items)) / units;
  mapping.hypotheses = merged.members.size() + count_functors(items, hypotheses, merged);
  add_declared(world, mapping);
  const std::vector<std::uint32_t> statements = count_statements(hypotheses, merged);
  std::vector<std::uint32_t> image_of(items.story.size(), none);
  for (std::uint32_t entity = 0; entity < items.story.entities; ++entity)
    image_of[entity] = items.story.fixed[entity];
  std::vector<std::pair<double, std::uint32_t>> scores(items.story.size());
  for (const std::uint32_t member : merged.members) {
    const Hypothesis& pair = hypotheses.all[member];
    image_of[pair.story] = pair.idea;
    const double score = static_cast<double>(scorer.of(member)) / units;
    if (items.story.is_node(pair.story)) {
      mapping.nodes.push_back({pair.story - items.story.entities, pair.idea - items.idea.entities});
    } else if (items.story.fixed[pair.story] == none) {
      mapping.entities.push_back({{pair.story, pair.idea}, 0.0, 0, false});
    }
    scores[pair.story] = {score, statements[member]};
  }
  for (SuggestedPair& pair : mapping.entities)
    std::tie(pair.score, pair.statements) = scores[items.story.item_of[pair.entities.story]];
  std::ranges::sort(mapping.entities, {}, &SuggestedPair::entities);
  std::ranges::sort(mapping.nodes, {}, &NodesOfBoth::story);
  mapping.inferences = infer(world, items, image_of);
  return mapping;
}

}  // namespace

}  // namespace suggestion

Suggested suggest_mappings(const World& world, const SuggestOptions& options) {
  suggestion::Effort effort(options.budget);
  const suggestion::Items items = suggestion::make_items(world, options);
  const suggestion::Hypotheses hypotheses =
      suggestion::find_hypotheses(world, items, options, effort);
  effort.refill();
  const std::vector<suggestion::Kernel> kernels =
      suggestion::find_kernels(items, hypotheses, effort);
  effort.refill();
  const std::vector<suggestion::Merged> mappings =
      suggestion::merge_kernels(items, hypotheses, kernels, effort);

  Suggested suggested;
  const auto quantities = static_cast<std::size_t>(
      std::ranges::count(hypotheses.all, true, &suggestion::Hypothesis::is_functor));
  suggested.hypotheses = hypotheses.all.size() - quantities;
  suggested.functors = hypotheses.verb_pairs + quantities;
  suggested.kernels = kernels.size();
  suggestion::Scorer scorer(hypotheses);
  for (const suggestion::Merged& merged : mappings)
    suggested.mappings.push_back(suggestion::present(world, items, hypotheses, merged, scorer));
  suggested.is_cut = effort.is_cut();
  return suggested;
}

}  // namespace allegory
