// Where the stubs of relations leave the boxes. See layout_parts.h.
#include <algorithm>
#include <tuple>

#include "map/layout_parts.h"

namespace allegory::chart {

namespace {

constexpr double verb_height = 18;  ///< of a stub with a verb on it
constexpr double stub_height = 12;

/// The verb stands on the first stub.
double height_of(const Port& port) { return port.part == 0 ? verb_height : stub_height; }

/// The rows between which a relation runs, with all that it speaks of.
struct Reach {
  std::uint32_t low = none, high = 0;
};

std::vector<Reach> reaches(const Graph& graph, const std::vector<std::uint32_t>& row) {
  std::vector<Reach> found;
  for (const Relation& relation : graph.relations) {
    Reach reach;
    for (const Part& part : relation.parts) {
      const Reach inner =
          part.is_relation ? found[part.index] : Reach{row[part.index], row[part.index]};
      reach.low = std::min(reach.low, inner.low);
      reach.high = std::max(reach.high, inner.high);
    }
    found.push_back(reach);
  }
  return found;
}

/// Sorts what runs up by nearness, then what stays, then what runs down by distance.
auto port_key(const Port& port, std::uint32_t row, const Reach& reach) {
  const auto order = static_cast<std::int64_t>(port.relation);
  const std::int64_t up = std::int64_t{row} - reach.low, down = std::int64_t{reach.high} - row;
  const bool runs_up = up > 0 && (down == 0 || up >= down);
  if (runs_up) return std::tuple(0, up, -order, port.part);
  if (down > 0) return std::tuple(2, -down, order, port.part);
  return std::tuple(1, std::int64_t{0}, order, port.part);
}

}  // namespace

double Ports::height(std::uint32_t thing) const {
  double sum = 0;
  for (const Port& port : of[thing]) sum += height_of(port);
  return sum;
}

void Ports::settle(std::uint32_t thing, double middle) {
  double y = middle - height(thing) / 2;
  for (Port& port : of[thing]) {
    port.y = y + height_of(port) / 2;
    y += height_of(port);
  }
}

bool is_drawn(const Relation& relation) {
  return relation.order <= highest_order && !relation.parts.empty();
}

Ports make_ports(const Graph& graph, const std::vector<std::uint32_t>& row) {
  Ports ports;
  ports.of.resize(graph.things.size());
  const std::vector<Reach> reach = reaches(graph, row);
  for (std::uint32_t relation = 0; relation < graph.relations.size(); ++relation) {
    if (!is_drawn(graph.relations[relation])) continue;
    const std::vector<Part>& parts = graph.relations[relation].parts;
    for (std::uint32_t part = 0; part < parts.size(); ++part)
      if (!parts[part].is_relation) ports.of[parts[part].index].push_back({relation, part, 0});
  }
  for (std::uint32_t thing = 0; thing < ports.of.size(); ++thing)
    std::ranges::sort(ports.of[thing], {}, [&](const Port& port) {
      return port_key(port, row[thing], reach[port.relation]);
    });
  return ports;
}

}  // namespace allegory::chart
