// allegory suggest [FOLDER]: which characters could stand for which concepts.
#include <algorithm>
#include <array>
#include <cstdio>

#include "base/progress.h"
#include "check.h"
#include "command.h"
#include "printer.h"
#include "suggest_yaml.h"

namespace allegory {

static constexpr std::array options{
    CommandOption{"--against", "", "set the declared maps aside and compare with them"},
    drafts_option, limits_option, project_option};

/// What keeps a page from being read; nothing else that `check` finds matters here.
static constexpr std::array<std::string_view, 6> unread{
    "front-matter-syntax", "no-content", "not-text",
    "too-expensive",       "too-large",  "unreadable-file"};

/// What could not be read; without a project, all that was found.
static Diagnostics findings_of_reading(const Checked& checked) {
  Diagnostics found = checked.diagnostics;
  if (checked.inputs)
    std::erase_if(found.items(), [](const Diagnostic& diagnostic) {
      return std::ranges::find(unread, diagnostic.name) == unread.end();
    });
  return found;
}

static void print_findings(const Diagnostics& findings, const SourceSet& sources) {
  if (findings.items().empty()) return;
  const std::string report =
      find_printer("text")->print({.diagnostics = findings, .sources = sources}, {});
  std::fwrite(report.data(), 1, report.size(), stderr);
}

static int run(const Arguments& arguments) {
  const std::optional<CheckOptions> how = check_options("suggest", arguments);
  if (!how) return exit_usage;
  const Checked checked = [&] {
    const Progress progress("comparing");
    return run_check(*how);
  }();
  const Diagnostics findings = findings_of_reading(checked);
  print_findings(findings, checked.sources);
  const int status = exit_status(findings, checked.sources, deny_level(checked, arguments));
  if (!checked.inputs) return status;

  const auto wanted = chosen_allegories("suggest", checked.site, arguments);
  if (!wanted) return exit_usage;
  std::string text;
  for (const std::uint32_t index : *wanted) {
    if (wanted->size() > 1) text += "---\n";
    text += suggest_yaml(checked.site, index, {arguments.has("--against")});
  }
  return std::max(status, print_text(text));
}

extern constinit const Command suggest_command{
    .name = "suggest",
    .summary = "suggest what could stand for what",
    .description =
        "Compares what the statements of both sides say and prints pairs of names as YAML, ready\n"
        "to be pasted under `maps:`. Pairs that are declared stay as they are, those with\n"
        "`polarity: negative` are never suggested. FOLDER names one allegory below content/.",
    .positional = "[FOLDER]",
    .options = options,
    .run = run,
};

}  // namespace allegory
