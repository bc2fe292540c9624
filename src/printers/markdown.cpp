// The report as a page of Markdown: what GitHub shows as the summary of a job, or a comment.
//
// Comes in: findings. Goes out: a heading with counts, a table of rules, a table of the first
// findings, worst first. What an author wrote is made of character references, so that nothing in
// it is markup, a cell's end or a link. It is cut, because GitHub takes one MiB from a step.
#include <fmt/format.h>

#include <map>

#include "printer.h"

namespace allegory {
namespace {

constexpr std::size_t most_findings = 50;
constexpr std::size_t longest_cell = 300;  // code points

/// Text as it is, whatever it means in Markdown or HTML; cut where it is very long.
std::string plain(std::string_view text) {
  const std::string safe = escape_controls(text);
  std::string escaped;
  std::size_t count = 0;
  for (std::size_t offset = 0; offset < safe.size(); ++count) {
    if (count == longest_cell) return escaped + "…";
    const std::size_t begin = offset;
    const char32_t point = next_code_point(safe, offset);
    const bool is_plain =
        point >= 0x80 || (point >= '0' && point <= '9') || (point >= 'A' && point <= 'Z') ||
        (point >= 'a' && point <= 'z') ||
        std::string_view(" ,/;?'-").find(static_cast<char>(point)) != std::string_view::npos;
    if (is_plain)
      escaped.append(safe, begin, offset - begin);
    else
      escaped += fmt::format("&#{};", static_cast<std::uint32_t>(point));
  }
  return escaped;
}

std::string place_of(const Findings& findings, const Diagnostic& diagnostic) {
  const std::string path = plain(repository_path(findings, path_of(diagnostic, findings.sources)));
  if (diagnostic.labels.empty()) return path.empty() ? "the project" : path;
  const Span& at = diagnostic.labels.front().at;
  const Position position = findings.sources.position(at.source, at.begin);
  return fmt::format("{}:{}:{}", path, position.line, position.column);
}

/// A row for each rule that found something, worst first.
std::string rules_table(const Findings& findings) {
  std::map<std::pair<Severity, std::string_view>, std::size_t> counts;
  for (const Diagnostic& diagnostic : findings.diagnostics.items())
    ++counts[{diagnostic.severity, diagnostic.name}];
  std::string table =
      "\n| Severity | Rule | What it finds | Findings |\n| --- | --- | --- | ---: |\n";
  for (const auto& [key, count] : counts)
    table += fmt::format("| {} | `{}` | {} | {} |\n", to_string(key.first), key.second,
                         plain(rule_text(findings, key.second).summary), count);
  return table;
}

std::string findings_table(const Findings& findings) {
  std::string table = "\n| Where | Severity | Rule | Finding |\n| --- | --- | --- | --- |\n";
  std::size_t left = most_findings;
  for (const Diagnostic* diagnostic : worst_first(findings.diagnostics)) {
    if (left-- == 0) break;
    const std::string help =
        diagnostic->help.empty() ? "" : fmt::format("<br>{}", plain("help: " + diagnostic->help));
    table += fmt::format("| {} | {} | `{}` | {}{} |\n", place_of(findings, *diagnostic),
                         to_string(diagnostic->severity), diagnostic->name,
                         plain(diagnostic->message), help);
  }
  const std::size_t all = findings.diagnostics.items().size();
  if (all > most_findings)
    table += fmt::format("\n… and {} more. `allegory check` shows all.\n", all - most_findings);
  return table;
}

std::string print(const Findings& findings, const Style&) {
  std::string report =
      fmt::format("### allegory {}: {}\n", findings.command, count_words(findings.diagnostics));
  if (findings.diagnostics.items().empty()) return report;
  return report + rules_table(findings) + findings_table(findings);
}

}  // namespace

extern constinit const Printer markdown_printer{
    .name = "markdown",
    .summary = "for a summary or a comment: tables of counts and of the first findings",
    .print = print,
};

}  // namespace allegory
