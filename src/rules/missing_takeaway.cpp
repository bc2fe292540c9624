// missing-takeaway: an allegory that closes without a word.
#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  for (const Allegory& allegory : facts.site.allegories) {
    if (allegory.index == none || allegory.correspondences.empty() || allegory.is_incomplete)
      continue;
    const FrontMatter& front = facts.site.sections[allegory.index].written.front;
    if (!front.allegory || !allegory.takeaway.empty()) continue;
    report(front.allegory->at, "`" + allegory.title + "` has no takeaway", "no `takeaway` below it")
        .help("add `takeaway: what a reader should carry home` below `allegory:`");
  }
}

extern constinit const Rule missing_takeaway{
    .name = "missing-takeaway",
    .severity = Severity::note,
    .summary = "an allegory without a takeaway",
    .explanation =
        R"(An allegory is told for the sake of what it says about the other thing. `takeaway:` says that in a
sentence; it closes the page of the allegory and the wiki page. It is asked for once characters
stand for something.)",
    .bad = R"(-- content/index.md --
---
allegory: {story: The cave, idea: Knowledge}
objects: {sun: [Sun]}
concepts: {truth: [truth]}
maps: {sun: truth}
---
)",
    .good = R"(-- content/index.md --
---
allegory:
  story: The cave
  idea: Knowledge
  takeaway: What is bright at first is only unfamiliar.
objects: {sun: [Sun]}
concepts: {truth: [truth]}
maps: {sun: truth}
---
)",
    .run = run,
};

}  // namespace allegory
