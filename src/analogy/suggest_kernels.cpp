// Kernels: the largest hypotheses that are one-to-one with all that they need. What holds a
// hypothesis that is not, is not either, so the search goes from the top down and stops at the
// first that is.
#include <algorithm>
#include <utility>

#include "analogy/suggest_parts.h"

namespace allegory::suggestion {

/// Whether what a hypothesis needs, or what that needs, is taken.
bool Closure::contradicts_soon(std::uint32_t at) const {
  return std::ranges::any_of(hypotheses_.children_at(at), [&](std::uint32_t child) {
    if (!pairs_.fits(hypotheses_.all[child])) return true;
    if (hypotheses_.all[child].twin != none) return false;
    return std::ranges::any_of(hypotheses_.children_at(child), [&](std::uint32_t grandchild) {
      return !pairs_.fits(hypotheses_.all[grandchild]);
    });
  });
}

/// Which of two twins it is: the one that is left, else the one that goes with what is known.
std::uint32_t Closure::settle(std::uint32_t child) const {
  const std::uint32_t twin = hypotheses_.all[child].twin;
  if (!hypotheses_.all[child].is_alive) return twin;
  if (!hypotheses_.all[twin].is_alive) return child;
  return contradicts_soon(child) && !contradicts_soon(twin) ? twin : child;
}

bool Closure::walk(std::uint32_t root, Effort& effort, std::vector<std::uint32_t>& members) {
  members.clear();
  pairs_.clear();
  undecided_.clear();
  open_.assign(1, root);
  while (!open_.empty() || !undecided_.empty()) {
    if (open_.empty()) {
      // Twins wait for the rest, which may tell which of the two it is.
      open_.push_back(settle(undecided_.back()));
      undecided_.pop_back();
    }
    const std::uint32_t at = open_.back();
    open_.pop_back();
    const Hypothesis& hypothesis = hypotheses_.all[at];
    const std::span<const std::uint32_t> children = hypotheses_.children_at(at);
    if (!effort.take(1 + children.size()) || !pairs_.fits(hypothesis)) {
      members.clear();
      return false;
    }
    if (pairs_.has(hypothesis)) continue;
    pairs_.add(hypothesis);
    members.push_back(at);
    for (const std::uint32_t child : children)
      (hypotheses_.all[child].twin == none ? open_ : undecided_).push_back(child);
  }
  sort_downwards(hypotheses_, members);
  return true;
}

Score Scorer::sum(std::span<const std::uint32_t> members, const Items& items) {
  ++round_;
  for (const std::uint32_t member : members) {
    scores_[member] = hypotheses_.all[member].local;
    rounds_[member] = round_;
  }
  Score sum = 0;
  for (const std::uint32_t member : members) {
    const Hypothesis& hypothesis = hypotheses_.all[member];
    sum += scores_[member];
    const Score evidence = std::min(most, trickle_down * scores_[member]);
    bool is_functor = items.story.is_node(hypothesis.story) &&
                      items.story.statement(hypothesis.story).is_function;
    for (std::uint32_t child : hypotheses_.children_at(member)) {
      // A quantity is a functor, and evidence does not trickle down to functors.
      if (std::exchange(is_functor, false)) continue;
      if (rounds_[child] != round_) child = hypotheses_.all[child].twin;
      scores_[child] = std::min(most, scores_[child] + evidence);
    }
  }
  return sum;
}

namespace {

/// Of each node of the story: how many of its children some hypothesis is about.
std::vector<std::uint32_t> paired_children(const Items& items, const Hypotheses& hypotheses) {
  std::vector<bool> is_paired(items.story.size());
  for (const Hypothesis& hypothesis : hypotheses.all)
    if (hypothesis.is_alive) is_paired[hypothesis.story] = true;
  std::vector<std::uint32_t> counts;
  for (const Expression& statement : items.story.statements) {
    std::uint32_t count = 0;
    for (std::uint32_t at = statement.first; at < statement.first + statement.count; ++at) {
      const std::uint32_t item = items.story.arguments[at];
      if (items.story.is_node(item) && is_paired[item]) ++count;
    }
    counts.push_back(count);
  }
  return counts;
}

/// Of each item of the story: the most that `paired_children` has for a statement that holds it.
std::vector<std::uint32_t> most_siblings(const Items& items, const Hypotheses& hypotheses) {
  const std::vector<std::uint32_t> counts = paired_children(items, hypotheses);
  std::vector<std::uint32_t> siblings(items.story.size(), 0);
  for (std::size_t node = 0; node < counts.size(); ++node) {
    const Expression& statement = items.story.statements[node];
    for (std::uint32_t at = statement.first; at < statement.first + statement.count; ++at) {
      std::uint32_t& most_so_far = siblings[items.story.arguments[at]];
      most_so_far = std::max(most_so_far, counts[node]);
    }
  }
  return siblings;
}

}  // namespace

std::vector<Kernel> find_kernels(const Items& items, const Hypotheses& hypotheses, Effort& effort) {
  std::vector<std::uint32_t> order;
  for (std::uint32_t at = 0; at < hypotheses.all.size(); ++at)
    if (hypotheses.all[at].is_alive && items.story.is_node(hypotheses.all[at].story))
      order.push_back(at);
  sort_downwards(hypotheses, order);

  std::vector<bool> is_covered(hypotheses.all.size());
  std::vector<Kernel> kernels;
  Closure closure(items, hypotheses);
  Scorer scorer(hypotheses);
  const std::vector<std::uint32_t> siblings = most_siblings(items, hypotheses);
  for (const std::uint32_t at : order) {
    is_covered[at] = std::ranges::any_of(hypotheses.parents_at(at),
                                         [&](std::uint32_t parent) { return is_covered[parent]; });
    Kernel kernel;
    if (is_covered[at] || !closure.walk(at, effort, kernel.members)) continue;
    is_covered[at] = true;
    kernel.score = scorer.sum(kernel.members, items);
    kernel.siblings = siblings[hypotheses.all[at].story];
    kernels.push_back(std::move(kernel));
  }
  std::ranges::stable_sort(kernels, [&](const Kernel& left, const Kernel& right) {
    if (left.score != right.score) return left.score > right.score;
    if (left.siblings != right.siblings) return left.siblings > right.siblings;
    const Hypothesis& one = hypotheses.all[left.members.front()];
    const Hypothesis& other = hypotheses.all[right.members.front()];
    return std::pair(one.story, one.idea) < std::pair(other.story, other.idea);
  });
  return kernels;
}

}  // namespace allegory::suggestion
