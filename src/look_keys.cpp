// See look_keys.h.
#include "look_keys.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "base/text.h"
#include "schema_rows.h"

namespace allegory {

namespace {

constexpr std::string_view color_pattern = "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$";

/// A colour that stands behind `#` without quotes: to YAML it is a comment.
std::string commented_color(const ValueReader& read, const YamlEntry& entry) {
  const SourceId source = entry.key.at.source;
  const std::string& text = read.sources()[source].text;
  const std::size_t begin = text.find_first_not_of(": \t", entry.key.at.end);
  if (begin == std::string::npos) return {};
  const std::size_t end = text.find_first_of(" \t\r\n,}", begin);
  const std::string_view word = std::string_view(text).substr(begin, end - begin);
  return parse_color(word) ? std::string(word) : std::string();
}

void report_no_color(const ValueReader& read, const YamlEntry& entry) {
  const std::string& key = entry.key.value;
  const std::string meant = commented_color(read, entry);
  const bool is_comment = entry.value.type == YamlNode::Type::null && !meant.empty();
  Report report =
      is_comment
          ? read.invalid(entry.key.at, fmt::format("`{}` has no colour", key),
                         "`#` without quotes begins a comment")
          : read.invalid(entry.value.type == YamlNode::Type::null ? entry.key.at : entry.value.at,
                         fmt::format("`{}` must be a colour", key), "not a colour");
  // Digits without `#` are what somebody writes who was told that it begins a comment.
  const std::string hexadecimal = parse_color("#" + entry.value.text) ? "#" + entry.value.text : "";
  report.help(fmt::format("write `{}: \"{}\"`", key,
                          is_comment            ? meant
                          : hexadecimal.empty() ? "#1E2A24"
                                                : hexadecimal));
}

using Colors = Look::Colors;

void read_color(const ValueReader& read, const YamlEntry& entry, Colors& colors) {
  const auto row = std::ranges::find(color_infos, entry.key.value, &ColorInfo::key);
  const auto index = static_cast<std::size_t>(row - color_infos.begin());
  const bool is_text =
      entry.value.type == YamlNode::Type::scalar || entry.value.type == YamlNode::Type::null;
  if (!is_text) return read.wrong_type(entry.key.value, entry.value, "a colour", {});
  const std::optional<Color> color = parse_color(entry.value.text);
  if (!color) return report_no_color(read, entry);
  colors[index] = ChosenColor{*color, entry.value.at, 0};
}

constexpr auto color_rows = [] {
  std::array<KeyRow<Colors>, color_infos.size()> rows{};
  for (std::size_t index = 0; index < rows.size(); ++index)
    rows[index] = {{color_infos[index].key, color_infos[index].meaning,
                    shapes::filled(shapes::matching(color_pattern, shapes::wording))},
                   read_color};
  return rows;
}();
constexpr auto color_properties = properties_of(color_rows);
constexpr YamlShape colors_shape = shapes::named("colors", shapes::object(color_properties));

template <Scheme scheme>
void read_scheme(const ValueReader& read, const YamlEntry& entry, Look& look) {
  read_keys(color_rows, read, read.map(entry.key.value, entry.value, "story: \"#855600\""), "color",
            look.colors[static_cast<std::size_t>(scheme)]);
}

constexpr auto scheme_rows = std::to_array<KeyRow<Look>>({
    {{"light", "The colours on a light page.", shapes::see(colors_shape), "{story: '#855600'}"},
     read_scheme<Scheme::light>},
    {{"dark", "The colours on a dark page.", shapes::see(colors_shape), "{story: '#F2C14E'}"},
     read_scheme<Scheme::dark>},
});
constexpr auto scheme_properties = properties_of(scheme_rows);

void read_colors(const ValueReader& read, const YamlEntry& entry, Look& look) {
  read_keys(scheme_rows, read, read.map(entry.key.value, entry.value, "light: {}, dark: {}"),
            "scheme", look);
}

/// Families that CSS knows by a word; in quotes they would be names of fonts.
constexpr std::array<std::string_view, 12> generic_families{
    "serif",        "sans-serif", "monospace", "system-ui", "ui-serif", "ui-sans-serif",
    "ui-monospace", "ui-rounded", "cursive",   "fantasy",   "math",     "emoji"};

/// Whether a name of a font has nothing that could end its quotes: letters, digits, blanks inside
/// and hyphens, at most 100 bytes.
bool is_font_name(std::string_view name) {
  return !name.empty() && name.front() != ' ' && name.size() <= 100 &&
         std::ranges::all_of(name, [](char byte) {
           return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                  (byte >= '0' && byte <= '9') || byte == ' ' || byte == '-' || byte == '_' ||
                  static_cast<unsigned char>(byte) >= 0x80;
         });
}

constexpr std::string_view font_pattern =
    R"(^\s*"?[A-Za-z0-9_\u0080-\uffff-][A-Za-z0-9 _\u0080-\uffff-]*"?)"
    R"((\s*,\s*"?[A-Za-z0-9_\u0080-\uffff-][A-Za-z0-9 _\u0080-\uffff-]*"?)*\s*$)";

void append_font(std::string_view name, std::string& stack) {
  if (!stack.empty()) stack += ", ";
  const bool is_generic = std::ranges::find(generic_families, name) != generic_families.end();
  stack += is_generic ? std::string(name) : fmt::format("\"{}\"", name);
}

/// A stack of fonts: a list, or names with commas between them as in CSS.
template <StyleValue value>
void read_stack(const ValueReader& read, const YamlEntry& entry, Look& look) {
  std::string stack;
  for (const Spanned<std::string>& text : read.texts(entry.key.value, entry.value)) {
    for (std::size_t at = 0; at <= text.value.size();) {
      const std::size_t comma = std::min(text.value.find(',', at), text.value.size());
      std::string_view name = trim(std::string_view(text.value).substr(at, comma - at));
      at = comma + 1;
      if (name.size() >= 2 && name.front() == '"' && name.back() == '"')
        name = name.substr(1, name.size() - 2);
      if (is_font_name(name)) {
        append_font(name, stack);
        continue;
      }
      read.invalid(text.at, fmt::format("`{}` is not the name of a font", name), "cannot be used")
          .help("a name has letters, digits, blanks and hyphens");
      return;
    }
  }
  look.values[static_cast<std::size_t>(value)] = std::move(stack);
}

constexpr std::array<std::string_view, 3> stacks{"serif", "sans", "mono"};

template <StyleValue value>
void read_voice(const ValueReader& read, const YamlEntry& entry, Look& look) {
  if (const auto word = read.word(entry.key.value, entry.value, stacks))
    look.values[static_cast<std::size_t>(value)] = fmt::format("var(--{})", *word);
}

/// `10` and `true` are names as good as any.
constexpr YamlShape stack_shape = shapes::matching(
    font_pattern,
    {.types = shapes::wording.types | YamlShape::boolean | YamlShape::integer | YamlShape::array});
constexpr YamlShape voice_shape = shapes::word(stacks);
constexpr auto font_rows = std::to_array<KeyRow<Look>>({
    {{"serif", "Fonts with serifs, the first one that a reader has.", stack_shape,
      "[Charter, Georgia, serif]"},
     read_stack<StyleValue::serif>},
    {{"sans", "Fonts without serifs.", stack_shape, "[system-ui, sans-serif]"},
     read_stack<StyleValue::sans>},
    {{"mono", "Fonts for code.", stack_shape, "[ui-monospace, monospace]"},
     read_stack<StyleValue::mono>},
    {{"text", "Which of them the text has.", voice_shape, "serif"}, read_voice<StyleValue::text>},
    {{"story", "Which of them the voice of the story has.", voice_shape, "serif"},
     read_voice<StyleValue::story>},
    {{"idea", "Which of them the voice of the idea has.", voice_shape, "sans"},
     read_voice<StyleValue::idea>},
});
constexpr auto font_properties = properties_of(font_rows);

void read_fonts(const ValueReader& read, const YamlEntry& entry, Look& look) {
  read_keys(font_rows, read, read.map(entry.key.value, entry.value, "serif: [Georgia, serif]"),
            "key of `fonts`", look);
}

constexpr std::string_view length_pattern = R"(^(0|\d{1,4}(\.\d{1,3})?(px|rem|em|ch))$)";

/// Whether `text` is what length_pattern says.
bool is_length(std::string_view text) {
  if (text == "0") return true;
  const auto digits = [&text](std::size_t most) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(end);
    return end >= 1 && end <= most;
  };
  if (!digits(4)) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (!digits(3)) return false;
  }
  return text == "px" || text == "rem" || text == "em" || text == "ch";
}

template <StyleValue value>
void read_length(const ValueReader& read, const YamlEntry& entry, Look& look) {
  const std::optional<Spanned<std::string>> text = read.text(entry.key.value, entry.value);
  if (!text) return;
  if (is_length(text->value))
    look.values[static_cast<std::size_t>(value)] = text->value;
  else
    read.invalid(text->at, fmt::format("`{}` must be a length", entry.key.value), "not a length")
        .help(fmt::format("write a number and `px`, `rem`, `em` or `ch`, such as `{}: {}`",
                          entry.key.value, value == StyleValue::measure ? "66ch" : "6px"));
}

/// `0` is a number to an editor.
constexpr YamlShape length_shape = shapes::matching(
    length_pattern,
    {.types = shapes::wording.types | YamlShape::integer, .above = -1.0, .up_to = 0.0});
constexpr auto rows = std::to_array<KeyRow<Look>>({
    {{"colors", "The colours, on light and on dark pages.", shapes::object(scheme_properties)},
     read_colors},
    {{"fonts", "Three stacks of fonts, and who has which.", shapes::object(font_properties)},
     read_fonts},
    {{"radius", "How round corners are.", length_shape, "6px"}, read_length<StyleValue::radius>},
    {{"measure", "How wide a column of text is at most.", length_shape, "66ch"},
     read_length<StyleValue::measure>},
});
constexpr auto properties = properties_of(rows);

}  // namespace

std::span<const Property> look_properties() { return properties; }

constinit const YamlShape look_shape = shapes::named("look", shapes::object(properties));

bool read_look_key(const ValueReader& read, const YamlEntry& entry, Look& look) {
  return read_key(rows, read, entry, look);
}

Look read_look(const ValueReader& read, const YamlEntry& entry) {
  Look look;
  read_keys(rows, read, read.map(entry.key.value, entry.value, "colors: {light: {}, dark: {}}"),
            "`look` key", look);
  return look;
}

}  // namespace allegory
