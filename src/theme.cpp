// Checked templates + a page's values → the page. The only user of Mustache.
//
// The library is left with what it does well, the order and repetition of sections. Text and names
// reach it as numbers of steps, `{{&7}}`, and it asks our context for each: so nothing in a
// template or a value can be taken for a tag, a blank does not cost it 136 bytes, and every byte of
// a page passes one place that counts. It never sees a partial, since those are in their places
// already.
//
// The library's render() is no const function, but writes only where a partial or a lambda goes
// wrong, and there are none; so all threads share one parsed template.
#include "theme.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <kainjow/mustache.hpp>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

#include "base/text.h"
#include "base/url.h"
#include "theme_check.h"

namespace allegory {
namespace {

namespace mustache = kainjow::mustache;

constexpr std::size_t max_steps = 1'000'000;
constexpr std::size_t max_output_bytes = 64 * 1024 * 1024;
constexpr std::string_view statics_folder = "static/";

/// A page template as the library holds it.
struct Page {
  std::string name;
  std::vector<Step> steps;
  std::vector<mustache::data> texts;        ///< for each step, what it prints if that is fixed
  std::vector<std::optional<UrlUse>> uses;  ///< of each: what the value is used for as an address
  mustache::mustache parsed;
};

/// Thrown through the library where a page takes more than its limits.
struct Overrun {
  std::size_t step;
  std::string_view what;
};

/// What a value behind `text` is used for, if it begins an attribute that holds an address.
std::optional<UrlUse> use_behind(std::string_view text) {
  if (!text.ends_with('"') && !text.ends_with('\'')) return std::nullopt;
  text.remove_suffix(1);
  for (const std::string_view attribute : {" href=", " action=", " formaction=", " data="})
    if (text.ends_with(attribute)) return UrlUse::link;
  for (const std::string_view attribute : {" src=", " poster="})
    if (text.ends_with(attribute)) return UrlUse::image;
  return std::nullopt;
}

/// A fault of this program, which no template can cause.
[[noreturn]] void bug(const std::string& message) { throw std::logic_error("theme: " + message); }

Page make_page(PageTemplate from) {
  std::string tags;
  std::vector<mustache::data> texts;
  std::vector<std::optional<UrlUse>> uses;
  std::vector<std::size_t> open;
  for (std::size_t index = 0; index < from.steps.size(); ++index) {
    const Step& step = from.steps[index];
    const bool fixed = step.kind == Step::Kind::text || step.kind == Step::Kind::line_end;
    const bool is_first = index == 0 || from.steps[index - 1].kind != Step::Kind::text;
    uses.push_back(is_first ? std::nullopt : use_behind(from.steps[index - 1].text));
    texts.push_back(fixed ? mustache::data(std::string(step.text)) : mustache::data(false));
    if (step.kind == Step::Kind::close) {
      tags += fmt::format("{{{{/{}}}}}", open.back());
      open.pop_back();
      continue;
    }
    const bool section = step.kind == Step::Kind::section || step.kind == Step::Kind::inverted;
    if (section) open.push_back(index);
    const char sigil = !section ? '&' : step.kind == Step::Kind::section ? '#' : '^';
    tags += fmt::format("{{{{{}{}}}}}", sigil, index);
  }
  Page page{std::move(from.name), std::move(from.steps), std::move(texts), std::move(uses),
            mustache::mustache(tags)};
  if (!page.parsed.is_valid()) bug("the library does not read `" + page.name + "`");
  return page;
}

const Value* find_field(const Value* in, std::string_view name) {
  const auto* object = in ? std::get_if<ValueObject>(&in->data()) : nullptr;
  if (!object) return nullptr;
  for (const auto& [field, value] : *object)
    if (field == name) return &value;
  return nullptr;
}

bool is_true(const Value* value) {
  if (!value) return false;
  if (const auto* text = std::get_if<std::string>(&value->data())) return !text->empty();
  if (const auto* flag = std::get_if<bool>(&value->data())) return *flag;
  if (const auto* list = std::get_if<ValueList>(&value->data())) return !list->empty();
  return true;
}

/// The rendering of one page: what the library's questions are answered from, and what they cost.
class Run {
 public:
  Run(const Page& page, const Value& root) : page_(page) { frames_[0].value = &root; }

  const mustache::data* get(const std::string& number);
  void push(const mustache::data* item);
  void pop() { --depth_; }

  /// Tags whose values are addresses that no page may use, and the values.
  const std::map<std::size_t, std::string>& refused() const { return refused_; }

 private:
  /// The page, or one open section.
  struct Frame {
    const Value* value = nullptr;
    const Value* section = nullptr;  ///< the value of the section opened in this one
    mustache::data items{mustache::data::type::list};  ///< stands for its items, if it is a list
  };

  const Value* find(const Step& step) const;
  const mustache::data* hand_out(std::size_t index, const mustache::data& text);
  const mustache::data* print(std::size_t index, const Step& step);
  const mustache::data* open(std::size_t index, const Step& step);
  void count(std::size_t index, std::size_t steps);

  const Page& page_;
  std::array<Frame, max_template_nesting + 1> frames_;
  std::size_t depth_ = 0;
  std::size_t steps_ = 0;
  std::size_t bytes_ = 0;
  bool line_is_empty_ = true;  ///< nothing but blanks since the last line end
  std::map<std::size_t, std::string> refused_;
  mustache::data text_{false};
  const mustache::data yes_{true};
  const mustache::data no_{false};
};

void Run::count(std::size_t index, std::size_t steps) {
  steps_ += steps;
  if (steps_ > max_steps) throw Overrun{index, "steps"};
}

const mustache::data* Run::get(const std::string& number) {
  std::size_t index = 0;
  std::from_chars(number.data(), number.data() + number.size(), index);
  const Step& step = page_.steps[index];
  count(index, 1);
  switch (step.kind) {
    case Step::Kind::line_end:
      if (line_is_empty_) return &no_;
      [[fallthrough]];
    case Step::Kind::text:
      return hand_out(index, page_.texts[index]);
    case Step::Kind::escaped:
    case Step::Kind::unescaped:
      return print(index, step);
    default:
      return open(index, step);
  }
}

/// The value that a step's name stands for, or null.
const Value* Run::find(const Step& step) const {
  if (step.text == ".") return frames_[step.level].value;
  std::size_t dot = step.text.find('.');
  const Value* value = nullptr;
  for (std::size_t level = step.level + std::size_t{1}; !value && level-- > 0;) {
    value = find_field(frames_[level].value, step.text.substr(0, dot));
    if (step.exact) break;
  }
  while (value && dot != std::string_view::npos) {
    const std::size_t begin = dot + 1;
    dot = step.text.find('.', begin);
    value = find_field(value, step.text.substr(begin, dot - begin));
  }
  return value;
}

const mustache::data* Run::hand_out(std::size_t index, const mustache::data& text) {
  const std::string& bytes = text.string_value();
  bytes_ += bytes.size();
  if (bytes_ > max_output_bytes) throw Overrun{index, "bytes"};
  const std::size_t last = bytes.find_last_not_of(" \t\r");
  if (last != std::string::npos) line_is_empty_ = bytes[last] == '\n';
  return &text;
}

const mustache::data* Run::print(std::size_t index, const Step& step) {
  const Value* value = find(step);
  const auto* text = value ? std::get_if<std::string>(&value->data()) : nullptr;
  if (!text) return &no_;
  // What authors wrote under `extra:` may stand in an attribute of the theme's.
  if (const auto use = page_.uses[index]; use && !is_safe_url(*text, *use)) {
    refused_.try_emplace(index, *text);
    return &no_;
  }
  text_ = mustache::data(step.kind == Step::Kind::escaped ? escape_html(*text) : *text);
  return hand_out(index, text_);
}

/// Answers whether a section is shown: with its items if it is a list, else yes or no.
const mustache::data* Run::open(std::size_t index, const Step& step) {
  const Value* value = find(step);
  if (step.kind == Step::Kind::inverted) {
    frames_[depth_].section = nullptr;
    return is_true(value) ? &yes_ : &no_;
  }
  frames_[depth_].section = value;
  const auto* list = value ? std::get_if<ValueList>(&value->data()) : nullptr;
  if (!list || list->empty()) return is_true(value) ? &yes_ : &no_;
  count(index, list->size());
  mustache::data& items = frames_[depth_].items;
  if (items.list_value().size() != list->size())
    items = mustache::data(mustache::list(list->size(), yes_));
  return &items;
}

/// Enters a section: for a list, `item` is one of those that stand for its items.
void Run::push(const mustache::data* item) {
  const Frame& outer = frames_[depth_];
  const auto* list = outer.section ? std::get_if<ValueList>(&outer.section->data()) : nullptr;
  const Value* value = outer.section;
  if (list) value = &(*list)[static_cast<std::size_t>(item - outer.items.list_value().data())];
  frames_[++depth_].value = value;
}

/// What the library asks instead of a tree of its own.
class CountingContext final : public mustache::basic_context<std::string> {
 public:
  explicit CountingContext(Run& run) : run_(run) {}
  void push(const mustache::data* item) override { run_.push(item); }
  void pop() override { run_.pop(); }
  const mustache::data* get(const std::string& name) const override { return run_.get(name); }
  const mustache::data* get_partial(const std::string&) const override { return nullptr; }

 private:
  Run& run_;
};

/// What the library writes to.
struct Sink {
  std::string text;
  Sink& operator<<(const std::string& more) {
    text += more;
    return *this;
  }
};

}  // namespace

struct Theme::Data {
  std::vector<Page> pages;  ///< sorted by name
  std::vector<Static> statics;
  std::string style, script, search_script, document_style, epub_style;
  std::vector<std::string> scripts;  ///< paths of what is in `script`

  Page* find(std::string_view name) {
    const auto found = std::ranges::lower_bound(pages, name, {}, &Page::name);
    return found != pages.end() && found->name == name ? &*found : nullptr;
  }
};

Theme::Theme(std::unique_ptr<Data> data) : data_(std::move(data)) {}
Theme::Theme(Theme&&) noexcept = default;
Theme& Theme::operator=(Theme&&) noexcept = default;
Theme::~Theme() = default;

std::optional<Theme> Theme::make(const ThemeFiles& files, const SourceSet& sources,
                                 const Shape& shape, Diagnostics& diagnostics) {
  auto templates = check_templates(files, sources, shape, diagnostics);
  if (!templates) return std::nullopt;
  auto data = std::make_unique<Data>();
  for (PageTemplate& page : *templates) data->pages.push_back(make_page(std::move(page)));
  for (const ThemeFile& file : files.files) {
    const std::string_view text = sources[file.source].text;
    if (file.path.starts_with(statics_folder))
      data->statics.push_back({file.path.substr(statics_folder.size()), text});
    else if (file.path.starts_with("styles/") && file.path.ends_with(".css"))
      data->style += text;
    else if (file.path.starts_with("document/") && file.path.ends_with(".css"))
      data->document_style += text;
    else if (file.path.starts_with("epub/") && file.path.ends_with(".css"))
      data->epub_style += text;
    else if (file.path.starts_with("search/") && file.path.ends_with(".js"))
      data->search_script += text;
    else if (file.path.starts_with("scripts/") && file.path.ends_with(".js")) {
      data->script += text;
      data->scripts.push_back(file.path);
    }
  }
  for (const ThemeFile& file : files.joined)
    if (file.path == "theme.css") data->style += sources[file.source].text;
  return Theme(std::move(data));
}

bool is_joined_path(std::string_view path) {
  return path == "theme.yaml" || path == "theme.css" || path.starts_with("words/");
}

bool Theme::has_template(std::string_view name) const { return data_->find(name); }

std::vector<std::string> Theme::template_names() const {
  std::vector<std::string> names;
  for (const Page& page : data_->pages) names.push_back(page.name);
  return names;
}

std::optional<std::string> Theme::render(std::string_view name, const Value& page,
                                         Diagnostics& diagnostics) const {
  Page* const found = data_->find(name);
  if (!found) bug(fmt::format("there is no template `{}`", name));
  Run run(*found, page);
  CountingContext context(run);
  Sink sink;
  try {
    found->parsed.render(context, sink);
  } catch (const Overrun& overrun) {
    diagnostics
        .report("template-limit", found->steps[overrun.step].at,
                fmt::format("the template `{}` takes more than {} {} for one page", name,
                            overrun.what == "steps" ? max_steps : max_output_bytes, overrun.what),
                "reached here")
        .help("put fewer lists into one another");
    return std::nullopt;
  }
  for (const auto& [step, address] : run.refused())
    diagnostics
        .report("unsafe-link", found->steps[step].at,
                fmt::format("an address at `{}:` is left out", url_scheme(address)),
                "leads nowhere on some pages")
        .help("the value comes from `extra:`; correct it there");
  if (!found->parsed.is_valid()) bug(fmt::format("the library fails on `{}`", name));
  return std::move(sink.text);
}

std::vector<Theme::Static> Theme::statics() const { return data_->statics; }
std::string Theme::style() const { return data_->style; }
bool Theme::has_script(std::string_view ending) const {
  return std::ranges::any_of(data_->scripts,
                             [&](const std::string& path) { return path.ends_with(ending); });
}
std::string Theme::script() const { return data_->script; }
std::string Theme::document_style() const { return data_->document_style; }
std::string Theme::epub_style() const { return data_->epub_style; }
std::string Theme::search_script() const { return data_->search_script; }

}  // namespace allegory
