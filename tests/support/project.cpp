// Runs projects through the stages. Does by hand what the pipeline does, so that a test of a rule
// needs no disk and a test of a format sees the files before they are written.
#include "support/project.h"

#include <algorithm>
#include <mutex>
#include <stdexcept>
#include <utility>
#include <vector>

#include "check.h"
#include "config.h"
#include "parse.h"
#include "printer.h"
#include "resolve.h"
#include "support/base_words.h"
#include "theme.h"
#include "view.h"

namespace allegory {

namespace {

constexpr std::string_view content = "content/";
constexpr std::string_view default_config = "title: Test\n";

/// Runs the stages behind load on a project that has its sources, inputs and first findings.
void check_inputs(CheckedProject& project) {
  std::vector<ParsedSection> sections =
      parse(project.sources, project.inputs.pages, {}, 1, project.diagnostics);
  project.site = resolve(project.inputs.config, std::move(sections), project.inputs.assets, {});
  project.site.look = project.inputs.theme.look;
  project.site.theme_languages = base_words().languages();
  project.analogies = check(project.site, project.sources, 1, project.diagnostics);
}

}  // namespace

Inputs inputs_of(const CaseFile& file, SourceSet& sources, Diagnostics& diagnostics) {
  Inputs inputs;
  std::vector<CaseEntry> entries = file.entries;
  std::ranges::sort(entries, {}, &CaseEntry::path);
  std::string config(default_config);
  for (const CaseEntry& entry : entries)
    if (entry.path == "allegory.yaml") config = bytes_of(entry);
  inputs.config = read_config(sources, sources.add("allegory.yaml", config), diagnostics);
  for (const CaseEntry& entry : entries) {
    if (!entry.path.starts_with(content) || entry.modifier == "folder") continue;
    std::string bytes = bytes_of(entry);
    if (!entry.path.ends_with(".md"))
      inputs.assets.push_back(entry.path.substr(content.size()));
    else if (const auto page = add_text(entry.path, std::move(bytes), sources, diagnostics))
      inputs.pages.push_back(*page);
  }
  return inputs;
}

CheckedProject check_case(std::string_view text) {
  CheckedProject project;
  project.inputs = inputs_of(read_case(text), project.sources, project.diagnostics);
  check_inputs(project);
  return project;
}

std::optional<CheckedProject> check_folder(const std::filesystem::path& folder,
                                           const std::string& theme) {
  CheckedProject project;
  std::optional<Inputs> inputs =
      load({folder.string(), theme}, project.sources, project.diagnostics);
  if (!inputs) return std::nullopt;
  project.inputs = std::move(*inputs);
  check_inputs(project);
  return project;
}

RenderedFiles render_files(const CheckedProject& project, const Format& format, unsigned jobs,
                           Diagnostics& diagnostics) {
  RenderedFiles files;
  const WordBook words = read_words(project.inputs.theme, project.sources, diagnostics);
  const Shape words_shape = words.shape();
  const std::optional<Theme> theme =
      Theme::make(project.inputs.theme, project.sources, page_shape(words_shape), diagnostics);
  if (!theme) return files;
  std::mutex lock;
  Output output{[&](OutputFile file) {
                  const std::lock_guard guard(lock);
                  if (!files.emplace(file.path, std::move(file.bytes)).second)
                    throw std::runtime_error("made twice: " + file.path);
                },
                [&](const std::string& asset, const std::string& to) {
                  const std::lock_guard guard(lock);
                  if (!files.emplace(to, "asset " + asset).second)
                    throw std::runtime_error("made twice: " + to);
                }};
  const History history;
  format.render(project.site,
                {project.sources, *theme, project.analogies, words, history, jobs, false}, output,
                diagnostics);
  apply_levels(project.site.config, diagnostics);
  diagnostics.sort(project.sources);
  return files;
}

std::string print_text(const Diagnostics& diagnostics, const SourceSet& sources) {
  return find_printer("text")->print({diagnostics, sources}, {});
}

}  // namespace allegory
