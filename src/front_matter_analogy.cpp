// Reads what a page declares of its allegory: entities, relations, verbs, predicates, breaks.
// See front_matter_parts.h.
#include <fmt/core.h>

#include <array>
#include <utility>

#include "base/text.h"
#include "front_matter_parts.h"
#include "look_keys.h"
#include "schema_rows.h"
#include "statement.h"

namespace allegory {

namespace {

/// Adds labels that hold something.
void add_labels(const ValueReader& read, std::vector<Spanned<std::string>> labels,
                EntityDeclaration& entity) {
  for (Spanned<std::string>& label : labels) {
    if (trim(label.value).empty())
      read.invalid(label.at, fmt::format("a label of `{}` is empty", entity.id.value), "empty")
          .help("write the name that readers see, or remove it");
    else
      entity.labels.push_back(std::move(label));
  }
}

/// What the long form of an entity says, beside what goes straight into its declaration.
struct EntityMap {
  EntityDeclaration* entity;
  std::vector<Spanned<std::string>> aliases;
};

constexpr std::array<std::string_view, 1> roles{"scenery"};
constexpr std::array<std::string_view, 2> matches{"always", "never"};

void read_entity_name(const ValueReader& read, const YamlEntry& entry, EntityMap& map) {
  if (auto name = read.text(entry.key.value, entry.value)) add_labels(read, {*name}, *map.entity);
}

void read_role(const ValueReader& read, const YamlEntry& entry, EntityMap& map) {
  map.entity->scenery = read.word(entry.key.value, entry.value, roles).has_value();
}

void read_match(const ValueReader& read, const YamlEntry& entry, EntityMap& map) {
  const std::optional<std::string> match = read.word(entry.key.value, entry.value, matches);
  if (match) map.entity->match = *match == "always" ? Match::always : Match::never;
}

/// Something beside white space.
constexpr std::string_view label_pattern = R"([^ \t\n\v\f\r])";

constexpr auto entity_rows = std::to_array<KeyRow<EntityMap>>({
    {{"name", "The label that readers see; else the id.", shapes::matching(label_pattern)},
     read_entity_name},
    {{"aliases", "Other labels by which the text calls it.",
      shapes::matching(label_pattern, shapes::texts)},
     read_as<&EntityMap::aliases, &ValueReader::texts>},
    {{"role", "`scenery`: in the story, and standing for nothing.", shapes::word(roles)},
     read_role},
    {{"match", "Whether its labels are looked for in the text, however short or common they are.",
      shapes::word(matches)},
     read_match},
});
constexpr auto entity_properties = properties_of(entity_rows);
constexpr YamlShape entity_shape =
    shapes::named("entity", shapes::either(shapes::matching(label_pattern, shapes::texts),
                                           shapes::object(entity_properties)));

/// The long form: `{name: …, aliases: […], role: scenery, match: never}`.
void read_entity_map(const ValueReader& read, const YamlNode& node, EntityDeclaration& entity) {
  EntityMap map{&entity, {}};
  read_keys(entity_rows, read, node.entries, "entity key", map);
  // Aliases without a name: the id is the preferred label.
  if (entity.labels.empty() && !map.aliases.empty()) entity.labels.push_back(entity.id);
  add_labels(read, std::move(map.aliases), entity);
}

/// A verb, role or the like that must be there and be a name.
std::optional<Spanned<std::string>> read_name(const ValueReader& read, std::string_view key,
                                              const YamlNode& node, std::string_view expected) {
  if (node.type == YamlNode::Type::null)
    read.wrong_type(key, node, expected, fmt::format("write `{}: word`", key));
  std::optional<Spanned<std::string>> name = read.text(key, node);
  if (name && !check_name(read, *name)) return std::nullopt;
  return name;
}

/// A verb that something is said of another with.
template <auto Member>
void read_verb(const ValueReader& read, const YamlEntry& entry, PredicateDeclaration& predicate) {
  predicate.*Member = read_name(read, entry.key.value, entry.value, "a verb");
}

constexpr YamlShape verb_shape = shapes::filled(shapes::matching(name_pattern));

using Predicate = PredicateDeclaration;
constexpr auto predicate_rows = std::to_array<KeyRow<PredicateDeclaration>>({
    {{"symmetric", "Either of the two may come first.", shapes::truth, {}, "false"},
     read_flag<&Predicate::symmetric>},
    {{"functional", "One subject has at most one object.", shapes::truth, {}, "false"},
     read_flag<&Predicate::functional>},
    {{"hierarchical", "It orders things, and so has no circles.", shapes::truth, {}, "false"},
     read_flag<&Predicate::hierarchical>},
    {{"inverse", "The verb that says the same from the other end.", verb_shape},
     read_verb<&Predicate::inverse>},
    {{"kind-of", "A more general verb.", verb_shape}, read_verb<&Predicate::kind_of>},
    {{"roles", "Its parts.", shapes::texts, "[subject, object, to]"},
     read_as<&Predicate::roles, &ValueReader::texts>},
    {{"says", "How to tell it as a sentence: `{1}` is the subject, `{2}` the object.", shapes::text,
      "'{1}, and so {2}'"},
     read_as<&Predicate::says, &ValueReader::text>},
});
constexpr auto predicate_properties = properties_of(predicate_rows);
constexpr YamlShape predicate_shape =
    shapes::named("predicate", shapes::object(predicate_properties));

void read_head_look(const ValueReader& read, const YamlEntry& entry, AllegoryHead& head) {
  head.look = read_look(read, entry);
}

using Head = AllegoryHead;
constexpr auto head_rows = std::to_array<KeyRow<AllegoryHead>>({
    {{"story", "What the side of the story is called.", shapes::text},
     read_as<&Head::story, &ValueReader::text>},
    {{"idea", "What the side of the idea is called.", shapes::text},
     read_as<&Head::idea, &ValueReader::text>},
    {{"summary", "The opening, in a sentence or two.", shapes::text},
     read_as<&Head::summary, &ValueReader::text>},
    {{"takeaway", "The close: what a reader should carry home.", shapes::text},
     read_as<&Head::takeaway, &ValueReader::text>},
    {{"uses", "Folders of other allegories; whoever is declared there is known here too.",
      shapes::texts},
     read_as<&Head::uses, &ValueReader::texts>},
    {{"version_of", "The folder of the allegory that this one is another version of.",
      shapes::text},
     read_as<&Head::version_of, &ValueReader::text>},
    {{"look", "Colours, fonts and measures of its own, with the keys of a theme's `theme.yaml`.",
      shapes::see(look_shape), "{colors: {light: {story: '#7A1F3D'}, dark: {story: '#F2A3BC'}}}"},
     read_head_look},
});
constexpr auto head_properties = properties_of(head_rows);

}  // namespace

bool check_name(const ValueReader& read, const Spanned<std::string>& name) {
  if (is_name(name.value)) return true;
  read.invalid(name.at, fmt::format("`{}` is not a name", name.value), "cannot be referred to")
      .help("a name has no blanks and none of ( ) [ ] { } , : # | \"");
  return false;
}

void read_kind_group(const ValueReader& read, const YamlEntry& entry, const KindInfo& kind,
                     FrontMatter& front) {
  for (const YamlEntry& line : read.map(kind.key, entry.value, "id: [label, other label]")) {
    if (!check_name(read, line.key)) continue;
    EntityDeclaration entity;
    entity.id = line.key;
    entity.kind = kind.kind;
    entity.side = kind.side;
    if (line.value.type == YamlNode::Type::map)
      read_entity_map(read, line.value, entity);
    else
      add_labels(read, read.texts(line.key.value, line.value), entity);
    front.entities.push_back(std::move(entity));
  }
}

void read_relations(const ValueReader& read, const YamlEntry& entry, FrontMatter& front) {
  for (const YamlEntry& line : read.map(entry.key.value, entry.value, "id: subject verb object")) {
    if (!check_name(read, line.key)) continue;
    RelationDeclaration relation{line.key, line.value.at, {}};
    const YamlNode::Type type = line.value.type;
    if (type == YamlNode::Type::map || type == YamlNode::Type::sequence)
      read.wrong_type(line.key.value, line.value, "a statement",
                      fmt::format("write `{}: subject verb object`", line.key.value));
    else
      relation.statement = read_statement(line.key.value, line.value, read.diagnostics());
    front.relations.push_back(std::move(relation));
  }
}

void read_verbs(const ValueReader& read, const YamlEntry& entry, FrontMatter& front) {
  for (const YamlEntry& line : read.map(entry.key.value, entry.value, "story-verb: idea-verb")) {
    const bool is_named = check_name(read, line.key);
    const auto idea = read_name(read, line.key.value, line.value, "a verb of the idea");
    if (is_named && idea) front.verbs.push_back({line.key, *idea});
  }
}

void read_predicates(const ValueReader& read, const YamlEntry& entry, FrontMatter& front) {
  for (const YamlEntry& line : read.map(entry.key.value, entry.value, "verb: {symmetric: true}")) {
    if (!check_name(read, line.key)) continue;
    PredicateDeclaration predicate;
    predicate.verb = line.key;
    read_keys(predicate_rows, read, read.map(line.key.value, line.value, "symmetric: true"),
              "predicate key", predicate);
    front.predicates.push_back(std::move(predicate));
  }
}

void read_breaks(const ValueReader& read, const YamlEntry& entry, FrontMatter& front) {
  for (const YamlEntry& line : read.map(entry.key.value, entry.value, "name: the reason")) {
    const auto reason = read.text(line.key.value, line.value);
    front.breaks.push_back({line.key, reason ? reason->value : std::string()});
  }
}

void read_allegory_head(const ValueReader& read, const YamlEntry& entry, FrontMatter& front) {
  AllegoryHead head;
  head.at = entry.key.at;
  read_keys(head_rows, read, read.map(entry.key.value, entry.value, "story: A, idea: B"),
            "`allegory` key", head);
  front.allegory = std::move(head);
}

constinit const YamlShape kind_group_shape = shapes::map_of(entity_shape, name_pattern);
constinit const YamlShape relations_shape = shapes::map_of(shapes::text, name_pattern);
constinit const YamlShape verbs_shape = shapes::map_of(verb_shape, name_pattern);
constinit const YamlShape predicates_shape = shapes::map_of(predicate_shape, name_pattern);
constinit const YamlShape breaks_shape = shapes::map_of(shapes::text);
constinit const YamlShape allegory_head_shape = shapes::object(head_properties);

}  // namespace allegory
