// Which value a name in a template stands for, by the shape of the page.
//
// A name is looked for in the innermost section that pushes something, then outwards, as Mustache
// does; but by the shape and not by the values. So a link without a description never prints the
// description of the page around it. Only below `any` the values decide.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "theme_check.h"

namespace allegory {
namespace {

/// What a section adds to the names that can be used inside it.
struct Scope {
  enum class Kind : std::uint8_t {
    nothing,  ///< a flag, a text, an inverted section
    object,
    texts,
    any,
    unknown,  ///< its name was reported; what is inside is not judged
  };
  Kind kind = Kind::nothing;
  const Shape* shape = nullptr;
};

using Type = Field::Type;

/// What a name stands for.
struct Found {
  Scope::Kind how = Scope::Kind::object;  ///< `any` and `unknown`: `type` says nothing
  Type type = Type::any;
  const Shape* of = nullptr;
};

const Field* find_field(const Shape& shape, std::string_view name) {
  const auto found = std::ranges::find(shape.fields, name, &Field::name);
  return found == shape.fields.end() ? nullptr : &*found;
}

std::string_view words(Type type) {
  switch (type) {
    case Type::flag:
      return "a flag";
    case Type::texts:
    case Type::list:
      return "a list";
    case Type::object:
      return "an object";
    default:
      return "text";
  }
}

class Binder {
 public:
  Binder(const SourceSet& sources, const Shape& shape, Reported& reported, Diagnostics& diagnostics)
      : sources_(sources),
        reported_(reported),
        diagnostics_(diagnostics),
        scopes_{{Scope::Kind::object, &shape}} {}

  void bind(Step& step) {
    switch (step.kind) {
      case Step::Kind::escaped:
      case Step::Kind::unescaped:
        check_printing(step, find(step));
        break;
      case Step::Kind::section:
        open(find(step));
        break;
      case Step::Kind::inverted:
        find(step);
        scopes_.push_back({});
        break;
      case Step::Kind::close:
        scopes_.pop_back();
        break;
      default:
        break;
    }
  }

 private:
  Found find(Step& step);
  Found find_dot(Step& step);
  Found step_into(const Step& step, std::string_view rest, Found found);
  void open(const Found& found);
  void check_printing(const Step& step, const Found& found);
  Found report_unknown(const Step& step, std::string_view part,
                       const std::vector<const Shape*>& in);
  std::vector<const Shape*> visible_shapes() const;
  std::optional<std::string> guess(std::string_view part,
                                   const std::vector<const Shape*>& in) const;

  Span part_span(const Step& step, std::string_view part) const {
    const char* text = sources_[step.at.source].text.data();
    const auto begin = static_cast<std::uint32_t>(part.data() - text);
    return {step.at.source, begin, begin + static_cast<std::uint32_t>(part.size())};
  }

  /// Whether nothing was reported about this tag yet, in whatever place it is included.
  bool is_news(const Step& step) {
    return reported_.emplace(step.at.source.index, step.at.begin).second;
  }

  Report report(std::string_view name, const Step& step, const Span& at, std::string message,
                std::string label) {
    Report finding = diagnostics_.report(name, at, std::move(message), std::move(label));
    if (step.included_at != Span{}) finding.label(step.included_at, "included here");
    return finding;
  }

  const SourceSet& sources_;
  Reported& reported_;
  Diagnostics& diagnostics_;
  std::vector<Scope> scopes_;  ///< the page, and one for each open section
};

Found Binder::find(Step& step) {
  if (step.text == ".") return find_dot(step);
  const std::size_t dot = step.text.find('.');
  const std::string_view head = step.text.substr(0, dot);
  const std::string_view rest = dot == std::string_view::npos ? "" : step.text.substr(dot + 1);
  for (std::size_t level = scopes_.size(); level-- > 0;) {
    const Scope& scope = scopes_[level];
    step.level = static_cast<std::uint32_t>(level);
    step.exact = scope.kind != Scope::Kind::any;
    if (scope.kind == Scope::Kind::any || scope.kind == Scope::Kind::unknown)
      return {.how = scope.kind};
    if (scope.kind != Scope::Kind::object) continue;
    if (const Field* field = find_field(*scope.shape, head))
      return step_into(step, rest, {.type = field->type, .of = field->of});
  }
  return report_unknown(step, head, visible_shapes());
}

/// `{{.}}`: the item of the innermost list of texts, if no object is further in.
Found Binder::find_dot(Step& step) {
  std::size_t level = scopes_.size() - 1;
  while (scopes_[level].kind == Scope::Kind::nothing) --level;  // the page is always an object
  step.level = static_cast<std::uint32_t>(level);
  if (scopes_[level].kind == Scope::Kind::texts) return {.type = Type::text};
  if (scopes_[level].kind != Scope::Kind::object) return {.how = scopes_[level].kind};
  if (!is_news(step)) return {.how = Scope::Kind::unknown};
  report("unknown-tag", step, part_span(step, step.text), "`.` stands for no text here",
         "not in a list of texts")
      .help(fmt::format("name a field of `{}`", scopes_[level].shape->name));
  return {.how = Scope::Kind::unknown};
}

/// Follows the parts of a dotted name behind its first one.
Found Binder::step_into(const Step& step, std::string_view rest, Found found) {
  while (!rest.empty()) {
    if (found.type == Type::any || (found.type == Type::object && !found.of))
      return {.how = Scope::Kind::any};
    const std::size_t dot = rest.find('.');
    const std::string_view part = rest.substr(0, dot);
    if (found.type != Type::object) {
      if (!is_news(step)) return {.how = Scope::Kind::unknown};
      const auto end = static_cast<std::size_t>(part.data() - step.text.data()) - 1;
      report("unknown-tag", step, part_span(step, part),
             fmt::format("`{}` is {}, which has no `{}`", step.text.substr(0, end),
                         words(found.type), part),
             "no such name")
          .help("only objects have names inside; a list is looked into with a section");
      return {.how = Scope::Kind::unknown};
    }
    const Field* field = find_field(*found.of, part);
    if (!field) return report_unknown(step, part, {found.of});
    found = {.type = field->type, .of = field->of};
    rest = dot == std::string_view::npos ? "" : rest.substr(dot + 1);
  }
  if (found.type == Type::any) found.how = Scope::Kind::any;
  return found;
}

void Binder::open(const Found& found) {
  if (found.how != Scope::Kind::object)
    scopes_.push_back({found.how});
  else if (found.type == Type::texts)
    scopes_.push_back({Scope::Kind::texts});
  else if (found.type == Type::object || found.type == Type::list)
    scopes_.push_back({found.of ? Scope::Kind::object : Scope::Kind::any, found.of});
  else
    scopes_.push_back({});
}

/// A name that is printed has to be text or HTML, and the tag has to be the one for it.
void Binder::check_printing(const Step& step, const Found& found) {
  if (found.how == Scope::Kind::unknown) return;
  const bool printable =
      found.type == Type::text || found.type == Type::html || found.type == Type::any;
  const bool wrong_escape = (step.kind == Step::Kind::unescaped) != (found.type == Type::html);
  if ((printable && !wrong_escape) || !is_news(step)) return;
  if (!printable) {
    report("unknown-tag", step, part_span(step, step.text),
           fmt::format("`{}` is {} and prints nothing", step.text, words(found.type)), "")
        .help(fmt::format("use it as a section: `{}` … `{}`", tag_text("#", step.text),
                          tag_text("/", step.text)));
    return;
  }
  const std::string_view tag = sources_.text(step.at);
  if (found.type == Type::html)
    report("template-escape", step, step.at,
           fmt::format("`{}` is HTML, and `{}` prints its tags as text", step.text, tag), "")
        .help(fmt::format("write `{{{}}}`", tag_text("", step.text)));
  else
    report("template-escape", step, step.at,
           fmt::format("`{}` is text, and `{}` prints it as HTML", step.text, tag), "")
        .help(fmt::format("write `{}`", tag_text("", step.text)));
}

/// The shapes that a name is looked for in, innermost first, each once.
std::vector<const Shape*> Binder::visible_shapes() const {
  std::vector<const Shape*> shapes;
  for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope)
    if (scope->shape && std::ranges::find(shapes, scope->shape) == shapes.end())
      shapes.push_back(scope->shape);
  return shapes;
}

std::optional<std::string> Binder::guess(std::string_view part,
                                         const std::vector<const Shape*>& in) const {
  if (reported_.size() > max_guesses) return std::nullopt;
  std::vector<std::string> candidates;
  for (const Shape* shape : in)
    for (const Field& field : shape->fields) candidates.emplace_back(field.name);
  return closest(part, candidates);
}

Found Binder::report_unknown(const Step& step, std::string_view part,
                             const std::vector<const Shape*>& in) {
  if (!is_news(step)) return {.how = Scope::Kind::unknown};
  std::string places;
  for (const Shape* shape : in)
    places += fmt::format("{}`{}`", places.empty() ? "" : " or ", shape->name);
  Report finding = report("unknown-tag", step, part_span(step, part),
                          fmt::format("there is no `{}` in {}", part, places), "no such name");
  if (const std::optional<std::string> near = guess(part, in)) {
    finding.help(fmt::format("did you mean `{}`?", *near));
  } else {
    constexpr std::size_t most = 12;
    const std::vector<Field>& fields = in.front()->fields;
    std::string names;
    for (std::size_t index = 0; index < std::min(fields.size(), most); ++index)
      names += fmt::format("{}`{}`", names.empty() ? "" : ", ", fields[index].name);
    if (fields.size() > most) names += fmt::format(" and {} more", fields.size() - most);
    finding.help(fmt::format("`{}` has {}", in.front()->name, names.empty() ? "nothing" : names));
  }
  return {.how = Scope::Kind::unknown};
}

}  // namespace

void bind_names(const SourceSet& sources, const Shape& shape, std::vector<Step>& steps,
                Reported& reported, Diagnostics& diagnostics) {
  Binder binder(sources, shape, reported, diagnostics);
  for (Step& step : steps) binder.bind(step);
}

}  // namespace allegory
