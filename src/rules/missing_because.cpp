// missing-because: a pair without a reason.
#include <fmt/format.h>

#include "rule_structure.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  for (const Allegory& allegory : facts.site.allegories)
    for (const Correspondence& line : allegory.correspondences) {
      const bool is_bound = !line.from.empty() && line.from.front().entity.is_bound() &&
                            !line.to.empty() && line.to.front().entity.is_bound();
      if (!is_bound || !line.written.because.empty()) continue;
      const std::string& from = line.written.key.value;
      const std::string& to = line.to.front().name.value;
      report(line.written.key.at,
             line.to.size() == 1
                 ? fmt::format("nothing says why `{}` stands for `{}`", from, to)
                 : fmt::format("nothing says why `{}` stands for `{}` and others", from, to),
             "no reason given")
          .help(line.to.size() == 1
                    ? fmt::format("write `{}: {{to: {}, because: the reason}}`", from, to)
                    : "add `because: the reason`");
    }
}

extern constinit const Rule missing_because{
    .name = "missing-because",
    .severity = Severity::note,
    .summary = "a pair without a reason",
    .explanation =
        R"(A reason is often the best sentence of a page, and it keeps an author honest. Not every pair needs
one, so this rule is off; `levels: {missing-because: note}` turns it on.)",
    .bad = R"(-- allegory.yaml --
title: Test
levels: {missing-because: note}
-- content/index.md --
---
characters: {crow: [Crow]}
people: {user: [user]}
maps:
  crow: user
---
)",
    .good = R"(-- allegory.yaml --
title: Test
levels: {missing-because: note}
-- content/index.md --
---
characters: {crow: [Crow]}
people: {user: [user]}
maps:
  crow: {to: user, because: neither can resist a compliment}
---
)",
    .run = run,
    .is_off = true,
};

}  // namespace allegory
