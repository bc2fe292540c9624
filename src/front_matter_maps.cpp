// Reads the correspondences of a page: `maps:`, `pairs:` and `maps:` under `sections:`.
// See front_matter_parts.h.
//
// One line has four forms: `fox: spammer`, `fear: [bias, noise]` (the same with `to:`), a map with
// `to:` and what is known about the correspondence, and a map with `from:` too, whose key is then
// no more than its name.
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "front_matter_parts.h"

namespace allegory {

namespace {

/// `from` is the last: a line of `pairs` has all keys but that.
constexpr std::array<std::string_view, 8> map_keys{"to",       "because",  "strength", "as",
                                                   "polarity", "override", "reviewed", "from"};

/// Reads one key of the long form; false if it is none that is known.
bool read_property(const ValueReader& read, const YamlEntry& property, MapDeclaration& map) {
  static constexpr std::array<std::string_view, 2> cardinalities{"composite", "split"};
  static constexpr std::array<std::string_view, 2> polarities{"positive", "negative"};
  const std::string& key = property.key.value;
  const YamlNode& value = property.value;
  if (key == "to") {
    map.to = read.texts(key, value);
  } else if (key == "from" && !map.from_pairs) {
    map.from = read.texts(key, value);
  } else if (key == "because") {
    if (const auto because = read.text(key, value)) map.because = because->value;
  } else if (key == "strength") {
    map.strength = read.number(key, value, 0.0, 1.0).value_or(1.0);
  } else if (key == "as") {
    const std::optional<std::string> word = read.word(key, value, cardinalities);
    if (word) {
      map.cardinality = *word == "split" ? Cardinality::split : Cardinality::composite;
      map.cardinality_at = value.at;
      map.cardinality_key = property.key.at;
    }
  } else if (key == "polarity") {
    map.negative = read.word(key, value, polarities) == "negative";
  } else if (key == "override") {
    map.overrides = read.boolean(key, value).value_or(false);
  } else if (key == "reviewed") {
    map.reviewed = read.text(key, value);
  } else {
    return false;
  }
  return true;
}

/// Whether nothing was written for `to`; something that cannot be read has its own finding.
bool lacks_target(const YamlNode& node) {
  if (node.type != YamlNode::Type::map)
    return node.type == YamlNode::Type::null || (node.text.empty() && node.items.empty());
  const auto to = std::find_if(node.entries.begin(), node.entries.end(),
                               [](const YamlEntry& entry) { return entry.key.value == "to"; });
  return to == node.entries.end() ||
         (to->value.type != YamlNode::Type::map && lacks_target(to->value));
}

void read_lines(const ValueReader& read, const YamlEntry& entry, const MapDeclaration& common,
                FrontMatter& front) {
  const std::span<const std::string_view> known(map_keys.data(),
                                                map_keys.size() - (common.from_pairs ? 1 : 0));
  for (const YamlEntry& line : read.map(entry.key.value, entry.value, "story: idea")) {
    MapDeclaration map = common;
    map.key = line.key;
    if (line.value.type == YamlNode::Type::map) {
      for (const YamlEntry& property : line.value.entries)
        if (!read_property(read, property, map))
          read.unknown_key(property, known, "correspondence key");
    } else {
      map.to = read.texts(line.key.value, line.value);
    }
    if (lacks_target(line.value))
      read.diagnostics()
          .report("wrong-type", line.key.at, fmt::format("`{}` stands for nothing", line.key.value),
                  "no name behind it")
          .help(fmt::format("write `{0}: name`, or `{0}: {{to: name, because: the reason}}`",
                            line.key.value));
    if (map.from.empty()) map.from = {line.key};
    if (!map.to.empty()) front.maps.push_back(std::move(map));
  }
}

}  // namespace

void read_maps(const ValueReader& read, const YamlEntry& entry, FrontMatter& front) {
  read_lines(read, entry, {}, front);
}

void read_pairs(const ValueReader& read, const YamlEntry& entry, FrontMatter& front) {
  MapDeclaration common;
  common.from_pairs = true;
  read_lines(read, entry, common, front);
}

void read_sections(const ValueReader& read, const YamlEntry& entry, FrontMatter& front) {
  static constexpr std::array<std::string_view, 1> known{"maps"};
  for (const YamlEntry& section : read.map(entry.key.value, entry.value, "heading: {maps: {}}")) {
    front.sections.push_back(section.key);
    MapDeclaration common;
    common.heading = section.key;
    for (const YamlEntry& property :
         read.map(section.key.value, section.value, "maps: {story: idea}")) {
      if (property.key.value == "maps")
        read_lines(read, property, common, front);
      else
        read.unknown_key(property, known, "section key");
    }
  }
}

}  // namespace allegory
