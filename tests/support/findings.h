// Findings as text, for tests of single stages: every word of them and every place, one per line.
//
//   3:4 front-matter-syntax: front matter uses the alias `*x`
//     ^ alias
//     2:4 and the label of another place
//     help: write the value out
#pragma once

#include <fmt/core.h>

#include <string>

#include "diagnostic.h"
#include "source.h"

namespace allegory {

/// The line and column of a span, and with `..` those behind its end.
inline std::string place(const SourceSet& sources, const Span& at) {
  const Position begin = sources.position(at.source, at.begin);
  const Position end = sources.position(at.source, at.end);
  return fmt::format("{}:{}..{}:{}", begin.line, begin.column, end.line, end.column);
}

/// All findings in the order in which they were reported.
inline std::string describe(const SourceSet& sources, const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& finding : diagnostics.items()) {
    text += fmt::format("{} {}: {}\n", place(sources, finding.labels.at(0).at), finding.name,
                        finding.message);
    text += fmt::format("  ^ {}\n", finding.labels[0].text);
    for (std::size_t index = 1; index < finding.labels.size(); ++index)
      text += fmt::format("  {} {}\n", place(sources, finding.labels[index].at),
                          finding.labels[index].text);
    if (!finding.help.empty()) text += fmt::format("  help: {}\n", finding.help);
  }
  return text;
}

/// Only what each finding is and where it starts: `3:4 front-matter-syntax`.
inline std::string outline(const SourceSet& sources, const Diagnostics& diagnostics) {
  std::string text;
  for (const Diagnostic& finding : diagnostics.items()) {
    const Span& at = finding.labels.at(0).at;
    const Position begin = sources.position(at.source, at.begin);
    text += fmt::format("{}:{} {}\n", begin.line, begin.column, finding.name);
  }
  return text;
}

}  // namespace allegory
