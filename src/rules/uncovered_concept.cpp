// uncovered-concept: something in the idea that nothing stands for.
#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  report_uncovered(facts, Side::idea, [&](const Entity& entity, const std::string& used) {
    const std::string& id = entity.written.id.value;
    report(entity.written.id.at, "nothing in the story stands for `" + id + "`", used)
        .help("add `<character>: " + id +
              "` under `maps`, or leave it: a blind spot is worth knowing");
  });
}

extern constinit const Rule uncovered_concept{
    .name = "uncovered-concept",
    .severity = Severity::note,
    .summary = "a concept that nothing stands for",
    .explanation =
        R"(A concept without a character is a blind spot of the analogy: the story cannot show it. That is no
mistake, but an author should know.)",
    .bad = R"(-- content/index.md --
---
characters: {crow: [Crow]}
people: {user: [user], admin: [administrator]}
maps: {crow: user}
---
)",
    .good = R"(-- content/index.md --
---
characters: {crow: [Crow], owl: [Owl]}
people: {user: [user], admin: [administrator]}
maps: {crow: user, owl: admin}
---
)",
    .run = run,
};

}  // namespace allegory
