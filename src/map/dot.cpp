// See dot.h. Two clusters, the story's and the idea's.
#include "map/dot.h"

#include <fmt/format.h>

#include <string_view>

#include "map/svg.h"

namespace allegory::chart {

namespace {

/// A text between quotes. Graphviz reads `\n`, `\l` and the like, so a backslash is doubled; HTML
/// entities are read too.
std::string quoted(std::string_view text) {
  std::string written = "\"";
  for (const char byte : text) {
    if (byte == '&') {
      written += "&amp;";
      continue;
    }
    if (byte == '"' || byte == '\\') written += '\\';
    written += byte == '\n' || byte == '\r' || byte == '\0' ? ' ' : byte;
  }
  return written + '"';
}

std::string_view fate_style(Fate fate) {
  switch (fate) {
    case Fate::carried:
      return "solid";
    case Fate::predicted:
      return "dashed";
    case Fate::broken:
      return "bold";
    case Fate::silent:
      break;
  }
  return "dotted";
}

std::string_view tie_style(Tie::Kind kind) {
  switch (kind) {
    case Tie::Kind::holds:
      return "style=bold";
    case Tie::Kind::elsewhere:
      return "style=solid";
    case Tie::Kind::denied:
      break;
  }
  return "style=dotted, arrowhead=tee";
}

void add_label(std::string_view text, std::string_view indent, std::string& dot) {
  if (!text.empty()) dot += fmt::format("{}label={};\n", indent, quoted(text));
}

void add_side(const Graph& graph, const DotNames& names, Side side, std::string& dot) {
  const bool is_story = side == Side::story;
  dot += fmt::format("  subgraph cluster_{} {{\n", is_story ? "story" : "idea");
  add_label(is_story ? names.story : names.idea, "    ", dot);
  for (std::size_t at = 0; at < graph.things.size(); ++at)
    if (graph.things[at].side == side)
      dot += fmt::format("    thing{} [label={}, shape={}{}];\n", at,
                         quoted(graph.things[at].label), is_story ? "ellipse" : "box",
                         names.urls.empty() ? "" : ", URL=" + quoted(names.urls[at]));
  for (std::size_t at = 0; at < graph.relations.size(); ++at) {
    const Relation& relation = graph.relations[at];
    if (relation.side == side)
      dot += fmt::format("    relation{} [label={}, shape=plaintext, comment={}];\n", at,
                         quoted(relation.verb), quoted(class_of(relation.fate)));
  }
  dot += "  }\n";
}

}  // namespace

std::string to_dot(const Graph& graph, const DotNames& names) {
  std::string dot = "digraph map {\n  rankdir=LR;\n";
  add_label(names.title, "  ", dot);
  add_side(graph, names, Side::story, dot);
  add_side(graph, names, Side::idea, dot);
  for (const Tie& tie : graph.ties)
    dot += fmt::format("  thing{} -> thing{} [{}];\n", tie.story, tie.idea, tie_style(tie.kind));
  for (std::size_t at = 0; at < graph.relations.size(); ++at)
    for (std::size_t part = 0; part < graph.relations[at].parts.size(); ++part) {
      const Part& one = graph.relations[at].parts[part];
      dot += fmt::format("  relation{} -> {}{} [label=\"{}\", style={}];\n", at,
                         one.is_relation ? "relation" : "thing", one.index, part + 1,
                         fate_style(graph.relations[at].fate));
    }
  return dot + "}\n";
}

}  // namespace allegory::chart
