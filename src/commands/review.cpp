// allegory review ID…: stamps correspondences as reviewed, which `suspect-correspondence` compares.
// One of the few commands that change what an author wrote: the front matter, and in it one value.
#include "review.h"

#include <fmt/format.h>

#include <array>

#include "base/progress.h"
#include "base/text.h"
#include "check.h"
#include "command.h"

namespace allegory {

static constexpr std::array options{
    CommandOption{"--all", "", "stamp every correspondence that has a stamp"}, project_option};

static int refuse(const ReviewFailure& failure) {
  fmt::print(stderr, "error: {}\n", escape_controls(failure.message));
  if (!failure.help.empty()) fmt::print(stderr, "  = help: {}\n", escape_controls(failure.help));
  return failure.status;
}

static int run(const Arguments& arguments) {
  const bool is_all = arguments.has("--all");
  if (is_all != arguments.positionals.empty())
    return usage_error("review",
                       is_all ? "`--all` and names cannot stand together" : "[ID…] is missing",
                       "name characters or concepts, or write `--all`");
  CheckOptions how;
  how.load.project = arguments.value("--project");
  how.program = own_program;
  how.drafts = true;  // what is still a draft can be reviewed
  const Checked checked = [&] {
    const Progress progress("checking");
    return run_check(how);
  }();
  if (!checked.inputs) {
    print_findings(checked);
    return exit_status(checked.diagnostics, checked.sources, Deny::never);
  }
  const ReviewChoice choice =
      is_all ? choose_stamped(checked.site) : choose_named(checked.site, arguments.positionals);
  if (choice.failure) return refuse(*choice.failure);
  const Reviewed reviewed =
      stamp_correspondences(checked.site, checked.sources, checked.inputs->root, choice);
  for (const std::string& line : reviewed.lines) fmt::print("{}\n", for_log(escape_controls(line)));
  if (reviewed.lines.empty() && !reviewed.failure)
    fmt::print("nothing to stamp: {} as it was reviewed\n",
               choice.chosen.size() == 1 ? "the correspondence is" : "all is");
  if (reviewed.failure) return refuse(*reviewed.failure);
  return exit_good;
}

extern constinit const Command review_command{
    .name = "review",
    .summary = "stamp correspondences as reviewed",
    .description =
        "Puts a stamp behind the correspondences of these characters or concepts (`wizard`, or\n"
        "`oz/wizard` where several allegories have one), as `reviewed:` in the front matter. It "
        "is\n"
        "made from the labels of both ends and the statements that name them. When these change,\n"
        "`suspect-correspondence` asks you to look again. Nothing else in a file is changed.",
    .positional = "[ID…]",
    .options = options,
    .run = run,
};

}  // namespace allegory
