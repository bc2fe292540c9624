// allegory build: checks a project and writes its site, its wiki page, or whatever else is asked
// for.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/progress.h"
#include "check.h"
#include "command.h"
#include "format.h"

namespace allegory {

static constexpr std::array options{
    CommandOption{"--format", "NAME",
                  "what to write: site, wiki, mediawiki, or all (default: `formats:`)"},
    CommandOption{"--out", "DIR", "where to write (default: `out` in the project)"},
    drafts_option,
    base_url_option,
    deny_option,
    CommandOption{"--keep-going", "", "write although errors were found"},
    jobs_option,
    report_option,
    baseline_option,
    timings_option,
    trust_html_option,
    project_option,
    theme_option};

/// The formats that `--format` names; nothing after a usage error.
static std::optional<std::vector<std::string>> formats_asked_for(const Arguments& arguments) {
  const std::string name = arguments.value("--format");
  std::vector<std::string> known{"all"}, every;
  for (const Format* format : formats()) every.emplace_back(format->name);
  known.insert(known.end(), every.begin(), every.end());
  if (!arguments.has("--format")) return std::vector<std::string>{};
  if (name == "all") return every;
  if (std::ranges::find(every, name) != every.end()) return std::vector<std::string>{name};
  const std::optional<std::string> meant = closest(name, known);
  usage_error("build", fmt::format("`--format` cannot be `{}`", name),
              meant ? fmt::format("did you mean `{}`?", *meant)
                    : fmt::format("one of: {}", fmt::join(known, ", ")));
  return std::nullopt;
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
  for (const std::string& format : built.formats)
    places += (places.empty() ? "" : " and ") + built.out + "/" + format;
  fmt::print(to, "built {}: {} written, {} unchanged, {} removed\n", escape_controls(places),
             built.written == 1 ? "1 file" : fmt::format("{} files", built.written),
             built.unchanged, built.removed);
}

static int run(const Arguments& arguments) {
  BuildOptions how;
  const std::optional<CheckOptions> check = check_options("build", arguments);
  if (!check) return exit_usage;
  const auto asked_for = formats_asked_for(arguments);
  if (!asked_for) return exit_usage;
  how.check = *check;
  how.formats = *asked_for;
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
    .summary = "check a project and write its site and wiki page",
    .description =
        "Checks the project and writes what `formats:` in allegory.yaml names, or `--format`. "
        "Where\n"
        "errors are found nothing is written, and what was built before stays as it is.",
    .positional = "",
    .options = options,
    .run = run,
};

}  // namespace allegory
