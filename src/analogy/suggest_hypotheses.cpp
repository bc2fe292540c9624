// Match hypotheses, from the middle out: statements that share a verb come first, and what they
// speak of is only paired because they do. So the number of pairs stays near that of the statements
// where verbs vary. Rare verbs come first; if the budget ends, the telling ones are in.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "analogy/suggest_parts.h"

namespace allegory::suggestion {

namespace {

/// Nodes of both sides, as items, of which each of the one may match each of the other.
struct Bucket {
  std::vector<std::uint32_t> story, idea;
  std::size_t pairs() const { return story.size() * idea.size(); }
};

class Finder {
 public:
  Finder(const World& world, const Items& items, const SuggestOptions& options, Effort& effort)
      : items_(items),
        comparison_(options.comparison),
        effort_(effort),
        fixed_story_(items.story.size(), none),
        fixed_idea_(items.idea.size(), none) {
    for (const EntityPair& pair : options.forbidden)
      forbidden_.emplace(items.story.item_of[pair.story], items.idea.item_of[pair.idea]);
    for (const NodesOfBoth& pair : options.forbidden_nodes)
      forbidden_.emplace(items.story.entities + pair.story, items.idea.entities + pair.idea);
    for (const NodePair& pair : world.pairs) {
      fixed_story_[items.story.entities + pair.story] = items.idea.entities + pair.idea;
      fixed_idea_[items.idea.entities + pair.idea] = items.story.entities + pair.story;
    }
  }

  Hypotheses find(const World& world) {
    for (const NodePair& pair : world.pairs)
      pair_nodes(items_.story.entities + pair.story, items_.idea.entities + pair.idea, same_verb,
                 false);
    pair_all(&Expression::key, same_verb);
    pair_all(&Expression::general, common_parent);
    link_children();
    link_parents();
    prune();
    return std::move(found_);
  }

 private:
  void pair_all(std::uint32_t Expression::*key, Score local) {
    std::map<std::pair<std::uint32_t, bool>, Bucket> buckets;
    const auto fill = [&](const SideItems& side, std::vector<std::uint32_t> Bucket::*nodes) {
      for (std::uint32_t item = side.entities; item < side.size(); ++item) {
        const Expression& statement = side.statement(item);
        if (statement.*key == none || statement.is_closed) continue;
        if (comparison_ == Comparison::analogy && statement.is_attribute) continue;
        (buckets[{statement.*key, statement.negated}].*nodes).push_back(item);
      }
    };
    fill(items_.story, &Bucket::story);
    fill(items_.idea, &Bucket::idea);
    std::vector<const Bucket*> order;
    for (const auto& [name, bucket] : buckets) order.push_back(&bucket);
    std::ranges::stable_sort(order, {}, [](const Bucket* bucket) { return bucket->pairs(); });
    for (const Bucket* bucket : order)
      for (const std::uint32_t story : bucket->story)
        for (const std::uint32_t idea : bucket->idea) {
          if (effort_.is_cut()) return;
          // A pair that a closer likeness made already.
          if (key == &Expression::general &&
              items_.story.statement(story).key == items_.idea.statement(idea).key)
            continue;
          pair_nodes(story, idea, local, false);
        }
  }

  /// Whether two nodes may match as far as their roles and the author say.
  bool may_match(std::uint32_t story, std::uint32_t idea) const {
    const Expression& left = items_.story.statement(story);
    const Expression& right = items_.idea.statement(idea);
    if (left.is_closed || right.is_closed || left.count != right.count) return false;
    if (left.negated != right.negated) return false;
    for (std::uint32_t at = 0; at < left.count; ++at)
      if (items_.story.roles[left.first + at] != items_.idea.roles[right.first + at]) return false;
    const std::uint32_t image = fixed_story_[story], origin = fixed_idea_[idea];
    if (image != none || origin != none) return image == idea;
    return !forbidden_.contains({story, idea});
  }

  bool may_pair(std::uint32_t story, std::uint32_t idea) const {
    const std::uint32_t image = items_.story.fixed[story], origin = items_.idea.fixed[idea];
    if (image != none || origin != none) return image == idea;
    return !items_.story.withheld[story] && !items_.idea.withheld[idea] &&
           items_.story.is_quantity[story] == items_.idea.is_quantity[idea] &&
           !forbidden_.contains({story, idea});
  }

  std::uint32_t add(std::uint32_t story, std::uint32_t idea, bool is_swapped) {
    const std::uint64_t key = (std::uint64_t{story} << 32U) | idea;
    const auto [entry, is_new] =
        index_[is_swapped ? 1 : 0].try_emplace(key, static_cast<std::uint32_t>(found_.all.size()));
    if (!is_new) return entry->second;
    effort_.count_hypothesis();
    Hypothesis& hypothesis = found_.all.emplace_back();
    hypothesis.story = story;
    hypothesis.idea = idea;
    hypothesis.is_swapped = is_swapped;
    open_.push_back(entry->second);
    return entry->second;
  }

  /// Pairs two nodes and, from there on, all that they speak of.
  void pair_nodes(std::uint32_t story, std::uint32_t idea, Score local, bool needs_parent) {
    install(story, idea, local, needs_parent);
    while (!open_.empty()) {
      const std::uint32_t next = open_.back();
      open_.pop_back();
      if (items_.story.is_node(found_.all[next].story)) pair_arguments(next);
    }
  }

  void install(std::uint32_t story, std::uint32_t idea, Score local, bool needs_parent) {
    if (!effort_.take(1) || !may_match(story, idea)) return;
    const Expression& left = items_.story.statement(story);
    const std::uint32_t straight = add(story, idea, false);
    const auto settle = [&](std::uint32_t at) {
      Hypothesis& hypothesis = found_.all[at];
      hypothesis.local = std::max(hypothesis.local, local);
      hypothesis.needs_parent = hypothesis.needs_parent && needs_parent;
    };
    settle(straight);
    if (!left.is_symmetric || left.count < 2) return;
    if (items_.story.roles[left.first] != items_.story.roles[left.first + 1]) return;
    if (items_.story.arguments[left.first] == items_.story.arguments[left.first + 1]) return;
    const std::uint32_t swapped = add(story, idea, true);
    settle(swapped);
    found_.all[straight].twin = swapped;
    found_.all[swapped].twin = straight;
  }

  /// Calls `visit` with the items that would match if a pair of nodes did.
  template <class Visit>
  void for_each_argument(const Hypothesis& hypothesis, Visit visit) const {
    const Expression& left = items_.story.statement(hypothesis.story);
    const Expression& right = items_.idea.statement(hypothesis.idea);
    for (std::uint32_t at = 0; at < left.count; ++at) {
      const std::uint32_t across = hypothesis.is_swapped && at < 2 ? 1 - at : at;
      visit(items_.story.arguments[left.first + at], items_.idea.arguments[right.first + across]);
    }
  }

  void pair_arguments(std::uint32_t at) {
    const Hypothesis hypothesis = found_.all[at];
    const bool is_function = items_.story.statement(hypothesis.story).is_function;
    bool is_first = true;
    for_each_argument(hypothesis, [&](std::uint32_t story, std::uint32_t idea) {
      const bool is_functor = is_function && std::exchange(is_first, false);
      if (!effort_.take(1) || items_.story.is_node(story) != items_.idea.is_node(idea)) return;
      if (!items_.story.is_node(story)) {
        if (!may_pair(story, idea)) return;
        Hypothesis& pair = found_.all[add(story, idea, false)];
        pair.is_functor = pair.is_functor || is_functor;
        return;
      }
      const Expression& left = items_.story.statement(story);
      const Expression& right = items_.idea.statement(idea);
      if (left.is_function && right.is_function)
        install(story, idea, left.key == right.key ? same_verb : other_quantity, true);
      else if (left.is_attribute && right.is_attribute && left.key == right.key)
        install(story, idea, same_verb, true);
    });
  }

  std::uint32_t look_up(std::uint32_t story, std::uint32_t idea) const {
    const std::uint64_t key = (std::uint64_t{story} << 32U) | idea;
    const auto found = index_[0].find(key);
    return found == index_[0].end() ? none : found->second;
  }

  void link_children() {
    std::set<std::pair<std::uint32_t, std::uint32_t>> verbs;
    for (const Hypothesis& hypothesis : found_.all) {
      found_.children_of.push_back(static_cast<std::uint32_t>(found_.children.size()));
      if (!items_.story.is_node(hypothesis.story)) continue;
      const Expression& left = items_.story.statement(hypothesis.story);
      if (!left.is_function)
        verbs.emplace(left.functor, items_.idea.statement(hypothesis.idea).functor);
      for_each_argument(hypothesis, [&](std::uint32_t story, std::uint32_t idea) {
        found_.children.push_back(look_up(story, idea));
      });
    }
    found_.children_of.push_back(static_cast<std::uint32_t>(found_.children.size()));
    found_.verb_pairs = verbs.size();
  }

  template <class Visit>
  void for_each_link(Visit visit) const {
    for (std::uint32_t parent = 0; parent < found_.all.size(); ++parent)
      for (const std::uint32_t child : found_.children_at(parent)) {
        if (child == none) continue;
        visit(parent, child);
        if (found_.all[child].twin != none) visit(parent, found_.all[child].twin);
      }
  }

  void link_parents() {
    std::vector<std::uint32_t>& offsets = found_.parents_of;
    offsets.assign(found_.all.size() + 1, 0);
    for_each_link([&](std::uint32_t, std::uint32_t child) { ++offsets[child + 1]; });
    for (std::size_t at = 1; at < offsets.size(); ++at) offsets[at] += offsets[at - 1];
    found_.parents.resize(offsets.back());
    std::vector<std::uint32_t> next = offsets;
    for_each_link(
        [&](std::uint32_t parent, std::uint32_t child) { found_.parents[next[child]++] = parent; });
  }

  bool has_hole(std::uint32_t at) const {
    return std::ranges::any_of(found_.children_at(at), [&](std::uint32_t child) {
      if (child == none) return true;
      const Hypothesis& straight = found_.all[child];
      return !straight.is_alive && (straight.twin == none || !found_.all[straight.twin].is_alive);
    });
  }

  /// Upwards, what has a part that does not match; then downwards, what was made for one of these.
  void prune() {
    std::vector<std::uint32_t> order(found_.all.size());
    for (std::uint32_t at = 0; at < order.size(); ++at) order[at] = at;
    sort_downwards(found_, order);
    for (auto at = order.rbegin(); at != order.rend(); ++at)
      found_.all[*at].is_alive = !has_hole(*at);
    for (const std::uint32_t at : order) {
      Hypothesis& hypothesis = found_.all[at];
      if (hypothesis.needs_parent &&
          std::ranges::none_of(found_.parents_at(at),
                               [&](std::uint32_t parent) { return found_.all[parent].is_alive; }))
        hypothesis.is_alive = false;
    }
  }

  const Items& items_;
  Comparison comparison_;
  Effort& effort_;
  std::vector<std::uint32_t> fixed_story_, fixed_idea_;
  std::set<std::pair<std::uint32_t, std::uint32_t>> forbidden_;  ///< of entities and of nodes
  Hypotheses found_;
  std::unordered_map<std::uint64_t, std::uint32_t> index_[2];  ///< straight and swapped
  std::vector<std::uint32_t> open_;
};

}  // namespace

void sort_downwards(const Hypotheses& hypotheses, std::vector<std::uint32_t>& members) {
  std::ranges::sort(members, [&](std::uint32_t left, std::uint32_t right) {
    const std::uint32_t one = hypotheses.all[left].story, other = hypotheses.all[right].story;
    return one != other ? one > other : left < right;
  });
}

Hypotheses find_hypotheses(const World& world, const Items& items, const SuggestOptions& options,
                           Effort& effort) {
  return Finder(world, items, options, effort).find(world);
}

}  // namespace allegory::suggestion
