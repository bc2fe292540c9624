// The templates of a theme → page templates that are safe to print.
//
// Comes in: the files and the shape of a page. Goes out: every page template with its partials put
// in their places, each name bound to the value that has it. What cannot be printed is a finding
// here, with its place in the file; whoever prints the steps meets no surprise.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostic.h"
#include "source.h"
#include "theme.h"
#include "theme_scan.h"
#include "value.h"

namespace allegory {

/// The most bytes of one page template with its partials.
inline constexpr std::size_t max_expanded_bytes = 1024 * 1024;
/// The most bytes of all page templates of a theme with their partials.
inline constexpr std::size_t max_theme_bytes = 4 * 1024 * 1024;
/// How many findings of a theme come with a guess at what was meant; looking for one takes time
/// that grows with the number of names.
inline constexpr std::size_t max_guesses = 100;

/// A page template; `steps` hold no partials, and at most max_template_nesting open sections.
struct PageTemplate {
  std::string name;
  SourceId source;
  std::vector<Step> steps;
};

/// Whether `path`, relative to the theme's folder, is a template: `.mustache`, not below `static/`.
bool is_template_path(std::string_view path);

/// Checks all templates of `files` and returns the pages among them, sorted by name; those in
/// `partials/` are partials. Returns nothing if anything was reported: `template-syntax`,
/// `unknown-partial`, `partial-cycle`, `template-limit`, `unknown-tag`, `template-escape`.
std::optional<std::vector<PageTemplate>> check_templates(const ThemeFiles& files,
                                                         const SourceSet& sources,
                                                         const Shape& shape,
                                                         Diagnostics& diagnostics);

/// The tags that were reported already, as source and byte offset: a partial is looked at in every
/// place that includes it, and each of its tags gets one finding.
using Reported = std::set<std::pair<std::uint32_t, std::uint32_t>>;

/// Binds the names of a page template, whose partials are in their places, to the values that have
/// them; reports those that `shape` does not know as `unknown-tag`, and those that would be printed
/// with too much or too little escaping as `template-escape`.
void bind_names(const SourceSet& sources, const Shape& shape, std::vector<Step>& steps,
                Reported& reported, Diagnostics& diagnostics);

}  // namespace allegory
