// See suggest_yaml.h. What would follow from a mapping is not computed here: it is tied in a copy
// of the world, and that is examined as `check` would.
#include "suggest_yaml.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "analogy/structure.h"
#include "analogy/suggest.h"
#include "base/text.h"
#include "yaml_quote.h"

namespace allegory {

namespace {

constexpr std::size_t most_inferences = 5;

std::string pair_text(const World& world, const EntityPair& pair) {
  return yaml_printable_scalar(world.story.names[pair.story]) + ": " +
         yaml_printable_scalar(world.idea.names[pair.idea]);
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string place_of(const Allegory& allegory) {
  return allegory.folder.empty() ? "content" : fmt::format("content/{}", allegory.folder);
}

/// Whether a line says that its names stand for each other in the whole allegory, as far as they
/// are known.
bool is_positive(const Correspondence& line) {
  return !line.written.negative && !line.written.overrides;
}

/// Positions of the entities of one side in the world.
std::vector<std::pair<EntityRef, std::uint32_t>> positions(const Domain& domain) {
  std::vector<std::pair<EntityRef, std::uint32_t>> sorted;
  for (std::uint32_t at = 0; at < domain.entities.size(); ++at)
    sorted.emplace_back(domain.entities[at], at);
  std::ranges::sort(sorted);
  return sorted;
}

/// What lines name, as positions in the world.
class DeclaredNames {
 public:
  explicit DeclaredNames(const World& world)
      : story_(positions(world.story)), idea_(positions(world.idea)) {}

  std::vector<std::uint32_t> story(const Correspondence& line) const {
    return find(story_, line.from);
  }
  std::vector<std::uint32_t> idea(const Correspondence& line) const { return find(idea_, line.to); }

  /// The pairs of a line; of one that names several on both sides, which says nothing about pairs,
  /// none.
  std::vector<EntityPair> pairs(const Correspondence& line) const {
    std::vector<EntityPair> pairs;
    if (line.from.size() > 1 && line.to.size() > 1) return pairs;
    for (const std::uint32_t from : story(line))
      for (const std::uint32_t to : idea(line)) pairs.push_back({from, to});
    return pairs;
  }

 private:
  using Positions = std::vector<std::pair<EntityRef, std::uint32_t>>;
  static std::vector<std::uint32_t> find(const Positions& sorted,
                                         const std::vector<Reference>& references) {
    std::vector<std::uint32_t> found;
    for (const Reference& reference : references) {
      const auto at =
          std::ranges::lower_bound(sorted, reference.entity, {}, &Positions::value_type::first);
      if (reference.entity.is_bound() && at != sorted.end() && at->first == reference.entity)
        found.push_back(at->second);
    }
    return found;
  }
  Positions story_, idea_;
};

/// Unties what the author tied, so that the search can be judged by it.
void forget_maps(World& world) {
  world.groups.clear();
  world.pairs.clear();
  for (const Side side : {Side::story, Side::idea})
    std::ranges::fill(world.domain(side).group, none);
}

/// The world with a mapping tied in.
World with_mapping(World world, const SuggestedMapping& mapping) {
  for (const SuggestedPair& pair : mapping.entities) {
    if (pair.is_declared) continue;
    const auto group = static_cast<std::uint32_t>(world.groups.size());
    world.story.group[pair.entities.story] = world.idea.group[pair.entities.idea] = group;
    world.groups.push_back({{pair.entities.story}, {pair.entities.idea}});
  }
  return world;
}

class Suggestion {
 public:
  Suggestion(const Site& site, std::uint32_t index, const SuggestRequest& request)
      : site_(site), allegory_(site.allegories[index]), request_(request) {
    world_ = make_world(site, index, map_entities(site, index));
    const DeclaredNames names(world_);
    for (const Correspondence& line : allegory_.correspondences)
      if (is_positive(line))
        for (const EntityPair& pair : names.pairs(line)) declared_.insert(pair);
    if (request.is_against)
      forget_maps(world_);
    else
      choose_filters(names);
    withhold_scenery();
    found_ = suggest_mappings(world_, options_);
  }

  std::string text() {
    if (found_.mappings.empty() || new_pairs(found_.mappings.front()) == 0) say_nothing_found();
    const SuggestedMapping empty;
    const SuggestedMapping& best = found_.mappings.empty() ? empty : found_.mappings.front();
    const Structure structure = analyse(with_mapping(world_, best));
    if (new_pairs(best) > 0) {
      say_how_good(best, structure);
      write_maps(best);
      say_others(best);
      say_inferences(structure);
    }
    if (request_.is_against) say_agreement(best);
    write_verbs(structure);
    say_left_over(structure.world);
    if (found_.is_cut)
      comment(fmt::format("The search ended at {} hypotheses; there may be better pairs.",
                          options_.budget));
    return std::move(text_);
  }

 private:
  void comment(std::string_view line) { text_ += fmt::format("# {}\n", escape_controls(line)); }

  void choose_filters(const DeclaredNames& names) {
    for (const Correspondence& line : allegory_.correspondences) {
      const std::vector<EntityPair> pairs = names.pairs(line);
      if (line.written.negative) forbid_statements(line);
      if (line.written.negative)
        options_.forbidden.insert(options_.forbidden.end(), pairs.begin(), pairs.end());
      // What is declared and ties nothing has a finding, and is left to `check`; so are several
      // names for several, whatever they say.
      if (line.written.overrides || (line.written.negative && !pairs.empty())) continue;
      for (const std::uint32_t at : names.story(line))
        if (world_.story.group[at] == none) options_.withheld_story.push_back(at);
      for (const std::uint32_t at : names.idea(line))
        if (world_.idea.group[at] == none) options_.withheld_idea.push_back(at);
    }
  }

  void forbid_statements(const Correspondence& line) {
    if (line.from.size() != 1 || line.to.size() != 1) return;
    const auto node = [](const Domain& domain, const Reference& reference) {
      return reference.statement == none ? none : domain.node_of[reference.statement];
    };
    const NodesOfBoth nodes{node(world_.story, line.from.front()),
                            node(world_.idea, line.to.front())};
    if (nodes.story != none && nodes.idea != none) options_.forbidden_nodes.push_back(nodes);
  }

  void withhold_scenery() {
    for (std::uint32_t at = 0; at < world_.story.entities.size(); ++at)
      if (entity_of(site_, world_.story.entities[at]).written.scenery)
        options_.withheld_story.push_back(at);
  }

  /// Whether a pair is worth a line: a quantity stands for that of its name without one.
  bool is_news(const SuggestedPair& pair) const {
    const auto [story, idea] = pair.entities;
    return !pair.is_declared &&
           !(world_.story.is_quantity[story] &&
             normalize(world_.story.names[story]) == normalize(world_.idea.names[idea]));
  }

  std::size_t new_pairs(const SuggestedMapping& mapping) const {
    return static_cast<std::size_t>(std::ranges::count_if(
        mapping.entities, [&](const SuggestedPair& pair) { return is_news(pair); }));
  }

  void say_nothing_found() {
    const bool has_both = !world_.story.nodes.empty() && !world_.idea.nodes.empty();
    comment(fmt::format(
        "{}: nothing to suggest. {}", place_of(allegory_),
        !has_both ? "Say under `relations:` what happens, on both sides."
        : found_.mappings.empty()
            ? "No statement of the story goes with one of the idea; verbs that mean the same "
              "are paired under `verbs:`."
            : "All that statements pair is declared."));
  }

  /// How many of the author's statements on one side carry over, of how many.
  static std::pair<std::size_t, std::size_t> carried(const Structure& structure, Side side) {
    std::size_t matched = 0, all = 0;
    for (const std::uint32_t node : structure.world.domain(side).node_of) {
      if (node == none) continue;
      ++all;
      if (structure.side(side).matched[node]) ++matched;
    }
    return {matched, all};
  }

  void say_how_good(const SuggestedMapping& best, const Structure& structure) {
    const auto [matched, all] = carried(structure, Side::story);
    comment(fmt::format(
        "{}: {}, score {:.3f}. {} of {} of the story {} over; systematicity {:.2f}.",
        place_of(allegory_), counted(new_pairs(best), "pair"), best.score, matched,
        counted(all, "statement"), matched == 1 ? "carries" : "carry", structure.systematicity));
    if (request_.is_against) comment("The declared maps were set aside.");
  }

  void write_maps(const SuggestedMapping& best) {
    text_ += "maps:\n";
    for (const SuggestedPair& pair : best.entities)
      if (is_news(pair))
        text_ += fmt::format("  {}  # {}\n", pair_text(world_, pair.entities),
                             counted(pair.statements, "statement"));
  }

  /// Other mappings, as far as they differ.
  void say_others(const SuggestedMapping& best) {
    for (std::size_t at = 1; at < found_.mappings.size(); ++at) {
      const SuggestedMapping& other = found_.mappings[at];
      std::vector<std::string> pairs;
      for (const SuggestedPair& pair : other.entities)
        if (!std::ranges::binary_search(best.entities, pair.entities, {}, &SuggestedPair::entities))
          pairs.push_back("  " + pair_text(world_, pair.entities));
      if (pairs.empty()) continue;
      comment(fmt::format("Or, with a score of {:.3f}:", other.score));
      for (const std::string& pair : pairs) comment(pair);
    }
  }

  void say_agreement(const SuggestedMapping& best) {
    std::vector<std::string> missed, extra;
    std::set<EntityPair> suggested;
    for (const SuggestedPair& pair : best.entities) suggested.insert(pair.entities);
    for (const EntityPair& pair : declared_)
      if (!suggested.contains(pair)) missed.push_back(pair_text(world_, pair));
    for (const EntityPair& pair : suggested)
      if (!declared_.contains(pair)) extra.push_back(pair_text(world_, pair));
    const std::size_t both = suggested.size() - extra.size();
    const auto share = [&](std::size_t all) {
      return all == 0 ? 0.0 : static_cast<double>(both) / static_cast<double>(all);
    };
    const double precision = share(suggested.size()), recall = share(declared_.size());
    const double f = both == 0 ? 0.0 : 2 * precision * recall / (precision + recall);
    comment(fmt::format("{} of {} {} declared, {} of {} {} suggested.", both,
                        counted(suggested.size(), "suggested pair"), both == 1 ? "is" : "are", both,
                        counted(declared_.size(), "declared pair"), both == 1 ? "is" : "are"));
    comment(fmt::format("precision {:.2f}, recall {:.2f}, F {:.2f}", precision, recall, f));
    if (!missed.empty()) comment("Declared and not suggested:");
    for (const std::string& pair : missed) comment("  " + pair);
    if (!extra.empty()) comment("Suggested and not declared:");
    for (const std::string& pair : extra) comment("  " + pair);
  }

  void say_inferences(const Structure& structure) {
    std::vector<std::string> lines;
    for (const Inference& inference : structure.inferences)
      if (inference.is_structural && inference.is_shown() && lines.size() < most_inferences)
        lines.push_back("  " + spell_projection(structure, Side::story, inference.node));
    if (!lines.empty()) comment("The story would then suggest of the idea:");
    for (const std::string& line : lines) comment(line);
  }

  void write_verbs(const Structure& structure) {
    if (structure.verb_gaps.empty()) return;
    comment("Verbs that stand in the same places; with them, more may be found.");
    text_ += "verbs:\n";
    for (const VerbGap& gap : structure.verb_gaps)
      text_ += fmt::format(
          "  {}: {}  # {}\n", yaml_printable_scalar(world_.verbs[gap.story_verb].name),
          yaml_printable_scalar(world_.verbs[gap.idea_verb].name), counted(gap.count, "statement"));
  }

  void say_left_over(const World& tied) {
    const auto names = [&](Side side, const std::vector<std::uint32_t>& withheld) {
      const Domain& domain = tied.domain(side);
      std::vector<bool> is_left(domain.names.size(), true);
      for (const std::uint32_t entity : withheld) is_left[entity] = false;
      std::string list;
      for (std::uint32_t at = 0; at < domain.names.size(); ++at)
        if (is_left[at] && domain.group[at] == none && !domain.broken[at])
          list += (list.empty() ? "" : ", ") + domain.names[at];
      return list;
    };
    const std::string story = names(Side::story, options_.withheld_story);
    const std::string idea = names(Side::idea, options_.withheld_idea);
    if (!story.empty()) comment("Left over in the story: " + story);
    if (!idea.empty()) comment("Left over in the idea: " + idea);
  }

  const Site& site_;
  const Allegory& allegory_;
  SuggestRequest request_;
  World world_;
  std::set<EntityPair> declared_;
  SuggestOptions options_;
  Suggested found_;
  std::string text_;
};

}  // namespace

std::string suggest_yaml(const Site& site, std::uint32_t index, const SuggestRequest& request) {
  const Allegory& allegory = site.allegories[index];
  if (allegory.is_incomplete)
    return fmt::format("# {}: a page could not be read, so nothing is suggested.\n",
                       escape_controls(place_of(allegory)));
  return Suggestion(site, index, request).text();
}

}  // namespace allegory
