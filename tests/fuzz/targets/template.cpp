// Templates of a theme. In: `page.mustache`, and behind each byte 1 a partial: `a`, `b`, …
//
// A theme is refused with findings, or each of its pages is printed within the limits, in UTF-8.
// The data is full of tags. That none of them runs is shown by a second printing, of data that has
// marks in their places: with the marks replaced it must be the same page.
#include <optional>

#include "fuzz.h"
#include "theme.h"

namespace allegory::fuzz {

namespace {

using Type = Field::Type;

const Shape item_shape{"item",
                       "",
                       {{"title", Type::text, ""},
                        {"label", Type::text, ""},
                        {"parts", Type::list, "", &item_shape},
                        {"words", Type::texts, ""}}};
const Shape page_shape{"page",
                       "",
                       {{"title", Type::text, ""},
                        {"body", Type::html, ""},
                        {"summary", Type::text, ""},
                        {"draft", Type::flag, ""},
                        {"public", Type::flag, ""},
                        {"words", Type::texts, ""},
                        {"next", Type::object, "", &item_shape},
                        {"items", Type::list, "", &item_shape},
                        {"extra", Type::any, ""}}};

/// The texts that a page is made of; those behind the HTML are escaped where they are printed.
struct Data {
  std::string html, title, label, word;
};

const Data hostile{"{{> a}}{{{body}}}<b>{{title}}</b>{{#items}}", "{{title}}{{> title}}{{=<% %>=}}",
                   "{{#items}}{{label}}{{/items}}{{^x}}", "{{.}}}}{{{{{"};
/// A character of nobody's, which inputs do not have.
constexpr std::string_view mark = "\uF8FF";
const Data marks{"\uF8FFH", "\uF8FFT", "\uF8FFL", "\uF8FFW"};

ValueObject item(const Data& data) {
  return {{"title", Value(data.title)},
          {"label", Value(data.label)},
          {"words", ValueList{Value(data.word), Value("x")}},
          {"parts", ValueList{Value(ValueObject{{"label", Value(data.label)}})}}};
}

Value page(const Data& data) {
  return ValueObject{{"title", Value(data.title)},
                     {"body", Value(data.html)},
                     {"summary", Value("")},
                     {"draft", Value(true)},
                     {"public", Value(false)},
                     {"words", ValueList{Value(data.word), Value(data.word)}},
                     {"next", Value(item(data))},
                     {"items", ValueList{Value(item(data)), Value(item(data))}},
                     {"extra", ValueObject{{"deep", Value(data.word)}}}};
}

/// `text` with each mark replaced by what it stands for.
std::string filled(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    if (!text.substr(at).starts_with(mark) || at + mark.size() == text.size()) {
      result += text[at++];
      continue;
    }
    at += mark.size();
    switch (text[at++]) {
      case 'H':
        result += hostile.html;
        break;
      case 'T':
        result += escape_html(hostile.title);
        break;
      case 'L':
        result += escape_html(hostile.label);
        break;
      default:
        result += escape_html(hostile.word);
    }
  }
  return result;
}

ThemeFiles theme_of(const std::string& input, SourceSet& sources) {
  ThemeFiles files{"fuzzed", {}};
  std::string name = "page.mustache";
  char partial = 'a';
  for (const std::string_view text : split(input, '\x01')) {
    files.files.push_back({name, sources.add(name, std::string(text))});
    name = fmt::format("partials/{}.mustache", partial);
    if (partial++ == 'f') break;
  }
  return files;
}

void hold_page(const Theme& theme, const std::string& name, const SourceSet& sources) {
  Diagnostics diagnostics;
  const std::optional<std::string> with_marks = theme.render(name, page(marks), diagnostics);
  const std::optional<std::string> made = theme.render(name, page(hostile), diagnostics);
  hold_findings(sources, diagnostics);
  hold((with_marks && made) || !diagnostics.items().empty(),
       "a page is printed, or a finding says why not");
  if (!with_marks || !made) return;
  hold_utf8(*made, "a page is UTF-8");
  hold(filled(*with_marks) == *made, "no value is read as a template", *made);
}

}  // namespace

}  // namespace allegory::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  namespace fuzz = allegory::fuzz;
  const std::string input = fuzz::text_of(fuzz::bytes_of(data, size));
  if (input.find(fuzz::mark) != std::string::npos) return 0;
  allegory::SourceSet sources;
  allegory::Diagnostics diagnostics;
  const allegory::ThemeFiles files = fuzz::theme_of(input, sources);
  const auto theme = allegory::Theme::make(files, sources, fuzz::page_shape, diagnostics);
  fuzz::hold(theme.has_value() == diagnostics.items().empty(),
             "a theme is made, or findings say why not");
  fuzz::hold_findings(sources, diagnostics);
  if (!theme) return 0;
  for (const std::string& name : theme->template_names()) fuzz::hold_page(*theme, name, sources);
  return 0;
}
