// Candidate inferences of one mapping: what the story says beyond it, of what it maps. Only the
// largest such statements count, so that nothing is said twice.
#include <algorithm>
#include <tuple>

#include "analogy/suggest_parts.h"

namespace allegory::suggestion {

namespace {

/// What stands below a node, each thing as often as it is named.
struct Below {
  double all = 0.0, matched = 0.0;
  bool has_matched_node = false, has_matched_entity = false, has_unmatched_entity = false;
};

constexpr double most_below = 1e300;

Below look_below(const Items& items, const std::vector<std::uint32_t>& image_of,
                 const std::vector<Below>& below, const Expression& statement) {
  Below sum;
  for (std::uint32_t at = statement.first; at < statement.first + statement.count; ++at) {
    const std::uint32_t item = items.story.arguments[at];
    const bool is_matched = image_of[item] != none;
    sum.all += 1.0;
    sum.matched += is_matched ? 1.0 : 0.0;
    if (!items.story.is_node(item)) {
      sum.has_matched_entity = sum.has_matched_entity || is_matched;
      // A quantity without a counterpart is carried over as it is.
      sum.has_unmatched_entity =
          sum.has_unmatched_entity || (!is_matched && !items.story.is_quantity[item]);
      continue;
    }
    const Below& part = below[item - items.story.entities];
    sum.all = std::min(most_below, sum.all + part.all);
    sum.matched = std::min(most_below, sum.matched + part.matched);
    sum.has_matched_node = sum.has_matched_node || is_matched || part.has_matched_node;
    sum.has_matched_entity = sum.has_matched_entity || part.has_matched_entity;
    sum.has_unmatched_entity = sum.has_unmatched_entity || part.has_unmatched_entity;
  }
  return sum;
}

}  // namespace

std::vector<Inference> infer(const World& world, const Items& items,
                             const std::vector<std::uint32_t>& image_of) {
  const auto count = static_cast<std::uint32_t>(items.story.statements.size());
  std::vector<Below> below;
  std::vector<bool> is_open(count), is_inner(count);
  for (std::uint32_t node = 0; node < count; ++node) {
    const Expression& statement = items.story.statements[node];
    below.push_back(look_below(items, image_of, below, statement));
    // What only names a quantity of something says nothing by itself.
    is_open[node] = image_of[items.story.entities + node] == none && !statement.is_closed &&
                    !statement.is_function && below[node].has_matched_entity;
    if (!is_open[node]) continue;
    for (std::uint32_t at = statement.first; at < statement.first + statement.count; ++at)
      if (const std::uint32_t item = items.story.arguments[at]; items.story.is_node(item))
        is_inner[item - items.story.entities] = true;
  }
  std::vector<Inference> inferences;
  for (std::uint32_t node = 0; node < count; ++node)
    if (is_open[node] && !is_inner[node])
      inferences.push_back({node, below[node].has_matched_node, below[node].has_unmatched_entity,
                            items.story.statements[node].is_attribute,
                            below[node].matched / below[node].all});
  std::ranges::stable_sort(inferences, [&](const Inference& left, const Inference& right) {
    const auto rank = [&](const Inference& inference) {
      return std::tuple(!inference.is_structural, -inference.support,
                        ~world.story.nodes[inference.node].order);
    };
    return rank(left) < rank(right);
  });
  return inferences;
}

}  // namespace allegory::suggestion
