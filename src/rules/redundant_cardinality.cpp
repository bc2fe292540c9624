// redundant-cardinality: `as:` where one stands for one.
#include <fmt/format.h>

#include "rule_structure.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  YamlEditor editor(facts.sources);
  for (const Allegory& allegory : facts.site.allegories)
    for (const Correspondence& line : allegory.correspondences) {
      const MapDeclaration& written = line.written;
      if (!written.cardinality_at || !written.cardinality_key || line.from.size() != 1 ||
          line.to.size() != 1)
        continue;
      const std::string as =
          fmt::format("as: {}", written.cardinality == Cardinality::split ? "split" : "composite");
      Report finding =
          report(*written.cardinality_at, fmt::format("`{}` on a one-to-one correspondence", as),
                 "only one member");
      finding.label(line.to.front().name.at,
                    fmt::format("`{}` stands for this alone", line.from.front().name.value));
      finding.help(fmt::format("remove `{}`", as));
      finding.fix(fmt::format("remove `{}`", as), editor.remove_entry(*written.cardinality_key),
                  true);
    }
}

extern constinit const Rule redundant_cardinality{
    .name = "redundant-cardinality",
    .severity = Severity::warning,
    .summary = "`as:` where one stands for one",
    .explanation =
        R"(`as: composite` says that several characters stand for one concept together, and `as: split` that one
stands for several. Where there is one on each side, the word says nothing, or a name is missing.)",
    .bad = R"(-- content/index.md --
---
characters: {crow: [Crow]}
people: {user: [user]}
maps:
  crow: {to: user, as: composite}
---
)",
    .good = R"(-- content/index.md --
---
characters: {crow: [Crow]}
people: {user: [user]}
maps:
  crow: user
---
)",
    .run = run,
    .fix = FixKind::safe,
};

}  // namespace allegory
