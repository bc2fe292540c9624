// The templates of a theme → page templates that are safe to print.
//
// In order: each file by itself (name, size, tags); the partials among each other (known, no
// cycle); each page with its partials in their places (size, nesting, names). A template with
// findings is left out of what comes behind, so that one cause gets one finding. Nothing here
// recurses: a chain of partials may be as long as the theme has files.
#include "theme_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <map>

#include "base/text.h"

namespace allegory {
namespace {

constexpr std::string_view template_suffix = ".mustache";
constexpr std::string_view partials_folder = "partials/";
constexpr std::string_view statics_folder = "static/";

/// A template of the theme, page or partial.
struct Template {
  std::string_view name;  ///< as tags name it: without `partials/` and `.mustache`
  SourceId source;
  std::vector<Step> steps;
  bool usable = true;     ///< balanced, and in no cycle
  std::size_t bytes = 0;  ///< with its partials; may be more than the limit, never too large to add
};

class Checker {
 public:
  Checker(const SourceSet& sources, const Shape& shape, Diagnostics& diagnostics)
      : sources_(sources), shape_(shape), diagnostics_(diagnostics) {}

  void load(const ThemeFile& file);
  void check_partials();
  void add_pages();
  std::vector<PageTemplate> pages;

 private:
  /// A template that is being walked through, and how far.
  struct Place {
    Template* at;
    std::size_t step = 0;
  };
  enum class Mark : std::uint8_t { new_, open, done };

  Span start_of(const Template& file) const { return {file.source, 0, 0}; }
  Template* find_partial(std::string_view name);
  void measure(Template& root, std::map<const Template*, Mark>& marks);
  void report_cycle(const std::vector<Place>& path, const Template& target);
  bool is_size_ok(const Template& page);
  bool expand(Template& page, std::vector<Step>& steps);

  const SourceSet& sources_;
  const Shape& shape_;
  Diagnostics& diagnostics_;
  std::vector<Template> page_templates_;
  std::map<std::string_view, Template> partials_;
  std::vector<std::string> partial_names_;
  std::size_t guesses_ = 0;
  std::size_t total_bytes_ = 0;
};

void Checker::load(const ThemeFile& file) {
  if (!is_template_path(file.path)) return;
  std::string_view name = file.path;
  name.remove_suffix(template_suffix.size());
  const bool partial = name.starts_with(partials_folder);
  if (partial) name.remove_prefix(partials_folder.size());
  Template made{.name = name, .source = file.source, .steps = {}};
  const std::size_t size = sources_[file.source].text.size();
  if (!is_template_name(name, '/')) {
    diagnostics_
        .report("template-syntax", start_of(made),
                fmt::format("`{}` is not a name for a template", name))
        .help("name the file with letters, digits, `_` and `-`, and at most 100 of them");
    return;
  }
  if (size > max_template_bytes) {
    diagnostics_
        .report("template-syntax", start_of(made),
                fmt::format("a template of {} bytes; the most is {}", size, max_template_bytes))
        .help("move parts of it into partials");
    made.usable = false;
  } else {
    ScannedTemplate scanned = scan_template(sources_, file.source, diagnostics_);
    made.steps = std::move(scanned.steps);
    made.usable = scanned.usable;
  }
  if (partial) {
    partial_names_.emplace_back(name);
    partials_.emplace(name, std::move(made));
  } else {
    page_templates_.push_back(std::move(made));
  }
}

Template* Checker::find_partial(std::string_view name) {
  const auto found = partials_.find(name);
  return found == partials_.end() ? nullptr : &found->second;
}

void Checker::check_partials() {
  const auto report_unknown = [this](const Template& in) {
    for (const Step& step : in.steps) {
      if (step.kind != Step::Kind::partial || find_partial(step.text)) continue;
      const auto offset = step.text.data() - sources_[in.source].text.data();
      const auto begin = static_cast<std::uint32_t>(offset);
      const Span at{in.source, begin, begin + static_cast<std::uint32_t>(step.text.size())};
      std::optional<std::string> near;
      if (guesses_++ < max_guesses) near = closest(step.text, partial_names_);
      diagnostics_
          .report("unknown-partial", at, fmt::format("there is no partial `{}`", step.text),
                  "no such file in `partials/`")
          .help(near ? fmt::format("did you mean `{}`?", *near)
                     : fmt::format("add `partials/{}.mustache`, or remove the tag", step.text));
    }
  };
  for (const Template& page : page_templates_) report_unknown(page);
  for (const auto& [name, partial] : partials_) report_unknown(partial);
  std::map<const Template*, Mark> marks;
  for (auto& [name, partial] : partials_) measure(partial, marks);
  for (Template& page : page_templates_) measure(page, marks);
}

/// Depth-first search from `root`: finds cycles, and adds up the bytes of everything it includes.
void Checker::measure(Template& root, std::map<const Template*, Mark>& marks) {
  std::vector<Place> path;
  const auto enter = [&](Template& file) {
    marks[&file] = Mark::open;
    file.bytes = sources_[file.source].text.size();
    path.push_back({&file});
  };
  if (marks[&root] == Mark::new_) enter(root);
  while (!path.empty()) {
    Place& place = path.back();
    if (place.step == place.at->steps.size()) {
      marks[place.at] = Mark::done;
      path.pop_back();
      continue;
    }
    const Step& step = place.at->steps[place.step];
    Template* partial = step.kind == Step::Kind::partial ? find_partial(step.text) : nullptr;
    const Mark mark = partial ? marks[partial] : Mark::done;
    if (mark == Mark::new_) {
      enter(*partial);  // and look at this step again when its size is known
      continue;
    }
    if (mark == Mark::open) {
      report_cycle(path, *partial);
      place.at->usable = false;
    } else if (partial && partial->usable) {
      // Capped, so that doubling in each of many files cannot wrap around.
      place.at->bytes = std::min(place.at->bytes + partial->bytes, max_theme_bytes);
    }
    ++place.step;
  }
}

/// Reports that the last template of `path` includes `target`, which is on the path itself.
void Checker::report_cycle(const std::vector<Place>& path, const Template& target) {
  auto first = path.end() - 1;
  while (first->at != &target) --first;
  constexpr std::ptrdiff_t most_names = 8;
  std::string chain;
  for (auto place = first; place != path.end(); ++place) {
    if (place - first < most_names || place + 1 == path.end())
      chain += fmt::format("`{}` → ", place->at->name);
    else if (place - first == most_names)
      chain += "… → ";
  }
  const Place& last = path.back();
  Report report = diagnostics_.report(
      "partial-cycle", last.at->steps[last.step].at,
      fmt::format("the partial `{0}` includes itself: {1}`{0}`", target.name, chain),
      fmt::format("`{}` begins again here", target.name));
  for (auto place = first; place != path.end() - 1 && place - first < most_names; ++place)
    report.label(place->at->steps[place->step].at,
                 fmt::format("`{}` is included here", (place + 1)->at->name));
  report.help("remove one of the tags");
}

/// Puts the partials of `page` in their places. Returns whether the sections nest within the limit.
bool Checker::expand(Template& page, std::vector<Step>& steps) {
  std::vector<Place> path{{&page}};
  std::size_t nesting = 0;
  while (!path.empty()) {
    Place& place = path.back();
    if (place.step == place.at->steps.size()) {
      path.pop_back();
      continue;
    }
    Step step = place.at->steps[place.step++];
    if (step.kind == Step::Kind::partial) {
      Template* partial = find_partial(step.text);
      if (partial && partial->usable) path.push_back({partial});
      continue;
    }
    if (path.size() > 1) {
      const Place& includer = path[path.size() - 2];
      step.included_at = includer.at->steps[includer.step - 1].at;
    }
    if (step.kind == Step::Kind::close) --nesting;
    const bool opens = step.kind == Step::Kind::section || step.kind == Step::Kind::inverted;
    if (opens && ++nesting > max_template_nesting) {
      diagnostics_
          .report("template-syntax", step.at,
                  fmt::format("sections are nested more than {} deep", max_template_nesting))
          .label(step.included_at, "included here")
          .help("include the partial outside of some sections");
      return false;
    }
    steps.push_back(step);
  }
  return true;
}

bool Checker::is_size_ok(const Template& page) {
  if (page.bytes > max_expanded_bytes) {
    diagnostics_
        .report("template-limit", start_of(page),
                fmt::format("the template `{}` has more than {} bytes with its partials", page.name,
                            max_expanded_bytes))
        .help("include fewer partials, or fewer times");
    return false;
  }
  const bool over_before = total_bytes_ > max_theme_bytes;
  total_bytes_ = std::min(total_bytes_ + page.bytes, max_theme_bytes + 1);
  if (!over_before && total_bytes_ > max_theme_bytes)
    diagnostics_
        .report("template-limit", start_of(page),
                fmt::format("the templates up to `{}` have more than {} bytes with their partials",
                            page.name, max_theme_bytes))
        .help("include fewer partials, or fewer times");
  return total_bytes_ <= max_theme_bytes;
}

void Checker::add_pages() {
  Reported reported;
  for (Template& page : page_templates_) {
    PageTemplate made{std::string(page.name), page.source, {}};
    if (!page.usable || !is_size_ok(page) || !expand(page, made.steps)) continue;
    bind_names(sources_, shape_, made.steps, reported, diagnostics_);
    pages.push_back(std::move(made));
  }
  std::ranges::sort(pages, {}, &PageTemplate::name);
}

}  // namespace

bool is_template_path(std::string_view path) {
  return path.ends_with(template_suffix) && !path.starts_with(statics_folder);
}

std::optional<std::vector<PageTemplate>> check_templates(const ThemeFiles& files,
                                                         const SourceSet& sources,
                                                         const Shape& shape,
                                                         Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.items().size();
  Checker checker(sources, shape, diagnostics);
  for (const ThemeFile& file : files.files) checker.load(file);
  checker.check_partials();
  checker.add_pages();
  if (diagnostics.items().size() != before) return std::nullopt;
  return std::move(checker.pages);
}

}  // namespace allegory
