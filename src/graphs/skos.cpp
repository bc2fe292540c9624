// Schemes, concepts, statements and breaks → JSON-LD. See skos.h.
//
// What pages say of concepts and correspondences too, is made by view_concepts.h. Statements are
// not concepts, so they have a class of their own; what a statement speaks of is a list of
// arguments with their roles, since statements may have more than two and may hold others.
#include "graphs/skos.h"

#include <fmt/format.h>

#include <map>
#include <set>
#include <utility>

#include "graphs/names.h"
#include "view_concepts.h"

namespace allegory {

namespace {

class Vocabulary {
 public:
  Vocabulary(const ViewContext& view, std::uint32_t allegory)
      : site_(view.site),
        at_(allegory),
        allegory_(site_.allegories[allegory]),
        report_(view.index.reports[allegory]),
        world_(view.analogies.structures[allegory].world),
        data_{site_, view.index,
              [&view](std::string_view address) { return graph_iri(view.site, address); },
              allegory} {}

  std::string text() {
    add_allegory();
    add_concepts();
    for (const Side side : {Side::story, Side::idea}) add_statements(side);
    add_statement_pairs();
    add_verbs();
    for (const ReportBreak& line : report_.breaks) add_break(line);
    for (const std::uint32_t section : sources_)
      graph_.add(Json::object({{"@id", section_iri(section)},
                               {"@type", "Article"},
                               {"headline", site_.sections[section].title}}));
    Json document = Json::object({{"@context", context()}});
    return document.set("@graph", std::move(graph_)).text();
  }

 private:
  /// Everything is here, so that nobody has to fetch anything.
  static Json context() {
    return Json::object({{"@vocab", "https://schema.org/"},
                         {"skos", "http://www.w3.org/2004/02/skos/core#"},
                         {"dcterms", "http://purl.org/dc/terms/"},
                         {"owl", "http://www.w3.org/2002/07/owl#"},
                         {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
                         {"sssom", "https://w3id.org/sssom/"},
                         {"semapv", "https://w3id.org/semapv/vocab/"},
                         {"al", "urn:allegory:terms#"}});
  }

  std::string section_iri(std::uint32_t section) const {
    return data_.iri(site_.sections[section].address);
  }

  std::string_view language(std::uint32_t section) const {
    return section == none ? std::string_view(site_.config.lang)
                           : language_of(site_, site_.sections[section]);
  }

  std::string local_iri(std::uint32_t allegory, std::string_view name) const {
    return fmt::format("{}#page.{}", data_.iri(site_.allegories[allegory].address), name);
  }

  /// Says in which section something is written.
  void set_source(Json& object, std::uint32_t section) {
    if (section == none) return;
    sources_.insert(section);
    object.set("dcterms:source", id_of(section_iri(section)));
  }

  void add_allegory() {
    const std::string_view lang = language(allegory_.index);
    Json node = Json::object({{"@id", local_iri(at_, "allegory")},
                              {"@type", Json::array({"al:Allegory", "CreativeWork"})},
                              {"name", allegory_.title},
                              {"dcterms:title", in_language(allegory_.title, lang)}});
    set_text(node, "dcterms:description", allegory_.summary, lang);
    set_text(node, "al:takeaway", allegory_.takeaway, lang);
    node.set("mainEntityOfPage", id_of(data_.iri(allegory_.address)));
    for (const Side side : {Side::story, Side::idea})
      node.set(side == Side::story ? "al:story" : "al:idea", id_of(scheme_iri(data_, at_, side)));
    node.set("al:systematicity", report_.systematicity);
    if (allegory_.version_of)
      node.set("dcterms:isVersionOf", id_of(local_iri(*allegory_.version_of, "allegory")));
    Json uses = Json::array();
    for (const std::uint32_t used : allegory_.uses) uses.add(id_of(local_iri(used, "allegory")));
    if (!uses.is_empty()) node.set("dcterms:requires", std::move(uses));
    graph_.add(std::move(node));
  }

  /// Its own entities in the order of declaration, then those of others.
  std::vector<EntityRef> entities() const {
    std::vector<EntityRef> all;
    for (std::uint32_t at = 0; at < allegory_.entities.size(); ++at) all.push_back({at_, at});
    std::set<EntityRef> others;
    const auto meet = [&](EntityRef ref) {
      if (ref.is_bound() && ref.allegory != at_) others.insert(ref);
    };
    for (const Correspondence& line : allegory_.correspondences)
      for (const std::vector<Reference>* ends : {&line.from, &line.to})
        for (const Reference& reference : *ends) meet(reference.entity);
    for (const Side side : {Side::story, Side::idea})
      for (const EntityRef ref : world_.domain(side).entities) meet(ref);
    for (const Break& line : allegory_.breaks) meet(line.what.entity);
    all.insert(all.end(), others.begin(), others.end());
    return all;
  }

  void add_concepts() {
    std::map<std::pair<std::uint32_t, Side>, Json> tops{{{at_, Side::story}, Json::array()},
                                                        {{at_, Side::idea}, Json::array()}};
    for (const EntityRef ref : entities()) {
      const auto scheme = std::pair(ref.allegory, entity_of(site_, ref).written.side);
      const bool is_top = add_concept(data_, ref, graph_);
      const auto list = tops.try_emplace(scheme, Json::array()).first;
      if (is_top && ref.allegory == at_) list->second.add(id_of(entity_iri(data_, ref)));
    }
    for (auto& [scheme, concepts_on_top] : tops) {
      Json node = concept_scheme(data_, scheme.first, scheme.second);
      if (!concepts_on_top.is_empty()) node.set("skos:hasTopConcept", std::move(concepts_on_top));
      graph_.add(std::move(node));
    }
  }

  /// A whole statement is called by the id of its line; a part of one by that and its position.
  std::string statement_iri(Side side, std::uint32_t node) const {
    const Node& at = world_.domain(side).nodes[node];
    const std::string& id = report_.side(side).statements[node].id;
    if (!id.empty()) return local_iri(at_, "statement." + encode_path(id));
    const std::string& whole = allegory_.statements[at.statement].id.value;
    return local_iri(at_, fmt::format("statement.{}.{}", encode_path(whole), at.clause + 1));
  }

  /// Empty for a statement that nobody understood; that is a finding already.
  std::string statement_iri(std::uint32_t statement) const {
    for (const Side side : {Side::story, Side::idea})
      if (const std::uint32_t node = world_.domain(side).node_of[statement]; node != none)
        return statement_iri(side, node);
    return {};
  }

  void add_statements(Side side) {
    const Domain& domain = world_.domain(side);
    for (std::uint32_t at = 0; at < domain.nodes.size(); ++at) {
      const ReportStatement& told = report_.side(side).statements[at];
      Json node = Json::object({{"@id", statement_iri(side, at)}, {"@type", "al:Statement"}});
      set_text(node, "rdfs:label", told.text, language(told.section));
      node.set("al:notation", told.notation).set("al:side", id_of(scheme_iri(data_, at_, side)));
      node.set("al:verb", world_.verbs[domain.nodes[at].verb].name);
      if (domain.nodes[at].negated) node.set("al:negated", true);
      if (domain.nodes[at].is_attribute) node.set("al:attribute", true);
      node.set("al:argument", arguments(side, at)).set("al:fate", to_string(told.fate));
      if (told.counterpart != none)
        node.set(
            "al:counterpart",
            id_of(statement_iri(side == Side::story ? Side::idea : Side::story, told.counterpart)));
      set_source(node, told.section);
      graph_.add(std::move(node));
    }
  }

  Json arguments(Side side, std::uint32_t node) const {
    const Domain& domain = world_.domain(side);
    Json list = Json::array();
    int position = 0;
    for (const NodeArgument& argument : domain.arguments_of(node))
      list.add(Json::object(
          {{"al:position", ++position},
           {"al:role", world_.roles[argument.role]},
           {"al:value",
            id_of(argument.is_node ? statement_iri(side, argument.index)
                                   : entity_iri(data_, domain.entities[argument.index]))}}));
    return list;
  }

  /// What is declared of statements. That of entities is said with the concepts.
  void add_statement_pairs() {
    for (const ReportLink& link : report_.links)
      for (const ReportName& story : link.story)
        for (const ReportName& idea : link.idea) {
          if (story.statement == none || idea.statement == none) continue;
          const std::string from = statement_iri(story.statement);
          const std::string to = statement_iri(idea.statement);
          if (from.empty() || to.empty()) continue;
          Json node = Json::object({{"@type", "al:Correspondence"},
                                    {"al:from", id_of(from)},
                                    {"al:to", id_of(to)},
                                    {"al:negative", link.is_negative},
                                    {"al:strength", link.strength}});
          const std::uint32_t section = allegory_.correspondences[link.correspondence].section;
          set_text(node, "skos:scopeNote", link.because, language(section));
          set_source(node, section);
          graph_.add(std::move(node));
        }
  }

  void add_verbs() {
    for (const VerbPair& pair : allegory_.verbs)
      graph_.add(Json::object({{"@type", "al:VerbPair"},
                               {"al:storyVerb", pair.story.value},
                               {"al:ideaVerb", pair.idea.value}}));
  }

  void add_break(const ReportBreak& line) {
    Json node = Json::object({{"@type", "al:Break"}});
    set_text(node, "rdfs:label", line.what.text, language(line.section));
    const std::string about = line.what.entity.is_bound()   ? entity_iri(data_, line.what.entity)
                              : line.what.statement != none ? statement_iri(line.what.statement)
                                                            : std::string();
    if (!about.empty()) node.set("al:about", id_of(about));
    set_text(node, "skos:scopeNote", line.reason, language(line.section));
    set_source(node, line.section);
    graph_.add(std::move(node));
  }

  const Site& site_;
  const std::uint32_t at_;
  const Allegory& allegory_;
  const AnalogyReport& report_;
  const World& world_;
  const LinkedData data_;
  Json graph_ = Json::array();
  std::set<std::uint32_t> sources_;  // sections that something here was declared in
};

}  // namespace

std::string skos_json(const ViewContext& view, std::uint32_t allegory) {
  return Vocabulary(view, allegory).text();
}

}  // namespace allegory
