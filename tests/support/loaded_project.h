// A project on the disk and what loading it gave, for tests of the loading.
#pragma once

#include <optional>
#include <string>

#include "load.h"
#include "support/test_disk.h"

namespace allegory {

/// A folder with `allegory.yaml` and one page, and what loading it gave.
struct LoadedProject {
  TestDisk disk;
  SourceSet sources;
  Diagnostics diagnostics;
  std::optional<Inputs> inputs;

  LoadedProject() {
    disk.write("allegory.yaml", "title: Test\n");
    disk.write("content/index.md", "# Hello\n");
  }

  void load_it(const std::string& theme = {}) {
    diagnostics = {};
    inputs = load({disk.path(), theme}, sources, diagnostics);
  }

  std::string findings() const {
    std::string text;
    for (const Diagnostic& finding : diagnostics.items())
      text += std::string(finding.name) + " " + finding.path + ": " + finding.message + "\n";
    return text;
  }

  std::string help() const {
    return diagnostics.items().empty() ? "" : diagnostics.items()[0].help;
  }

  std::string pages() const {
    std::string text;
    for (const SourceId page : inputs->pages) text += sources[page].path + " ";
    return text;
  }

  std::string assets() const {
    std::string text;
    for (const std::string& asset : inputs->assets) text += asset + " ";
    return text;
  }

  /// The source of a theme's file, the topmost; null if the theme has none of that path.
  const Source* theme_file(const std::string& path) const {
    for (const ThemeFile& file : inputs->theme.files)
      if (file.path == path) return &sources[file.source];
    for (auto file = inputs->theme.joined.rbegin(); file != inputs->theme.joined.rend(); ++file)
      if (file->path == path) return &sources[file->source];
    return nullptr;
  }
};

}  // namespace allegory
