// A theme's name → its files, from it and from all that it stands on.
//
// Comes in: the project's folder, the themes that the program carries, a name. Goes out:
// ThemeFiles. A theme stands on the one that its `theme.yaml` names, and at last on `base`; of
// each, the project's folder lies over the one that the program carries. So a theme is as small as
// its difference from the one below.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/text.h"
#include "load.h"
#include "load_files.h"
#include "theme_settings.h"

namespace allegory {

namespace {

/// How many themes may stand on one another; more are a mistake, and would only be slow to read.
constexpr std::size_t most_themes = 16;

/// The files of a theme so far, from the top.
struct Layers {
  std::map<std::string, SourceId, std::less<>> files;  ///< by path relative to the theme's folder
  std::vector<ThemeFile> joined;
  std::vector<Look> looks;

  bool lacks(const std::string& path) const {
    return is_joined_path(path) || !files.contains(path);
  }
  void add(const std::string& path, SourceId source) {
    if (is_joined_path(path))
      joined.push_back({path, source});
    else
      files.emplace(path, source);
  }
};

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
void add_project_layer(const Folder& root, const std::string& name, const LoadOptions& options,
                       Layers& layers, SourceSet& sources, Diagnostics& diagnostics) {
  const std::string folder = "themes/" + name;
  for (const std::string& path : list_files(root, folder, diagnostics)) {
    if (path.size() <= folder.size()) continue;  // a file in the folder's place
    const std::string inner = path.substr(folder.size() + 1);
    if (!layers.lacks(inner)) continue;
    const bool is_yaml = path.ends_with(".yaml");
    const bool is_text =
        is_yaml || path.ends_with(".mustache") || path.ends_with(".css") || path.ends_with(".js");
    const std::size_t limit = is_yaml ? front_matter_limit : is_text ? template_limit : page_limit;
    std::optional<std::string> bytes =
        usable_bytes(path, root.read(path, limit), limit, diagnostics);
    const auto instead = options.instead.find(path);
    if (bytes && instead != options.instead.end()) bytes = instead->second;
    if (!bytes) continue;
    const std::optional<SourceId> source =
        is_text ? add_text(path, std::move(*bytes), sources, diagnostics)
                : sources.add(path, std::move(*bytes));
    if (source) layers.add(inner, *source);
  }
}

void add_embedded_layer(const std::string& name, Layers& layers, SourceSet& sources) {
  const std::string prefix = name + "/";
  for (const EmbeddedFile& file : embedded_themes()) {
    if (!file.path.starts_with(prefix)) continue;
    const std::string inner(file.path.substr(prefix.size()));
    if (is_left_out(inner) || !layers.lacks(inner)) continue;
    layers.add(inner, sources.add("themes/" + std::string(file.path), std::string(file.bytes)));
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

/// Reports a theme that is not there; `at` is where it is named, if that is in a file.
void report_unknown(const Folder& root, const std::string& name, const std::optional<Span>& at,
                    Diagnostics& diagnostics) {
  const std::string message = fmt::format("there is no theme `{}`", name);
  Report report = at ? diagnostics.report("unknown-theme", *at, message, "no such theme")
                     : diagnostics.report_path("unknown-theme", {}, message);
  const std::vector<std::string> names = theme_names(root);
  if (const std::optional<std::string> near = closest(name, names))
    report.help(fmt::format("did you mean `{}`?", *near));
  else
    report.help(fmt::format("the themes are `{}`", fmt::join(names, "`, `")));
}

/// Whether a theme can stand on the one that it names; else reports why not. `chain`: the themes
/// from the top down to it.
bool can_extend(const Folder& root, const std::vector<std::string>& chain,
                const Spanned<std::string>& next, Diagnostics& diagnostics) {
  if (chain.back() == "base") {
    diagnostics
        .report("theme-cycle", next.at, "`base` is what every theme stands on",
                "cannot stand on another")
        .help("remove `extends`");
    return false;
  }
  if (std::ranges::find(chain, next.value) != chain.end()) {
    diagnostics
        .report("theme-cycle", next.at,
                fmt::format("the theme `{}` stands on itself: `{}` → `{}`", next.value,
                            fmt::join(chain, "` → `"), next.value),
                fmt::format("`{}` begins again here", next.value))
        .help("name another theme, or remove `extends`");
    return false;
  }
  if (chain.size() == most_themes) {
    diagnostics
        .report("theme-cycle", next.at,
                fmt::format("more than {} themes stand on one another", most_themes),
                "one too many")
        .help("put some of them together");
    return false;
  }
  if (exists(root, next.value)) return true;
  report_unknown(root, next.value, next.at, diagnostics);
  return false;
}

/// Adds the files of one theme, and returns the theme that it says it stands on.
std::optional<Spanned<std::string>> add_theme(const Folder& root, const std::string& name,
                                              const LoadOptions& options, Layers& layers,
                                              SourceSet& sources, Diagnostics& diagnostics) {
  const std::size_t first = layers.joined.size();
  add_project_layer(root, name, options, layers, sources, diagnostics);
  add_embedded_layer(name, layers, sources);
  std::optional<Spanned<std::string>> extends;
  for (std::size_t index = first; index < layers.joined.size(); ++index) {
    if (layers.joined[index].path != "theme.yaml") continue;
    ThemeSettings settings = read_theme_settings(sources, layers.joined[index].source, diagnostics);
    layers.looks.push_back(std::move(settings.look));
    if (!extends) extends = std::move(settings.extends);
  }
  return extends;
}

}  // namespace

ThemeFiles load_theme(const Folder& root, const LoadOptions& options, const Config& config,
                      SourceSet& sources, Diagnostics& diagnostics) {
  ThemeFiles theme;
  theme.name = options.theme.empty() ? config.theme.value : options.theme;
  if (!exists(root, theme.name)) {
    report_unknown(root, theme.name,
                   options.theme.empty() ? std::optional(config.theme.at) : std::nullopt,
                   diagnostics);
    theme.name = "base";
  }
  Layers layers;
  std::vector<std::string> chain{theme.name};
  for (;;) {
    const auto extends = add_theme(root, chain.back(), options, layers, sources, diagnostics);
    const bool is_named = extends && can_extend(root, chain, *extends, diagnostics);
    if (chain.back() == "base") break;
    chain.push_back(is_named ? extends->value : "base");
  }
  for (const auto& [path, source] : layers.files) theme.files.push_back({path, source});
  theme.joined.assign(layers.joined.rbegin(), layers.joined.rend());
  std::uint32_t layer = 0;
  for (auto look = layers.looks.rbegin(); look != layers.looks.rend(); ++look)
    lay_over(theme.look, *look, layer++);
  return theme;
}

}  // namespace allegory
