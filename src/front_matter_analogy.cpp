// Reads what a page declares of its allegory: entities, relations, verbs, predicates, breaks.
// See front_matter_parts.h.
#include <fmt/core.h>

#include <array>
#include <utility>

#include "base/text.h"
#include "front_matter_parts.h"
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

/// The long form: `{name: …, aliases: […], role: scenery, match: never}`.
void read_entity_map(const ValueReader& read, const YamlNode& node, EntityDeclaration& entity) {
  static constexpr std::array<std::string_view, 4> known{"name", "aliases", "role", "match"};
  static constexpr std::array<std::string_view, 1> roles{"scenery"};
  static constexpr std::array<std::string_view, 2> matches{"always", "never"};
  std::vector<Spanned<std::string>> aliases;
  for (const YamlEntry& property : node.entries) {
    const std::string& key = property.key.value;
    if (key == "name") {
      if (auto name = read.text(key, property.value)) add_labels(read, {*name}, entity);
    } else if (key == "aliases") {
      aliases = read.texts(key, property.value);
    } else if (key == "role") {
      entity.scenery = read.word(key, property.value, roles).has_value();
    } else if (key == "match") {
      const std::optional<std::string> match = read.word(key, property.value, matches);
      if (match) entity.match = *match == "always" ? Match::always : Match::never;
    } else {
      read.unknown_key(property, known, "entity key");
    }
  }
  // Aliases without a name: the id is the preferred label.
  if (entity.labels.empty() && !aliases.empty()) entity.labels.push_back(entity.id);
  add_labels(read, std::move(aliases), entity);
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

void read_predicate(const ValueReader& read, const YamlEntry& property,
                    PredicateDeclaration& predicate) {
  static constexpr std::array<std::string_view, 7> known{
      "symmetric", "functional", "hierarchical", "inverse", "kind-of", "roles", "says"};
  const std::string& key = property.key.value;
  const YamlNode& value = property.value;
  if (key == "symmetric")
    predicate.symmetric = read.boolean(key, value).value_or(false);
  else if (key == "functional")
    predicate.functional = read.boolean(key, value).value_or(false);
  else if (key == "hierarchical")
    predicate.hierarchical = read.boolean(key, value).value_or(false);
  else if (key == "inverse")
    predicate.inverse = read_name(read, key, value, "a verb");
  else if (key == "kind-of")
    predicate.kind_of = read_name(read, key, value, "a verb");
  else if (key == "roles")
    predicate.roles = read.texts(key, value);
  else if (key == "says")
    predicate.says = read.text(key, value);
  else
    read.unknown_key(property, known, "predicate key");
}

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
    for (const YamlEntry& property : read.map(line.key.value, line.value, "symmetric: true"))
      read_predicate(read, property, predicate);
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
  static constexpr std::array<std::string_view, 6> known{"story",    "idea", "summary",
                                                         "takeaway", "uses", "version_of"};
  AllegoryHead head;
  head.at = entry.key.at;
  for (const YamlEntry& property : read.map(entry.key.value, entry.value, "story: A, idea: B")) {
    const std::string& key = property.key.value;
    if (key == "story")
      head.story = read.text(key, property.value);
    else if (key == "idea")
      head.idea = read.text(key, property.value);
    else if (key == "summary")
      head.summary = read.text(key, property.value);
    else if (key == "takeaway")
      head.takeaway = read.text(key, property.value);
    else if (key == "uses")
      head.uses = read.texts(key, property.value);
    else if (key == "version_of")
      head.version_of = read.text(key, property.value);
    else
      read.unknown_key(property, known, "`allegory` key");
  }
  front.allegory = std::move(head);
}

}  // namespace allegory
