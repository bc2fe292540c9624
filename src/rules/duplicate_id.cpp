// duplicate-id: one id for two things. Repeated keys of one map are found by yaml.cpp.
#include <unordered_map>

#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  for (const Allegory& allegory : facts.site.allegories) {
    for (const Side side : {Side::story, Side::idea}) {
      struct Owner {
        Span at;
        bool is_statement;
      };
      std::unordered_map<std::string, Owner> owners;
      const auto claim = [&](const Spanned<std::string>& id, bool is_statement) {
        const auto [entry, is_new] =
            owners.try_emplace(normalize(id.value), Owner{id.at, is_statement});
        if (is_new) return;
        const bool is_mixed = entry->second.is_statement != is_statement;
        report(id.at,
               is_mixed ? "`" + id.value + "` names a statement and a " + std::string(noun(side))
                        : "`" + id.value + "` is defined twice",
               "second definition")
            .label(entry->second.at, "first defined here")
            .help("rename or merge one of them");
      };
      for (const Entity& entity : allegory.entities)
        if (entity.written.side == side) claim(entity.written.id, false);
      for (const Entity& entity : allegory.repeated)
        if (entity.written.side == side) claim(entity.written.id, false);
      for (const Statement& statement : allegory.statements)
        if (statement.side == side) claim(statement.id, true);
    }
  }
}

extern constinit const Rule duplicate_id{
    .name = "duplicate-id",
    .severity = Severity::error,
    .summary = "one id for two things",
    .explanation =
        R"(Within one side of an allegory an id names one thing: a character, a concept or a statement. The two
sides do not share their ids, so a statement of the story and one of the idea may have the same name.
A key that is repeated within one map has this name too; the first one counts.)",
    .bad = R"(-- content/a.md --
---
characters: {fox: [Fox]}
---
-- content/b.md --
---
characters: {fox: [Vixen]}
---
)",
    .good = R"(-- content/a.md --
---
characters: {fox: [Fox, Vixen]}
---
-- content/b.md --
The [[Vixen]] is the same animal.
)",
    .run = run,
};

}  // namespace allegory
