// Findings → stdout, in the style that was asked for. See command.h.
//
// Comes in: what a run found out, the command line and the environment. Goes out: the report. A
// report for machines has stdout for itself. On GitHub Actions the log is the report for people, so
// it is what those get who ask for nothing, and the page of the job gets tables of the same.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

#include "base/files.h"
#include "base/log_commands.h"
#include "base/output_folder.h"
#include "base/place.h"
#include "command.h"
#include "printer.h"
#include "rule.h"

namespace allegory {

namespace {

/// A variable of the environment; one that is not set is empty.
std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

bool wants_color() {
  const std::string_view forced = variable("CLICOLOR_FORCE"), terminal = variable("TERM");
  if (!variable("NO_COLOR").empty()) return false;
  if (!forced.empty() && forced != "0") return true;
  return isatty(STDOUT_FILENO) != 0 && !terminal.empty() && terminal != "dumb";
}

bool is_github() { return variable("GITHUB_ACTIONS") == "true"; }

const Printer& report_style(const Arguments& arguments) {
  if (arguments.has("--report")) return *find_printer(arguments.value("--report"));
  return *find_printer(is_github() ? "github" : "text");
}

/// The rules of the program and of the project. Of the latter is known what they say.
std::vector<RuleText> rule_texts(const Config& config) {
  std::vector<RuleText> texts;
  for (const Rule* rule : rules())
    texts.push_back({rule->name, rule->severity, rule->summary, rule->explanation, rule->bad,
                     rule->good, rule->exit_status});
  for (const UserRule& rule : config.rules)
    if (find_rule(rule.name) == nullptr)
      texts.push_back(
          {rule.name, rule.severity, rule.message, rule.help.empty() ? rule.message : rule.help});
  std::ranges::sort(texts, {}, &RuleText::name);
  return texts;
}

std::optional<Severity> severity_from(Deny deny) {
  if (deny == Deny::never) return std::nullopt;
  return static_cast<Severity>(deny);
}

int cannot_write(std::string_view what, int error) {
  fmt::print(stderr, "error: {} cannot be written: {}\n", escape_controls(what),
             error_words(error));
  return exit_environment;
}

/// Appends tables of the findings to the page of the job.
int add_step_summary(const Findings& findings) {
  const std::string path(variable("GITHUB_STEP_SUMMARY"));
  if (path.empty()) return exit_good;
  const int error = append_path(path, find_printer("markdown")->print(findings, {}));
  return error == 0 ? exit_good : cannot_write("the file of GITHUB_STEP_SUMMARY", error);
}

void print_timings(const Timings& timings) {
  double total = 0;
  for (const auto& [stage, seconds] : timings) {
    fmt::print(stderr, "{:<24}{:9.1f} ms\n", stage, seconds * 1000);
    total += seconds;
  }
  fmt::print(stderr, "{:<24}{:9.1f} ms\n", "total", total * 1000);
}

}  // namespace

std::vector<Choice> report_names() {
  std::vector<Choice> names;
  for (const Printer* printer : printers()) names.push_back({printer->name});
  return names;
}

std::FILE* remarks_stream(const Arguments& arguments) {
  return report_style(arguments).name == "text" ? stdout : stderr;
}

void print_findings(const Checked& checked) {
  const std::string text = find_printer("text")->print(
      {.diagnostics = checked.diagnostics, .sources = checked.sources}, {});
  const std::string safe = for_log(text);
  std::fwrite(safe.data(), 1, safe.size(), stderr);
}

std::string for_log(std::string_view text) {
  return is_github() && holds_log_command(text) ? without_log_commands(text) : std::string(text);
}

/// Prints a text as it is; the exit status.
static int print_whole(std::string_view text) {
  errno = 0;
  const bool is_whole = std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
  return is_whole && std::fflush(stdout) == 0 ? static_cast<int>(exit_good)
                                              : cannot_write("the report", errno);
}

int print_text(std::string_view text) { return print_whole(for_log(text)); }

int print_report(const Checked& checked, std::string_view command, const Arguments& arguments) {
  const std::vector<RuleText> texts = rule_texts(checked.site.config);
  const std::string folder = folder_in_repository(checked.inputs ? checked.inputs->root : ".");
  const Findings findings{.diagnostics = checked.diagnostics,
                          .sources = checked.sources,
                          .rules = texts,
                          .version = ALLEGORY_VERSION,
                          .command = command,
                          .folder = folder,
                          .denied = severity_from(deny_level(checked, arguments))};
  const Printer& printer = report_style(arguments);
  const std::string text = printer.print(findings, {wants_color()});
  // The one that writes commands knows what it does.
  int status = printer.name == "github" ? print_whole(text) : print_text(text);
  if (is_github() && !arguments.has("--report"))
    status = std::max<int>(status, add_step_summary(findings));
  if (arguments.has("--timings")) print_timings(checked.timings);
  return status;
}

}  // namespace allegory
