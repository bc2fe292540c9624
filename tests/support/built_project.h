// A project on the disk and what building it did, for tests of the writing.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/test_disk.h"
#include "write.h"

namespace allegory {

/// Paths and bytes of one format's files.
using Files = std::vector<std::pair<std::string, std::string>>;

/// A project with an output folder, and what the last build said.
struct BuiltProject {
  TestDisk disk;
  Diagnostics diagnostics;
  WriteCounts counts;

  BuiltProject() { disk.write("content/index.md", "x"); }

  std::optional<Writer> open(const std::string& out = "out") {
    return Writer::open(disk.path(), disk.path(out), diagnostics);
  }

  /// Builds `files` in the format `site`.
  void build(const Files& files, bool keep_stale = false) {
    diagnostics = {};
    std::optional<Writer> writer = open();
    REQUIRE(writer);
    const Output output = writer->output("site");
    for (const auto& [path, bytes] : files) output.add({path, bytes});
    counts = writer->finish({"site"}, keep_stale, diagnostics);
  }

  std::string findings() const {
    std::string text;
    for (const Diagnostic& finding : diagnostics.items())
      text += std::string(finding.name) + " " + finding.path + ": " + finding.message + "\n";
    return text;
  }

  std::string counted() const {
    return std::to_string(counts.written) + " " + std::to_string(counts.unchanged) + " " +
           std::to_string(counts.removed);
  }
};

/// All entries below `folder`, sorted, folders with a slash.
inline std::string tree(const TestDisk& disk, const std::string& folder) {
  std::vector<std::string> entries;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(disk.path(folder)))
    entries.push_back(
        std::filesystem::path(entry.path()).lexically_relative(disk.path(folder)).string() +
        (entry.is_directory() && !entry.is_symlink() ? "/" : ""));
  std::sort(entries.begin(), entries.end());
  std::string text;
  for (const std::string& entry : entries) text += entry + " ";
  return text;
}

/// A manifest with these lines.
inline std::string manifest_of(const std::string& lines) { return "allegory manifest 1\n" + lines; }

}  // namespace allegory
