// allegory build: checks a project and writes its site, its wiki, or whatever else is asked for.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/progress.h"
#include "check.h"
#include "command.h"
#include "format.h"

namespace allegory {

static std::vector<Choice> format_choices() {
  std::vector<Choice> choices{{"all", "every one of those below"}};
  for (const Format* format : formats()) choices.push_back({format->name, format->summary});
  return choices;
}

static constexpr std::array options{
    CommandOption{"--format", "NAME", "what to write (default: `formats:`)", {}, format_choices},
    CommandOption{"--out", "DIR", "where to write (default: `out` in the project)"},
    drafts_option,
    base_url_option,
    deny_option,
    CommandOption{"--keep-going", "", "write although errors were found"},
    jobs_option,
    limits_option,
    report_option,
    baseline_option,
    timings_option,
    trust_html_option,
    project_option,
    theme_option};

/// The formats that `--format` names; none if it is not given, which leaves it to the project.
static std::vector<std::string> formats_asked_for(const Arguments& arguments) {
  if (!arguments.has("--format")) return {};
  const std::string name = arguments.value("--format");
  if (name != "all") return {name};
  std::vector<std::string> every;
  for (const Format* format : formats()) every.emplace_back(format->name);
  return every;
}

static void print_result(const Built& built, std::FILE* to) {
  if (!built.is_rendered) {
    if (built.is_stopped && built.checked.theme)
      fmt::print(to, "nothing was written; `--keep-going` writes although errors were found\n");
    else if (built.checked.inputs)
      fmt::print(to, "nothing was written\n");
    return;
  }
  std::string places;
  for (std::size_t at = 0; at < built.formats.size(); ++at) {
    const bool is_last = at + 1 == built.formats.size();
    places += at == 0 ? "" : is_last ? " and " : ", ";
    places += built.out + "/" + built.formats[at];
  }
  fmt::print(to, "built {}: {} written, {} unchanged, {} removed\n", escape_controls(places),
             built.written == 1 ? "1 file" : fmt::format("{} files", built.written),
             built.unchanged, built.removed);
}

static int run(const Arguments& arguments) {
  BuildOptions how;
  const std::optional<CheckOptions> check = check_options("build", arguments);
  if (!check) return exit_usage;
  how.check = *check;
  how.formats = formats_asked_for(arguments);
  how.out = arguments.value("--out");
  how.keep_going = arguments.has("--keep-going");
  const Built built = [&] {
    const Progress progress("building");
    return run_build(how);
  }();
  const int printed = print_report(built.checked, "build", arguments);
  print_result(built, remarks_stream(arguments));
  return std::max(printed, exit_status(built.checked.diagnostics, built.checked.sources,
                                       deny_level(built.checked, arguments)));
}

extern constinit const Command build_command{
    .name = "build",
    .summary = "check a project and write its site, wiki, book …",
    .description =
        "Checks the project and writes what `formats:` in allegory.yaml names, or `--format`. "
        "Where\n"
        "errors are found nothing is written, and what was built before stays as it is.",
    .positional = "",
    .options = options,
    .run = run,
};

}  // namespace allegory
