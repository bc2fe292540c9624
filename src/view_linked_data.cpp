// A page's part of the linked data, as JSON-LD: schema.org for search engines, SKOS and SSSOM for
// who works with vocabularies.
//
// A side of an allegory is a concept scheme, an entity a concept, a correspondence
// `skos:relatedMatch`. It is not `exactMatch`, which is transitive and would make a girl the same
// thing as a language model; nor `closeMatch`, which promises that one can be put for the other.
// What is declared not to be read so is a record that says `Not`, and never a match. Each fact
// stands on one page, so that the pages of a site together are one graph. `skos:broader` stays
// within a scheme and `relatedMatch` leads out of it, so the two cannot meet (SKOS S27).
#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "base/json.h"
#include "view_parts.h"

namespace allegory {

namespace {

/// The most names that a page says to mention; it has a card for each of them too.
constexpr std::size_t most_mentions = 32;

/// The address of a page as an IRI: absolute if it can be, else relative to this page.
std::string iri(const Place& place, std::string_view address) {
  std::string absolute = absolute_url(place.context.site, address);
  return absolute.empty() ? place.page_url(address) : absolute;
}

Json id_of(std::string text) { return Json::object({{"@id", std::move(text)}}); }

std::string entity_iri(const Place& place, EntityRef entity) {
  return iri(place, entity_of(place.context.site, entity).address);
}

std::string scheme_iri(const Place& place, std::uint32_t allegory, Side side) {
  return iri(place, place.context.site.allegories[allegory].address) +
         (side == Side::story ? "#page.story" : "#page.idea");
}

void set_text(Json& object, std::string_view key, std::string_view text) {
  if (!text.empty()) object.set(key, text);
}

std::string_view language_of_page(const Place& place, const PageFacts& facts) {
  return facts.lang.empty() ? std::string_view(place.context.site.config.lang)
                            : std::string_view(facts.lang);
}

Json in_language(std::string_view text, std::string_view lang) {
  return Json::object({{"@value", text}, {"@language", lang}});
}

Json breadcrumb_list(const Place& place, const PageFacts& facts) {
  Json items = Json::array();
  int position = 0;
  for (const Crumb& crumb : way_to(place, facts))
    items.add(Json::object({{"@type", "ListItem"},
                            {"position", ++position},
                            {"name", crumb.title},
                            {"item", iri(place, crumb.address)}}));
  if (items.is_empty()) return {};
  Json list = Json::object({{"@type", "BreadcrumbList"}});
  list.set("itemListElement", std::move(items));
  return list;
}

/// The entities that a section names, each once, in the order of the text.
Json mentions_of(const Place& place, const Section& section) {
  Json mentions = Json::array();
  std::set<EntityRef> named;
  for (const ProseMention& mention : section.mentions) {
    if (named.size() == most_mentions) break;
    if (named.insert(mention.entity).second) mentions.add(id_of(entity_iri(place, mention.entity)));
  }
  return mentions;
}

/// What texts have in common: sections and home pages.
Json text_page(const Place& place, const PageFacts& facts, std::string_view type,
               std::string_view title_key) {
  const Config& config = place.context.site.config;
  const std::string url = iri(place, place.address);
  Json page = Json::object({{"@id", url}, {"@type", type}, {title_key, facts.title}});
  set_text(page, "description", shorten(facts.description, 200));
  page.set("url", url).set("inLanguage", language_of_page(place, facts));
  const std::string& author = facts.author.empty() ? config.author : facts.author;
  if (!author.empty()) page.set("author", Json::object({{"@type", "Person"}, {"name", author}}));
  set_text(page, "datePublished", facts.date);
  if (facts.section != none)
    set_text(page, "dateModified", last_change(place.context, facts.section));
  set_text(page, "image", facts.image);
  return page;
}

Json article(const Place& place, const PageFacts& facts) {
  Json page = text_page(place, facts, "Article", "headline");
  if (facts.allegory != none)
    page.set("isPartOf", id_of(iri(place, place.context.site.allegories[facts.allegory].address)));
  Json mentions = mentions_of(place, place.context.site.sections[facts.section]);
  if (!mentions.is_empty()) page.set("mentions", std::move(mentions));
  return page;
}

/// The home page of an allegory and its two schemes.
void add_home(const Place& place, const PageFacts& facts, Json& graph) {
  const Allegory& allegory = place.context.site.allegories[facts.allegory];
  Json page = text_page(place, facts, "WebPage", "name");
  Json schemes = Json::array();
  for (const Side side : {Side::story, Side::idea})
    schemes.add(id_of(scheme_iri(place, facts.allegory, side)));
  graph.add(page.set("mainEntity", std::move(schemes)));
  for (const Side side : {Side::story, Side::idea}) {
    const std::string& name = side == Side::story ? allegory.story : allegory.idea;
    Json scheme = Json::object({{"@id", scheme_iri(place, facts.allegory, side)},
                                {"@type", Json::array({"skos:ConceptScheme", "DefinedTermSet"})},
                                {"name", name.empty() ? allegory.title : name}});
    graph.add(std::move(scheme));
  }
}

/// The linked data of one entity: the concept, its mappings, and its collection.
class ConceptData {
 public:
  ConceptData(const Place& place, const PageFacts& facts)
      : place_(place),
        site_(place.context.site),
        ref_(facts.entity),
        entity_(entity_of(site_, ref_)),
        facts_(place.context.index.entities[ref_.allegory][ref_.entity]),
        iri_(entity_iri(place, ref_)) {
    for (const ItemRef item : facts_.correspondences)
      if (line_at(item).written.negative)
        for (const EntityRef other : others(line_at(item))) denied_.insert(other);
  }

  void add_to(Json& graph) {
    graph.add(described());
    for (const ItemRef item : facts_.correspondences) {
      const Correspondence& line = line_at(item);
      if (line.from.size() > 1 && line.to.size() > 1) continue;
      if (entity_.written.side == Side::story) add_records(line, graph);
      if (own_side(line).size() == 1 && others(line).size() > 1 && !line.written.negative)
        add_collection(line, graph);
    }
  }

 private:
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

  Json described() const {
    const std::string_view lang = language_of(site_, site_.sections[entity_.section]);
    const std::string scheme = scheme_iri(place_, ref_.allegory, entity_.written.side);
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
  void add_relations(Json& node) const {
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
  }

  void set_entities(Json& node, std::string_view key, const std::set<EntityRef>& entities) const {
    Json list = Json::array();
    for (const EntityRef entity : entities) list.add(id_of(entity_iri(place_, entity)));
    if (!list.is_empty()) node.set(key, std::move(list));
  }

  /// Of the story's entities only: the relation is symmetric, and who reads one knows both.
  void add_matches(Json& node) const {
    if (entity_.written.side != Side::story) return;
    std::set<EntityRef> matched;
    for (const ItemRef item : facts_.correspondences) {
      const Correspondence& line = line_at(item);
      if (line.written.negative || (line.from.size() > 1 && line.to.size() > 1)) continue;
      for (const EntityRef other : others(line))
        if (!denied_.contains(other)) matched.insert(other);
    }
    set_entities(node, "skos:relatedMatch", matched);
  }

  void add_records(const Correspondence& line, Json& graph) const {
    const std::string_view count = line.to.size() > 1     ? "1:n"
                                   : line.from.size() > 1 ? "n:1"
                                                          : "1:1";
    for (const EntityRef other : others(line)) {
      Json record = Json::object({{"@type", Json::array({"sssom:Mapping", "owl:Axiom"})},
                                  {"owl:annotatedSource", id_of(iri_)},
                                  {"owl:annotatedProperty", id_of("skos:relatedMatch")},
                                  {"owl:annotatedTarget", id_of(entity_iri(place_, other))}});
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

  const Place& place_;
  const Site& site_;
  const EntityRef ref_;
  const Entity& entity_;
  const EntityFacts& facts_;
  const std::string iri_;
  std::set<EntityRef> denied_;  // what this one is not to be read as
};

/// The vocabularies that a page uses, written out, so that nobody has to fetch them.
Json context_of(const PageFacts& facts) {
  Json context = Json::object({{"@vocab", "https://schema.org/"}});
  if (facts.kind == "home" || facts.kind == "entity")
    context.set("skos", "http://www.w3.org/2004/02/skos/core#");
  if (facts.kind != "entity") return context;
  return context.set("dcterms", "http://purl.org/dc/terms/")
      .set("owl", "http://www.w3.org/2002/07/owl#")
      .set("sssom", "https://w3id.org/sssom/")
      .set("semapv", "https://w3id.org/semapv/vocab/");
}

}  // namespace

std::string linked_data(const Place& place, const PageFacts& facts) {
  const Config& config = place.context.site.config;
  Json graph = Json::array();
  if (place.address.empty()) {
    Json site =
        Json::object({{"@type", "WebSite"}, {"name", config.title.value}, {"url", iri(place, "")}});
    set_text(site, "description", config.description);
    graph.add(std::move(site));
  }
  if (facts.kind == "section") graph.add(article(place, facts));
  if (facts.kind == "home") add_home(place, facts, graph);
  if (facts.kind == "entity") ConceptData(place, facts).add_to(graph);
  if (Json list = breadcrumb_list(place, facts); !list.is_empty()) graph.add(std::move(list));
  if (graph.is_empty()) return {};
  Json data = Json::object();
  data.set("@context", context_of(facts)).set("@graph", std::move(graph));
  return data.script_text();
}

}  // namespace allegory
