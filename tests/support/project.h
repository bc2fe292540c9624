// Whole projects run through the stages in memory, for tests of rules, formats and themes.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "allegory.h"
#include "analogy/analogies.h"
#include "diagnostic.h"
#include "format.h"
#include "load.h"
#include "support/case_file.h"

namespace allegory {

/// What load() would make of a case: pages and assets from its entries below `content/`, the
/// configuration from `allegory.yaml` or, without one, from `title: Test`. No theme.
Inputs inputs_of(const CaseFile& file, SourceSet& sources, Diagnostics& diagnostics);

/// A project and what was found in it.
struct CheckedProject {
  SourceSet sources;
  Inputs inputs;
  Site site;
  Analogies analogies;
  Diagnostics diagnostics;  ///< settled and sorted
};

/// Case text → Inputs → parse → resolve → check.
CheckedProject check_case(std::string_view text);

/// The folder `folder` → load → parse → resolve → check, with the theme of that name, or with the
/// configured one if `theme` is empty. Empty if there is no project.
std::optional<CheckedProject> check_folder(const std::filesystem::path& folder,
                                           const std::string& theme);

/// What a format made: path → bytes, or `asset PATH` for what it copied.
using RenderedFiles = std::map<std::string, std::string>;

/// Renders a project on `jobs` threads. `diagnostics` gets what is wrong with the theme, too; if it
/// cannot be used there are no files.
RenderedFiles render_files(const CheckedProject& project, const Format& format, unsigned jobs,
                           Diagnostics& diagnostics);

/// The findings as the report style `text` prints them, without colour.
std::string print_text(const Diagnostics& diagnostics, const SourceSet& sources);

}  // namespace allegory
