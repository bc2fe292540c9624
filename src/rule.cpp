// What several rules share: unknown names, uncovered entities, links. See rule.h.
#include "rule.h"

#include <algorithm>

#include "analogy/coverage.h"
#include "base/files.h"

namespace allegory {

std::optional<std::string> suggest(Suggestions& suggestions, std::uint32_t allegory, Side side,
                                   std::string_view name, Report& finding) {
  if (suggestions.declared_at(allegory, other(side), name)) {
    finding.help("`" + std::string(name) + "` belongs to the " +
                 (side == Side::story ? "idea" : "story") + "; only names of the " +
                 (side == Side::story ? "story" : "idea") + " can stand here");
    return std::nullopt;
  }
  const std::optional<std::string> meant = suggestions.nearest(allegory, side, name);
  if (!meant) {
    finding.help("declare it, for example under `" +
                 std::string(side == Side::story ? "characters" : "concepts") + ":`");
    return std::nullopt;
  }
  if (const auto at = suggestions.declared_at(allegory, side, *meant))
    finding.label(*at, "a similar name is declared here");
  finding.help("did you mean `" + *meant + "`?");
  return meant;
}

bool is_statement_pair(const std::vector<Reference>& references) {
  return !references.empty() && std::ranges::all_of(references, [](const Reference& reference) {
    return reference.statement != none;
  });
}

void report_unknown(const Facts& facts, Side side, Reporter& report) {
  Suggestions suggestions(facts.site);
  YamlEditor editor(facts.sources);
  const auto complain = [&](std::uint32_t allegory, const Reference& reference) {
    if (reference.is_bound()) return;
    Report finding = report(
        reference.name.at, "unknown " + std::string(noun(side)) + " `" + reference.name.value + "`",
        std::string("not declared in the ") + (side == Side::story ? "story" : "idea"));
    suggest(suggestions, editor, allegory, side, reference.name, finding);
  };
  for (std::uint32_t index = 0; index < facts.site.allegories.size(); ++index) {
    const Allegory& allegory = facts.site.allegories[index];
    if (allegory.is_incomplete) continue;
    for (const Correspondence& line : allegory.correspondences) {
      const bool is_story = side == Side::story;
      if (line.is_reversed || is_statement_pair(is_story ? line.to : line.from)) continue;
      for (const Reference& reference : is_story ? line.from : line.to) complain(index, reference);
    }
    for (const Statement& statement : allegory.statements)
      if (statement.side.value_or(Side::story) == side &&
          !is_undecided(suggestions, index, statement))
        for (const Reference& reference : statement.references) complain(index, reference);
  }
  if (side == Side::idea) return;
  for (const Section& section : facts.site.sections)
    if (section.allegory != none && !facts.site.allegories[section.allegory].is_incomplete)
      for (const Reference& reference : section.cast) complain(section.allegory, reference);
}

bool is_undecided(Suggestions& names, std::uint32_t allegory, const Statement& statement) {
  if (statement.side) return false;
  return std::ranges::all_of(statement.references, [&](const Reference& reference) {
    return names.declared_at(allegory, Side::story, reference.name.value) &&
           names.declared_at(allegory, Side::idea, reference.name.value);
  });
}

void report_uncovered(const Facts& facts, Side side,
                      const std::function<void(const Entity&, const std::string&)>& visit) {
  for (std::uint32_t index = 0; index < facts.site.allegories.size(); ++index) {
    const Allegory& allegory = facts.site.allegories[index];
    if (allegory.is_incomplete) continue;
    for (const Uncovered& found :
         uncovered_entities(facts.site, index, facts.mappings[index], side))
      visit(allegory.entities[found.entity],
            found.uses == 0 ? "never mapped"
            : found.uses == 1
                ? "used in 1 statement, never mapped"
                : "used in " + std::to_string(found.uses) + " statements, never mapped");
  }
}

void for_each_link(
    const Site& site,
    const std::function<void(const Section&, const Link&, const LinkTarget&)>& visit) {
  for (const Section& section : site.sections)
    for (std::size_t index = 0; index < section.targets.size(); ++index)
      visit(section, section.written.body.links[index], section.targets[index]);
}

std::string named_path(const Section& section, const Link& link) {
  const std::string path = percent_decode(link.target.substr(0, link.target.find('?')));
  const std::string& from = section.written.path;
  const std::size_t slash = from.rfind('/');
  const bool from_root = path.starts_with('/');
  const std::string folder =
      from_root || slash == std::string::npos ? std::string() : from.substr(0, slash);
  const std::size_t start = std::min(path.find_first_not_of('/'), path.size());
  return normalize_path(folder, from_root ? path.substr(start) : path).value_or(path);
}

bool names_page(const Link& link) {
  if (link.form == LinkForm::image) return false;
  const std::string path = link.target.substr(0, link.target.find('?'));
  const std::string name = path.substr(path.rfind('/') + 1);
  return name.ends_with(".md") || name.ends_with(".html") || name.find('.') == std::string::npos;
}

}  // namespace allegory
