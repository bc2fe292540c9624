// related-and-broader: two things that are side by side and one below the other.
#include <fmt/format.h>

#include <map>
#include <utility>

#include "rule_structure.h"

namespace allegory {

namespace {

/// What two statements speak of, in either order.
using Pair = std::pair<std::pair<bool, std::uint32_t>, std::pair<bool, std::uint32_t>>;

Pair pair_of(const Assertion& said) {
  std::pair first(said.argument(0).is_node, said.argument(0).index);
  std::pair second(said.argument(1).is_node, said.argument(1).index);
  return first < second ? Pair(first, second) : Pair(second, first);
}

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  for_each_side(facts, [&](const Analogy& analogy, const std::vector<Assertion>& said) {
    const std::vector<Verb>& verbs = analogy.structure.world.verbs;
    std::map<Pair, const Assertion*> hierarchical;
    for (const Assertion& assertion : said)
      if (verbs[assertion.node().verb].hierarchical && assertion.node().count == 2)
        hierarchical.try_emplace(pair_of(assertion), &assertion);
    if (hierarchical.empty()) return;
    for (const Assertion& assertion : said) {
      const Node& node = assertion.node();
      if (verbs[node.verb].name != "related-to" || node.count != 2) continue;
      const auto found = hierarchical.find(pair_of(assertion));
      if (found == hierarchical.end()) continue;
      const Assertion& above = *found->second;
      report(assertion.clause().at,
             fmt::format("`{}` and `{}` are tied by `related-to` and by `{}`",
                         analogy.spell(assertion.side, assertion.argument(0)),
                         analogy.spell(assertion.side, assertion.argument(1)),
                         above.clause().verb.value),
             "associative link")
          .label(above.clause().at, "hierarchical link")
          .help("drop one of the two");
    }
  });
}

extern constinit const Rule related_and_broader{
    .name = "related-and-broader",
    .severity = Severity::warning,
    .summary = "two things that are related and one below the other",
    .explanation =
        R"(`related-to` ties things that stand side by side; `part-of`, `kind-of` and other verbs with
`hierarchical: true` put one below the other. Of two things only one of these is true. (SKOS keeps
associative and hierarchical links apart in the same way.))",
    .bad = R"(-- content/index.md --
---
concepts: {leaf: [leaf], branch: [branch]}
relations:
  part: leaf part-of branch
  near: leaf related-to branch
---
)",
    .good = R"(-- content/index.md --
---
concepts: {leaf: [leaf], branch: [branch]}
relations:
  part: leaf part-of branch
---
)",
    .run = run,
};

}  // namespace allegory
