// A theme in memory, for the tests of theme.cpp and its parts.
//
// Comes in: paths and texts. Goes out: the theme, and its findings one a line, whole, so that a
// test compares name, place, message, labels and help at once.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "theme.h"

namespace allegory {

/// Findings as `path:line:column name: message`, then ` [label]`, ` + path:line:column label` for
/// the other places, and ` (help)`; a line each, in the order of their making.
inline std::string findings_text(const Diagnostics& diagnostics, const SourceSet& sources) {
  const auto place = [&](const Span& at) {
    const Position position = sources.position(at.source, at.begin);
    return fmt::format("{}:{}:{}", sources[at.source].path, position.line, position.column);
  };
  std::string text;
  for (const Diagnostic& finding : diagnostics.items()) {
    text += fmt::format("{} {}: {}", place(finding.labels.at(0).at), finding.name, finding.message);
    if (!finding.labels[0].text.empty()) text += fmt::format(" [{}]", finding.labels[0].text);
    for (std::size_t label = 1; label < finding.labels.size(); ++label)
      text += fmt::format(" + {} {}", place(finding.labels[label].at), finding.labels[label].text);
    text += fmt::format(" ({})\n", finding.help);
  }
  return text;
}

/// A theme of the given files, made against `shape`.
struct ThemeCase {
  ThemeCase(std::vector<std::pair<std::string, std::string>> files, const Shape& shape) {
    std::ranges::sort(files);
    ThemeFiles theme_files{"test", {}};
    for (auto& [path, text] : files)
      (is_joined_path(path) ? theme_files.joined : theme_files.files)
          .push_back({path, sources.add(path, std::move(text))});
    theme = Theme::make(theme_files, sources, shape, diagnostics);
  }

  std::string findings() const { return findings_text(diagnostics, sources); }

  SourceSet sources;
  Diagnostics diagnostics;
  std::optional<Theme> theme;
};

}  // namespace allegory
