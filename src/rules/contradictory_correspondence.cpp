// contradictory-correspondence: two scopes that read one character in two ways.
#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  for (std::size_t index = 0; index < facts.mappings.size(); ++index) {
    const Allegory& allegory = facts.site.allegories[index];
    for (const Contradiction& contradiction : facts.mappings[index].contradictions) {
      const Correspondence& earlier = allegory.correspondences[contradiction.earlier];
      const Correspondence& later = allegory.correspondences[contradiction.later];
      const std::string name = entity_of(facts.site, contradiction.entity).written.id.value;
      const Reference* written = &earlier.from.front();
      for (const Reference& reference : earlier.from)
        if (reference.entity == contradiction.entity) written = &reference;
      report(later.to.front().name.at,
             "`" + name + "` stands for `" + later.to.front().name.value + "` here but for `" +
                 earlier.to.front().name.value + "` elsewhere",
             "contradicts the earlier correspondence")
          .label(written->name.at, "`" + name + "` was mapped here")
          .help(
              "make them agree, or add `override: true` if the section re-reads the story on "
              "purpose");
    }
  }
}

extern constinit const Rule contradictory_correspondence{
    .name = "contradictory-correspondence",
    .severity = Severity::error,
    .summary = "a character read in two ways",
    .explanation =
        R"(A page may add to what the allegory says as a whole, and a section to what its page says; neither may
say something else. Where a section reads the story anew on purpose, `override: true` says so: it is
shown there and left out of the whole.)",
    .bad = R"(-- content/index.md --
---
characters: {crow: [Crow]}
people: {user: [user], victim: [victim]}
maps:
  crow: user
---
-- content/page.md --
---
maps:
  crow: victim
---
)",
    .good = R"(-- content/index.md --
---
characters: {crow: [Crow]}
people: {user: [user], victim: [victim]}
maps:
  crow: user
---
-- content/page.md --
---
maps:
  crow: {to: victim, override: true}
---
)",
    .run = run,
};

}  // namespace allegory
