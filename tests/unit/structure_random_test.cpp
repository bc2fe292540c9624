// What must hold of every analogy, tried on two thousand random ones.
//
// A random story is mirrored into an idea: other names, other verbs, the same statements. Then one
// thing is taken away or turned round, and the two structures are compared. The seed is fixed, so a
// failure comes back.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "analogy/structure.h"

namespace allegory {

namespace {

constexpr int world_count = 2'000;

/// Steele, Lea and Flood's SplitMix64.
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint32_t below(std::uint32_t limit) {
    return static_cast<std::uint32_t>(scatter(state_ += 0x9E3779B97F4A7C15U) % limit);
  }
  template <class Element>
  void shuffle(std::vector<Element>& list) {
    for (std::size_t at = list.size(); at > 1; --at)
      std::swap(list[at - 1], list[below(static_cast<std::uint32_t>(at))]);
  }

 private:
  std::uint64_t state_;
};

/// A statement in numbers of its own: parts are entities, or statements further up in the list.
struct Fact {
  struct Part {
    std::uint32_t role = 0;
    bool is_fact = false;
    std::uint32_t index = 0;
    bool operator==(const Part&) const = default;
    std::pair<bool, std::uint32_t> key() const { return {is_fact, index}; }
  };
  std::uint32_t verb = 0;
  bool negated = false, is_attribute = false;
  std::vector<Part> parts;
  bool operator==(const Fact&) const = default;
};

/// Both sides of an analogy, and which entities stand for each other.
struct Analogy {
  std::uint32_t entities = 0;
  std::vector<bool> is_tied;      ///< of each entity
  std::vector<Fact> story, idea;  ///< in an order in which parts come first
  bool is_mirrored = false;       ///< the idea says what is symmetric from the other end
  bool is_turned = false;         ///< the story's names and verbs are the idea's, and vice versa
  std::vector<Fact>& facts(Side side) { return side == Side::story ? story : idea; }
};

Analogy random_analogy(Random& random) {
  Analogy analogy;
  analogy.entities = 2 + random.below(6);
  analogy.is_tied.assign(analogy.entities, true);
  const std::uint32_t count = 1 + random.below(12);
  while (analogy.story.size() < count) {
    Fact fact;
    fact.verb = random.below(5);
    fact.negated = random.below(8) == 0;
    fact.is_attribute = random.below(8) == 0;
    const std::uint32_t parts = fact.is_attribute ? 1 : 1 + random.below(3);
    for (std::uint32_t role = 0; role < parts; ++role) {
      const bool is_fact = !analogy.story.empty() && random.below(3) == 0;
      fact.parts.push_back({role, is_fact,
                            random.below(is_fact ? static_cast<std::uint32_t>(analogy.story.size())
                                                 : analogy.entities)});
    }
    // Verb 0 is symmetric, so its first two parts have one order here.
    if (fact.verb == 0 && parts > 1 && fact.parts[1].key() < fact.parts[0].key()) {
      std::swap(fact.parts[0], fact.parts[1]);
      std::swap(fact.parts[0].role, fact.parts[1].role);
    }
    Fact denied = fact;
    denied.negated = !fact.negated;
    // What is said twice is one statement, and an author who contradicts himself is another story.
    if (std::ranges::find(analogy.story, fact) == analogy.story.end() &&
        std::ranges::find(analogy.story, denied) == analogy.story.end())
      analogy.story.push_back(fact);
  }
  analogy.idea = analogy.story;
  return analogy;
}

/// Removes a statement and all that holds it; returns how many are gone.
std::size_t remove(std::vector<Fact>& facts, std::uint32_t first) {
  std::vector<std::uint32_t> place(facts.size(), none);
  std::vector<Fact> kept;
  for (std::uint32_t index = 0; index < facts.size(); ++index) {
    Fact fact = facts[index];
    const bool is_gone =
        index == first || std::ranges::any_of(fact.parts, [&](const Fact::Part& part) {
          return part.is_fact && place[part.index] == none;
        });
    if (is_gone) continue;
    for (Fact::Part& part : fact.parts)
      if (part.is_fact) part.index = place[part.index];
    place[index] = static_cast<std::uint32_t>(kept.size());
    kept.push_back(fact);
  }
  const std::size_t gone = facts.size() - kept.size();
  facts = kept;
  return gone;
}

bool is_held(const std::vector<Fact>& facts, std::uint32_t index) {
  return std::ranges::any_of(facts, [&](const Fact& fact) {
    return std::ranges::any_of(
        fact.parts, [&](const Fact::Part& part) { return part.is_fact && part.index == index; });
  });
}

/// The same statements in another order in which parts come first.
std::vector<Fact> reordered(const std::vector<Fact>& facts, Random& random) {
  std::vector<std::uint32_t> wanted(facts.size());
  for (std::uint32_t index = 0; index < wanted.size(); ++index) wanted[index] = index;
  random.shuffle(wanted);
  std::vector<std::uint32_t> place(facts.size(), none);
  std::vector<Fact> result;
  while (result.size() < facts.size())
    for (const std::uint32_t index : wanted) {
      Fact fact = facts[index];
      if (place[index] != none || std::ranges::any_of(fact.parts, [&](const Fact::Part& part) {
            return part.is_fact && place[part.index] == none;
          }))
        continue;
      for (Fact::Part& part : fact.parts)
        if (part.is_fact) part.index = place[part.index];
      place[index] = static_cast<std::uint32_t>(result.size());
      result.push_back(fact);
    }
  return result;
}

std::string name_of(const Analogy& analogy, Side side, std::string_view kind, std::uint32_t index) {
  const bool is_story = (side == Side::story) != analogy.is_turned;
  return fmt::format("{}-{}-{}", is_story ? "s" : "i", kind, index);
}

Structure examine(const Analogy& analogy) {
  WorldBuilder builder;
  for (std::uint32_t verb = 0; verb < 5; ++verb) {
    const std::uint32_t story = builder.verb(name_of(analogy, Side::story, "verb", verb));
    const std::uint32_t idea = builder.verb(name_of(analogy, Side::idea, "verb", verb));
    if (verb == 0)
      builder.world().verbs[story].symmetric = builder.world().verbs[idea].symmetric = true;
    builder.world().verb_pair[story] = idea;
  }
  for (std::uint32_t entity = 0; entity < analogy.entities; ++entity) {
    const std::uint32_t story =
        builder.entity(Side::story, name_of(analogy, Side::story, "name", entity));
    const std::uint32_t idea =
        builder.entity(Side::idea, name_of(analogy, Side::idea, "name", entity));
    if (analogy.is_tied[entity]) builder.correspond({story}, {idea});
  }
  const std::uint32_t to = builder.role("to");
  for (const Side side : {Side::story, Side::idea}) {
    std::vector<std::uint32_t> nodes;
    for (const Fact& fact : side == Side::story ? analogy.story : analogy.idea) {
      Node node;
      node.verb = builder.verb(name_of(analogy, side, "verb", fact.verb));
      node.negated = fact.negated;
      node.is_attribute = fact.is_attribute;
      std::vector<NodeArgument> arguments;
      for (const Fact::Part& part : fact.parts)
        arguments.push_back({part.role == 2 ? to : part.role, part.is_fact,
                             part.is_fact ? nodes[part.index] : part.index});
      if (fact.verb == 0 && fact.parts.size() > 1 && side == Side::idea && analogy.is_mirrored) {
        std::swap(arguments[0], arguments[1]);
        std::swap(arguments[0].role, arguments[1].role);
      }
      nodes.push_back(builder.node(side, node, arguments));
    }
  }
  return analyse(builder.finish());
}

/// Everything that is found beside inferences.
std::size_t finding_count(const Structure& structure) {
  return structure.mismatches.size() + structure.near_misses.size() + structure.verb_gaps.size() +
         structure.contradicted.size() + structure.unbroken.size();
}

/// What one side suggests, as text in alphabetical order.
std::vector<std::string> suggestions(const Structure& structure, Side from) {
  std::vector<std::string> lines;
  for (const Inference& inference : from == Side::story ? structure.inferences : structure.reverse)
    lines.push_back(fmt::format("{} {:.9f}", spell_projection(structure, from, inference.node),
                                inference.support));
  std::ranges::sort(lines);
  return lines;
}

/// Calls `visit` with two thousand analogies and a source of chance for each.
template <class Visit>
void for_each_analogy(const Visit& visit) {
  for (int seed = 1; seed <= world_count; ++seed) {
    INFO("seed " << seed);
    Random random(static_cast<std::uint64_t>(seed) << 32U);
    visit(random_analogy(random), random);
  }
}

}  // namespace

TEST_CASE("two sides of one shape carry everything, and nothing is found") {
  for_each_analogy([](Analogy analogy, Random& random) {
    analogy.is_mirrored = random.below(2) == 0;
    const Structure structure = examine(analogy);
    REQUIRE(structure.systematicity == 1.0);
    REQUIRE(finding_count(structure) == 0);
    REQUIRE(structure.inferences.empty());
    REQUIRE(structure.reverse.empty());
  });
}

TEST_CASE("taking a statement from the idea never makes the story carry more") {
  for_each_analogy([](Analogy analogy, Random& random) {
    double before = examine(analogy).story.systematicity;
    while (!analogy.idea.empty()) {
      remove(analogy.idea, random.below(static_cast<std::uint32_t>(analogy.idea.size())));
      const double after = examine(analogy).story.systematicity;
      REQUIRE(after <= before + 1e-12);
      before = after;
    }
    REQUIRE(before == 0.0);
  });
}

TEST_CASE("taking a correspondence away never makes the story carry more") {
  for_each_analogy([](Analogy analogy, Random& random) {
    std::vector<std::uint32_t> order(analogy.entities);
    for (std::uint32_t entity = 0; entity < order.size(); ++entity) order[entity] = entity;
    random.shuffle(order);
    double before = examine(analogy).story.systematicity;
    for (const std::uint32_t entity : order) {
      analogy.is_tied[entity] = false;
      const double after = examine(analogy).story.systematicity;
      REQUIRE(after <= before + 1e-12);
      before = after;
    }
    REQUIRE(before == 0.0);
  });
}

TEST_CASE("a whole statement that the idea loses comes back as the one inference") {
  int tried = 0;
  for_each_analogy([&](Analogy analogy, Random& random) {
    const auto index = random.below(static_cast<std::uint32_t>(analogy.idea.size()));
    if (is_held(analogy.idea, index)) return;
    const Structure whole = examine(analogy);
    const std::string lost = spell(whole.world, Side::idea, whole.image_of[index]);
    remove(analogy.idea, index);
    const Structure structure = examine(analogy);
    REQUIRE(finding_count(structure) == 0);
    REQUIRE(structure.inferences.size() == 1);
    REQUIRE(spell_projection(structure, Side::story, structure.inferences[0].node) == lost);
    REQUIRE(structure.inferences[0].support == Approx(1.0));
    REQUIRE(structure.reverse.empty());
    ++tried;
  });
  CHECK(tried > world_count / 3);
}

TEST_CASE("turning story and idea round turns what is found") {
  for_each_analogy([](Analogy analogy, Random& random) {
    for (const Side side : {Side::story, Side::idea})
      if (!analogy.facts(side).empty() && random.below(2) == 0)
        remove(analogy.facts(side),
               random.below(static_cast<std::uint32_t>(analogy.facts(side).size())));
    const Structure one = examine(analogy);
    std::swap(analogy.story, analogy.idea);
    const Structure other = examine(analogy);
    REQUIRE(other.story.systematicity == Approx(one.idea.systematicity).epsilon(1e-12));
    REQUIRE(other.idea.systematicity == Approx(one.story.systematicity).epsilon(1e-12));
    REQUIRE(other.near_misses.size() == one.near_misses.size());
    analogy.is_turned = true;
    const Structure turned = examine(analogy);
    REQUIRE(suggestions(turned, Side::idea) == suggestions(one, Side::story));
    REQUIRE(suggestions(turned, Side::story) == suggestions(one, Side::idea));
  });
}

TEST_CASE("the order of statements decides nothing") {
  for_each_analogy([](Analogy analogy, Random& random) {
    if (random.below(2) == 0)
      remove(analogy.idea, random.below(static_cast<std::uint32_t>(analogy.idea.size())));
    const Structure one = examine(analogy);
    analogy.story = reordered(analogy.story, random);
    analogy.idea = reordered(analogy.idea, random);
    const Structure other = examine(analogy);
    REQUIRE(other.systematicity == Approx(one.systematicity).epsilon(1e-12));
    REQUIRE(other.story.depth == one.story.depth);
    REQUIRE(finding_count(other) == finding_count(one));
    REQUIRE(suggestions(other, Side::story) == suggestions(one, Side::story));
    REQUIRE(suggestions(other, Side::idea) == suggestions(one, Side::idea));
  });
}

}  // namespace allegory
