// allegory diff REV: what changed since a revision, for an author and for a pull request. Writes
// nothing.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "analogy_report.h"
#include "base/parallel.h"
#include "base/progress.h"
#include "base/text.h"
#include "check.h"
#include "command.h"
#include "comparison_print.h"
#include "revision.h"

namespace allegory {

static constexpr std::string_view styles[] = {"text", "markdown", "json"};
static constexpr std::string_view denials[] = {"lost", "change", "never"};

static constexpr std::array options{
    CommandOption{"--report", "NAME", "how to tell it (default: text)", styles},
    CommandOption{"--deny", "WHAT",
                  "what makes the exit status 1: lost addresses, or any change (default: never)",
                  denials},
    drafts_option,
    jobs_option,
    limits_option,
    trust_html_option,
    project_option};

static int failed(const RevisionFailure& failure) {
  fmt::print(stderr, "error: {}\n", escape_controls(failure.message));
  if (!failure.help.empty()) fmt::print(stderr, "  = help: {}\n", escape_controls(failure.help));
  return failure.is_usage ? exit_usage : exit_environment;
}

static std::vector<AnalogyReport> reports_of(const Checked& checked, unsigned jobs) {
  std::vector<AnalogyReport> reports(checked.site.allegories.size());
  parallel_for(reports.size(), jobs, [&](std::size_t at) {
    reports[at] = report_analogy(checked.site, static_cast<std::uint32_t>(at),
                                 checked.analogies.mappings[at], checked.analogies.structures[at]);
  });
  return reports;
}

static std::string told(const Comparison& comparison, std::string_view style) {
  if (style == "json") return comparison_json(comparison, ALLEGORY_VERSION);
  if (style == "markdown") return comparison_markdown(comparison);
  return comparison_text(comparison);
}

static int run(const Arguments& arguments) {
  const std::optional<CheckOptions> how = check_options("diff", arguments);
  if (!how) return exit_usage;
  const std::string& name = arguments.positionals.front();
  const Checked now = run_check(*how);
  const int status = exit_status(now.diagnostics, now.sources, Deny::never);
  if (!now.inputs) {
    print_findings(now);
    return status;
  }
  RevisionResult revision = read_revision(now.inputs->root, name, how->load.limits.page);
  if (!revision.revision) return failed(revision.failure);
  const Checked then = run_check_stored(std::move(revision.revision->files), *how);
  if (!then.inputs)
    return failed({fmt::format("the project cannot be read as it was at `{}`", name), {}, false});

  const std::vector<AnalogyReport> before = reports_of(then, how->jobs);
  const std::vector<AnalogyReport> after = reports_of(now, how->jobs);
  Comparison comparison = compare({then.site, before, then.diagnostics.count(Severity::error)},
                                  {now.site, after, now.diagnostics.count(Severity::error)});
  comparison.revision = name;
  comparison.commit = revision.revision->commit;
  const int printed = print_text(told(comparison, arguments.value("--report")));
  const std::string denied = arguments.value("--deny");
  const bool is_denied = (denied == "lost" && !comparison.lost.empty()) ||
                         (denied == "change" && comparison.has_changes());
  return std::max({status, printed, is_denied ? static_cast<int>(exit_findings) : 0});
}

extern constinit const Command diff_command{
    .name = "diff",
    .summary = "tell what changed since a revision",
    .description =
        "Compares the project with what it was at a revision of its Git repository, such as HEAD,\n"
        "a branch, a tag or a commit: what stands for what, who there is, what happens, what the\n"
        "analogy predicts, how much carries over, and which addresses are gone. Changes that are\n"
        "not committed count. `--report markdown` is fit for a comment on a pull request.",
    .positional = "REV",
    .options = options,
    .run = run,
};

}  // namespace allegory
