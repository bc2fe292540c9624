// allegory import PATH --into DIR: pages of a wiki become a project.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "check.h"
#include "command.h"
#include "import_project.h"

namespace allegory {

static constexpr std::array options{
    CommandOption{"--into", "DIR", "the new project's folder, which must be missing or empty"},
    CommandOption{"--dry-run", "", "print what would be made, and write nothing"}, deny_option,
    report_option, limits_option};

static std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

/// Each file of the new project on a line, with what it is about.
static std::string file_list(const ImportPlan& plan) {
  std::string text;
  for (std::size_t index = 0; index < plan.files.size(); ++index) {
    text += "  " + escape_controls(plan.files[index].path);
    if (index > 0) {  // the first is the configuration
      const ImportedPage& page = plan.project.pages[index - 1];
      text += "  " + escape_controls(page.title);
      if (page.pairs > 0) text += fmt::format(" ({})", counted(page.pairs, "pair"));
    }
    text += '\n';
  }
  for (const std::string& asset : plan.project.assets)
    text += fmt::format("  content/{}  copied\n", escape_controls(asset));
  return text;
}

static std::string summary(const ImportPlan& plan) {
  std::size_t pairs = 0;
  for (const ImportedPage& page : plan.project.pages) pairs += page.pairs;
  return fmt::format("{}, {}, {}", counted(plan.project.pages.size(), "page"),
                     counted(pairs, "pair"), counted(plan.project.assets.size(), "copied file"));
}

static int run(const Arguments& arguments) {
  const bool is_dry = arguments.has("--dry-run");
  const std::string into = arguments.value("--into");
  if (into.empty() && !is_dry)
    return usage_error("import", "`--into` is missing", "name a new folder for the project");
  const auto refuse = [](const NewFolderRefusal& refusal) {
    fmt::print(stderr, "error: {}\n", escape_controls(refusal.reason));
    return static_cast<int>(refusal.is_taken ? exit_usage : exit_environment);
  };
  if (!into.empty())
    if (const auto refusal = refuse_taken_folder(into)) return refuse(*refusal);
  const std::optional<CheckOptions> how = check_options("import", arguments);
  if (!how) return exit_usage;
  ImportPlan plan = plan_import(arguments.positionals.front(), *how);
  if (plan.is_read && !is_dry) {
    if (const auto refusal = write_import(plan, into)) return refuse(*refusal);
    apply_levels({}, plan.checked.diagnostics);
  }
  const int status = print_report(plan.checked, "import", arguments);
  if (plan.is_read && is_dry)
    fmt::print(remarks_stream(arguments), "would make {}:\n{}", summary(plan), file_list(plan));
  if (plan.is_read && !is_dry)
    fmt::print(remarks_stream(arguments),
               "made a project in {0}: {1}\n\nnext:\n  cd {0}\n  allegory check\n",
               escape_controls(into), summary(plan));
  return std::max(status, exit_status(plan.checked.diagnostics, plan.checked.sources,
                                      deny_level(plan.checked, arguments)));
}

extern constinit const Command import_command{
    .name = "import",
    .summary = "make a project of a page, or a folder of pages, of a wiki",
    .description =
        "Makes a project of a Markdown file, or of a folder of them: a page for each section, "
        "with\n"
        "characters, concepts and pairs found in bold bullets, tables, arrows and headings. The "
        "text\n"
        "stays as it is. What was doubtful is reported; nothing that is there is overwritten.",
    .positional = "PATH",
    .options = options,
    .run = run,
};

}  // namespace allegory
