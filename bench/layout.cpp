// How long it takes to lay out the map of an allegory. See README.md.
#include "map/layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <limits>

#include "../tests/support/random_graph.h"

namespace allegory::chart {

namespace {

constexpr int runs = 7;

/// Seconds, the fastest of several runs.
double measure(std::uint32_t count) {
  Random random(count);
  const Graph graph = random_graph(random, count);
  double best = std::numeric_limits<double>::max();
  for (int at = 0; at < runs; ++at) {
    const auto begin = std::chrono::steady_clock::now();
    const Layout layout = lay_out(graph, {});
    const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
    if (layout.boxes.size() == count) best = std::min(best, taken.count());
  }
  return best;
}

}  // namespace

void run() {
  fmt::print("{:>16} {:>16}\n", "names", "µs for each");
  double times[3] = {};
  std::size_t row = 0;
  for (const std::uint32_t count : {1'000U, 10'000U, 100'000U}) {
    times[row] = measure(count) / count * 1e6;
    fmt::print("{:>16} {:>16.3f}\n", count, times[row++]);
  }
  fmt::print("{:>16} {:>16.2f}\n", "10000 : 1000", times[1] / times[0]);
  fmt::print("{:>16} {:>16.2f}\n", "100000 : 10000", times[2] / times[1]);
}

}  // namespace allegory::chart

int main() { allegory::chart::run(); }
