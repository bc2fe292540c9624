// wrong-side: a correspondence written from the idea to the story.
#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  YamlEditor editor(facts.sources);
  for (const Allegory& allegory : facts.site.allegories) {
    for (const Correspondence& line : allegory.correspondences) {
      if (!line.is_reversed) continue;
      const Spanned<std::string>& left = line.from.front().name;
      const Spanned<std::string>& right = line.to.front().name;
      Report finding =
          report(left.at, "`" + left.value + ": " + right.value + "` is the wrong way round",
                 "`" + left.value + "` belongs to the idea");
      finding.label(right.at, "`" + right.value + "` belongs to the story");
      finding.help("correspondences read `story: idea`; write `" + right.value + ": " + left.value +
                   "`");
      // A list stays: which of its names would have to change places is not clear.
      if (line.from.size() > 1 || line.to.size() > 1) continue;
      std::optional<Edit> first = editor.rename(left, right.value);
      std::optional<Edit> second = editor.rename(right, left.value);
      if (first && second)
        finding.fix({"swap the two", {std::move(*first), std::move(*second)}, true});
    }
  }
}

extern constinit const Rule wrong_side{
    .name = "wrong-side",
    .severity = Severity::error,
    .summary = "a correspondence written the wrong way round",
    .explanation =
        R"(A line of `maps:` reads `story: idea`: what stands for something on the left, what it stands for on
the right.)",
    .bad = R"(-- content/index.md --
---
objects: {cheese: [cheese]}
artifacts: {password: [password]}
maps:
  password: cheese
---
)",
    .good = R"(-- content/index.md --
---
objects: {cheese: [cheese]}
artifacts: {password: [password]}
maps:
  cheese: password
---
)",
    .run = run,
    .fix = FixKind::safe,
};

}  // namespace allegory
