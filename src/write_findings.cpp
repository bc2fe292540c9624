// What could not be written → findings. See write_findings.h.
#include "write_findings.h"

#include <fmt/format.h>

namespace allegory {

static void report_refusals(const WriteFindings& findings, const std::string& shown,
                            Diagnostics& diagnostics) {
  for (const auto& [asset, reason] : findings.unreadable) {
    const bool is_outside = reason.empty();
    diagnostics
        .report_path(
            is_outside ? "outside-project" : "unreadable-file", asset,
            fmt::format("`{}` {}", asset, is_outside ? "leads out of the project" : reason))
        .help(is_outside ? "put the file itself in its place"
                         : "see that it is a file which this user may read");
  }
  for (const std::string& path : findings.foreign) {
    const std::string full = shown + "/" + path;
    diagnostics
        .report_path("foreign-output", full,
                     fmt::format("`{}` was not made by this program and is kept", full))
        .help("move it away, or build into another folder with `--out DIR`");
  }
  for (const auto& [first, second] : findings.collisions) {
    const std::string full = shown + "/" + first;
    const std::string message =
        first == second ? fmt::format("`{}` is made twice", full)
                        : fmt::format("`{}` and `{}/{}` are one file where case does not count",
                                      full, shown, second);
    diagnostics.report_path("output-collision", full, message)
        .help("give one of the two pages or files another name");
  }
  for (const std::string& path : findings.files_and_folders) {
    const std::string full = shown + "/" + path;
    diagnostics
        .report_path("output-collision", full,
                     fmt::format("`{}` is made as a file and as a folder", full))
        .help("give the page or the file another name");
  }
}

static void report_failures(const WriteFindings& findings, const std::string& shown,
                            Diagnostics& diagnostics) {
  for (const auto& [cause, failure] : findings.failures) {
    const std::string full = shown + "/" + failure.path;
    Report report =
        diagnostics.report_path("unwritable-output", full, fmt::format("`{}` {}", full, cause));
    report.help(
        "see that there is room and that this user may write there; what was there is intact");
    if (failure.count > 1)
      report.note(fmt::format("{} more could not be {} for the same reason", failure.count - 1,
                              failure.verb));
  }
}

void report(const WriteFindings& findings, const std::string& shown, Diagnostics& diagnostics) {
  report_refusals(findings, shown, diagnostics);
  report_failures(findings, shown, diagnostics);
}

}  // namespace allegory
