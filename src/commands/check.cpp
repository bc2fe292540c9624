// allegory check: reads a project, says what it found, writes nothing.
#include "check.h"

#include <array>

#include "base/progress.h"
#include "command.h"

namespace allegory {

static constexpr std::array options{deny_option, project_option,    theme_option,  drafts_option,
                                    jobs_option, trust_html_option, timings_option};

static int run(const Arguments& arguments) {
  const std::optional<CheckOptions> how = check_options("check", arguments);
  if (!how) return exit_usage;
  const Checked checked = [&] {
    const Progress progress("checking");
    return run_check(*how);
  }();
  print_report(checked, arguments);
  return exit_status(checked.diagnostics, checked.sources, deny_level(checked, arguments));
}

extern constinit const Command check_command{
    .name = "check",
    .summary = "check a project and write nothing",
    .description =
        "Reads the project, checks that its links from characters to concepts are consistent,\n"
        "and prints what it found. Nothing is written.",
    .positional = "",
    .options = options,
    .run = run,
};

}  // namespace allegory
