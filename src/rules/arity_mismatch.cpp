// arity-mismatch: statements that should have the same parts differ in number or names of them.
#include <fmt/format.h>

#include <map>
#include <unordered_map>

#include "rule_structure.h"

namespace allegory {

namespace {

std::string count_text(std::size_t count) {
  return fmt::format("{} argument{}", count, count == 1 ? "" : "s");
}

/// The words before the parts of a clause; subject and object are known by their place.
std::vector<std::string> roles_of(const Clause& clause) {
  std::vector<std::string> roles;
  for (const Argument& argument : clause.arguments) roles.push_back(normalize(argument.role));
  return roles;
}

/// The first word of `roles` for which `others` has none; empty if there is no such word.
std::string first_missing(const std::vector<std::string>& roles,
                          const std::vector<std::string>& others) {
  constexpr std::size_t known_by_place = 2;
  std::map<std::string_view, std::size_t> left;
  for (std::size_t index = known_by_place; index < others.size(); ++index) ++left[others[index]];
  for (std::size_t index = known_by_place; index < roles.size(); ++index)
    if (left[roles[index]]-- == 0) return roles[index];
  return {};
}

void check_pairs(const Facts& facts, Reporter& report) {
  for_each_analogy(facts, [&](const Analogy& analogy) {
    for (const PairMismatch& mismatch : analogy.structure.mismatches) {
      const NodePair& pair = mismatch.pair;
      if (have_same_roles(analogy.structure.world, pair)) continue;
      const Correspondence& line = analogy.allegory.correspondences[pair.correspondence];
      const std::string& from = line.from.front().name.value;
      const std::string& to = line.to.front().name.value;
      const auto story = roles_of(analogy.clause(Side::story, pair.story));
      const auto idea = roles_of(analogy.clause(Side::idea, pair.idea));
      const std::string missing = first_missing(story, idea);
      const bool is_number = story.size() != idea.size();
      report(line.written.key.at,
             is_number
                 ? fmt::format("`{}` has {} but `{}` has {}", from, count_text(story.size()), to,
                               idea.size())
                 : fmt::format("`{}` has a part behind `{}` but `{}` has none", from, missing, to),
             "declared correspondence")
          .label(analogy.place(Side::story, pair.story), count_text(story.size()))
          .label(analogy.place(Side::idea, pair.idea), count_text(idea.size()))
          .help("say both with the same parts, or do not pair them");
    }
  });
}

/// What a page says about the parts of a verb; the first page counts.
using Declared = std::unordered_map<std::string, const PredicateDeclaration*>;

void check_clause(const Declared& declared, const Statement& statement, const Clause& clause,
                  Reporter& report) {
  const auto found = declared.find(normalize(clause.verb.value));
  if (found == declared.end() || clause.is_attribute) return;
  const PredicateDeclaration& predicate = *found->second;
  std::vector<std::string> asked;
  for (const Spanned<std::string>& role : predicate.roles) asked.push_back(normalize(role.value));
  const std::vector<std::string> given = roles_of(clause);
  const std::string missing = first_missing(asked, given);
  if (given.size() == asked.size() && missing.empty()) return;
  const std::string& id = statement.id.value;
  const std::string& verb = clause.verb.value;
  const bool is_number = given.size() != asked.size();
  report(clause.at,
         is_number ? fmt::format("`{}` has {} but `{}` has {}", id, count_text(given.size()), verb,
                                 asked.size())
                   : fmt::format("`{}` has no part behind `{}`, which `{}` has", id, missing, verb),
         count_text(given.size()))
      .label(predicate.verb.at, fmt::format("declared with {}", count_text(asked.size())))
      .help(fmt::format("write the parts that `roles` of `{}` names, or change `roles`", verb));
}

void check_predicates(const Allegory& allegory, Reporter& report) {
  Declared declared;
  for (const PredicateDeclaration& predicate : allegory.predicates)
    if (!predicate.roles.empty()) declared.emplace(normalize(predicate.verb.value), &predicate);
  if (declared.empty()) return;
  for (const Statement& statement : allegory.statements)
    for (const Clause& clause : statement.text.clauses)
      check_clause(declared, statement, clause, report);
}

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  check_pairs(facts, report);
  for (const Allegory& allegory : facts.site.allegories) check_predicates(allegory, report);
}

extern constinit const Rule arity_mismatch{
    .name = "arity-mismatch",
    .severity = Severity::error,
    .summary = "statements with different numbers of parts",
    .explanation =
        R"(Two statements that are paired under `maps:` must have the same parts: as many of them, behind the
same words. So must a statement and its verb, if `predicates:` names the `roles` of that verb. Subject
and object are known by their place; what follows is known by the word before it.)",
    .bad = R"(-- content/index.md --
---
characters: {wizard: [Wizard], scarecrow: [Scarecrow]}
objects: {brain: [brain]}
predicates:
  grants: {roles: [subject, object, to]}
relations:
  promise: wizard grants brain
  gift: wizard grants brain to scarecrow
---
)",
    .good = R"(-- content/index.md --
---
characters: {wizard: [Wizard], scarecrow: [Scarecrow]}
objects: {brain: [brain]}
predicates:
  grants: {roles: [subject, object, to]}
relations:
  gift: wizard grants brain to scarecrow
---
)",
    .run = run,
};

}  // namespace allegory
