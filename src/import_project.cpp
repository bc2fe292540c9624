// See import_project.h.
#include "import_project.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "base/output_folder.h"
#include "base/text.h"
#include "check.h"
#include "rule.h"
#include "yaml_quote.h"

namespace allegory {

namespace {

bool is_page(std::string_view path) { return path.ends_with(".md") || path.ends_with(".markdown"); }

/// Files of a wiki that are no pages of it: what stands around each page.
bool is_surrounding(std::string_view path) {
  const std::string name = fold(name_part(path));
  return name.starts_with("_sidebar.") || name.starts_with("_footer.") ||
         name.starts_with("_header.");
}

bool is_text_of_others(std::string_view path) {
  constexpr std::string_view endings[] = {".mediawiki", ".wiki",     ".rst", ".textile", ".org",
                                          ".adoc",      ".asciidoc", ".txt", ".creole",  ".pod"};
  return std::ranges::any_of(endings, [&](std::string_view end) { return path.ends_with(end); });
}

class Reader {
 public:
  Reader(std::string from, ImportPlan& plan) : from_(std::move(from)), plan_(plan) {
    while (from_.size() > 1 && from_.ends_with('/')) from_.pop_back();
  }

  void read() {
    if ((plan_.folder = Folder::open(from_))) return read_folder();
    const std::string folder(folder_part(from_));
    prefix_ = folder.empty() ? "" : folder + '/';
    plan_.folder = Folder::open(folder.empty() ? (from_.starts_with('/') ? "/" : ".") : folder);
    is_single_ = true;
    add_page(std::string(name_part(from_)), read_path(from_, page_limit));
  }

  std::vector<PageToImport> take_pages() { return std::move(pages_); }

  /// What lies beside the pages. Beside a single page only that is looked for which it links to.
  FilesBeside files() const {
    if (!is_single_)
      return {files_, [this](const std::string& path) { return files_.contains(path); }};
    return {{}, [this](const std::string& path) {
              return plan_.folder && is_usable(path) && !plan_.folder->open_file(path).error;
            }};
  }

  bool is_single() const { return is_single_; }

 private:
  void left_out(const std::string& path, std::string_view why, std::string_view help) {
    plan_.checked.diagnostics
        .report_path("import-left-out", prefix_ + path,
                     fmt::format("`{}` {}", escape_controls(path), why))
        .help(std::string(help));
  }

  /// Whether a file can be called so below `content/`.
  static bool is_usable(std::string_view path) {
    const bool is_hidden = path.starts_with('.') || path.find("/.") != std::string_view::npos ||
                           path.ends_with('~') || path.find("~/") != std::string_view::npos;
    return is_plain_path(path) && !find_invalid_utf8(path) && !is_hidden;
  }

  void list_files() {
    for (const FileEntry& entry : plan_.folder->list()) {
      if (entry.type != FileEntry::Type::file)
        left_out(entry.path, "is no file of this folder and is left out",
                 "put the file itself in its place");
      else if (is_usable(entry.path))
        files_.insert(entry.path);
      else
        left_out(entry.path, "has a name that no page can have", "rename the file");
    }
  }

  void read_folder() {
    prefix_ = from_ == "." ? "" : from_ + (from_.ends_with('/') ? "" : "/");
    list_files();
    for (const std::string& path : files_) {
      if (is_page(path) && is_surrounding(path))
        left_out(path, "stands around the pages of the wiki and is left out",
                 "the site and the wiki page have such parts of their own");
      else if (is_page(path))
        add_page(path, plan_.folder->read(path, page_limit));
      else if (is_text_of_others(path))
        left_out(path, "is no Markdown and is left out", "convert it first, or paste its text");
    }
  }

  void add_page(std::string path, ReadResult read) {
    if (!read.error) {
      std::string shown = prefix_ + path;
      pages_.push_back({std::move(path), std::move(shown), std::move(read.bytes)});
      return;
    }
    const bool is_large = *read.error == ReadError::too_large;
    const std::string why = is_large ? fmt::format("is larger than {} MiB", page_limit >> 20U)
                            : read.reason.empty() ? "cannot be read: no such file"
                                                  : read.reason;
    plan_.checked.diagnostics
        .report_path(is_large ? "too-large" : "unreadable-file", prefix_ + path,
                     fmt::format("`{}` {}", prefix_ + path, why))
        .help(is_large ? "divide it into several pages" : "see that it is there and may be read");
  }

  std::string from_, prefix_;
  ImportPlan& plan_;
  std::vector<PageToImport> pages_;
  std::set<std::string> files_;
  bool is_single_ = false;
};

/// What the folder is called that a path leads to; `Wiki` where that is not told.
std::string folder_name(std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  const std::string_view name = name_part(path);
  return name.empty() || name == "." || name == ".." ? "Wiki" : std::string(name);
}

std::string configuration(const ImportedProject& project,
                          const std::map<std::string_view, std::size_t>& errors) {
  std::string text = fmt::format("title: {}\n", yaml_printable_scalar(project.title));
  if (errors.empty()) return text;
  text +=
      "# The pages came with these errors. Until they are put right they count as warnings, so "
      "that\n"
      "# the project can be built; `allegory explain NAME` tells about each. Then take them out.\n"
      "levels:\n";
  for (const auto& [name, count] : errors)
    text += fmt::format("  {}: warning  # {} {}\n", name, count, count == 1 ? "place" : "places");
  return text;
}

/// The errors that the new project would have, by rule.
std::map<std::string_view, std::size_t> errors_of(const ImportPlan& plan, const CheckOptions& how) {
  std::vector<StoredFile> stored;
  for (const NewFile& file : plan.files) stored.push_back({file.path, {file.bytes, {}, {}}});
  for (const std::string& asset : plan.project.assets) stored.push_back({"content/" + asset, {}});
  const Checked checked = run_check_stored(std::move(stored), how);
  std::map<std::string_view, std::size_t> errors;
  for (const Diagnostic& finding : checked.diagnostics.items()) {
    const Rule* rule = find_rule(finding.name);
    if (finding.severity == Severity::error && rule != nullptr) ++errors[rule->name];
  }
  return errors;
}

}  // namespace

ImportPlan plan_import(const std::string& from, const CheckOptions& how) {
  ImportPlan plan;
  Reader reader(from, plan);
  reader.read();
  Checked& checked = plan.checked;
  plan.project = import_pages(reader.take_pages(), reader.files(), reader.is_single(),
                              {how.load.limits, how.program}, checked.sources, checked.diagnostics);
  plan.is_read = !plan.project.pages.empty();
  const auto is_fatal = [](const Diagnostic& finding) {
    return finding.name == "unreadable-file" || finding.name == "too-large";
  };
  if (!plan.is_read && std::ranges::none_of(checked.diagnostics.items(), is_fatal))
    checked.diagnostics
        .report_path("no-content", from, fmt::format("there is no page to import in `{}`", from))
        .help("pages are text files; in a folder, those whose names end in `.md` or `.markdown`");
  if (plan.project.title.empty()) plan.project.title = title_from_path(folder_name(from));
  if (plan.is_read) {
    plan.files.push_back({"allegory.yaml", configuration(plan.project, {})});
    for (const ImportedPage& page : plan.project.pages)
      plan.files.push_back({page.path, page_bytes(page, checked.sources)});
    plan.files.front().bytes = configuration(plan.project, errors_of(plan, how));
  }
  apply_levels({}, checked.diagnostics);
  checked.diagnostics.sort(checked.sources);
  return plan;
}

std::optional<NewFolderRefusal> write_import(ImportPlan& plan, const std::string& into) {
  if (auto refusal = fill_new_folder(into, plan.files)) return refusal;
  for (const std::string& asset : plan.project.assets)
    if (const auto reason = copy_into_folder(into, "content/", *plan.folder, asset))
      plan.checked.diagnostics.report_path("unwritable-output", asset,
                                           fmt::format("`{}` {}", asset, *reason));
  return std::nullopt;
}

}  // namespace allegory
