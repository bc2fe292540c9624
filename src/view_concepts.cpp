// Entities → concepts, records and collections. See view_concepts.h.
#include "view_concepts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "base/text.h"

namespace allegory {

Json id_of(std::string text) { return Json::object({{"@id", std::move(text)}}); }

Json in_language(std::string_view text, std::string_view lang) {
  return Json::object({{"@value", text}, {"@language", lang}});
}

void set_text(Json& object, std::string_view key, std::string_view text) {
  if (!text.empty()) object.set(key, text);
}

void set_text(Json& object, std::string_view key, std::string_view text, std::string_view lang) {
  if (!text.empty()) object.set(key, in_language(text, lang));
}

std::string entity_iri(const LinkedData& data, EntityRef entity) {
  return data.iri(entity_of(data.site, entity).address);
}

std::string scheme_iri(const LinkedData& data, std::uint32_t allegory, Side side) {
  return data.iri(data.site.allegories[allegory].address) +
         (side == Side::story ? "#page.story" : "#page.idea");
}

Json concept_scheme(const LinkedData& data, std::uint32_t allegory, Side side) {
  const Allegory& of = data.site.allegories[allegory];
  const std::string& name = side == Side::story ? of.story : of.idea;
  return Json::object({{"@id", scheme_iri(data, allegory, side)},
                       {"@type", Json::array({"skos:ConceptScheme", "DefinedTermSet"})},
                       {"name", name.empty() ? of.title : name}});
}

namespace {

/// The linked data of one entity: the concept, its mappings, and its collection.
class ConceptData {
 public:
  ConceptData(const LinkedData& data, EntityRef ref)
      : data_(data),
        site_(data.site),
        ref_(ref),
        entity_(entity_of(site_, ref)),
        facts_(data.index.entities[ref.allegory][ref.entity]),
        iri_(entity_iri(data, ref)) {
    for (const ItemRef item : facts_.correspondences)
      if (line_at(item).written.negative)
        for (const EntityRef other : others(line_at(item))) denied_.insert(other);
  }

  /// Whether nothing is broader.
  bool add_to(Json& graph) {
    graph.add(described());
    for (const ItemRef item : facts_.correspondences) {
      const Correspondence& line = line_at(item);
      if (!is_asked_for(item) || (line.from.size() > 1 && line.to.size() > 1)) continue;
      if (entity_.written.side == Side::story) add_records(item.allegory, line, graph);
      if (own_side(line).size() == 1 && others(line).size() > 1 && !line.written.negative)
        add_collection(line, graph);
    }
    return is_top_;
  }

 private:
  bool is_asked_for(ItemRef item) const {
    return data_.declared_by == none || data_.declared_by == item.allegory;
  }
  const Correspondence& line_at(ItemRef item) const {
    return site_.allegories[item.allegory].correspondences[item.item];
  }
  const std::vector<Reference>& own_side(const Correspondence& line) const {
    return entity_.written.side == Side::story ? line.from : line.to;
  }
  std::vector<EntityRef> others(const Correspondence& line) const {
    std::vector<EntityRef> entities;
    for (const Reference& reference : entity_.written.side == Side::story ? line.to : line.from)
      entities.push_back(reference.entity);
    return entities;
  }

  Json described() {
    const std::string_view lang = language_of(site_, site_.sections[entity_.section]);
    const std::string scheme = scheme_iri(data_, ref_.allegory, entity_.written.side);
    Json node = Json::object({{"@id", iri_},
                              {"@type", Json::array({"skos:Concept", "DefinedTerm"})},
                              {"name", entity_.label},
                              {"skos:prefLabel", in_language(entity_.label, lang)}});
    Json labels = Json::array();
    std::set<std::string_view> known{entity_.label};
    for (const Spanned<std::string>& label : entity_.written.labels)
      if (known.insert(label.value).second) labels.add(in_language(label.value, lang));
    if (!labels.is_empty()) node.set("skos:altLabel", std::move(labels));
    node.set("termCode", entity_.written.id.value).set("url", iri_);
    node.set("additionalType", info(entity_.written.kind).name);
    node.set("inDefinedTermSet", id_of(scheme)).set("skos:inScheme", id_of(scheme));
    add_relations(node);
    add_matches(node);
    return node;
  }

  /// `kind-of`, `part-of` and `related-to`, where both ends are in one scheme.
  void add_relations(Json& node) {
    std::array<std::set<EntityRef>, 3> ends;
    bool is_in_hierarchy = false;
    constexpr std::array<std::string_view, 3> verbs{"kind-of", "part-of", "related-to"};
    for (const ItemRef item : facts_.statements) {
      const Statement& statement = site_.allegories[item.allegory].statements[item.item];
      if (statement.text.clauses.size() != 1 || statement.references.size() != 2) continue;
      const Clause& clause = statement.text.clauses.front();
      const auto verb = std::ranges::find(verbs, clause.verb.value);
      if (clause.negated || clause.is_attribute || verb == verbs.end()) continue;
      is_in_hierarchy = is_in_hierarchy || verb == verbs.begin();
      if (!is_asked_for(item)) continue;
      const EntityRef from = statement.references[0].entity, to = statement.references[1].entity;
      if (from == ref_ && to.is_bound() && to != ref_ && to.allegory == ref_.allegory &&
          entity_of(site_, to).written.side == entity_.written.side)
        ends[static_cast<std::size_t>(verb - verbs.begin())].insert(to);
    }
    // What is related must not be in one hierarchy (S27); who is in none cannot be.
    if (is_in_hierarchy) ends[2].clear();
    constexpr std::array<std::string_view, 3> keys{"skos:broader", "dcterms:isPartOf",
                                                   "skos:related"};
    for (std::size_t at = 0; at < keys.size(); ++at) set_entities(node, keys[at], ends[at]);
    is_top_ = ends[0].empty();
  }

  void set_entities(Json& node, std::string_view key, const std::set<EntityRef>& entities) const {
    Json list = Json::array();
    for (const EntityRef entity : entities) list.add(id_of(entity_iri(data_, entity)));
    if (!list.is_empty()) node.set(key, std::move(list));
  }

  /// Of the story's entities only: the relation is symmetric, and who reads one knows both.
  void add_matches(Json& node) const {
    if (entity_.written.side != Side::story) return;
    std::set<EntityRef> matched;
    for (const ItemRef item : facts_.correspondences) {
      const Correspondence& line = line_at(item);
      if (!is_asked_for(item) || line.written.negative ||
          (line.from.size() > 1 && line.to.size() > 1))
        continue;
      for (const EntityRef other : others(line))
        if (!denied_.contains(other)) matched.insert(other);
    }
    set_entities(node, "skos:relatedMatch", matched);
  }

  /// The name of an entity in the name of a record that an allegory declares.
  std::string name_in(std::uint32_t allegory, EntityRef entity) const {
    const Entity& named = entity_of(site_, entity);
    std::string name = entity.allegory == allegory ? named.written.id.value : named.address;
    std::ranges::replace(name, '/', '.');
    return encode_path(name);
  }

  /// The same on whatever page or file it stands; a pair that is declared twice has two.
  std::string record_iri(std::uint32_t allegory, EntityRef other) {
    std::string iri =
        fmt::format("{}#page.mapping.{}.{}", data_.iri(site_.allegories[allegory].address),
                    name_in(allegory, ref_), name_in(allegory, other));
    const int times = ++recorded_[iri];
    return times == 1 ? iri : fmt::format("{}.{}", iri, times);
  }

  void add_records(std::uint32_t allegory, const Correspondence& line, Json& graph) {
    const std::string_view count = line.to.size() > 1     ? "1:n"
                                   : line.from.size() > 1 ? "n:1"
                                                          : "1:1";
    for (const EntityRef other : others(line)) {
      Json record = Json::object({{"@id", record_iri(allegory, other)},
                                  {"@type", Json::array({"sssom:Mapping", "owl:Axiom"})},
                                  {"owl:annotatedSource", id_of(iri_)},
                                  {"owl:annotatedProperty", id_of("skos:relatedMatch")},
                                  {"owl:annotatedTarget", id_of(entity_iri(data_, other))}});
      if (line.written.negative) record.set("sssom:predicate_modifier", "Not");
      record.set("sssom:mapping_justification", id_of("semapv:ManualMappingCuration"));
      record.set("sssom:mapping_cardinality", count);
      record.set("sssom:confidence", line.written.strength);
      set_text(record, "skos:scopeNote", line.written.because);
      graph.add(std::move(record));
    }
  }

  /// Those that stand for this one together, or for which this one stands.
  void add_collection(const Correspondence& line, Json& graph) const {
    Json collection = Json::object({{"@type", "skos:Collection"}});
    const std::vector<EntityRef> members = others(line);
    set_entities(collection, "skos:member", {members.begin(), members.end()});
    graph.add(std::move(collection));
  }

  const LinkedData& data_;
  const Site& site_;
  const EntityRef ref_;
  const Entity& entity_;
  const EntityFacts& facts_;
  const std::string iri_;
  std::set<EntityRef> denied_;  // what this one is not to be read as
  std::map<std::string, int> recorded_;
  bool is_top_ = true;
};

}  // namespace

bool add_concept(const LinkedData& data, EntityRef entity, Json& graph) {
  return ConceptData(data, entity).add_to(graph);
}

}  // namespace allegory
