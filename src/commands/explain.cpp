// allegory explain RULE: what a finding means, with an example that has it and one that has not.
#include <fmt/format.h>

#include <array>

#include "command.h"
#include "rule.h"

namespace allegory {

static constexpr std::array options{project_option};

static void print_example(std::string_view title, std::string_view example) {
  if (example.empty()) return;
  fmt::print("\n{}:\n\n", title);
  while (!example.empty()) {
    const std::size_t end = example.find('\n');
    const std::string_view line = example.substr(0, end);
    fmt::print("{}{}\n", line.empty() ? "" : "    ", line);
    example = end == std::string_view::npos ? std::string_view{} : example.substr(end + 1);
  }
}

static void explain_rule(const Rule& rule) {
  fmt::print("{} ({}): {}\n\n{}\n", rule.name, to_string(rule.severity), rule.summary,
             rule.explanation);
  print_example("This has it", rule.bad);
  print_example("This has not", rule.good);
  if (rule.fix != FixKind::none)
    fmt::print("\n`allegory check {}` puts it right.\n",
               rule.fix == FixKind::safe ? "--fix" : "--fix=all");
  if (!rule.can_be_silenced) fmt::print("\nThis finding cannot be silenced.\n");
}

/// A rule of the project: what it says, and how it is written.
static void explain_rule(const UserRule& rule, const SourceSet& sources) {
  fmt::print("{} ({}): a rule of this project\n\n{}\n", rule.name, to_string(rule.severity),
             for_log(escape_controls(rule.message)));
  if (!rule.help.empty()) fmt::print("\n{}\n", for_log(escape_controls(rule.help)));
  const SourceId source = rule.whole.source;
  const std::uint32_t first = sources.position(source, rule.whole.begin).line;
  const std::uint32_t last = sources.position(source, rule.whole.end).line;
  fmt::print("\nIt stands in `{}`, line {}:\n\n", sources[source].path, first);
  for (std::uint32_t line = first; line <= last; ++line)
    fmt::print("    {}\n", for_log(escape_controls(sources.line(source, line))));
  if (!rule.is_usable) fmt::print("\nIt has a mistake, which `allegory check` shows.\n");
}

static int run(const Arguments& arguments) {
  const std::string& name = arguments.positionals.front();
  if (const Rule* rule = find_rule(name)) {
    explain_rule(*rule);
    return exit_good;
  }
  std::vector<std::string> names;
  for (const Rule* each : rules()) names.emplace_back(each->name);
  SourceSet sources;
  Diagnostics unused;  // what is wrong with a project is not what was asked
  const std::optional<Config> config =
      load_config(arguments.value(project_option.name), sources, unused);
  if (config) {
    if (const UserRule* rule = find_user_rule(*config, name)) {
      explain_rule(*rule, sources);
      return exit_good;
    }
    for (const UserRule& each : config->rules) names.emplace_back(each.name);
  }
  const std::optional<std::string> meant = closest(name, names);
  return usage_error("explain", fmt::format("no rule is called `{}`", name),
                     meant ? fmt::format("did you mean `{}`?", *meant) : std::string());
}

extern constinit const Command explain_command{
    .name = "explain",
    .summary = "explain a finding by its name",
    .description =
        "Prints what a rule checks and why, with a project that breaks it and the same project\n"
        "put right. The name stands in brackets in each finding. A rule of the project's own is\n"
        "printed as `rules:` in allegory.yaml has it.",
    .positional = "RULE",
    .options = options,
    .run = run,
};

}  // namespace allegory
