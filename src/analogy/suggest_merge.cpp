// The greedy merge of SME v4: a mapping starts from a kernel and takes the others, best first, as
// long as they contradict nothing. Of a kernel that does, the parts are tried. A mapping starts
// from each of the best kernels that no earlier mapping holds, so no two are the same.
#include <algorithm>
#include <set>

#include "analogy/suggest_parts.h"

namespace allegory::suggestion {

namespace {

constexpr std::size_t most_starts = 16, most_mappings = 3;
constexpr double least_share = 0.8;  // of the best score

class Merger {
 public:
  Merger(const Items& items, const Hypotheses& hypotheses, const std::vector<Kernel>& kernels,
         Effort& effort)
      : items_(items),
        hypotheses_(hypotheses),
        kernels_(kernels),
        effort_(effort),
        pairs_(items.story.size(), items.idea.size()),
        closure_(items, hypotheses),
        scorer_(hypotheses),
        is_held_(kernels.size()) {}

  std::vector<Merged> merge() {
    std::vector<Merged> mappings;
    for (std::size_t start = 0; start < kernels_.size() && mappings.size() < most_starts; ++start)
      if (!is_held_[start]) mappings.push_back(merge_from(start));
    std::ranges::stable_sort(mappings, [](const Merged& left, const Merged& right) {
      return left.score != right.score ? left.score > right.score
                                       : left.completed > right.completed;
    });
    while (mappings.size() > most_mappings ||
           (!mappings.empty() && static_cast<double>(mappings.back().score) <
                                     least_share * static_cast<double>(mappings.front().score)))
      mappings.pop_back();
    return mappings;
  }

 private:
  bool take(const std::vector<std::uint32_t>& members, Merged& mapping) {
    if (!effort_.take(members.size())) return false;
    for (const std::uint32_t member : members)
      if (!pairs_.fits(hypotheses_.all[member])) return false;
    for (const std::uint32_t member : members) {
      if (pairs_.has(hypotheses_.all[member])) continue;
      pairs_.add(hypotheses_.all[member]);
      mapping.members.push_back(member);
    }
    return true;
  }

  Merged merge_from(std::size_t start) {
    Merged mapping;
    pairs_.clear();
    take(kernels_[start].members, mapping);
    is_held_[start] = true;
    std::vector<std::uint32_t> refused;
    for (std::size_t at = 0; at < kernels_.size(); ++at) {
      if (at == start) continue;
      if (take(kernels_[at].members, mapping))
        is_held_[at] = true;
      else
        refused.push_back(kernels_[at].members.front());
    }
    take_parts(refused, mapping);
    sort_downwards(hypotheses_, mapping.members);
    mapping.score = scorer_.sum(mapping.members, items_);
    mapping.completed = completed();
    return mapping;
  }

  /// Takes a hypothesis that is part of a refused one, or its twin, with all that it needs.
  bool take_part(std::uint32_t child, Merged& mapping) {
    for (const std::uint32_t part : {child, hypotheses_.all[child].twin})
      if (part != none && hypotheses_.all[part].is_alive &&
          closure_.walk(part, effort_, members_) && take(members_, mapping))
        return true;
    return false;
  }

  void take_parts(std::vector<std::uint32_t> refused, Merged& mapping) {
    std::set<std::uint32_t> seen;
    for (std::size_t at = 0; at < refused.size(); ++at)
      for (const std::uint32_t child : hypotheses_.children_at(refused[at]))
        if (items_.story.is_node(hypotheses_.all[child].story) && seen.insert(child).second &&
            !take_part(child, mapping))
          refused.push_back(child);
  }

  /// The most children that the mapping has of one statement of the story that it lacks itself.
  std::uint32_t completed() const {
    std::uint32_t most_children = 0;
    for (std::uint32_t item = items_.story.entities; item < items_.story.size(); ++item) {
      const Expression& statement = items_.story.statement(item);
      if (pairs_.has_image(item) || statement.is_closed) continue;
      std::uint32_t children = 0;
      for (std::uint32_t at = statement.first; at < statement.first + statement.count; ++at) {
        const std::uint32_t child = items_.story.arguments[at];
        if (items_.story.is_node(child) && pairs_.has_image(child)) ++children;
      }
      most_children = std::max(most_children, children);
    }
    return most_children;
  }

  const Items& items_;
  const Hypotheses& hypotheses_;
  const std::vector<Kernel>& kernels_;
  Effort& effort_;
  Correspondences pairs_;
  Closure closure_;
  Scorer scorer_;
  std::vector<bool> is_held_;
  std::vector<std::uint32_t> members_;
};

}  // namespace

std::vector<Merged> merge_kernels(const Items& items, const Hypotheses& hypotheses,
                                  const std::vector<Kernel>& kernels, Effort& effort) {
  return Merger(items, hypotheses, kernels, effort).merge();
}

}  // namespace allegory::suggestion
