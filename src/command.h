// What a subcommand is: a name, its options as data, and a function. All a file in commands/ needs.
//
// Options are a table, so that --help, the did-you-mean and whatever else lists them come from one
// place.
#pragma once

#include <cstdio>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline.h"

namespace allegory {

/// A value that an option takes.
struct Choice {
  std::string_view name;
  std::string_view summary{};  ///< what it does, for `--help`; empty: it needs no words
};

/// One option; without `value` a flag.
struct CommandOption {
  std::string_view name;   ///< `--out`
  std::string_view value;  ///< `DIR`; empty: a flag; `[=all]`: a flag that may have a value behind
                           ///< `=`
  std::string_view help;
  std::span<const std::string_view> choices{};  ///< the values it takes, if they are few
  std::vector<Choice> (*list)() = nullptr;      ///< the same, where they come from a folder
};

/// What the user typed.
struct Arguments {
  std::map<std::string, std::string, std::less<>> options;  ///< by name; a flag has no text
  std::vector<std::string> positionals;

  bool has(std::string_view option) const { return options.contains(option); }
  /// The value of an option, or nothing.
  std::string value(std::string_view option) const {
    const auto found = options.find(option);
    return found == options.end() ? std::string() : found->second;
  }
};

/// A subcommand. Its variable is called `NAME_command` and its file NAME.cpp.
struct Command {
  std::string_view name;
  std::string_view summary;
  std::string_view description;  ///< for --help, a paragraph
  std::string_view positional;   ///< `DIR`; `[DIR]`: may be left out; `ID…`: one or more; empty:
                                 ///< it takes none
  std::span<const CommandOption> options;
  int (*run)(const Arguments&);
  bool is_hidden = false;  ///< the program starts it itself; no list names it
};

/// All commands, sorted by name; made from the files in commands/.
const std::vector<const Command*>& commands();

/// Exit statuses, the same for every command.
enum ExitStatus : int {
  exit_good = 0,         ///< nothing at or above `--deny`
  exit_findings = 1,     ///< findings at or above it
  exit_usage = 2,        ///< usage or configuration
  exit_environment = 3,  ///< could not read or write
  exit_bug = 70,         ///< a bug of ours
};

/// Reads the command line, runs the command, returns the exit status. Usage errors go to stderr
/// with a did-you-mean.
int run_command_line(int argc, const char* const* argv);

/// Says on stderr what is wrong with the command line, and how to get help. Returns `exit_usage`.
int usage_error(std::string_view command, std::string_view message, std::string_view help = {});

/// Options that every command which reads a project has, and what they say. `--jobs` and
/// `--base-url` may be wrong: then a usage error has been printed, and nothing is returned.
inline constexpr CommandOption project_option{
    "--project", "DIR",
    "the project; else the nearest folder upward that has "
    "allegory.yaml"};
inline constexpr CommandOption theme_option{"--theme", "NAME", "a theme instead of the project's"};
inline constexpr CommandOption drafts_option{"--drafts", "", "include pages with `draft: true`"};
inline constexpr std::string_view deny_choices[] = {"error", "warning", "note", "never"};
inline constexpr CommandOption deny_option{
    "--deny", "LEVEL", "the least severity that makes the exit status 1 (default: error)",
    deny_choices};
inline constexpr CommandOption jobs_option{"--jobs", "N", "threads (default: one for each core)"};
inline constexpr CommandOption timings_option{"--timings", "",
                                              "print to stderr how long each stage took"};
inline constexpr CommandOption trust_html_option{
    "--trust-html", "", "let raw HTML through; only if every author is trusted"};
inline constexpr CommandOption base_url_option{
    "--base-url", "URL", "where the site will stand, for sitemap, feed and canonical links"};
inline constexpr CommandOption limits_option{
    "--limits", "NAME=N,…", "move limits on pages, such as `nesting=200,page=16M`"};
std::vector<Choice> report_names();
inline constexpr CommandOption report_option{
    "--report",
    "NAME",
    "how to tell the findings (default: text; on GitHub Actions: github)",
    {},
    report_names};
inline constexpr CommandOption baseline_option{"--baseline", "FILE",
                                               "let the findings pass that are listed in FILE"};
/// This program, for CheckOptions::program.
inline constexpr std::string_view own_program = "/proc/self/exe";
std::optional<CheckOptions> check_options(std::string_view command, const Arguments& arguments);

/// What `--fix` and `--diff` ask for: applies fixes, writes them or prints them as a patch, and
/// reports. Returns the exit status, which is that of what remains.
inline constexpr CommandOption fix_option{
    "--fix", "[=all]", "change the pages where that is safe; `all`: also where it is a guess"};
inline constexpr CommandOption diff_option{
    "--diff", "", "print what `--fix` would change, as a patch, and write nothing"};
int fix_project(const CheckOptions& how, const Arguments& arguments);

/// Prints the findings to stdout in the style of `--report`, and the timings to stderr if asked
/// for. On GitHub Actions, where no style was asked for, the style is `github`, and a summary goes
/// to the file that GITHUB_STEP_SUMMARY names. Returns `exit_good`, or `exit_environment` and says
/// on stderr what could not be written.
int print_report(const Checked& checked, std::string_view command, const Arguments& arguments);

/// The allegories, by index, that a positional `[FOLDER]` names: the folder below `content/`, with
/// or without that; all of them if it was left out. Nothing after a usage error.
std::optional<std::vector<std::uint32_t>> chosen_allegories(std::string_view command,
                                                            const Site& site,
                                                            const Arguments& arguments);

/// Prints the findings as text to stderr, for a command whose stdout is something else.
void print_findings(const Checked& checked);

/// Prints to stdout. Returns as print_report does.
int print_text(std::string_view text);

/// What may be printed when authors had a part in it: in a job on GitHub a text that could command
/// the log stands between two lines that turn commands off; all else is as it is.
std::string for_log(std::string_view text);

/// Where a command says what else it did: stdout, or stderr if a report for machines stands alone
/// on stdout.
std::FILE* remarks_stream(const Arguments& arguments);

/// Writes the baseline that `--write-baseline` names, and takes what it lists from the findings.
/// Returns as print_report does. What is there and no baseline is not overwritten.
int write_baseline(Checked& checked, const Arguments& arguments);

/// `--deny`, else `deny:` of the configuration, else error; checked by the command line.
Deny deny_level(const Checked& checked, const Arguments& arguments);

}  // namespace allegory
