// allegory check: reads a project and says what it found; with --fix, puts right what it can.
#include "check.h"

#include <algorithm>
#include <array>

#include "base/progress.h"
#include "command.h"

namespace allegory {

static constexpr std::array options{
    deny_option,
    fix_option,
    diff_option,
    project_option,
    theme_option,
    drafts_option,
    jobs_option,
    limits_option,
    trust_html_option,
    timings_option,
    report_option,
    baseline_option,
    CommandOption{"--write-baseline", "FILE", "list all findings in FILE, for `--baseline`"}};

static int run(const Arguments& arguments) {
  const std::optional<CheckOptions> how = check_options("check", arguments);
  if (!how) return exit_usage;
  const bool is_fixing = arguments.has("--fix") || arguments.has("--diff");
  if (arguments.has("--baseline") && arguments.has("--write-baseline"))
    return usage_error("check", "`--baseline` and `--write-baseline` cannot stand together",
                       "`--write-baseline` lists all that is found, whatever was listed before");
  if (is_fixing && arguments.has("--write-baseline"))
    return usage_error("check", "fixing and `--write-baseline` cannot stand together",
                       "fix first, then list what remains");
  if (is_fixing) return fix_project(*how, arguments);
  Checked checked = [&] {
    const Progress progress("checking");
    return run_check(*how);
  }();
  int status = exit_good;
  if (arguments.has("--write-baseline")) status = write_baseline(checked, arguments);
  status = std::max(status, print_report(checked, "check", arguments));
  return std::max(
      status, exit_status(checked.diagnostics, checked.sources, deny_level(checked, arguments)));
}

extern constinit const Command check_command{
    .name = "check",
    .summary = "check a project, and fix what can be fixed",
    .description =
        "Reads the project, checks that its links from characters to concepts are consistent,\n"
        "and prints what it found. With --fix it corrects pages, and prints what remains. Nothing\n"
        "else is written but what `--write-baseline` names.",
    .positional = "",
    .options = options,
    .run = run,
};

}  // namespace allegory
