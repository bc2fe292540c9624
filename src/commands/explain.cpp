// allegory explain RULE: what a finding means, with an example that has it and one that has not.
#include <fmt/format.h>

#include "command.h"
#include "rule.h"

namespace allegory {

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

static int run(const Arguments& arguments) {
  const std::string& name = arguments.positionals.front();
  const Rule* rule = find_rule(name);
  if (rule == nullptr) {
    std::vector<std::string> names;
    for (const Rule* each : rules()) names.emplace_back(each->name);
    const std::optional<std::string> meant = closest(name, names);
    return usage_error("explain", fmt::format("no rule is called `{}`", name),
                       meant ? fmt::format("did you mean `{}`?", *meant) : std::string());
  }
  fmt::print("{} ({}): {}\n\n{}\n", rule->name, to_string(rule->severity), rule->summary,
             rule->explanation);
  print_example("This has it", rule->bad);
  print_example("This has not", rule->good);
  if (rule->fix != FixKind::none)
    fmt::print("\n`allegory check {}` puts it right.\n",
               rule->fix == FixKind::safe ? "--fix" : "--fix=all");
  if (!rule->can_be_silenced) fmt::print("\nThis finding cannot be silenced.\n");
  return exit_good;
}

extern constinit const Command explain_command{
    .name = "explain",
    .summary = "explain a finding by its name",
    .description =
        "Prints what a rule checks and why, with a project that breaks it and the same project\n"
        "put right. The name stands in brackets in each finding.",
    .positional = "RULE",
    .options = {},
    .run = run,
};

}  // namespace allegory
