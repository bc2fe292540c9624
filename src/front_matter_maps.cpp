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
#include "schema_rows.h"

namespace allegory {

namespace {

constexpr std::array<std::string_view, 2> cardinalities{"composite", "split"};
constexpr std::array<std::string_view, 2> polarities{"positive", "negative"};

void read_strength(const ValueReader& read, const YamlEntry& entry, MapDeclaration& map) {
  map.strength = read.number(entry.key.value, entry.value, 0.0, 1.0).value_or(1.0);
}

void read_cardinality(const ValueReader& read, const YamlEntry& entry, MapDeclaration& map) {
  const std::optional<std::string> word = read.word(entry.key.value, entry.value, cardinalities);
  if (!word) return;
  map.cardinality = *word == "split" ? Cardinality::split : Cardinality::composite;
  map.cardinality_at = entry.value.at;
  map.cardinality_key = entry.key.at;
}

void read_polarity(const ValueReader& read, const YamlEntry& entry, MapDeclaration& map) {
  map.negative = read.word(entry.key.value, entry.value, polarities) == "negative";
}

using Line = MapDeclaration;
constexpr auto rows = std::to_array<KeyRow<MapDeclaration>>({
    {{"to", "A name of the idea, or a list of them.", shapes::filled(shapes::texts)},
     read_as<&Line::to, &ValueReader::texts>},
    {{"because", "The reason; readers see it beside the pair.", shapes::text},
     read_string<&Line::because>},
    {{"strength", "How close the correspondence is.", shapes::degree(), "0.7", "1"}, read_strength},
    {{"as", "Several of the story stand for one (`composite`), or one stands for several.",
      shapes::word(cardinalities)},
     read_cardinality},
    {{"polarity",
      "`negative`: the story must not be read so.",
      shapes::word(polarities),
      {},
      "positive"},
     read_polarity},
    {{"override", "This page reads the story anew on purpose.", shapes::truth, {}, "false"},
     read_flag<&Line::overrides>},
    {{"reviewed", "A mark of your own: for which text the pair was reviewed.", shapes::text},
     read_as<&Line::reviewed, &ValueReader::text>},
    {{"from", "A name of the story, or a list of them; else the key of the line.", shapes::texts},
     read_as<&Line::from, &ValueReader::texts>},
});
constexpr auto properties = properties_of(rows);

/// How many rows, from the first on, a line of `pairs` has: its names declare, so `from` is not
/// one of its keys.
constexpr std::size_t rows_of_pairs = rows.size() - 1;
static_assert(rows.back().property.key == "from");

constexpr YamlShape pair_line = shapes::named(
    "pair", shapes::either(shapes::filled(shapes::texts),
                           shapes::object(std::span(properties).first(rows_of_pairs), "to")));
constexpr YamlShape map_line =
    shapes::named("correspondence",
                  shapes::either(shapes::filled(shapes::texts), shapes::object(properties, "to")));

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
  const auto known = std::span(rows).first(common.from_pairs ? rows_of_pairs : rows.size());
  for (const YamlEntry& line : read.map(entry.key.value, entry.value, "story: idea")) {
    MapDeclaration map = common;
    map.key = line.key;
    if (line.value.type == YamlNode::Type::map) {
      read_keys(known, read, line.value.entries, "correspondence key", map);
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

constinit const YamlShape maps_shape = shapes::map_of(map_line);
constinit const YamlShape pairs_shape = shapes::map_of(pair_line);

namespace {

/// What stands below one heading.
struct HeadingMaps {
  MapDeclaration common;
  FrontMatter* front;
};

void read_heading_maps(const ValueReader& read, const YamlEntry& entry, HeadingMaps& below) {
  read_lines(read, entry, below.common, *below.front);
}

constexpr auto heading_rows = std::to_array<KeyRow<HeadingMaps>>({
    {{"maps", "Story name → idea name: correspondences that hold below this heading.",
      shapes::see(maps_shape)},
     read_heading_maps},
});
constexpr auto heading_properties = properties_of(heading_rows);
constexpr YamlShape heading_shape = shapes::named("heading", shapes::object(heading_properties));

}  // namespace

constinit const YamlShape sections_shape = shapes::map_of(heading_shape);

void read_sections(const ValueReader& read, const YamlEntry& entry, FrontMatter& front) {
  for (const YamlEntry& section : read.map(entry.key.value, entry.value, "heading: {maps: {}}")) {
    front.sections.push_back(section.key);
    HeadingMaps below{{}, &front};
    below.common.heading = section.key;
    read_keys(heading_rows, read, read.map(section.key.value, section.value, "maps: {story: idea}"),
              "section key", below);
  }
}

}  // namespace allegory
