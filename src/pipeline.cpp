// The program, read aloud. Each stage takes values and returns values; between two stages stands
// what is true from there on. No stage stops early, so one run shows every finding; the one
// checkpoint is between check and render.
#include "pipeline.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <set>
#include <thread>
#include <utility>

#include "base/files.h"
#include "baseline.h"
#include "markdown.h"
#include "parse.h"
#include "render.h"
#include "resolve.h"
#include "responsive.h"
#include "view.h"
#include "write.h"

namespace allegory {

namespace {

/// Notes how long each stage takes.
class Stopwatch {
 public:
  explicit Stopwatch(Timings& timings) : timings_(timings) {}
  void lap(std::string stage) {
    const auto now = std::chrono::steady_clock::now();
    timings_.emplace_back(std::move(stage), std::chrono::duration<double>(now - last_).count());
    last_ = now;
  }

 private:
  Timings& timings_;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
};

unsigned jobs_of(const CheckOptions& options) {
  return options.jobs != 0 ? options.jobs : std::max(1U, std::thread::hardware_concurrency());
}

/// Findings that were made after the check get their levels too, and their place in the order.
void add_late(const Config& config, Diagnostics&& late, Checked& checked) {
  apply_levels(config, late);
  checked.diagnostics.append(std::move(late));
  checked.diagnostics.sort(checked.sources);
}

/// Makes smaller copies of images, or takes those that are in the output folder already.
void scale_for_site(const Inputs& inputs, const std::string& out, unsigned jobs, Site& site,
                    Output& output, Diagnostics& diagnostics) {
  const std::optional<Folder> project = Folder::open(inputs.root);
  const std::optional<Folder> folder = Folder::open(out);
  const std::optional<Folder> earlier = folder ? folder->sub_folder("site") : std::nullopt;
  if (project) scale_images(site, *project, earlier, jobs, output, diagnostics);
}

/// What was loaded → parse → resolve → check.
void examine(const CheckOptions& options, Stopwatch& stopwatch, Checked& checked) {
  if (!checked.inputs) {
    apply_levels(Config{}, checked.diagnostics);
    checked.diagnostics.sort(checked.sources);
    return;
  }
  // Beyond this point nothing is read from the disk, and no source is added.
  Inputs& inputs = *checked.inputs;
  if (options.base_url) inputs.config.base_url = {*options.base_url, {}};

  std::vector<ParsedSection> sections =
      parse(checked.sources, inputs.pages, {options.load.limits, options.program}, jobs_of(options),
            checked.diagnostics);
  stopwatch.lap("parse");
  // Every page is there once, also one that is broken; names are text.

  checked.site = resolve(inputs.config, std::move(sections), inputs.assets,
                         {options.drafts, options.trust_html, jobs_of(options)});
  for (Asset& asset : checked.site.assets)
    if (const auto image = inputs.images.find(asset.path); image != inputs.images.end())
      asset.size = image->second;
  stopwatch.lap("resolve");
  // Every name is bound, or nothing has that name; every page has an address.

  if (!inputs.theme.files.empty()) {
    checked.words = read_words(inputs.theme, checked.sources, checked.diagnostics);
    const Shape words = checked.words.shape();
    checked.theme =
        Theme::make(inputs.theme, checked.sources, page_shape(words), checked.diagnostics);
    checked.site.look = inputs.theme.look;
    checked.site.theme_languages = checked.words.languages();
  }
  checked.analogies = check(checked.site, checked.sources, jobs_of(options), checked.diagnostics);
  if (inputs.baseline)
    add_late(inputs.config, apply_baseline(*inputs.baseline, checked.sources, checked.diagnostics),
             checked);
  stopwatch.lap("check");
  // Every finding so far has its severity and its place in the order.
}

/// The whole check; `read` takes the place of load().
template <class Read>
Checked check_what(const Read& read, const CheckOptions& options) {
  Checked checked;
  Stopwatch stopwatch(checked.timings);
  prepare_markdown();
  checked.inputs = read(checked.sources, checked.diagnostics);
  stopwatch.lap("load");
  examine(options, stopwatch, checked);
  return checked;
}

}  // namespace

Checked run_check(const CheckOptions& options) {
  const auto read = [&](SourceSet& sources, Diagnostics& diagnostics) {
    return load(options.load, sources, diagnostics);
  };
  return check_what(read, options);
}

Checked run_check_stored(std::vector<StoredFile> files, const CheckOptions& options) {
  const auto read = [&](SourceSet& sources, Diagnostics& diagnostics) {
    return load_stored(std::move(files), options.load.limits, sources, diagnostics);
  };
  return check_what(read, options);
}

Fixed run_fix(const FixOptions& options) {
  // Fixes that add to one list go one by one; what is left after so many rounds waits for a new
  // run.
  constexpr int rounds = 100;
  Fixed fixed;
  fixed.checked = run_check(options.check);
  Fixer fixer(options.choice, options.check.load.limits.page);
  CheckOptions next = options.check;
  std::optional<Checked> last;
  for (int round = 0; round < rounds; ++round) {
    const Checked& current = last ? *last : fixed.checked;
    if (!fixer.apply(current.diagnostics, current.sources)) break;
    for (const auto& [path, file] : fixer.files()) next.load.instead[path] = file.text.after();
    last = run_check(next);
  }
  // Whatever is in a file now, it was read once more and checked as if it stood on the disk.
  fixed.files = fixer.files();
  std::erase_if(fixed.files, [](const auto& file) {
    return file.second.text.before() == file.second.text.after();
  });
  if (!options.write || !last) return fixed;

  Diagnostics late;
  const std::set<std::string> written = write_fixes(fixed.checked.inputs->root, fixed.files, late);
  std::erase_if(fixed.files, [&](const auto& file) { return !written.contains(file.first); });
  // A file that stayed as it was: what holds is on the disk.
  if (!late.items().empty()) last = run_check(options.check);
  fixed.checked = std::move(*last);
  if (fixed.checked.inputs) add_late(fixed.checked.inputs->config, std::move(late), fixed.checked);
  return fixed;
}

namespace {

/// What Git knows of the pages; where it was expected and is missing, a finding says so.
History history_of(const Checked& checked, Diagnostics& diagnostics) {
  const Config& config = checked.inputs->config;
  if (config.git && !config.git->value) return {};
  std::set<std::string> paths;
  for (const SourceId page : checked.inputs->pages) paths.insert(checked.sources[page].path);
  if (paths.empty()) return {};
  HistoryResult result = read_history(checked.inputs->root, paths);
  using Gap = HistoryResult::Gap;
  const std::string left_out = "pages show neither when they were edited nor how often: ";
  if (result.gap == Gap::shallow)
    diagnostics.report_path("shallow-history", "allegory.yaml", left_out + result.reason)
        .help("fetch the whole history (`fetch-depth: 0`), or write `git: false`");
  const bool is_expected = config.git || config.edit_url;
  if (result.gap == Gap::unreadable || (result.gap == Gap::no_git && is_expected)) {
    Report finding =
        config.git
            ? diagnostics.report("no-history", config.git->at, left_out + result.reason,
                                 "asks for the history")
            : diagnostics.report_path("no-history", "allegory.yaml", left_out + result.reason);
    finding.help("write `git: false` if that is as it should be");
  }
  return std::move(result.history);
}

bool has_site(const std::vector<std::string>& formats) {
  return std::ranges::find(formats, "site") != formats.end();
}

/// What makes PNG of cards, if there will be any and something can.
std::optional<Rasterizer> rasterizer_for(const Config& config,
                                         const std::vector<std::string>& formats) {
  if (!has_site(formats) || !config.base_url || config.cards != CardForm::png) return std::nullopt;
  return find_rasterizer();
}

/// Reads files of `content/` for formats that put them into others.
std::function<std::optional<std::string>(const std::string&)> asset_reader(
    const std::string& root) {
  const std::shared_ptr<Folder> content = [&]() -> std::shared_ptr<Folder> {
    std::optional<Folder> folder = Folder::open(root);
    return folder ? std::make_shared<Folder>(std::move(*folder)) : nullptr;
  }();
  return [content](const std::string& asset) -> std::optional<std::string> {
    if (!content) return std::nullopt;
    ReadResult read = content->read("content/" + asset, asset_limit);
    if (read.error) return std::nullopt;
    return std::move(read.bytes);
  };
}

/// Whether one of the formats tells when pages were last changed.
bool has_dates(const std::vector<std::string>& names) {
  return std::ranges::any_of(formats(), [&](const Format* format) {
    return format->has_dates && std::ranges::find(names, format->name) != names.end();
  });
}

/// Renders each format and writes it.
void render_all(const BuildOptions& options, Writer& writer, Stopwatch& stopwatch, Built& built,
                Diagnostics& late) {
  Checked& checked = built.checked;
  if (has_dates(built.formats)) {
    checked.history = history_of(checked, late);
    stopwatch.lap("history");
  }
  const RenderContext context{checked.sources,
                              *checked.theme,
                              checked.analogies,
                              checked.words,
                              checked.history,
                              jobs_of(options.check),
                              options.check.trust_html,
                              rasterizer_for(checked.inputs->config, built.formats),
                              asset_reader(checked.inputs->root)};
  for (const std::string& format : built.formats) {
    Output output = writer.output(format);
    if (format == "site" && checked.inputs->config.scale_images)
      scale_for_site(*checked.inputs, built.out, jobs_of(options.check), checked.site, output,
                     late);
    render(format, checked.site, context, output, late);
    stopwatch.lap("render and write " + format);
  }
}

}  // namespace

Built run_build(const BuildOptions& options) {
  Built built;
  built.checked = run_check(options.check);
  Checked& checked = built.checked;
  if (!checked.inputs) return built;
  const Inputs& inputs = *checked.inputs;
  Stopwatch stopwatch(checked.timings);

  Diagnostics late;
  built.formats = choose_formats(inputs.config, options.formats, late);
  built.out = options.out.empty() ? inputs.out : options.out;
  const bool has_errors = checked.diagnostics.count(Severity::error) + late.items().size() > 0;
  // The checkpoint: what is wrong is not published, and what was built before stays as it is.
  built.is_stopped = has_errors && !options.keep_going;
  if (built.is_stopped || !checked.theme) {
    add_late(inputs.config, std::move(late), checked);
    return built;
  }

  std::optional<Writer> writer = Writer::open(inputs.root, built.out, late);
  if (writer) {
    render_all(options, *writer, stopwatch, built, late);
    const WriteCounts counts = writer->finish(built.formats, has_errors, late);
    stopwatch.lap("finish");
    built.is_rendered = true;
    built.written = counts.written;
    built.unchanged = counts.unchanged;
    built.removed = counts.removed;
  }
  // Everything that a format made is on the disk whole, or a finding says what is not.
  add_late(inputs.config, std::move(late), checked);
  return built;
}

}  // namespace allegory
