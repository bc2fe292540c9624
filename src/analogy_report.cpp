// Model, Mapping and Structure → AnalogyReport. See analogy_report.h; what does not go well stands
// in analogy_report_gaps.cpp.
#include "analogy_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "analogy_report_parts.h"
#include "names.h"
#include "sentence.h"

namespace allegory {

namespace {

/// What the statements that are carried over say about the groups that they speak of.
std::vector<std::vector<ReportVerbs>> verbs_of_groups(const Structure& structure) {
  const World& world = structure.world;
  std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> found(world.groups.size());
  for (std::uint32_t at = 0; at < world.story.nodes.size(); ++at) {
    if (structure.image_of[at] == none) continue;
    const Node& node = world.story.nodes[at];
    std::set<std::uint32_t> groups;
    for (const NodeArgument& argument : world.story.arguments_of(at))
      if (!argument.is_node && world.story.group[argument.index] != none)
        groups.insert(world.story.group[argument.index]);
    for (const std::uint32_t group : groups)
      found[group].emplace_back(node.verb, world.idea.nodes[structure.image_of[at]].verb);
  }
  std::vector<std::vector<ReportVerbs>> verbs(found.size());
  for (std::size_t group = 0; group < found.size(); ++group) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> known;
    for (const auto& pair : found[group]) {
      const auto [entry, is_new] = known.try_emplace(pair, verbs[group].size());
      if (is_new)
        verbs[group].push_back(
            {as_words(world.verbs[pair.first].name), as_words(world.verbs[pair.second].name), 0});
      ++verbs[group][entry->second].count;
    }
  }
  return verbs;
}

/// Who stands for what, each pair once, in the order of declaration.
class Links {
 public:
  explicit Links(const ReportContext& context)
      : context_(context), verbs_(verbs_of_groups(context.structure)) {
    const Domain& story = context.structure.world.story;
    for (std::uint32_t at = 0; at < story.entities.size(); ++at)
      group_of_.emplace(story.entities[at], story.group[at]);
  }

  void add(std::uint32_t index, std::vector<ReportLink>& links) {
    const Correspondence& line = context_.allegory.correspondences[index];
    ReportLink link;
    link.correspondence = index;
    Ends ends;
    if (line.is_reversed || !collect(line.from, link.story, ends.first) ||
        !collect(line.to, link.idea, ends.second))
      return;
    const auto [known, is_new] = known_.try_emplace(
        {std::move(ends), line.written.negative, line.written.overrides}, links.size());
    if (!is_new) {
      ReportLink& earlier = links[known->second];
      if (earlier.because.empty()) earlier.because = line.written.because;
      add_section(line.section, earlier);
      return;
    }
    add_section(line.section, link);
    link.cardinality = line.written.cardinality;
    link.is_negative = line.written.negative;
    link.is_override = line.written.overrides;
    link.strength = line.written.strength;
    link.because = line.written.because;
    link.at = line.written.key.at;
    if (!link.is_negative && !link.is_override) link.carried_by = verbs_of(line);
    links.push_back(std::move(link));
  }

 private:
  using End = std::vector<std::pair<EntityRef, std::uint32_t>>;
  using Ends = std::pair<End, End>;

  static void add_section(std::uint32_t section, ReportLink& link) {
    if (section != none && (link.sections.empty() || link.sections.back() != section))
      link.sections.push_back(section);
  }

  /// False if one of the names is bound to nothing.
  bool collect(const std::vector<Reference>& references, std::vector<ReportName>& names,
               End& end) const {
    for (const Reference& reference : references) {
      if (!reference.is_bound()) return false;
      names.push_back(name_of(context_, reference));
      end.emplace_back(reference.entity, reference.entity.is_bound() ? none : reference.statement);
    }
    std::ranges::sort(end);
    return !end.empty();
  }

  std::vector<ReportVerbs> verbs_of(const Correspondence& line) const {
    const auto found = group_of_.find(line.from.front().entity);
    if (found == group_of_.end() || found->second == none) return {};
    return verbs_[found->second];
  }

  const ReportContext& context_;
  std::vector<std::vector<ReportVerbs>> verbs_;  ///< by group
  std::map<EntityRef, std::uint32_t> group_of_;
  std::map<std::tuple<Ends, bool, bool>, std::size_t> known_;
};

ReportSide report_side(const ReportContext& context, Side side,
                       const std::vector<std::string>& phrases) {
  const Structure& structure = context.structure;
  const Domain& domain = structure.world.domain(side);
  const std::vector<std::uint32_t>& images =
      side == Side::story ? structure.image_of : structure.origin_of;
  ReportSide told;
  for (std::uint32_t at = 0; at < domain.nodes.size(); ++at) {
    const Node& node = domain.nodes[at];
    const Statement& written = context.allegory.statements[node.statement];
    const bool is_whole = node.clause + 1 == written.text.clauses.size();
    const Fate fate = structure.fate(side, at);
    told.statements.push_back({is_whole ? written.id.value : std::string(),
                               as_sentence(phrases[at]), spell(structure.world, side, at),
                               written.text.clauses[node.clause].at, fate, images[at],
                               written.section});
    ++(fate == Fate::carried     ? told.carried
       : fate == Fate::predicted ? told.predicted
       : fate == Fate::broken    ? told.broken
                                 : told.silent);
  }
  told.depth = structure.side(side).depth;
  told.systematicity = structure.side(side).systematicity;
  return told;
}

std::vector<ReportPrediction> predictions(const Structure& structure, Side from,
                                          const std::vector<Inference>& inferences,
                                          const std::vector<std::string>& carried) {
  std::vector<ReportPrediction> told;
  for (const Inference& inference : inferences)
    if (inference.is_shown())
      told.push_back({as_sentence(carried[inference.node]),
                      spell_projection(structure, from, inference.node), inference.node,
                      inference.is_structural, inference.support});
  return told;
}

/// Statements of the story that rest on statements, and hold for the idea.
std::vector<ReportPrediction> confirmed(const Structure& structure, const ReportSide& idea) {
  const std::vector<Node>& nodes = structure.world.story.nodes;
  std::vector<ReportPrediction> told;
  for (std::uint32_t at = 0; at < nodes.size(); ++at) {
    const std::uint32_t image = structure.image_of[at];
    if (nodes[at].order < 2 || image == none) continue;
    told.push_back({idea.statements[image].text, idea.statements[image].notation, at, true, 1.0});
  }
  return told;
}

/// Whole statements of the story that are broken, and that speak only of what has a counterpart.
std::vector<ReportPrediction> rejected(const Structure& structure, const ReportSide& story,
                                       const std::vector<std::string>& carried) {
  const Domain& domain = structure.world.story;
  std::vector<ReportPrediction> told;
  std::vector<bool> lacks_image(domain.nodes.size());
  for (std::uint32_t at = 0; at < domain.nodes.size(); ++at) {
    bool has_matched = false;
    for (const NodeArgument& argument : domain.arguments_of(at)) {
      const bool lacks = argument.is_node ? lacks_image[argument.index]
                                          : domain.group[argument.index] == none &&
                                                !domain.is_quantity[argument.index];
      lacks_image[at] = lacks_image[at] || lacks;
      has_matched = has_matched || (argument.is_node && structure.story.matched[argument.index]);
    }
    const ReportStatement& statement = story.statements[at];
    if (statement.fate == Fate::broken && !statement.id.empty() && !lacks_image[at])
      told.push_back({as_sentence(carried[at]), spell_projection(structure, Side::story, at), at,
                      has_matched, 1.0});
  }
  return told;
}

}  // namespace

ReportName name_of(const ReportContext& context, const Reference& reference) {
  if (reference.entity.is_bound()) {
    const Entity& entity = entity_of(context.site, reference.entity);
    return {reference.entity, none, entity.written.id.value, entity.label, entity.written.id.at};
  }
  if (reference.statement == none)
    return {{}, none, reference.name.value, reference.name.value, reference.name.at};
  const Statement& statement = context.allegory.statements[reference.statement];
  return {{},
          reference.statement,
          statement.id.value,
          context.sentences[reference.statement],
          statement.at};
}

AnalogyReport report_analogy(const Site& site, std::uint32_t index, const Mapping& mapping,
                             const Structure& structure) {
  const Allegory& allegory = site.allegories[index];
  const std::vector<std::string> sentences = statement_sentences(site, allegory);
  const ReportContext context{site, index, allegory, mapping, structure, sentences};
  AnalogyReport report;
  report.allegory = index;
  report.folder = allegory.folder;
  report.title = allegory.title;
  report.story_name = allegory.story;
  report.idea_name = allegory.idea;

  Links links(context);
  for (std::uint32_t at = 0; at < allegory.correspondences.size(); ++at)
    links.add(at, report.links);

  const auto story = node_phrases(site, allegory, structure.world, Side::story);
  const auto idea = node_phrases(site, allegory, structure.world, Side::idea);
  report.story = report_side(context, Side::story, story);
  report.idea = report_side(context, Side::idea, idea);
  report.systematicity = structure.systematicity;
  const auto carried = carried_phrases(site, allegory, structure, Side::story, idea);
  report.predictions = predictions(structure, Side::story, structure.inferences, carried);
  report.confirmed = confirmed(structure, report.idea);
  report.rejected = rejected(structure, report.story, carried);
  report.questions = predictions(structure, Side::idea, structure.reverse,
                                 carried_phrases(site, allegory, structure, Side::idea, story));
  add_gaps(context, report);
  return report;
}

std::string_view closeness(double strength) {
  return strength >= 0.8 ? "close" : strength >= 0.5 ? "loose" : "faint";
}

std::string_view to_string(Fate fate) {
  switch (fate) {
    case Fate::carried:
      return "carried";
    case Fate::predicted:
      return "predicted";
    case Fate::broken:
      return "broken";
    case Fate::silent:
      break;
  }
  return "silent";
}

std::string heading_of(const AnalogyReport& report) {
  if (!report.story_name.empty() && !report.idea_name.empty())
    return fmt::format("{} as {}", report.story_name, report.idea_name);
  if (!report.title.empty()) return report.title;
  return report.folder.empty() ? "The allegory" : report.folder;
}

std::string figures_of(const AnalogyReport& report) {
  const std::size_t said = report.story.statements.size();
  if (said == 0 && report.idea.statements.empty())
    return "neither side says what happens, so there is nothing to carry over";
  return fmt::format(
      "{} of {} thing{} the story says hold{} for the idea; the longest carried chain has depth "
      "{}; "
      "systematicity {:.2f} (story {:.2f}, idea {:.2f})",
      report.story.carried, said, said == 1 ? "" : "s", said == 1 ? "s" : "", report.story.depth,
      report.systematicity, report.story.systematicity, report.idea.systematicity);
}

}  // namespace allegory
