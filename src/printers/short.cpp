// The report for editors: a line for each finding, in the form that compilers made common.
//
// Comes in: findings. Goes out: `path:line:column: severity[rule]: message`, the column in code
// points from 1. What is about a whole file stands at its first character, since editors jump to
// places only; what is about no file begins with its severity.
#include <fmt/format.h>

#include "printer.h"

namespace allegory {

static std::string place_of(const Diagnostic& diagnostic, const SourceSet& sources) {
  if (diagnostic.labels.empty())
    return diagnostic.path.empty() ? "" : escape_controls(diagnostic.path) + ":1:1: ";
  const Span& at = diagnostic.labels.front().at;
  const Position position = sources.position(at.source, at.begin);
  return fmt::format("{}:{}:{}: ", escape_controls(sources[at.source].path), position.line,
                     position.column);
}

static std::string print(const Findings& findings, const Style&) {
  std::string report;
  for (const Diagnostic& diagnostic : findings.diagnostics.items())
    report += fmt::format("{}{}[{}]: {}\n", place_of(diagnostic, findings.sources),
                          to_string(diagnostic.severity), diagnostic.name,
                          escape_controls(diagnostic.message));
  return report;
}

extern constinit const Printer short_printer{
    .name = "short",
    .summary = "for editors: a line for each finding",
    .print = print,
};

}  // namespace allegory
