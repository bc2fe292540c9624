// allegory report: what the analogy comes to, in words or as JSON. Writes nothing.
#include <algorithm>
#include <array>

#include "analogy_report_print.h"
#include "base/parallel.h"
#include "base/progress.h"
#include "check.h"
#include "command.h"

namespace allegory {

static constexpr std::string_view styles[] = {"text", "json"};

static constexpr std::array options{
    CommandOption{"--report", "NAME", "how to tell it (default: text)", styles},
    drafts_option,
    jobs_option,
    limits_option,
    trust_html_option,
    project_option};

static int run(const Arguments& arguments) {
  const std::optional<CheckOptions> how = check_options("report", arguments);
  if (!how) return exit_usage;
  const Checked checked = [&] {
    const Progress progress("checking");
    return run_check(*how);
  }();
  const int status = exit_status(checked.diagnostics, checked.sources, Deny::never);
  if (!checked.inputs) {
    print_findings(checked);
    return status;
  }
  const auto indices = chosen_allegories("report", checked.site, arguments);
  if (!indices) return exit_usage;
  std::vector<AnalogyReport> reports(indices->size());
  parallel_for(reports.size(), how->jobs, [&](std::size_t at) {
    const std::uint32_t index = (*indices)[at];
    reports[at] = report_analogy(checked.site, index, checked.analogies.mappings[index],
                                 checked.analogies.structures[index]);
  });
  const ReportHead head{ALLEGORY_VERSION, checked.diagnostics.count(Severity::error)};
  const bool is_json = arguments.value("--report") == "json";
  const std::string text = is_json ? report_json(reports, head, checked.site, checked.sources)
                                   : report_text(reports, head);
  return std::max<int>(status, print_text(text));
}

extern constinit const Command report_command{
    .name = "report",
    .summary = "tell what the analogy comes to",
    .description =
        "Tells in words what stands for what and why, how much of the story holds for the idea,\n"
        "what follows from that, where the analogy breaks, and what has no counterpart. FOLDER\n"
        "names one allegory of several. Findings are not shown and do not change the exit status.",
    .positional = "[FOLDER]",
    .options = options,
    .run = run,
};

}  // namespace allegory
