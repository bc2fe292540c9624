// A theme's name → its files, each from the topmost place that has it.
//
// Comes in: the project's folder, the themes that the program carries, a name. Goes out:
// ThemeFiles. Four layers, from the top: the project's theme, the embedded one of that name, the
// project's `base`, the embedded `base`. So a theme is as small as its difference from the one
// below.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/text.h"
#include "load.h"
#include "load_files.h"

namespace allegory {

namespace {

/// The files of a theme so far: path relative to the theme's folder → its text.
using Layers = std::map<std::string, SourceId, std::less<>>;

bool is_theme_name(std::string_view name) {
  const auto is_part = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-';
  };
  return !name.empty() && std::ranges::all_of(name, is_part);
}

bool is_left_out(std::string_view path) {
  return path.starts_with('.') || path.find("/.") != std::string_view::npos || path.ends_with('~');
}

/// Adds the files of `themes/<name>/` in the project that no layer above has.
void add_project_layer(const Folder& root, const std::string& name, Layers& layers,
                       SourceSet& sources, Diagnostics& diagnostics) {
  const std::string folder = "themes/" + name;
  for (const std::string& path : list_files(root, folder, diagnostics)) {
    if (path.size() <= folder.size()) continue;  // a file in the folder's place
    const std::string inner = path.substr(folder.size() + 1);
    if (layers.contains(inner)) continue;
    const bool is_text = path.ends_with(".mustache") || path.ends_with(".css") ||
                         path.ends_with(".js") || path.ends_with(".yaml");
    const std::size_t limit = is_text ? template_limit : page_limit;
    std::optional<std::string> bytes =
        usable_bytes(path, root.read(path, limit), limit, diagnostics);
    if (bytes && (!is_text || accept_text(path, *bytes, diagnostics)))
      layers.emplace(inner, sources.add(path, std::move(*bytes)));
  }
}

void add_embedded_layer(const std::string& name, Layers& layers, SourceSet& sources) {
  const std::string prefix = name + "/";
  for (const EmbeddedFile& file : embedded_themes()) {
    if (!file.path.starts_with(prefix)) continue;
    const std::string inner(file.path.substr(prefix.size()));
    if (is_left_out(inner) || layers.contains(inner)) continue;
    layers.emplace(inner, sources.add("themes/" + std::string(file.path), std::string(file.bytes)));
  }
}

/// The names of all themes there are, sorted.
std::vector<std::string> theme_names(const Folder& root) {
  std::set<std::string> names;
  const auto add = [&](std::string_view path) {
    const std::size_t slash = path.find('/');
    if (slash != std::string_view::npos && is_theme_name(path.substr(0, slash)))
      names.emplace(path.substr(0, slash));
  };
  for (const EmbeddedFile& file : embedded_themes()) add(file.path);
  constexpr std::string_view prefix = "themes/";
  for (const FileEntry& entry : root.list("themes"))
    if (entry.path.starts_with(prefix)) add(std::string_view(entry.path).substr(prefix.size()));
  return {names.begin(), names.end()};
}

bool exists(const Folder& root, const std::string& name) {
  if (!is_theme_name(name)) return false;
  const std::string prefix = name + "/";
  return std::ranges::any_of(
             embedded_themes(), [&](std::string_view path) { return path.starts_with(prefix); },
             &EmbeddedFile::path) ||
         root.sub_folder("themes/" + name).has_value();
}

void report_unknown(const Folder& root, const std::string& wanted, const std::string& name,
                    const Config& config, Diagnostics& diagnostics) {
  const std::string message = fmt::format("there is no theme `{}`", name);
  Report report = wanted.empty() ? diagnostics.report("unknown-theme", config.theme.at, message,
                                                      "no such theme")
                                 : diagnostics.report_path("unknown-theme", {}, message);
  const std::vector<std::string> names = theme_names(root);
  if (const std::optional<std::string> near = closest(name, names))
    report.help(fmt::format("did you mean `{}`?", *near));
  else
    report.help(fmt::format("the themes are `{}`", fmt::join(names, "`, `")));
}

}  // namespace

ThemeFiles load_theme(const Folder& root, const std::string& wanted, const Config& config,
                      SourceSet& sources, Diagnostics& diagnostics) {
  ThemeFiles theme;
  theme.name = wanted.empty() ? config.theme.value : wanted;
  if (!exists(root, theme.name)) {
    report_unknown(root, wanted, theme.name, config, diagnostics);
    theme.name = "base";
  }
  Layers layers;
  for (const std::string& name : {theme.name, std::string("base")}) {
    add_project_layer(root, name, layers, sources, diagnostics);
    add_embedded_layer(name, layers, sources);
    if (theme.name == "base") break;
  }
  for (const auto& [path, source] : layers) theme.files.push_back({path, source});
  return theme;
}

}  // namespace allegory
