// The project's folder → Inputs.
//
// Comes in: where to look. Goes out: configuration, pages, assets and theme, everything sorted by
// path. A file that cannot be used is reported once, here, and left out: the stages behind this one
// see text that is UTF-8, without NUL and within its limit.
#include "load.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/files.h"
#include "base/text.h"
#include "load_files.h"

namespace allegory {

namespace {

/// `path` as text that can be shown, whatever its bytes are.
std::string shown_path(std::string_view path) {
  std::string text;
  for (std::size_t offset = 0; offset < path.size();)
    append_utf8(text, next_code_point(path, offset));
  return escape_controls(text);
}

Report report_file(std::string_view name, const std::string& path, std::string_view reason,
                   Diagnostics& diagnostics) {
  return diagnostics.report_path(name, path, fmt::format("`{}` {}", path, reason));
}

void report_outside(const std::string& path, Diagnostics& diagnostics) {
  report_file("outside-project", path,
              "is a symbolic link that leads out of the project, or to nothing", diagnostics)
      .help("put the file itself in its place");
}

/// Whether an entry is a file; else reports what it is.
bool is_file(const FileEntry& entry, Diagnostics& diagnostics) {
  switch (entry.type) {
    case FileEntry::Type::file:
      return true;
    case FileEntry::Type::folder_named_as_page:
      report_file("unreadable-file", entry.path, "is a folder, not a file", diagnostics)
          .help("a name that ends in `.md` is taken for a page; rename the folder");
      return false;
    case FileEntry::Type::link_outside:
      report_outside(entry.path, diagnostics);
      return false;
    case FileEntry::Type::link_to_folder:
      report_file("unfollowed-link", entry.path,
                  "is a symbolic link to a folder and is not followed", diagnostics)
          .help("put the folder itself in its place");
      return false;
    case FileEntry::Type::unreadable_folder:
      report_file("unreadable-file", entry.path, entry.reason, diagnostics)
          .help("see that this user may read it");
      return false;
    case FileEntry::Type::special:
      report_file("unreadable-file", entry.path, "is a pipe or a device, not a file", diagnostics)
          .help("put a file in its place, or remove it");
      return false;
  }
  return false;
}

/// A project that was found, and what reading its configuration gave.
struct Project {
  std::string root;
  Folder folder;
  ReadResult configuration;
};

/// The project in the folder `root`; empty if there is no configuration.
std::optional<Project> project_in(const std::string& root) {
  std::optional<Folder> folder = Folder::open(root);
  if (!folder) return std::nullopt;
  ReadResult read = folder->read(configuration_name, front_matter_limit);
  if (read.error == ReadError::missing) return std::nullopt;
  return Project{root, std::move(*folder), std::move(read)};
}

/// The nearest project upward; its root is relative to the working directory, so that no absolute
/// path gets into what is printed.
std::optional<Project> nearest_project(Diagnostics& diagnostics) {
  std::error_code unknown;
  std::string root = ".";
  for (std::filesystem::path folder = std::filesystem::current_path(unknown);;
       folder = folder.parent_path()) {
    if (std::optional<Project> project = project_in(root)) return project;
    if (!folder.has_relative_path()) break;
    root = root == "." ? ".." : root + "/..";
  }
  diagnostics
      .report_path("no-project", {},
                   "there is no `allegory.yaml` in this folder or in one above it")
      .help("make a project with `allegory new DIR`, or name its folder with `--project DIR`");
  return std::nullopt;
}

std::optional<Project> find_project(const std::string& folder, Diagnostics& diagnostics) {
  if (folder.empty()) return nearest_project(diagnostics);
  std::optional<Project> project = project_in(folder);
  if (project) return project;
  std::error_code unknown;
  const bool is_folder = std::filesystem::is_directory(folder, unknown);
  diagnostics
      .report_path("no-project", {},
                   is_folder ? fmt::format("there is no `allegory.yaml` in `{}`", folder)
                             : fmt::format("there is no folder `{}`", folder))
      .help("name the folder that holds `allegory.yaml`, or make one with `allegory new DIR`");
  return std::nullopt;
}

}  // namespace

void take_content(std::vector<std::string> paths,
                  const std::function<ReadResult(const std::string&)>& read, const Limits& limits,
                  SourceSet& sources, Inputs& inputs, Diagnostics& diagnostics) {
  for (std::string& path : paths) {
    const std::string_view inner = content_path(path);
    if (!inner.ends_with(".md")) {
      // A file that is called `content` itself is no asset.
      if (inner != path) inputs.assets.emplace_back(inner);
      continue;
    }
    std::optional<std::string> text = usable_bytes(path, read(path), limits.page, diagnostics);
    if (!text) continue;
    if (const auto page = add_text(std::move(path), std::move(*text), sources, diagnostics))
      inputs.pages.push_back(*page);
  }
}

bool has_usable_name(const std::string& path, Diagnostics& diagnostics) {
  const bool is_text = !find_invalid_utf8(path);
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  if (is_text && std::ranges::none_of(path, is_control)) return true;
  report_file("not-text", shown_path(path),
              is_text ? "has a control character in its name" : "has a name that is not UTF-8 text",
              diagnostics)
      .help("rename the file");
  return false;
}

void report_no_content(bool is_there, Diagnostics& diagnostics) {
  diagnostics
      .report_path("no-content", "content",
                   is_there ? "there is no page in `content`" : "there is no folder `content`")
      .help("pages are the files below `content` whose names end in `.md`");
}

bool is_left_out(std::string_view path) {
  return path.starts_with('.') || path.find("/.") != std::string_view::npos ||
         path.ends_with('~') || path.find("~/") != std::string_view::npos;
}

std::optional<Inputs> read_configuration(ReadResult read, SourceSet& sources,
                                         Diagnostics& diagnostics) {
  std::optional<std::string> text =
      usable_bytes(configuration_name, std::move(read), front_matter_limit, diagnostics);
  if (!text) return std::nullopt;
  const std::optional<SourceId> configuration =
      add_text(configuration_name, std::move(*text), sources, diagnostics);
  if (!configuration) return std::nullopt;
  std::optional<Inputs> inputs(std::in_place);
  inputs->config = read_config(sources, *configuration, diagnostics);
  return inputs;
}

std::vector<std::string> list_files(const Folder& root, const std::string& start,
                                    Diagnostics& diagnostics) {
  std::vector<std::string> files;
  for (FileEntry& entry : root.list(start)) {
    if (is_left_out(entry.path)) continue;
    if (has_usable_name(entry.path, diagnostics) && is_file(entry, diagnostics))
      files.push_back(std::move(entry.path));
  }
  return files;
}

std::optional<std::string> usable_bytes(const std::string& path, ReadResult read, std::size_t limit,
                                        Diagnostics& diagnostics) {
  if (!read.error) return std::move(read.bytes);
  switch (*read.error) {
    case ReadError::outside:
      report_outside(path, diagnostics);
      break;
    case ReadError::too_large:
      report_file("too-large", path, fmt::format("is larger than {}", size_words(limit)),
                  diagnostics)
          .help(path.ends_with(".md") ? "split it into several pages" + limit_help("page")
                                      : "make it smaller");
      break;
    case ReadError::missing:
    case ReadError::not_a_file:
    case ReadError::unreadable:
      report_file("unreadable-file", path, read.reason, diagnostics)
          .help("see that it is a file which this user may read");
      break;
  }
  return std::nullopt;
}

bool accept_text(const std::string& path, std::string& bytes, Diagnostics& diagnostics) {
  if (bytes.starts_with(utf8_mark)) {
    bytes.erase(0, utf8_mark.size());
    report_file("byte-order-mark", path, "starts with a byte order mark, which is skipped",
                diagnostics)
        .help("save the file as UTF-8 without a byte order mark");
  }
  const std::size_t nul = bytes.find('\0');
  const std::optional<std::size_t> stray = find_invalid_utf8(bytes);
  const bool is_utf16 = bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff");
  if (nul == std::string::npos && !stray) return true;
  if (is_utf16 || nul == std::string::npos) {
    const auto byte = static_cast<unsigned char>(bytes[*stray]);
    const auto line =
        1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(*stray), '\n');
    report_file("not-text", path,
                fmt::format("is not UTF-8 text: byte {} cannot be read", *stray + 1), diagnostics)
        .help(is_utf16 ? "the file starts as UTF-16 does; save it as UTF-8"
                       : fmt::format("the byte is 0x{:02x}, in line {}; save the file as UTF-8",
                                     byte, line));
    return false;
  }
  report_file("not-text", path, fmt::format("holds a NUL byte at byte {}", nul + 1), diagnostics)
      .help("if it is text, save it as UTF-8; if it is not, it needs another kind of name");
  return false;
}

std::optional<SourceId> add_text(std::string path, std::string bytes, SourceSet& sources,
                                 Diagnostics& diagnostics) {
  const bool has_mark = bytes.starts_with(utf8_mark);
  const std::size_t first = diagnostics.items().size();
  if (!accept_text(path, bytes, diagnostics)) return std::nullopt;
  const SourceId id = sources.add(std::move(path), std::move(bytes), has_mark);
  if (has_mark)
    diagnostics.items()[first].fix = {"remove the byte order mark", {{{id, 0, 0}, "", true}}, true};
  return id;
}

std::string_view content_path(std::string_view source_path) {
  return source_path.starts_with(content_prefix) ? source_path.substr(content_prefix.size())
                                                 : source_path;
}

/// Reads how large each image is, from its first bytes.
static void load_image_sizes(const Folder& root, Inputs& inputs, Diagnostics& diagnostics) {
  std::string bytes;
  for (const std::string& asset : inputs.assets) {
    if (!is_image_name(asset)) continue;
    const std::string path = std::string(content_prefix) + asset;
    const OpenedFile file = root.open_file(path);
    if (file.error) continue;  // whoever copies it says so
    bytes.resize(image_head_size);
    const std::int64_t count = read_at(file.descriptor.get(), 0, bytes.data(), bytes.size());
    bytes.resize(static_cast<std::size_t>(std::max<std::int64_t>(count, 0)));
    const std::optional<ImageSize> size = read_image_size(bytes);
    if (!size)
      report_file("unreadable-image", path, "does not begin like an image", diagnostics)
          .help("see that a browser can show it");
    else if (size->is_known())
      inputs.images.emplace(asset, *size);
  }
}

/// Takes over the files below content/, with what is to stand in for some of them.
static void load_content(const Folder& root, const LoadOptions& options, SourceSet& sources,
                         Inputs& inputs, Diagnostics& diagnostics) {
  const std::size_t findings = diagnostics.items().size();
  const auto read = [&](const std::string& path) {
    ReadResult result = root.read(path, options.limits.page);
    const auto instead = options.instead.find(path);
    if (!result.error && instead != options.instead.end()) result.bytes = instead->second;
    return result;
  };
  take_content(list_files(root, "content", diagnostics), read, options.limits, sources, inputs,
               diagnostics);
  // Where something could not be read, that is why there is no page.
  if (inputs.pages.empty() && diagnostics.items().size() == findings)
    report_no_content(root.sub_folder("content").has_value(), diagnostics);
}

std::optional<Config> load_config(const std::string& project, SourceSet& sources,
                                  Diagnostics& diagnostics) {
  std::optional<Project> found = find_project(project, diagnostics);
  if (!found) return std::nullopt;
  std::optional<Inputs> inputs =
      read_configuration(std::move(found->configuration), sources, diagnostics);
  return inputs ? std::optional(std::move(inputs->config)) : std::nullopt;
}

std::optional<Inputs> load(const LoadOptions& options, SourceSet& sources,
                           Diagnostics& diagnostics) {
  std::optional<Project> project = find_project(options.project, diagnostics);
  if (!project) return std::nullopt;
  ReadResult configuration = std::move(project->configuration);
  const auto instead = options.instead.find(configuration_name);
  if (instead != options.instead.end()) configuration.bytes = instead->second;
  std::optional<Inputs> inputs = read_configuration(std::move(configuration), sources, diagnostics);
  if (!inputs) return std::nullopt;
  inputs->root = project->root;
  inputs->out = project->root == "." ? "out" : project->root + "/out";
  load_content(project->folder, options, sources, *inputs, diagnostics);
  load_image_sizes(project->folder, *inputs, diagnostics);
  inputs->theme = load_theme(project->folder, options, inputs->config, sources, diagnostics);
  if (!options.baseline.empty())
    inputs->baseline = load_baseline(project->root, options.baseline, sources, diagnostics);
  return inputs;
}

}  // namespace allegory
