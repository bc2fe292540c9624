// How long the checker of structure takes, and whether it stays linear.
//
// Two domains of n statements a side are made by a fixed seed: the idea mirrors the story, but one
// statement in ten is missing there, one has its roles swapped, one another verb. A fifth of the
// statements speaks of earlier ones. Each size is run several times and the fastest run counts,
// which is the one that was disturbed least.
#include "analogy/structure.h"

#include <fmt/core.h>
#include <malloc.h>

#include <algorithm>
#include <ctime>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "analogy/mapping.h"
#include "check.h"
#include "parse.h"
#include "resolve.h"

namespace allegory {

namespace {

/// Steele, Lea and Flood's SplitMix64: the same numbers on every machine.
class Random {
 public:
  std::uint32_t below(std::uint32_t limit) {
    return static_cast<std::uint32_t>(scatter(state_ += 0x9E3779B97F4A7C15U) % limit);
  }

 private:
  std::uint64_t state_ = 1;
};

/// One statement in numbers: a verb and what it speaks of.
struct Fact {
  std::uint32_t verb = 0;
  bool is_higher = false;  ///< its parts are earlier statements; else entities
  std::uint32_t subject = 0, object = 0;
};

/// How many things a side of that many statements speaks of.
std::uint32_t entity_count(const std::vector<Fact>& facts) {
  return static_cast<std::uint32_t>(std::max<std::size_t>(facts.size() / 4, 8));
}

std::vector<Fact> make_facts(std::uint32_t count) {
  Random random;
  std::vector<Fact> facts;
  for (std::uint32_t index = 0; index < count; ++index) {
    const bool is_higher = index > 10 && random.below(5) == 0;
    const std::uint32_t limit = is_higher ? index : std::max(count / 4, 8U);
    facts.push_back({random.below(40), is_higher, random.below(limit), random.below(limit)});
  }
  return facts;
}

World build_world(const std::vector<Fact>& facts) {
  WorldBuilder builder;
  for (const Side side : {Side::story, Side::idea})
    builder.reserve(side, entity_count(facts), facts.size());
  std::vector<std::uint32_t> verbs;
  for (std::uint32_t verb = 0; verb < 50; ++verb)
    verbs.push_back(builder.verb(fmt::format("verb-{}", verb)));
  for (std::uint32_t entity = 0; entity < entity_count(facts); ++entity) {
    const std::string name = fmt::format("thing-{}", entity);
    builder.correspond({builder.entity(Side::story, name)}, {builder.entity(Side::idea, name)});
  }
  std::vector<NodeArgument> arguments;
  for (const Side side : {Side::story, Side::idea}) {
    std::vector<std::uint32_t> nodes;
    for (std::uint32_t index = 0; index < facts.size(); ++index) {
      Fact fact = facts[index];
      if (side == Side::idea && index % 10 == 1) fact.verb = 40 + fact.verb % 10;
      if (side == Side::idea && index % 10 == 2) std::swap(fact.subject, fact.object);
      if (side == Side::idea && index % 10 == 3) {
        // Missing: what speaks of it speaks of the one before.
        nodes.push_back(nodes.back());
        continue;
      }
      const auto argument = [&](std::uint32_t role, std::uint32_t of) {
        return NodeArgument{role, fact.is_higher, fact.is_higher ? nodes[of] : of};
      };
      arguments = {argument(0, fact.subject), argument(1, fact.object)};
      Node node;
      node.verb = verbs[fact.verb];
      nodes.push_back(builder.node(side, node, arguments));
    }
  }
  return builder.finish();
}

/// Seconds of processor time since it was made or last asked: whatever else runs on the machine
/// does not count.
class Stopwatch {
 public:
  double lap() {
    const std::clock_t now = std::clock();
    return static_cast<double>(now - std::exchange(begin_, now)) / CLOCKS_PER_SEC;
  }

 private:
  std::clock_t begin_ = std::clock();
};

/// Keeps the fastest run.
void keep(double& best, double took) { best = best == 0.0 ? took : std::min(best, took); }

/// The same statements, alike on both sides, as pages of a project: as many as the front matter of
/// a page holds.
void add_pages(const std::vector<Fact>& facts, Side side, SourceSet& sources,
               std::vector<SourceId>& pages) {
  constexpr std::size_t page = 1'000;
  const bool is_story = side == Side::story;
  const std::string_view prefix = is_story ? "s" : "i";
  for (std::size_t begin = 0; begin < facts.size(); begin += page) {
    std::string text = fmt::format("---\ndomain: {}\ncharacters:\n", is_story ? "base" : "target");
    for (std::size_t entity = begin / 4; entity < (begin + page) / 4; ++entity)
      if (entity < entity_count(facts)) text += fmt::format("  {}-{}: []\n", prefix, entity);
    text += "relations:\n";
    for (std::size_t index = begin; index < std::min(begin + page, facts.size()); ++index) {
      const Fact& fact = facts[index];
      const std::string named = fmt::format("{}{}", prefix, fact.is_higher ? "r" : "");
      text += fmt::format("  {}r-{}: {}-{} verb-{} {}-{}\n", prefix, index, named, fact.subject,
                          fact.verb, named, fact.object);
    }
    if (is_story) {
      text += "maps:\n";
      for (std::size_t entity = begin / 4; entity < (begin + page) / 4; ++entity)
        if (entity < entity_count(facts)) text += fmt::format("  s-{0}: i-{0}\n", entity);
    }
    pages.push_back(sources.add(fmt::format("content/{}-{:06}.md", prefix, begin), text + "---\n"));
  }
}

/// A project in memory, as far as `check` needs it.
struct Project {
  SourceSet sources;
  Site site;
};

void read(const std::vector<Fact>& facts, Project& project) {
  std::vector<SourceId> pages;
  for (const Side side : {Side::idea, Side::story}) add_pages(facts, side, project.sources, pages);
  Diagnostics diagnostics;
  project.site = resolve({}, parse(project.sources, pages, 1, diagnostics), {}, {});
}

/// Seconds of the fastest run of each stage.
struct Row {
  double build = 0.0, analyse = 0.0, both = 0.0, map = 0.0, make = 0.0, check = 0.0;
};

Row measure(std::uint32_t count) {
  const std::vector<Fact> facts = make_facts(count);
  const int runs = count < 50'000 ? 40 : 10;
  Row row;
  for (int at = 0; at < runs; ++at) {
    Stopwatch stopwatch;
    World world = build_world(facts);
    const double build = stopwatch.lap();
    const Structure structure = analyse(std::move(world));
    const double analysis = stopwatch.lap();
    keep(row.build, build);
    keep(row.analyse, analysis);
    keep(row.both, build + analysis);
  }
  Project project;
  read(facts, project);
  for (int at = 0; at < 3; ++at) {
    Stopwatch stopwatch;
    const Mapping mapping = map_entities(project.site, 0);
    keep(row.map, stopwatch.lap());
    const World world = make_world(project.site, 0, mapping);
    keep(row.make, stopwatch.lap());
    Diagnostics diagnostics;
    check(project.site, project.sources, 1, diagnostics);
    keep(row.check, stopwatch.lap());
  }
  return row;
}

void print(std::string_view name, const Row& row, double scale) {
  fmt::print("{:>16} {:>8.3f} {:>8.3f} {:>8.3f} {:>8.3f} {:>8.3f} {:>8.3f}\n", name,
             row.build * scale, row.analyse * scale, row.both * scale, row.map * scale,
             row.make * scale, row.check * scale);
}

}  // namespace

void run() {
  // Memory that was freed is kept, for every size alike. Otherwise only the largest would pay for
  // pages that are given back and asked for again in each run.
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
  fmt::print(
      "microseconds for each statement of a side, one thread, the fastest of several runs\n\n"
      "{:>16} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}\n",
      "statements", "build", "analyse", "both", "map", "make", "check");
  std::vector<Row> rows;
  for (const std::uint32_t count : {1'000U, 10'000U, 100'000U}) {
    rows.push_back(measure(count));
    print(fmt::format("{}", count), rows.back(), 1e6 / count);
  }
  const Row& some = rows[1];
  const Row& many = rows[2];
  print("100000 : 10000",
        {many.build / some.build, many.analyse / some.analyse, many.both / some.both,
         many.map / some.map, many.make / some.make, many.check / some.check},
        0.1);
  fmt::print("\n100000 statements a side: {:.3f} s to build and analyse\n", many.both);
}

}  // namespace allegory

int main() { allegory::run(); }
