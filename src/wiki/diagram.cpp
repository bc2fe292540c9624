// Correspondences and statements → Mermaid. See diagram.h.
#include "wiki/diagram.h"

#include <fmt/format.h>

#include <set>

namespace allegory {

namespace {

/// A line of a map; without `to` a name that stands alone.
struct Edge {
  EntityRef from, to;
  std::string_view style;  ///< its two halves, with `{}` for the text between
  std::string text;
};

constexpr std::string_view tie = "---";
constexpr std::string_view dotted = "-. \"{}\" .-";
constexpr std::string_view arrow = "-- \"{}\" -->";

class MapWriter {
 public:
  MapWriter(const WikiContext& context, std::uint32_t allegory, const Words& words)
      : context_(context),
        allegory_(context.site.allegories[allegory]),
        index_(allegory),
        words_(words),
        most_bytes_(context.form.target.diagram_bytes * 4 / 5),
        most_edges_(context.form.target.diagram_edges * 4 / 5) {}

  std::vector<std::string> write() {
    collect_ties();
    if (edges_.empty()) return {};
    for (const Side side : {Side::story, Side::idea}) collect_statements(side);
    std::vector<std::string> diagrams;
    const std::vector<std::size_t> ends = divide();
    for (std::size_t part = 0, begin = 0; part < ends.size(); begin = ends[part++])
      diagrams.push_back(draw(begin, ends[part], part + 1, ends.size()));
    return diagrams;
  }

 private:
  void collect_ties() {
    std::set<std::tuple<EntityRef, EntityRef, bool>> seen;
    for (const ReportLink& link : context_.index.reports[index_].links)
      for (const ReportName& story : link.story)
        for (const ReportName& idea : link.idea) {
          if (!story.entity.is_bound() || !idea.entity.is_bound()) continue;
          if (!seen.emplace(story.entity, idea.entity, link.is_negative).second) continue;
          edges_.push_back({story.entity, idea.entity, link.is_negative ? dotted : tie,
                            std::string(link.is_negative ? words_.of("map_not_so") : "")});
        }
  }

  /// What is said of two names.
  void collect_statements(Side side) {
    const World& world = context_.analogies.structures[index_].world;
    const Domain& domain = world.domain(side);
    for (std::uint32_t at = 0; at < domain.nodes.size(); ++at) {
      const Node& node = domain.nodes[at];
      const auto arguments = domain.arguments_of(at);
      if (node.order != 1 || arguments.size() != 2) continue;
      const EntityRef from = domain.entities[arguments[0].index];
      const EntityRef to = domain.entities[arguments[1].index];
      if (!from.is_bound() || !to.is_bound()) continue;
      const std::string verb = as_words(world.verbs[node.verb].name);
      edges_.push_back({from, to, arrow, node.negated ? words_.of("map_not", {verb}) : verb});
    }
  }

  const Entity& entity(EntityRef ref) const { return entity_of(context_.site, ref); }

  std::string id_of(EntityRef ref) const {
    const std::string number = ref.allegory == index_
                                   ? std::to_string(ref.entity)
                                   : fmt::format("{}x{}", ref.entity, ref.allegory);
    return (entity(ref).written.side == Side::story ? 's' : 'i') + number;
  }
  std::string name_line(EntityRef ref) const {
    return fmt::format("    {}[\"{}\"]\n", id_of(ref), mermaid_label(entity(ref).label));
  }
  std::string edge_line(const Edge& edge) const {
    return fmt::format("  {} {} {}\n", id_of(edge.from),
                       fmt::format(fmt::runtime(edge.style), mermaid_label(edge.text)),
                       id_of(edge.to));
  }

  std::string opening(std::size_t part, std::size_t parts) const {
    const std::string number = parts > 1 ? fmt::format(" ({}/{})", part, parts) : std::string();
    const std::string story = mermaid_label(allegory_.story), idea = mermaid_label(allegory_.idea);
    return fmt::format("```mermaid\nflowchart LR\n  accTitle: {}{}\n  accDescr: {}\n",
                       words_.of("map_drawing", {story, idea}), number,
                       words_.of("wiki_map_description", {story, idea}));
  }
  std::string box(Side side) const {
    const bool is_story = side == Side::story;
    return fmt::format("  subgraph {} [\"{}\"]\n", is_story ? "story" : "idea",
                       mermaid_label(is_story ? allegory_.story : allegory_.idea));
  }

  /// Where each diagram ends in the list of edges. Numbers in titles may have many digits.
  std::vector<std::size_t> divide() const {
    constexpr std::size_t numbers = 40;
    const std::size_t frame =
        opening(1, 1).size() + box(Side::story).size() + box(Side::idea).size() + numbers;
    std::vector<std::size_t> ends;
    std::set<EntityRef> named;
    std::size_t bytes = frame, begin = 0;
    for (std::size_t at = 0; at < edges_.size(); ++at) {
      const auto more = [&] {
        std::size_t size = edge_line(edges_[at]).size();
        for (const EntityRef ref : {edges_[at].from, edges_[at].to})
          if (!named.contains(ref)) size += name_line(ref).size();
        return size;
      };
      const bool is_full = (most_bytes_ > 0 && bytes + more() > most_bytes_) ||
                           (most_edges_ > 0 && at - begin >= most_edges_);
      if (is_full && at > begin) {
        ends.push_back(at);
        named.clear();
        bytes = frame;
        begin = at;
      }
      bytes += more();
      named.insert({edges_[at].from, edges_[at].to});
    }
    ends.push_back(edges_.size());
    return ends;
  }

  std::string draw(std::size_t begin, std::size_t end, std::size_t part, std::size_t parts) const {
    std::string text = opening(part, parts);
    for (const Side side : {Side::story, Side::idea}) {
      std::set<EntityRef> named;
      std::string names;
      for (std::size_t at = begin; at < end; ++at)
        for (const EntityRef ref : {edges_[at].from, edges_[at].to})
          if (entity(ref).written.side == side && named.insert(ref).second) names += name_line(ref);
      if (!names.empty()) text += box(side) + names + "  end\n";
    }
    for (std::size_t at = begin; at < end; ++at) text += edge_line(edges_[at]);
    return text + "```";
  }

  const WikiContext& context_;
  const Allegory& allegory_;
  const std::uint32_t index_;
  const Words& words_;
  const std::size_t most_bytes_, most_edges_;
  std::vector<Edge> edges_;
};

}  // namespace

std::string mermaid_label(std::string_view text) {
  constexpr std::size_t longest = 80;
  std::string label;
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    if (count == longest) return label + "…";
    const std::size_t begin = at;
    const char32_t point = next_code_point(text, at);
    const bool is_plain = point == U' ' || point >= 0x80 || (point >= U'0' && point <= U'9') ||
                          (point >= U'A' && point <= U'Z') || (point >= U'a' && point <= U'z') ||
                          std::u32string_view(U",()'?!/").find(point) != std::u32string_view::npos;
    if (is_control(point))
      label += ' ';
    else if (is_plain)
      label += text.substr(begin, at - begin);
    else
      label += fmt::format("#{};", static_cast<std::uint32_t>(point));
  }
  return label;
}

std::vector<std::string> map_diagrams(const WikiContext& context, std::uint32_t allegory,
                                      const Words& words) {
  if (context.form.target.diagrams != Target::Diagrams::drawn) return {};
  return MapWriter(context, allegory, words).write();
}

}  // namespace allegory
