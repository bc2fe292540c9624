// verb-collision: two verbs are paired with one.
#include <fmt/format.h>

#include <unordered_map>

#include "rule_structure.h"

namespace allegory {

namespace {

/// A verb's first partner, and where the pair was written.
using Partners = std::unordered_map<std::string, const VerbPair*>;

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  for (const Allegory& allegory : facts.site.allegories) {
    Partners of_story, of_idea;
    for (const VerbPair& pair : allegory.verbs) {
      const std::string story = normalize(pair.story.value);
      const std::string idea = normalize(pair.idea.value);
      const auto [by_story, is_new_story] = of_story.try_emplace(story, &pair);
      const VerbPair& earlier = *by_story->second;
      if (!is_new_story) {
        if (normalize(earlier.idea.value) != idea)
          report(pair.idea.at, fmt::format("`{}` stands for two verbs", pair.story.value),
                 fmt::format("also stands for `{}`", pair.idea.value))
              .label(earlier.idea.at, fmt::format("stands for `{}` here", earlier.idea.value))
              .help(
                  "keep one of the two lines; what the verb says in the other sense is another "
                  "verb");
        continue;
      }
      const auto [by_idea, is_new_idea] = of_idea.try_emplace(idea, &pair);
      if (is_new_idea) continue;
      const VerbPair& taken = *by_idea->second;
      report(pair.idea.at, fmt::format("two verbs stand for `{}`", pair.idea.value),
             fmt::format("`{}` also maps to `{}`", pair.story.value, pair.idea.value))
          .label(taken.idea.at, fmt::format("`{}` maps here", taken.story.value))
          .help("use one verb in the story, or two in the idea");
    }
  }
}

extern constinit const Rule verb_collision{
    .name = "verb-collision",
    .severity = Severity::warning,
    .summary = "two verbs paired with one",
    .explanation =
        R"(Verbs are paired one to one, as characters and concepts are. If two verbs of the story say the same
verb of the idea, the story makes a difference that the idea does not know, or one of the two is
meant otherwise.)",
    .bad = R"(-- content/index.md --
---
verbs:
  desires: needs
  longs-for: needs
---
)",
    .good = R"(-- content/index.md --
---
verbs:
  desires: needs
  longs-for: aims-at
---
)",
    .run = run,
};

}  // namespace allegory
