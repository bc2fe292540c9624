// duplicate-label: one label twice for the same entity.
#include <unordered_map>

#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  YamlEditor editor(facts.sources);
  for (const Allegory& allegory : facts.site.allegories) {
    for (const Entity& entity : allegory.entities) {
      std::unordered_map<std::string, Span> seen;
      for (const Spanned<std::string>& label : entity.written.labels) {
        const auto [entry, is_new] = seen.try_emplace(fold(label.value), label.at);
        if (is_new) continue;
        report(label.at,
               "label `" + label.value + "` is listed twice for `" + entity.written.id.value + "`",
               "repeated")
            .label(entry->second, "first listed here")
            .help("remove it; labels are found in any case")
            .fix("remove it", editor.remove_item(label.at), true);
      }
    }
  }
}

extern constinit const Rule duplicate_label{
    .name = "duplicate-label",
    .severity = Severity::warning,
    .summary = "a label listed twice",
    .explanation =
        R"(The labels of an entity differ from each other, also when case is ignored: the first is the one that
is shown, the others are further names. (SKOS asks the same of preferred and alternative labels.))",
    .bad = R"(-- content/index.md --
---
characters:
  fox: [Fox, fox]
---
)",
    .good = R"(-- content/index.md --
---
characters:
  fox: [Fox, vixen]
---
)",
    .run = run,
    .fix = FixKind::safe,
};

}  // namespace allegory
