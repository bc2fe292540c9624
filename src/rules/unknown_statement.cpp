// unknown-statement: `breaks:` or a pair of statements names something that is not there.
#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  Suggestions suggestions(facts.site);
  YamlEditor editor(facts.sources);
  for (std::uint32_t index = 0; index < facts.site.allegories.size(); ++index) {
    const Allegory& allegory = facts.site.allegories[index];
    if (allegory.is_incomplete) continue;
    for (const Break& line : allegory.breaks) {
      if (line.what.is_bound()) continue;
      Report finding = report(line.what.name.at,
                              "`breaks` names `" + line.what.name.value +
                                  "`, which is no statement or character of the story",
                              "nothing has this name");
      suggest(suggestions, editor, index, Side::story, line.what.name, finding);
    }
    for (const Correspondence& line : allegory.correspondences)
      for (const auto& [list, side, across] : {std::tuple(&line.from, Side::story, &line.to),
                                               std::tuple(&line.to, Side::idea, &line.from)})
        for (const Reference& reference : *list) {
          if (reference.is_bound() || !is_statement_pair(*across)) continue;
          Report finding = report(reference.name.at,
                                  "`" + reference.name.value + "` is no statement of the " +
                                      std::string(side == Side::story ? "story" : "idea"),
                                  "nothing has this name");
          finding.label(across->front().name.at, "a statement is paired with it");
          suggest(suggestions, editor, index, side, reference.name, finding);
        }
  }
}

extern constinit const Rule unknown_statement{
    .name = "unknown-statement",
    .severity = Severity::error,
    .summary = "a statement that no page makes",
    .explanation =
        R"(`breaks:` says which statements or characters of the story must not carry over; each key is the id of
one. A line of `maps:` whose one end is a statement pairs it with a statement at the other end.)",
    .bad = R"(-- content/index.md --
---
characters: {fox: [Fox]}
relations:
  had-it: fox is hungry
breaks:
  had-itt: A user is not hungry.
---
)",
    .good = R"(-- content/index.md --
---
characters: {fox: [Fox]}
relations:
  had-it: fox is hungry
breaks:
  had-it: A user is not hungry.
---
)",
    .run = run,
    .fix = FixKind::ask,
};

}  // namespace allegory
