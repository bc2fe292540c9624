// uncovered-character: someone in the story who stands for nothing.
#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  report_uncovered(facts, Side::story, [&](const Entity& entity, const std::string& used) {
    const std::string& id = entity.written.id.value;
    report(entity.written.id.at, "`" + id + "` takes part in the story but stands for nothing",
           used)
        .help("add `" + id +
              ": <concept>` under `maps`, list it under `breaks`, or mark it `role: "
              "scenery`");
  });
}

extern constinit const Rule uncovered_character{
    .name = "uncovered-character",
    .severity = Severity::warning,
    .summary = "a character that stands for nothing",
    .explanation =
        R"(Once an allegory maps anything, whoever is declared in the story should stand for something. If not,
say why: under `breaks:` if the analogy ends there, or `role: scenery` for those who only stand
around.)",
    .bad = R"(-- content/index.md --
---
characters: {crow: [Crow], raven: [Raven]}
people: {user: [user]}
maps: {crow: user}
---
)",
    .good = R"(-- content/index.md --
---
characters:
  crow: [Crow]
  raven: {name: Raven, role: scenery}
people: {user: [user]}
maps: {crow: user}
---
)",
    .run = run,
};

}  // namespace allegory
