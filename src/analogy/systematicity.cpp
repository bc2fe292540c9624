// Scores over weights, from the roots down. See systematicity.h.
#include "analogy/systematicity.h"

#include <algorithm>

namespace allegory {

double systematicity(const Domain& domain, const SideStructure& side,
                     const std::vector<bool>& left_out) {
  constexpr double trickle = 0.8;
  constexpr double limit = 1e9;
  std::vector<double> weights(domain.nodes.size(), 0.0);
  std::vector<double> scores(domain.nodes.size(), 0.0);
  double weight = 0.0, score = 0.0;
  for (auto node = static_cast<std::uint32_t>(domain.nodes.size()); node-- > 0;) {
    if (left_out[node]) continue;
    double weight_above = 0.0, score_above = 0.0;
    for (const std::uint32_t parent : domain.parents_of_node(node)) {
      weight_above += weights[parent];
      score_above += scores[parent];
    }
    weights[node] = std::min(limit, 1.0 + trickle * weight_above);
    if (side.matched[node])
      scores[node] = std::min(limit, side.quality[node] + trickle * score_above);
    weight += weights[node];
    score += scores[node];
  }
  return weight > 0.0 ? score / weight : 0.0;
}

}  // namespace allegory
