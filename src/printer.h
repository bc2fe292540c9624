// What a report style is: a name and a function from findings to text. All a file in printers/
// needs.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "diagnostic.h"
#include "source.h"

namespace allegory {

/// What a report may tell of a rule; see Rule in rule.h.
struct RuleText {
  std::string_view name;
  Severity severity = Severity::error;  ///< the usual one
  std::string_view summary, explanation, bad{}, good{};
  int exit_status = 1;
};

/// All that a report is made from. Refers to what a run found out, which has to outlive it.
struct Findings {
  const Diagnostics& diagnostics;  ///< settled and sorted
  const SourceSet& sources;
  std::span<const RuleText> rules{};  ///< every rule, sorted by name
  std::string_view version{};         ///< of the program
  std::string_view command{"check"};  ///< that was run
  std::string_view folder{};          ///< of the project, from the root of its Git repository;
                                      ///< empty if it is that, or if there is none
  std::optional<Severity> denied = Severity::error;  ///< the least that fails a run; empty: none
};

/// How a report may look.
struct Style {
  bool color = false;
};

/// A report style. What it returns ends in a line end, or is empty, and holds no character that
/// could control a terminal but tabs and line ends.
struct Printer {
  std::string_view name;
  std::string_view summary;
  std::string (*print)(const Findings&, const Style&);
};

/// All report styles, sorted by name; made from the files in printers/.
const std::vector<const Printer*>& printers();

/// The report style of that name, or null.
const Printer* find_printer(std::string_view name);

/// What is known of a rule; of a name that is no rule, the name alone.
RuleText rule_text(const Findings& findings, std::string_view name);

/// `1 error, 2 warnings`: what there is none of is left out; `no findings` if there is nothing.
std::string count_words(const Diagnostics& diagnostics);

/// The findings with errors first, then warnings, then notes; each in the order they had.
std::vector<const Diagnostic*> worst_first(const Diagnostics& diagnostics);

/// `path` of a finding as seen from the root of the Git repository; a path that leads elsewhere, or
/// none, stays as it is.
std::string repository_path(const Findings& findings, std::string_view path);

/// escape_controls for each line of a text.
std::string escape_lines(std::string_view text);

/// The message of a finding and, a line each, what belongs to it: other places, notes, help. For
/// styles without a form of their own for these. Safe to print.
std::string message_with_remarks(const Findings& findings, const Diagnostic& diagnostic);

}  // namespace allegory
