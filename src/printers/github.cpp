// The report for GitHub Actions: workflow commands, which become annotations beside the lines of a
// pull request, and below them the report for people.
//
// Comes in: findings. Goes out: `::error file=…::message` and the like, worst first, and the text
// report in a group of the log. GitHub shows ten annotations of each severity for a step, so no
// more are made. A runner takes commands from anywhere in the log. Hence what an author wrote is
// escaped in the annotations, and the text report stands between `stop-commands` and a word that
// does not occur in it.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/log_commands.h"
#include "printer.h"

namespace allegory {
namespace {

constexpr std::size_t shown_annotations = 10;  // of each severity, in one step

/// `text` as the data of a command; in a property `:` and `,` have a meaning too.
std::string escape(std::string_view text, bool is_property) {
  std::string escaped;
  for (const char byte : text) {
    const bool is_special = byte == '%' || byte == '\r' || byte == '\n' ||
                            (is_property && (byte == ':' || byte == ','));
    if (is_special)
      escaped += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
    else
      escaped += byte;
  }
  return escaped;
}

std::string_view command_for(Severity severity) {
  return severity == Severity::note ? "notice" : to_string(severity);
}

/// Lines and columns as properties. The runner drops columns of a place on several lines.
std::string place(const SourceSet& sources, const Span& at) {
  const Position begin = sources.position(at.source, at.begin);
  const Position end = sources.position(at.source, at.end);
  std::string text = fmt::format(",line={},endLine={}", begin.line, end.line);
  if (begin.line == end.line) text += fmt::format(",col={},endColumn={}", begin.column, end.column);
  return text;
}

std::string annotation(const Findings& findings, const Diagnostic& diagnostic) {
  const std::string path = repository_path(findings, path_of(diagnostic, findings.sources));
  std::string properties;
  if (!path.empty()) properties += "file=" + escape(escape_controls(path), true);
  if (!diagnostic.labels.empty())
    properties += place(findings.sources, diagnostic.labels.front().at);
  properties += fmt::format("{}title={}", properties.empty() ? "" : ",", diagnostic.name);
  return fmt::format("::{} {}::{}\n", command_for(diagnostic.severity), properties,
                     escape(message_with_remarks(findings, diagnostic), false));
}

std::string print(const Findings& findings, const Style& style) {
  std::string report;
  std::array<std::size_t, 3> shown{};
  for (const Diagnostic* diagnostic : worst_first(findings.diagnostics))
    if (shown.at(static_cast<std::size_t>(diagnostic->severity))++ < shown_annotations)
      report += annotation(findings, *diagnostic);

  const std::string text = find_printer("text")->print(findings, style);
  const bool is_cut =
      std::ranges::any_of(shown, [](auto count) { return count > shown_annotations; });
  return report +
         fmt::format("::group::{}{}\n{}::endgroup::\n", count_words(findings.diagnostics),
                     is_cut ? fmt::format("; GitHub shows {} of each severity beside the lines",
                                          shown_annotations)
                            : "",
                     without_log_commands(text));
}

}  // namespace

extern constinit const Printer github_printer{
    .name = "github",
    .summary = "for GitHub Actions: annotations, and the report for people",
    .print = print,
};

}  // namespace allegory
