// What `--fix` and `--diff` do: findings → changed files, or a patch that would change them.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "base/progress.h"
#include "base/text.h"
#include "check.h"
#include "command.h"
#include "fix_diff.h"

namespace allegory {

namespace {

/// `1 file`, `2 files`.
std::string counted(std::size_t count, std::string_view word, std::string_view plural) {
  return fmt::format("{} {}", count, count == 1 ? word : plural);
}

/// `WORDS in 2 files`, with the number of fixes in front.
std::string summary_of(const FixedFiles& files, std::string_view one, std::string_view many) {
  std::size_t fixes = 0;
  for (const auto& [path, file] : files) fixes += file.fixes;
  return fmt::format("{} in {}", counted(fixes, one, many), counted(files.size(), "file", "files"));
}

/// A patch is made of bytes as they are; a terminal gets them without its control characters.
void print_patch(const FixedFiles& files) {
  std::string patch;
  for (const auto& [path, file] : files) patch += unified_diff(path, file.text);
  if (isatty(STDOUT_FILENO) == 0) {
    const std::string safe = for_log(patch);
    std::fwrite(safe.data(), 1, safe.size(), stdout);
    return;
  }
  for (std::string_view rest = patch; !rest.empty();) {
    const std::size_t end = rest.find_first_of("\t\n");
    fmt::print("{}{}", escape_controls(rest.substr(0, end)), rest[end]);
    rest.remove_prefix(end + 1);
  }
}

}  // namespace

int fix_project(const CheckOptions& how, const Arguments& arguments) {
  const bool writes = !arguments.has("--diff");
  const FixChoice choice = arguments.value("--fix") == "all" ? FixChoice::all : FixChoice::safe;
  const Fixed fixed = [&] {
    const Progress progress("checking");
    return run_fix({how, choice, writes});
  }();
  int status = exit_good;
  if (writes) {
    status = print_report(fixed.checked, "check", arguments);
    fmt::print(
        remarks_stream(arguments), "{}\n",
        fixed.files.empty() ? "nothing was fixed" : summary_of(fixed.files, "fixed", "fixed"));
  } else {
    print_patch(fixed.files);
    fmt::print(stderr, "{}\n",
               fixed.files.empty() ? "nothing to fix" : summary_of(fixed.files, "fix", "fixes"));
  }
  return std::max(status, exit_status(fixed.checked.diagnostics, fixed.checked.sources,
                                      deny_level(fixed.checked, arguments)));
}

}  // namespace allegory
