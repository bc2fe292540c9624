// Verbs that take the same parts on both sides and have no pair. See near_misses.h.
//
// Statements that agree in all but the verb lie under one key. Two verbs are a gap if they meet
// under some key and neither meets another verb under any.
#include <algorithm>

#include "analogy/near_misses.h"

namespace allegory {

namespace {

constexpr std::uint32_t several = none - 1;

/// Remembers one thing, or that there was more than one.
void remember(std::uint32_t& known, std::uint32_t met) {
  known = known == none || known == met ? met : several;
}

class GapFinder {
 public:
  GapFinder(const Closure& closure, const HoldingsOfBoth& holdings, Structure& structure,
            Reported& reported)
      : closure_(closure),
        structure_(structure),
        world_(structure.world),
        reported_(reported),
        candidates_(closure, holdings, structure, reported) {}

  void run() {
    for (const Side side : {Side::idea, Side::story}) collect(side);
    find_partners();
    std::vector<std::uint32_t> gap_of(world_.verbs.size(), none);
    for (const Meeting& meeting : meetings_) {
      if (!is_gap(meeting)) continue;
      std::uint32_t& gap = gap_of[meeting.story_verb];
      if (gap == none) {
        gap = static_cast<std::uint32_t>(structure_.verb_gaps.size());
        structure_.verb_gaps.push_back(
            {meeting.story_verb, meeting.idea_verb, meeting.story, meeting.idea, 0});
      }
      VerbGap& found = structure_.verb_gaps[gap];
      ++found.count;
      if (meeting.story < found.story) {
        found.story = meeting.story;
        found.idea = meeting.idea;
      }
      reported_.numbers[structure_.story.class_of[meeting.story]] = true;
      reported_.numbers[structure_.idea.class_of[meeting.idea]] = true;
    }
    std::ranges::sort(structure_.verb_gaps, {}, &VerbGap::story);
  }

 private:
  /// All statements under one key.
  struct Meeting {
    std::uint32_t story = none, idea = none;            ///< the first of each side
    std::uint32_t story_verb = none, idea_verb = none;  ///< or `several`
  };

  /// A verb under a key.
  struct Guest {
    Side side = Side::story;
    std::uint32_t verb = none;
    std::uint32_t meeting = none;
  };

  /// What the story is like is no system; only as part of a statement is it expected to carry.
  bool is_bare_attribute(Side side, std::uint32_t node) const {
    const Domain& domain = world_.domain(side);
    return domain.nodes[node].is_attribute && domain.parents_of_node(node).empty();
  }

  void collect(Side side);
  bool agree(Side side, std::uint32_t node, const Meeting& meeting) const;
  void find_partners();
  bool is_gap(const Meeting& meeting) const;

  const Closure& closure_;
  Structure& structure_;
  const World& world_;
  Reported& reported_;
  Candidates candidates_;
  HashIndex index_;
  std::vector<Meeting> meetings_;
  std::vector<Guest> guests_;
  std::vector<std::uint32_t> story_partner_, idea_partner_;  ///< of each verb: the one it meets
};

bool GapFinder::agree(Side side, std::uint32_t node, const Meeting& meeting) const {
  const std::uint32_t known = meeting.idea;
  const Domain& domain = world_.domain(side);
  const Node& left = domain.nodes[node];
  const Node& right = world_.idea.nodes[known];
  return left.negated == right.negated && left.is_attribute == right.is_attribute &&
         closure_.side(side).verbs[left.verb].swaps == closure_.idea.verbs[right.verb].swaps &&
         std::ranges::equal(key_of(domain, closure_.side(side), node),
                            key_of(world_.idea, closure_.idea, known),
                            [](const KeyArgument& a, const KeyArgument& b) { return a.equals(b); });
}

/// Puts the idea's statements under their keys, then adds the story's where there is one.
void GapFinder::collect(Side side) {
  const Domain& domain = world_.domain(side);
  for (const std::uint32_t node : candidates_.side(side)) {
    if (is_bare_attribute(side, node)) continue;
    const Node& said = domain.nodes[node];
    const std::uint64_t hash =
        scatter(closure_.side(side).hashes[node] +
                scatter(said.count * 4 + (said.negated ? 2 : 0) + (said.is_attribute ? 1 : 0)));
    const std::uint32_t* known = index_.find(
        hash, [&](std::uint32_t meeting) { return agree(side, node, meetings_[meeting]); });
    if (known == nullptr) {
      if (side == Side::story) continue;
      index_.add(hash, static_cast<std::uint32_t>(meetings_.size()));
      guests_.push_back({side, said.verb, static_cast<std::uint32_t>(meetings_.size())});
      meetings_.push_back({none, node, none, said.verb});
      continue;
    }
    Meeting& meeting = meetings_[*known];
    if (side == Side::story && meeting.story == none) meeting.story = node;
    remember(side == Side::story ? meeting.story_verb : meeting.idea_verb, said.verb);
    guests_.push_back({side, said.verb, *known});
  }
}

/// A verb that is matched somewhere, or has a pair, has its partner.
void GapFinder::find_partners() {
  story_partner_.assign(world_.verbs.size(), none);
  idea_partner_ = story_partner_;
  for (std::uint32_t verb = 0; verb < world_.verbs.size(); ++verb)
    if (const std::uint32_t paired = world_.verb_pair[verb]; paired != none)
      story_partner_[verb] = idea_partner_[paired] = several;
  for (std::uint32_t node = 0; node < world_.story.nodes.size(); ++node)
    if (structure_.story.matched[node]) story_partner_[world_.story.nodes[node].verb] = several;
  for (std::uint32_t node = 0; node < world_.idea.nodes.size(); ++node)
    if (structure_.idea.matched[node]) idea_partner_[world_.idea.nodes[node].verb] = several;
  for (const Guest& guest : guests_) {
    const Meeting& meeting = meetings_[guest.meeting];
    if (guest.side == Side::story)
      remember(story_partner_[guest.verb], meeting.idea_verb);
    else if (meeting.story != none)
      remember(idea_partner_[guest.verb], meeting.story_verb);
  }
}

bool GapFinder::is_gap(const Meeting& meeting) const {
  return meeting.story != none && meeting.story_verb != several && meeting.idea_verb != several &&
         story_partner_[meeting.story_verb] == meeting.idea_verb &&
         idea_partner_[meeting.idea_verb] == meeting.story_verb;
}

}  // namespace

void find_verb_gaps(const Closure& closure, const HoldingsOfBoth& holdings, Structure& structure,
                    Reported& reported) {
  GapFinder(closure, holdings, structure, reported).run();
}

}  // namespace allegory
