// risky-alias: a label that is too short or too common to be looked for.
#include "rule.h"

namespace allegory {

namespace {

Grammar grammar_of_page(const Facts& facts, const Section& section) {
  const std::optional<Spanned<std::string>>& own = section.written.front.lang;
  return grammar_of(own ? own->value : facts.site.config.lang);
}

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  const StopWords stop_words(facts.site.config.stop_words);
  for (const Allegory& allegory : facts.site.allegories) {
    for (const Entity& entity : allegory.entities) {
      if (entity.written.match != Match::usual || is_from_pairs(entity)) continue;
      const Grammar grammar = grammar_of_page(facts, facts.site.sections[entity.section]);
      for (const Spanned<std::string>& label : entity.written.labels) {
        const Fitness fitness = stop_words.fitness(label.value, grammar);
        if (fitness == Fitness::fit) continue;
        const std::string quality = fitness == Fitness::too_short ? "short" : "common";
        report(label.at, "alias `" + label.value + "` is too " + quality + " to look for in prose",
               "ignored for mention detection")
            .help("give `" + entity.written.id.value +
                  "` the option `match: always` to have it looked for, or `match: never`");
      }
    }
  }
}

extern constinit const Rule risky_alias{
    .name = "risky-alias",
    .severity = Severity::note,
    .summary = "a label that is too short or too common to look for",
    .explanation =
        R"(A label of one or two letters, or one that is an everyday word, would be found in many places that
mean something else. So it is not looked for; `[[he|he]]` still links it. With `match: always` it is
looked for all the same, and `match: never` says that it is not to be. `stop_words` in
`allegory.yaml` adds words of your own to those that count as common. In scripts without spaces
between words a label of two characters is long enough, and an emoji is never too short.)",
    .bad = R"(-- content/index.md --
---
characters: {wizard: [Wizard, he]}
---
The Wizard is not who he was.
)",
    .good = R"(-- content/index.md --
---
characters:
  wizard: {name: Wizard, aliases: [humbug]}
---
The Wizard is not who he was.
)",
    .run = run,
};

}  // namespace allegory
