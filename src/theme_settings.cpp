// See theme_settings.h.
#include "theme_settings.h"

#include <string_view>
#include <vector>

#include "look_keys.h"
#include "schema.h"
#include "yaml.h"

namespace allegory {

namespace {

constexpr Property extends_property{"extends", "The theme that this one changes.", shapes::text,
                                    "emerald", "base"};

std::vector<Property> list_properties() {
  std::vector<Property> properties{extends_property};
  for (const Property& property : look_properties()) properties.push_back(property);
  return properties;
}

}  // namespace

const YamlShape& theme_settings_shape() {
  static const std::vector<Property> properties = list_properties();
  static const YamlShape shape = shapes::object(properties);
  return shape;
}

ThemeSettings read_theme_settings(const SourceSet& sources, SourceId source,
                                  Diagnostics& diagnostics) {
  ThemeSettings settings;
  const auto size = static_cast<std::uint32_t>(sources[source].text.size());
  const std::optional<YamlNode> map = read_yaml(sources, {source, 0, size}, diagnostics);
  if (!map) return settings;
  const ValueReader read(sources, diagnostics);
  for (const YamlEntry& entry : map->entries) {
    if (entry.key.value == extends_property.key) {
      settings.extends = read.text(entry.key.value, entry.value);
    } else if (!read_look_key(read, entry, settings.look)) {
      std::vector<std::string_view> known;
      for (const Property& property : properties_of(theme_settings_shape()))
        known.push_back(property.key);
      read.unknown_key(entry, known, "key of a theme");
    }
  }
  keep_keys_unique(*map, diagnostics);
  return settings;
}

}  // namespace allegory
