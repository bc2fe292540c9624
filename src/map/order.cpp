// Connected components, a walk through the relations, and barycentres. See order.h.
#include "map/order.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace allegory::chart {

namespace {

/// How often each side of a tangled block is sorted by the other.
constexpr int sweeps = 3;

/// Disjoint sets with path halving; the root is the smallest index.
class Sets {
 public:
  explicit Sets(std::size_t count) : parents_(count) {
    std::iota(parents_.begin(), parents_.end(), 0U);
  }
  std::uint32_t find(std::uint32_t at) {
    while (parents_[at] != at) at = parents_[at] = parents_[parents_[at]];
    return at;
  }
  void unite(std::uint32_t left, std::uint32_t right) {
    left = find(left);
    right = find(right);
    parents_[std::max(left, right)] = std::min(left, right);
  }

 private:
  std::vector<std::uint32_t> parents_;
};

class Orderer {
 public:
  explicit Orderer(const Graph& graph)
      : graph_(graph), sets_(graph.things.size()), is_placed_(graph.things.size()) {
    for (const Tie& tie : graph.ties)
      if (tie.kind == Tie::Kind::holds) sets_.unite(tie.story, tie.idea);
    is_tied_.assign(graph.things.size(), false);
    for (const Tie& tie : graph.ties)
      if (tie.kind == Tie::Kind::holds) is_tied_[tie.story] = is_tied_[tie.idea] = true;
  }

  std::vector<Block> order() {
    collect_members();
    walk_systems();
    for (const std::uint32_t thing : by_rank_)
      if (is_tied_[thing]) place(thing);
    untangle();
    place_alone();
    return std::move(blocks_);
  }

 private:
  /// Members of each set by rank, those of one set together.
  void collect_members() {
    by_rank_.resize(graph_.things.size());
    std::iota(by_rank_.begin(), by_rank_.end(), 0U);
    std::ranges::stable_sort(by_rank_, {},
                             [&](std::uint32_t thing) { return graph_.things[thing].rank; });
    members_.resize(graph_.things.size());
    for (const std::uint32_t thing : by_rank_)
      if (is_tied_[thing]) members_[sets_.find(thing)].push_back(thing);
  }

  void place(std::uint32_t thing) {
    if (is_placed_[thing]) return;
    Block block;
    for (const std::uint32_t member : members_[sets_.find(thing)]) {
      is_placed_[member] = true;
      (graph_.things[member].side == Side::story ? block.story : block.idea).push_back(member);
    }
    blocks_.push_back(std::move(block));
  }

  /// The rank of the thing that a relation names first: so the walk does not depend on the order of
  /// declaration.
  std::vector<std::uint32_t> first_ranks() const {
    std::vector<std::uint32_t> ranks;
    for (const Relation& relation : graph_.relations) {
      std::uint32_t first = none;
      for (const Part& part : relation.parts)
        first =
            std::min(first, part.is_relation ? ranks[part.index] : graph_.things[part.index].rank);
      ranks.push_back(first);
    }
    return ranks;
  }

  /// Places what carried relations speak of, the deepest first, each with all that is below it.
  void walk_systems() {
    const std::vector<std::uint32_t> ranks = first_ranks();
    std::vector<std::uint32_t> roots;
    for (std::uint32_t at = 0; at < graph_.relations.size(); ++at)
      if (graph_.relations[at].fate == Fate::carried) roots.push_back(at);
    std::ranges::stable_sort(roots, {}, [&](std::uint32_t at) {
      const Relation& relation = graph_.relations[at];
      return std::tuple(~relation.order, relation.side, ranks[at]);
    });
    std::vector<bool> is_walked(graph_.relations.size());
    std::vector<std::uint32_t> open;
    for (const std::uint32_t root : roots) {
      open.push_back(root);
      while (!open.empty()) {
        const std::uint32_t at = open.back();
        open.pop_back();
        if (is_walked[at]) continue;
        is_walked[at] = true;
        visit(at, open);
      }
    }
  }

  void visit(std::uint32_t at, std::vector<std::uint32_t>& open) {
    const std::vector<Part>& parts = graph_.relations[at].parts;
    for (const Part& part : parts)
      if (!part.is_relation && is_tied_[part.index]) place(part.index);
    for (auto part = parts.rbegin(); part != parts.rend(); ++part)
      if (part->is_relation) open.push_back(part->index);
  }

  /// Sorts each side of a block with several on both by the middle of what they are tied to.
  void untangle() {
    std::vector<std::vector<std::uint32_t>> tied(graph_.things.size());
    for (const Tie& tie : graph_.ties) {
      if (tie.kind != Tie::Kind::holds) continue;
      tied[tie.story].push_back(tie.idea);
      tied[tie.idea].push_back(tie.story);
    }
    std::vector<double> place_of(graph_.things.size());
    for (Block& block : blocks_) {
      if (block.story.size() < 2 || block.idea.size() < 2) continue;
      for (int sweep = 0; sweep < sweeps; ++sweep) {
        sort_side(block.idea, block.story, tied, place_of);
        sort_side(block.story, block.idea, tied, place_of);
      }
    }
  }

  static void sort_side(std::vector<std::uint32_t>& side, const std::vector<std::uint32_t>& other,
                        const std::vector<std::vector<std::uint32_t>>& tied,
                        std::vector<double>& place_of) {
    for (std::size_t at = 0; at < other.size(); ++at) place_of[other[at]] = static_cast<double>(at);
    for (const std::uint32_t thing : side) {
      double sum = 0.0;
      for (const std::uint32_t across : tied[thing]) sum += place_of[across];
      place_of[thing] = sum / static_cast<double>(tied[thing].size());
    }
    std::ranges::stable_sort(side, {}, [&](std::uint32_t thing) { return place_of[thing]; });
  }

  /// What has no counterpart, side by side only to save space.
  void place_alone() {
    std::vector<std::uint32_t> alone[2];
    for (const std::uint32_t thing : by_rank_)
      if (!is_tied_[thing])
        alone[static_cast<std::size_t>(graph_.things[thing].side)].push_back(thing);
    for (std::size_t at = 0; at < std::max(alone[0].size(), alone[1].size()); ++at) {
      Block block;
      block.is_tied = false;
      if (at < alone[0].size()) block.story.push_back(alone[0][at]);
      if (at < alone[1].size()) block.idea.push_back(alone[1][at]);
      blocks_.push_back(std::move(block));
    }
  }

  const Graph& graph_;
  Sets sets_;
  std::vector<bool> is_placed_, is_tied_;
  std::vector<std::uint32_t> by_rank_;
  std::vector<std::vector<std::uint32_t>> members_;
  std::vector<Block> blocks_;
};

}  // namespace

std::vector<Block> order_blocks(const Graph& graph) { return Orderer(graph).order(); }

}  // namespace allegory::chart
