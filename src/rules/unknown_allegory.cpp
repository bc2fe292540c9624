// unknown-allegory: `uses:` or `version_of:` names a folder that is no allegory.
#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  std::vector<std::string> folders;
  for (const Allegory& allegory : facts.site.allegories) folders.push_back(allegory.folder);
  YamlEditor editor(facts.sources);
  for (const Allegory& allegory : facts.site.allegories) {
    for (const Reference& reference : allegory.unknown_uses) {
      Report finding =
          report(reference.name.at, "no other allegory in `" + reference.name.value + "`",
                 "not an allegory");
      if (const auto meant = closest(reference.name.value, folders);
          meant && *meant != allegory.folder)
        finding.help("did you mean `" + *meant + "`?")
            .fix("write `" + *meant + "`", editor.rename(reference.name, *meant));
      else
        finding.help(
            "name the folder of an allegory: one whose `index.md` has the key `allegory:`");
    }
  }
}

extern constinit const Rule unknown_allegory{
    .name = "unknown-allegory",
    .severity = Severity::error,
    .summary = "an allegory that is not there",
    .explanation =
        R"(`uses:` makes the cast of another allegory known, and `version_of:` says which one this is a version of.
Both name the folder of the other, relative to `content/`.)",
    .bad = R"(-- content/cave/index.md --
---
title: The cave
allegory: {uses: [ozz]}
---
-- content/oz/index.md --
---
title: Oz
allegory: {story: Oz}
---
)",
    .good = R"(-- content/cave/index.md --
---
title: The cave
allegory: {uses: [oz]}
---
-- content/oz/index.md --
---
title: Oz
allegory: {story: Oz}
---
)",
    .run = run,
    .fix = FixKind::ask,
};

}  // namespace allegory
