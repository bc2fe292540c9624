// See look_css.h. All texts of a Look were checked when they were read; the only other text that an
// author controls here is the name of a folder, which is escaped.
//
// A scheme that the reader chose must win over the one of the system, so dark stands twice, and
// both stand in `screen`: paper is always light. Where an allegory gives a colour to one scheme
// only, the other scheme gets it from the theme again, since the rule for the allegory is the
// stronger one.
#include "site/look_css.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace allegory {

namespace {

/// The custom properties of StyleValue, in its order.
constexpr std::array<std::string_view, style_value_count> value_properties{
    "--serif",      "--sans",      "--mono",   "--text-font",
    "--story-font", "--idea-font", "--radius", "--measure"};

/// What a printer is spared: everything is black on white but what stands back.
constexpr std::array<std::pair<ColorRole, std::string_view>, 7> printed{{
    {ColorRole::paper, "#FFFFFF"},
    {ColorRole::surface, "#FFFFFF"},
    {ColorRole::story_tint, "#FFFFFF"},
    {ColorRole::idea_tint, "#FFFFFF"},
    {ColorRole::muted, "#333333"},
    {ColorRole::line, "#555555"},
    {ColorRole::hair, "#BBBBBB"},
}};

std::string property_of(std::size_t role) {
  std::string name = "--" + std::string(color_infos[role].key);
  std::ranges::replace(name, '_', '-');
  return name;
}

std::string declarations(const Look::Colors& colors) {
  std::string css;
  for (std::size_t role = 0; role < colors.size(); ++role)
    if (colors[role])
      css += fmt::format(" {}: {};", property_of(role), to_hex(colors[role]->color));
  return css;
}

std::string declarations(const std::array<std::string, style_value_count>& values) {
  std::string css;
  for (std::size_t index = 0; index < values.size(); ++index)
    if (!values[index].empty())
      css += fmt::format(" {}: {};", value_properties[index], values[index]);
  return css;
}

/// A look below `html` with these attributes.
std::string rules(const std::string& root, const Look& look) {
  const std::string light = declarations(look.colors[0]) + declarations(look.values);
  const std::string dark = declarations(look.colors[1]);
  std::string css;
  if (!light.empty()) css += fmt::format("{} {{{} }}\n", root, light);
  if (!dark.empty())
    css += fmt::format(
        "@media screen and (prefers-color-scheme: dark) {{\n"
        "  {0}:not([data-scheme=\"light\"]) {{{1} }}\n}}\n"
        "@media screen {{ {0}[data-scheme=\"dark\"] {{{1} }} }}\n",
        root, dark);
  return css;
}

std::string print_rules() {
  std::string css;
  for (std::size_t role = 0; role < color_infos.size(); ++role) {
    const auto found = std::ranges::find(printed, static_cast<ColorRole>(role),
                                         &decltype(printed)::value_type::first);
    css += fmt::format(" {}: {};", property_of(role),
                       found == printed.end() ? "#000000" : found->second);
  }
  // As strong as the rules of an allegory, and behind them.
  return fmt::format("@media print {{ html:root {{ color-scheme: light;{} }} }}\n", css);
}

/// The look of an allegory, and of the theme where the other scheme needs it.
Look completed(Look own, const Look& theme) {
  for (std::size_t role = 0; role < color_infos.size(); ++role)
    for (const std::size_t scheme : {0U, 1U})
      if (!own.colors[scheme][role] && own.colors[1 - scheme][role])
        own.colors[scheme][role] = theme.colors[scheme][role];
  return own;
}

}  // namespace

// A string of CSS (https://www.w3.org/TR/css-syntax-3/#consume-string-token): whatever could end
// it, or the style sheet, is written as a number.
std::string css_string(std::string_view text) {
  std::string css = "\"";
  for (const char byte : text) {
    const auto code = static_cast<unsigned char>(byte);
    const bool is_plain = code >= 0x80 || (code >= '0' && code <= '9') ||
                          (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z') ||
                          byte == '-' || byte == '_' || byte == '/';
    css += is_plain ? std::string(1, byte) : fmt::format("\\{:x} ", code);
  }
  return css + "\"";
}

std::string look_css(const Site& site) {
  std::string css =
      ":root { color-scheme: light dark; }\n"
      "html[data-scheme=\"light\"] { color-scheme: light; }\n"
      "html[data-scheme=\"dark\"] { color-scheme: dark; }\n";
  // A class like `:root` alone, so that a `:root` in theme.css counts.
  css += rules(":root", site.look);
  for (const Allegory& allegory : site.allegories)
    if (const Look* own = own_look(site, allegory))
      css += rules(fmt::format("html[data-allegory={}]", css_string(allegory_name(allegory))),
                   completed(*own, site.look));
  return css + print_rules();
}

}  // namespace allegory
