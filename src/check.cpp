// Runs the rules, then settles what every finding counts as. See check.h.
#include "check.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "base/parallel.h"
#include "rule.h"
#include "user_rule.h"

namespace allegory {

const Rule* find_rule(std::string_view name) {
  const auto found = std::ranges::lower_bound(rules(), name, {}, &Rule::name);
  return found != rules().end() && (*found)->name == name ? *found : nullptr;
}

namespace {

/// A place where an author allowed a rule, and whether a finding was silenced by it.
struct Silencer {
  const Spanned<std::string>* rule;
  Span where;
  bool is_used = false;
};

bool covers(const Span& outer, const Span& inner) {
  return outer.source == inner.source && outer.begin <= inner.begin && inner.begin < outer.end;
}

/// Silencers of each page, by the index of its source.
using Silencers = std::map<std::uint32_t, std::vector<Silencer>>;

Silencers collect_silencers(const Site& site, const SourceSet& sources) {
  Silencers silencers;
  for (const Section& section : site.sections) {
    const ParsedSection& page = section.written;
    const auto size = static_cast<std::uint32_t>(sources[page.source].text.size());
    std::vector<Silencer> found;
    for (const Spanned<std::string>& rule : page.front.allow)
      found.push_back({&rule, {page.source, 0, size + 1}});
    for (const Allowance& allowance : page.body.allowances)
      found.push_back({&allowance.rule, allowance.block});
    if (!found.empty()) silencers.emplace(page.source.index, std::move(found));
  }
  return silencers;
}

bool is_silenced(const Diagnostic& diagnostic, Silencers& silencers) {
  const Rule* rule = find_rule(diagnostic.name);
  if (diagnostic.labels.empty() || (rule != nullptr && !rule->can_be_silenced)) return false;
  const Span& at = diagnostic.labels.front().at;
  const auto page = silencers.find(at.source.index);
  if (page == silencers.end()) return false;
  bool silenced = false;
  for (Silencer& silencer : page->second)
    if (silencer.rule->value == diagnostic.name && covers(silencer.where, at))
      silenced = silencer.is_used = true;
  return silenced;
}

void report_unused(const Config& config, const SourceSet& sources, const Silencers& silencers,
                   Diagnostics& diagnostics) {
  YamlEditor editor(sources);
  for (const auto& [source, list] : silencers) {
    for (const Silencer& silencer : list) {
      const Rule* rule = find_rule(silencer.rule->value);
      const UserRule* own = find_user_rule(config, silencer.rule->value);
      // A name that is no rule at all has its own finding, and so has a rule that cannot be run.
      if (silencer.is_used || (rule == nullptr && (own == nullptr || !own->is_usable))) continue;
      Report report = diagnostics.report(
          "unused-allowance", silencer.rule->at,
          "`" + silencer.rule->value + "` is allowed here and does not occur", "silences nothing");
      report.help(rule == nullptr || rule->can_be_silenced
                      ? "remove it"
                      : "remove it; what could not be read cannot be silenced");
      if (std::optional<Fix> fix = remove_allowance(sources, editor, silencer.rule->at))
        report.fix(std::move(*fix));
    }
  }
}

void run_rules(const Facts& facts, unsigned jobs, Diagnostics& diagnostics) {
  const UserRules user_rules(facts);
  std::vector<Diagnostics> found(rules().size() + user_rules.size());
  parallel_for(found.size(), jobs, [&](std::size_t index) {
    if (index >= rules().size()) return user_rules.run(index - rules().size(), found[index]);
    const Rule& rule = *rules()[index];
    Reporter reporter(rule.name, found[index]);
    if (rule.run != nullptr) rule.run(facts, reporter);
  });
  for (Diagnostics& each : found) diagnostics.append(std::move(each));
}

}  // namespace

void apply_levels(const Config& config, Diagnostics& diagnostics) {
  std::erase_if(diagnostics.items(), [&](Diagnostic& diagnostic) {
    const Rule* rule = find_rule(diagnostic.name);
    const UserRule* own = rule == nullptr ? find_user_rule(config, diagnostic.name) : nullptr;
    if (rule == nullptr && own == nullptr) return false;
    diagnostic.severity = rule != nullptr ? rule->severity : own->severity;
    const auto level = config.levels.find(std::string(diagnostic.name));
    if (level == config.levels.end()) return rule != nullptr && rule->is_off;
    if (rule != nullptr && !rule->can_be_silenced) return false;
    if (level->second.value == Level::off) return true;
    diagnostic.severity = static_cast<Severity>(level->second.value);
    return false;
  });
}

Analogies check(const Site& site, const SourceSet& sources, unsigned jobs,
                Diagnostics& diagnostics) {
  Analogies analogies;
  analogies.mappings.resize(site.allegories.size());
  analogies.structures.resize(site.allegories.size());
  parallel_for(site.allegories.size(), jobs, [&](std::size_t at) {
    const auto index = static_cast<std::uint32_t>(at);
    analogies.mappings[at] = map_entities(site, index);
    analogies.structures[at] = analyse(make_world(site, index, analogies.mappings[at]));
  });
  run_rules({site, sources, analogies.mappings, analogies.structures}, jobs, diagnostics);

  Silencers silencers = collect_silencers(site, sources);
  std::erase_if(diagnostics.items(),
                [&](const Diagnostic& diagnostic) { return is_silenced(diagnostic, silencers); });
  report_unused(site.config, sources, silencers, diagnostics);
  apply_levels(site.config, diagnostics);
  diagnostics.sort(sources);
  return analogies;
}

int exit_status(const Diagnostics& diagnostics, const SourceSet& sources, Deny deny) {
  int status = 0;
  for (const Diagnostic& diagnostic : diagnostics.items()) {
    if (static_cast<int>(diagnostic.severity) <= static_cast<int>(deny) && deny != Deny::never)
      status = std::max(status, 1);
    if (diagnostic.severity != Severity::error) continue;
    // Not a matter of taste, so `deny` has no say in it: there was nothing sound to work with, or
    // something is missing from what was read or written.
    if (path_of(diagnostic, sources) == "allegory.yaml") status = std::max(status, 2);
    if (const Rule* rule = find_rule(diagnostic.name); rule != nullptr && rule->exit_status > 1)
      status = std::max(status, rule->exit_status);
  }
  return status;
}

}  // namespace allegory
