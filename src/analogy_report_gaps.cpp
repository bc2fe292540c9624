// What the report on an analogy says of its limits. See analogy_report.h.
#include <set>
#include <unordered_set>
#include <utility>

#include "analogy/coverage.h"
#include "analogy_report_parts.h"
#include "base/text.h"
#include "names.h"
#include "sentence.h"

namespace allegory {

namespace {

using Clash = ReportClash::Kind;

std::vector<ReportName> uncovered(const ReportContext& context, Side side) {
  std::vector<ReportName> names;
  for (const Uncovered& found :
       uncovered_entities(context.site, context.index, context.mapping, side))
    names.push_back(name_of(
        context,
        {context.allegory.entities[found.entity].written.id, {context.index, found.entity}, none}));
  return names;
}

/// A part of a statement in words.
std::string part(const ReportContext& context, const ReportSide& told, Side side,
                 std::uint32_t argument) {
  if (argument == none) return {};
  const Domain& domain = context.structure.world.domain(side);
  const NodeArgument& at = domain.arguments[argument];
  if (at.is_node) return told.statements[at.index].text;
  const EntityRef entity = domain.entities[at.index];
  return entity.is_bound() ? entity_of(context.site, entity).label : domain.names[at.index];
}

void add_clashes(const ReportContext& context, AnalogyReport& report) {
  const Structure& structure = context.structure;
  const auto add = [&](Clash kind, std::uint32_t story, std::uint32_t idea,
                       std::uint32_t story_argument, std::uint32_t idea_argument) {
    report.clashes.push_back({kind, story, idea,
                              part(context, report.story, Side::story, story_argument),
                              part(context, report.idea, Side::idea, idea_argument)});
  };
  for (const PairMismatch& found : structure.mismatches)
    add(Clash::mismatch, found.pair.story, found.pair.idea, found.story_argument,
        found.idea_argument);
  for (const NearMiss& found : structure.near_misses)
    add(found.kind == NearMiss::Kind::role_swap ? Clash::role_swap : Clash::crossed_argument,
        found.story, found.idea, found.story_argument, found.idea_argument);
  for (const NodesOfBoth& found : structure.contradicted)
    add(Clash::contradicted, found.story, found.idea, none, none);
  for (const NodesOfBoth& found : structure.unbroken)
    add(Clash::unbroken, found.story, found.idea, none, none);
  for (const VerbGap& found : structure.verb_gaps)
    report.clashes.push_back({Clash::verb_gap, found.story, found.idea,
                              as_words(structure.world.verbs[found.story_verb].name),
                              as_words(structure.world.verbs[found.idea_verb].name)});
}

/// Pairs of verbs of which no statement that is carried over makes use.
std::vector<VerbPair> unused_verbs(const ReportContext& context) {
  const Structure& structure = context.structure;
  const World& world = structure.world;
  std::set<std::pair<std::string_view, std::string_view>> used;
  for (std::uint32_t at = 0; at < world.story.nodes.size(); ++at)
    if (structure.image_of[at] != none)
      used.emplace(world.verbs[world.story.nodes[at].verb].name,
                   world.verbs[world.idea.nodes[structure.image_of[at]].verb].name);
  std::vector<VerbPair> unused;
  for (const VerbPair& pair : context.allegory.verbs)
    if (!used.contains({normalize(pair.story.value), normalize(pair.idea.value)}))
      unused.push_back(pair);
  return unused;
}

/// Predicates of which neither a statement nor another predicate makes use.
std::vector<Spanned<std::string>> unused_predicates(const Allegory& allegory) {
  std::unordered_set<std::string> used;
  for (const Statement& statement : allegory.statements)
    for (const Clause& clause : statement.text.clauses) used.insert(normalize(clause.verb.value));
  for (const PredicateDeclaration& predicate : allegory.predicates)
    for (const auto* word : {&predicate.inverse, &predicate.kind_of})
      if (*word) used.insert(normalize((*word)->value));
  std::vector<Spanned<std::string>> unused;
  for (const PredicateDeclaration& predicate : allegory.predicates)
    if (!used.contains(normalize(predicate.verb.value))) unused.push_back(predicate.verb);
  return unused;
}

/// Entities that nothing speaks of. A cast that has no correspondences of its own is there for
/// other allegories.
std::vector<ReportName> unused_names(const ReportContext& context) {
  const Allegory& allegory = context.allegory;
  if (allegory.correspondences.empty()) return {};
  std::vector<bool> is_used(allegory.entities.size());
  const auto use = [&](const Reference& reference) {
    if (reference.entity.is_bound() && reference.entity.allegory == context.index)
      is_used[reference.entity.entity] = true;
  };
  for (const Statement& statement : allegory.statements)
    for (const Reference& reference : statement.references) use(reference);
  for (const Correspondence& line : allegory.correspondences)
    for (const auto* list : {&line.from, &line.to})
      for (const Reference& reference : *list) use(reference);
  for (const Break& line : allegory.breaks) use(line.what);
  const auto read = [&](std::uint32_t section) {
    for (const ProseMention& mention : context.site.sections[section].mentions)
      if (mention.entity.allegory == context.index) is_used[mention.entity.entity] = true;
  };
  if (allegory.index != none) read(allegory.index);
  for (const std::uint32_t section : allegory.sections) read(section);
  std::vector<ReportName> unused;
  for (std::uint32_t at = 0; at < allegory.entities.size(); ++at)
    if (!is_used[at] && allegory.entities[at].mentions.empty())
      unused.push_back(
          name_of(context, {allegory.entities[at].written.id, {context.index, at}, none}));
  return unused;
}

}  // namespace

void add_gaps(const ReportContext& context, AnalogyReport& report) {
  report.story.uncovered = uncovered(context, Side::story);
  report.idea.uncovered = uncovered(context, Side::idea);
  for (const Break& line : context.allegory.breaks)
    report.breaks.push_back({name_of(context, line.what), line.reason, line.section});
  add_clashes(context, report);
  // Where nobody says what happens, it is no fault of the names that nothing is carried.
  const bool has_statements = !report.story.statements.empty() && !report.idea.statements.empty();
  for (std::uint32_t at = 0; at < report.links.size(); ++at) {
    const ReportLink& link = report.links[at];
    const bool is_of_names = link.story.front().entity.is_bound();
    if (has_statements && is_of_names && link.carried_by.empty() && !link.is_negative &&
        !link.is_override)
      report.unused.links.push_back(at);
  }
  report.unused.verbs = unused_verbs(context);
  report.unused.predicates = unused_predicates(context.allegory);
  report.unused.names = unused_names(context);
}

std::string_view to_string(ReportClash::Kind kind) {
  switch (kind) {
    case ReportClash::Kind::role_swap:
      return "role-swap";
    case ReportClash::Kind::crossed_argument:
      return "crossed-argument";
    case ReportClash::Kind::mismatch:
      return "mismatch";
    case ReportClash::Kind::contradicted:
      return "contradicted";
    case ReportClash::Kind::unbroken:
      return "unbroken";
    case ReportClash::Kind::verb_gap:
      break;
  }
  return "verb-gap";
}

}  // namespace allegory
