// functional-violation: two objects where one subject can have but one.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "rule_structure.h"

namespace allegory {

namespace {

/// A verb and a subject.
using Slot = std::tuple<std::uint32_t, bool, std::uint32_t>;

void report_slot(const std::vector<const Assertion*>& different, Reporter& report) {
  const Assertion& first = *different[0];
  const Assertion& second = *different[1];
  const auto name = [](const Assertion& said, std::uint32_t part) {
    return said.analogy.spell(said.side, said.argument(part));
  };
  const std::string& verb = second.clause().verb.value;
  report(second.place(1),
         fmt::format("`{}` allows one object, but `{}` has {}", verb, name(second, 0),
                     number_word(different.size())),
         fmt::format("second: `{}`", name(second, 1)))
      .label(first.place(1), fmt::format("first: `{}`", name(first, 1)))
      .help(fmt::format("keep one of them, or drop `functional: true` of `{}`", verb));
}

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  for_each_side(facts, [&](const Analogy& analogy, const std::vector<Assertion>& said) {
    const std::vector<Verb>& verbs = analogy.structure.world.verbs;
    std::map<Slot, std::map<std::uint32_t, const Assertion*>> slots;
    for (const Assertion& assertion : said) {
      const Node& node = assertion.node();
      if (!verbs[node.verb].functional || node.is_attribute || node.count < 2) continue;
      const NodeArgument& subject = assertion.argument(0);
      const NodeArgument& object = assertion.argument(1);
      slots[{node.verb, subject.is_node, subject.index}].try_emplace(
          object.index * 2 + (object.is_node ? 1U : 0U), &assertion);
    }
    for (const auto& [slot, objects] : slots) {
      if (objects.size() < 2) continue;
      std::vector<const Assertion*> different;
      for (const auto& [object, assertion] : objects) different.push_back(assertion);
      // `said` is in the order written, and so are places in it.
      std::ranges::sort(different);
      report_slot(different, report);
    }
  });
}

extern constinit const Rule functional_violation{
    .name = "functional-violation",
    .severity = Severity::error,
    .summary = "two objects where there can be one",
    .explanation =
        R"(With `functional: true` a verb has at most one object for each subject: a road that leads to one city
does not lead to the sea. Two statements that say so contradict each other.)",
    .bad = R"(-- content/index.md --
---
places: {road: [road], city: [city], sea: [sea]}
predicates:
  leads-to: {functional: true}
relations:
  inland: road leads-to city
  coast: road leads-to sea
---
)",
    .good = R"(-- content/index.md --
---
places: {road: [road], city: [city], sea: [sea]}
predicates:
  leads-to: {functional: true}
relations:
  inland: road leads-to city
---
)",
    .run = run,
};

}  // namespace allegory
