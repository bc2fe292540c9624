// invalid-value: a value of the right type that cannot be. Most are found by schema.cpp; names of
// rules are checked here, where the rules are known.
#include <fmt/core.h>

#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  std::vector<std::string> names;
  const Config& config = facts.site.config;
  for (const Rule* rule : rules()) names.emplace_back(rule->name);
  YamlEditor editor(facts.sources);
  for (const UserRule& rule : config.rules) names.emplace_back(rule.name);
  const auto check_name = [&](const std::string& name, const Span& at) {
    if (find_rule(name) != nullptr || find_user_rule(config, name) != nullptr) return;
    Report finding = report(at, "`" + name + "` is not the name of a rule", "no such rule");
    if (const auto meant = closest(name, names))
      finding.help("did you mean `" + *meant + "`?")
          .fix("write `" + *meant + "`", editor.rename({name, at}, *meant));
    else
      finding.help("the name of a rule stands in brackets in each finding");
  };
  for (const UserRule& rule : config.rules)
    if (find_rule(rule.name) != nullptr)
      report(rule.at, fmt::format("`{}` is a rule of the program", rule.name), "the name is taken")
          .help("choose another name");
  for (const auto& [name, level] : config.levels) {
    check_name(name, level.at);
    const Rule* rule = find_rule(name);
    if (rule != nullptr && !rule->can_be_silenced)
      report(level.at, "the level of `" + name + "` cannot be changed", "has no effect")
          .help("remove it; what could not be read or written is always reported");
  }
  for (const Section& section : facts.site.sections) {
    for (const Spanned<std::string>& rule : section.written.front.allow)
      check_name(rule.value, rule.at);
    for (const Allowance& allowance : section.written.body.allowances)
      check_name(allowance.rule.value, allowance.rule.at);
  }
}

extern constinit const Rule invalid_value{
    .name = "invalid-value",
    .severity = Severity::error,
    .summary = "a value that cannot be",
    .explanation =
        R"(The value has the right type and is still none that the key can have: a `strength` of 7, a date in
February's thirtieth day, an unknown word where a few are known, an id with a blank in it.)",
    .bad = R"(-- content/index.md --
---
objects:
  sun: {name: Sun, match: nevr}
---
)",
    .good = R"(-- content/index.md --
---
objects:
  sun: {name: Sun, match: never}
---
)",
    .run = run,
    .fix = FixKind::ask,
};

}  // namespace allegory
