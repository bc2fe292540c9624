// Things, relations and ties → GraphML. See graphml.h. The graph is that of the map.
#include "graphs/graphml.h"

#include <fmt/format.h>

#include <array>
#include <map>

#include "base/xml.h"
#include "graphs/names.h"
#include "view_map.h"

namespace allegory {

namespace {

/// What is known of a graph, its nodes and its edges: `id` is good for the whole file.
struct Key {
  const char* id;
  const char* of;
  const char* name;
  const char* type;
};

constexpr std::array keys{
    Key{"g-title", "graph", "title", "string"},
    Key{"g-lang", "graph", "lang", "string"},
    Key{"g-story", "graph", "story", "string"},
    Key{"g-idea", "graph", "idea", "string"},
    Key{"g-summary", "graph", "summary", "string"},
    Key{"g-systematicity", "graph", "systematicity", "double"},
    Key{"n-label", "node", "label", "string"},
    Key{"n-kind", "node", "kind", "string"},
    Key{"n-side", "node", "side", "string"},
    Key{"n-name", "node", "name", "string"},
    Key{"n-aliases", "node", "aliases", "string"},
    Key{"n-section", "node", "section", "string"},
    Key{"n-url", "node", "url", "string"},
    Key{"n-mentions", "node", "mentions", "int"},
    Key{"n-verb", "node", "verb", "string"},
    Key{"n-fate", "node", "fate", "string"},
    Key{"n-notation", "node", "notation", "string"},
    Key{"n-order", "node", "order", "int"},
    Key{"n-broken", "node", "broken", "boolean"},
    Key{"n-break", "node", "break", "string"},
    Key{"e-kind", "edge", "kind", "string"},
    Key{"e-weight", "edge", "weight", "double"},
    Key{"e-because", "edge", "because", "string"},
    Key{"e-role", "edge", "role", "string"},
    Key{"e-position", "edge", "position", "int"},
    Key{"e-fate", "edge", "fate", "string"},
};

/// Adds what is known of `owner` under a key; nothing for an empty text.
void say(XmlElement owner, const char* key, std::string_view text) {
  if (!text.empty()) owner.add("data").attribute("key", key).text(text);
}

std::string_view side_name(Side side) { return side == Side::story ? "story" : "idea"; }

std::string_view tie_name(chart::Tie::Kind kind) {
  switch (kind) {
    case chart::Tie::Kind::holds:
      return "stands-for";
    case chart::Tie::Kind::elsewhere:
      return "stands-for-on-one-page";
    case chart::Tie::Kind::denied:
      break;
  }
  return "does-not-stand-for";
}

class Writer {
 public:
  Writer(const ViewContext& view, std::uint32_t allegory)
      : site_(view.site),
        allegory_(view.site.allegories[allegory]),
        report_(view.index.reports[allegory]),
        world_(view.analogies.structures[allegory].world),
        made_(make_whole_graph(Place{view, allegory_.address}, allegory)),
        lang_(allegory_.index == none ? std::string_view(site_.config.lang)
                                      : language_of(site_, site_.sections[allegory_.index])) {
    for (const ReportBreak& line : report_.breaks) {
      if (line.what.entity.is_bound()) reasons_[line.what.entity] = line.reason;
      if (line.what.statement != none) statement_reasons_[line.what.statement] = line.reason;
    }
  }

  std::string text() {
    XmlDocument document("graphml");
    XmlElement root = document.root();
    root.attribute("xmlns", "http://graphml.graphdrawing.org/xmlns")
        .attribute("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .attribute("xsi:schemaLocation",
                   "http://graphml.graphdrawing.org/xmlns "
                   "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd");
    for (const Key& key : keys)
      root.add("key")
          .attribute("id", key.id)
          .attribute("for", key.of)
          .attribute("attr.name", key.name)
          .attribute("attr.type", key.type);
    XmlElement graph = root.add("graph");
    graph.attribute("id", "allegory").attribute("edgedefault", "directed");
    add_facts(graph);
    add_nodes(graph);
    add_edges(graph);
    return document.text();
  }

 private:
  void add_facts(XmlElement graph) const {
    say(graph, "g-title", allegory_.title);
    say(graph, "g-lang", lang_);
    say(graph, "g-story", allegory_.story);
    say(graph, "g-idea", allegory_.idea);
    say(graph, "g-summary", allegory_.summary);
    say(graph, "g-systematicity", fmt::format("{}", report_.systematicity));
  }

  void add_nodes(XmlElement graph) const {
    for (std::size_t at = 0; at < made_.entities.size(); ++at) {
      XmlElement node = graph.add("node");
      node.attribute("id", fmt::format("thing{}", at));
      add_entity(node, made_.entities[at], made_.graph.things[at]);
    }
    for (std::size_t at = 0; at < made_.graph.relations.size(); ++at) {
      XmlElement node = graph.add("node");
      node.attribute("id", fmt::format("relation{}", at));
      add_statement(node, made_.graph.relations[at]);
    }
  }

  void add_entity(XmlElement node, EntityRef ref, const chart::Thing& thing) const {
    const Entity& entity = entity_of(site_, ref);
    say(node, "n-label", thing.label);
    say(node, "n-kind", info(entity.written.kind).name);
    say(node, "n-side", side_name(thing.side));
    say(node, "n-name", entity.written.id.value);
    std::string aliases;
    for (const Spanned<std::string>& label : entity.written.labels)
      if (label.value != entity.label)
        aliases += fmt::format("{}{}", aliases.empty() ? "" : "\n", label.value);
    say(node, "n-aliases", aliases);
    say(node, "n-section", site_.sections[entity.section].title);
    say(node, "n-url", graph_iri(site_, entity.address));
    say(node, "n-mentions", fmt::format("{}", entity.mentions.size()));
    say(node, "n-broken", thing.is_broken ? "true" : "false");
    if (const auto reason = reasons_.find(ref); reason != reasons_.end())
      say(node, "n-break", reason->second);
  }

  void add_statement(XmlElement node, const chart::Relation& relation) const {
    const ReportStatement& told = report_.side(relation.side).statements[relation.source];
    const Domain& domain = world_.domain(relation.side);
    say(node, "n-label", told.text);
    say(node, "n-kind", "statement");
    say(node, "n-side", side_name(relation.side));
    say(node, "n-name", told.id);
    if (told.section != none) say(node, "n-section", site_.sections[told.section].title);
    say(node, "n-verb", relation.verb);
    say(node, "n-fate", to_string(relation.fate));
    say(node, "n-notation", told.notation);
    say(node, "n-order", fmt::format("{}", relation.order));
    say(node, "n-broken", domain.broken_node[relation.source] ? "true" : "false");
    if (told.id.empty()) return;
    const auto reason = statement_reasons_.find(domain.nodes[relation.source].statement);
    if (reason != statement_reasons_.end()) say(node, "n-break", reason->second);
  }

  XmlElement add_edge(XmlElement graph, const std::string& from, const std::string& to) {
    XmlElement edge = graph.add("edge");
    edge.attribute("id", fmt::format("edge{}", edges_++));
    return edge.attribute("source", from).attribute("target", to);
  }

  void add_edges(XmlElement graph) {
    for (std::size_t at = 0; at < made_.graph.ties.size(); ++at) {
      const chart::Tie& tie = made_.graph.ties[at];
      const ReportLink& link = report_.links[made_.links[at]];
      XmlElement edge =
          add_edge(graph, fmt::format("thing{}", tie.story), fmt::format("thing{}", tie.idea));
      say(edge, "e-kind", tie_name(tie.kind));
      say(edge, "e-weight", fmt::format("{}", link.strength));
      say(edge, "e-because", link.because);
    }
    for (std::size_t at = 0; at < made_.graph.relations.size(); ++at) add_edges_of(graph, at);
  }

  /// From a statement to what it speaks of, and to the statement of the idea that says the same.
  void add_edges_of(XmlElement graph, std::size_t at) {
    const chart::Relation& relation = made_.graph.relations[at];
    const std::string from = fmt::format("relation{}", at);
    const auto arguments = world_.domain(relation.side).arguments_of(relation.source);
    for (std::size_t part = 0; part < relation.parts.size(); ++part) {
      const chart::Part& to = relation.parts[part];
      XmlElement edge = add_edge(
          graph, from, fmt::format("{}{}", to.is_relation ? "relation" : "thing", to.index));
      say(edge, "e-kind", "speaks-of");
      say(edge, "e-role", world_.roles[arguments[part].role]);
      say(edge, "e-position", fmt::format("{}", part + 1));
      say(edge, "e-fate", to_string(relation.fate));
    }
    if (relation.side != Side::story || relation.twin == none) return;
    XmlElement edge = add_edge(graph, from, fmt::format("relation{}", relation.twin));
    say(edge, "e-kind", "says-the-same");
  }

  const Site& site_;
  const Allegory& allegory_;
  const AnalogyReport& report_;
  const World& world_;
  const MapGraph made_;
  const std::string_view lang_;
  std::map<EntityRef, std::string_view> reasons_;
  std::map<std::uint32_t, std::string_view> statement_reasons_;
  std::size_t edges_ = 0;
};

}  // namespace

std::string graphml(const ViewContext& view, std::uint32_t allegory) {
  return Writer(view, allegory).text();
}

}  // namespace allegory
