// inverse-mismatch: a verb and its inverse are said in the same direction.
#include <fmt/format.h>

#include <map>
#include <tuple>

#include "rule_structure.h"

namespace allegory {

namespace {

/// A verb, a subject and an object.
using Said = std::tuple<std::uint32_t, bool, std::uint32_t, bool, std::uint32_t>;

Said key(std::uint32_t verb, const Assertion& said) {
  const NodeArgument& subject = said.argument(0);
  const NodeArgument& object = said.argument(1);
  return {verb, subject.is_node, subject.index, object.is_node, object.index};
}

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  for_each_side(facts, [&](const Analogy& analogy, const std::vector<Assertion>& said) {
    const std::vector<Verb>& verbs = analogy.structure.world.verbs;
    std::map<Said, const Assertion*> earlier;
    for (const Assertion& assertion : said) {
      const Node& node = assertion.node();
      const std::uint32_t inverse = verbs[node.verb].inverse;
      if (inverse == none || inverse == node.verb || node.is_attribute || node.count != 2) continue;
      earlier.try_emplace(key(node.verb, assertion), &assertion);
      const auto found = earlier.find(key(inverse, assertion));
      if (found == earlier.end()) continue;
      const std::string from = analogy.spell(assertion.side, assertion.argument(0));
      const std::string to = analogy.spell(assertion.side, assertion.argument(1));
      const std::string& verb = assertion.clause().verb.value;
      Report finding = report(assertion.clause().at,
                              fmt::format("`{}` and its inverse `{}` both hold from `{}` to `{}`",
                                          found->second->clause().verb.value, verb, from, to),
                              "inverse points the same way");
      finding.label(found->second->clause().at, "asserted here");
      finding.help(fmt::format("write `{} {} {}`", to, verb, from));
      if (auto edits =
              swap_parts(facts.sources, assertion.written().text, assertion.clause(), 0, 1))
        finding.fix({fmt::format("write `{} {} {}`", to, verb, from), std::move(*edits), true});
    }
  });
}

extern constinit const Rule inverse_mismatch{
    .name = "inverse-mismatch",
    .severity = Severity::error,
    .summary = "a verb and its inverse in one direction",
    .explanation =
        R"(With `inverse:` two verbs say the same from opposite ends: if the road leads to the city, the city is
reached by the road. Where both hold from the same subject to the same object, one of the two stands
the wrong way round. `causes` and `caused-by` are such verbs already.)",
    .bad = R"(-- content/index.md --
---
places: {road: [road], city: [city]}
predicates:
  leads-to: {inverse: reached-by}
relations:
  there: road leads-to city
  back: road reached-by city
---
)",
    .good = R"(-- content/index.md --
---
places: {road: [road], city: [city]}
predicates:
  leads-to: {inverse: reached-by}
relations:
  there: road leads-to city
  back: city reached-by road
---
)",
    .run = run,
    .fix = FixKind::safe,
};

}  // namespace allegory
