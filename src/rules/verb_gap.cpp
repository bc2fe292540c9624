// verb-gap: two statements correspond but for their verbs, and nobody paired those.
#include <fmt/format.h>

#include "rule_structure.h"

namespace allegory {

namespace {

/// The page that a new verb pair belongs on: where pairs stand already, else the allegory's own
/// page, else the page of the statement.
SourceId page_of_verbs(const Site& site, const Allegory& allegory, const Statement& statement) {
  if (!allegory.verbs.empty()) return allegory.verbs.front().story.at.source;
  const std::uint32_t section = allegory.index != none ? allegory.index : statement.section;
  return site.sections[section].written.source;
}

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  YamlEditor editor(facts.sources);
  for_each_analogy(facts, [&](const Analogy& analogy) {
    const World& world = analogy.structure.world;
    for (const VerbGap& gap : analogy.structure.verb_gaps) {
      const Spanned<std::string>& story = analogy.clause(Side::story, gap.story).verb;
      const Spanned<std::string>& idea = analogy.clause(Side::idea, gap.idea).verb;
      const std::string pair = fmt::format("{}: {}", story.value, idea.value);
      const bool is_paired = world.verb_pair[gap.story_verb] != none;
      Report finding = report(idea.at,
                              fmt::format("`{}` and `{}` take the same parts but are not matched",
                                          story.value, idea.value),
                              fmt::format("unmatched verb `{}`", idea.value));
      finding.label(story.at, fmt::format("unmatched verb `{}`", story.value));
      finding.help(
          fmt::format("if they say the same thing, {} `{}` under `verbs` (would match {} "
                      "statement{})",
                      is_paired ? "write" : "add", pair, gap.count, gap.count == 1 ? "" : "s"));
      // Which of two pairs is meant, only the author knows.
      if (is_paired) continue;
      const SourceId page =
          page_of_verbs(facts.site, analogy.allegory, analogy.statement(Side::idea, gap.idea));
      const auto edit = editor.add_entry(page, {"verbs"}, story.value, yaml_scalar(idea.value));
      finding.fix(fmt::format("add `{}` under `verbs`", pair), edit);
    }
  });
}

extern constinit const Rule verb_gap{
    .name = "verb-gap",
    .severity = Severity::warning,
    .summary = "verbs that look like a pair and are none",
    .explanation =
        R"(A statement of the story and one of the idea have corresponding parts and different verbs, and for
neither verb is there another candidate. If the verbs say the same thing in two worlds, a line under
`verbs:` makes the statements match. If they do not, the analogy ends here, and `breaks:` is the place
to say why.)",
    .bad = R"(-- content/story.md --
---
characters: {fox: [Fox], crow: [Crow]}
relations:
  flatters: fox praises crow
---
-- content/idea.md --
---
people: {spammer: [spammer], user: [user]}
relations:
  flattery: spammer flatters user
---
-- content/index.md --
---
maps: {fox: spammer, crow: user}
---
)",
    .good = R"(-- content/story.md --
---
characters: {fox: [Fox], crow: [Crow]}
relations:
  flatters: fox praises crow
---
-- content/idea.md --
---
people: {spammer: [spammer], user: [user]}
relations:
  flattery: spammer flatters user
---
-- content/index.md --
---
maps: {fox: spammer, crow: user}
verbs: {praises: flatters}
---
)",
    .run = run,
    .fix = FixKind::ask,
};

}  // namespace allegory
