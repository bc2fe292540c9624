// ambiguous-alias: one name that could mean two things.
#include <algorithm>
#include <unordered_map>

#include "rule.h"

namespace allegory {

namespace {

std::string either(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t index = 0; index < names.size() && index < 4; ++index)
    text += (index == 0 ? "`" : " or `") + names[index] + "`";
  return names.size() > 4 ? text + " or others" : text;
}

/// The same id on both sides is one thing seen twice, such as a quantity; there a shared label is
/// meant.
void check_labels(const Allegory& allegory, Reporter& report) {
  struct Owner {
    const Entity* entity;
    Span at;
  };
  std::unordered_map<std::string, Owner> owners;
  for (const Entity& entity : allegory.entities) {
    for (const Spanned<std::string>& label : entity.written.labels) {
      const auto [entry, is_new] = owners.try_emplace(fold(label.value), Owner{&entity, label.at});
      const Entity& first = *entry->second.entity;
      if (is_new || &first == &entity ||
          normalize(first.written.id.value) == normalize(entity.written.id.value))
        continue;
      report(label.at,
             "alias `" + label.value + "` could mean " +
                 either({first.written.id.value, entity.written.id.value}),
             "also a label of `" + entity.written.id.value + "`")
          .label(entry->second.at, "first used for `" + first.written.id.value + "`")
          .help("give each its own label, or write `[[" + first.written.id.value + "|" +
                label.value + "]]` in prose");
    }
  }
}

/// A character and a concept of one id: no other name could tell them apart in a link.
bool is_on_both_sides(const LinkTarget& target) {
  return target.candidates.size() == 2 &&
         normalize(target.candidates[0]) == normalize(target.candidates[1]);
}

void check_links(const Section& section, Reporter& report) {
  for (std::size_t index = 0; index < section.targets.size(); ++index) {
    const LinkTarget& target = section.targets[index];
    if (target.kind != LinkTarget::Kind::ambiguous) continue;
    const Link& link = section.written.body.links[index];
    const bool on_both = is_on_both_sides(target);
    Report finding =
        report(link.at,
               "`[[" + link.target + "]]` " +
                   (on_both ? "resolves to both sides" : "could mean " + either(target.candidates)),
               on_both ? "the story and the idea have this name" : "several have this name");
    for (std::size_t other = 0; other < target.candidates_at.size() && other < 2; ++other)
      finding.label(target.candidates_at[other], other == 0 ? "this one" : "or this one");
    finding.help(on_both ? "give one of them another id, and link to that"
                         : "write the id of the one that is meant, or its path, as in `[[" +
                               target.candidates.front() + "|" + link.text + "]]`");
  }
}

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  for (const Allegory& allegory : facts.site.allegories) check_labels(allegory, report);
  for (const Section& section : facts.site.sections) check_links(section, report);
}

extern constinit const Rule ambiguous_alias{
    .name = "ambiguous-alias",
    .severity = Severity::error,
    .summary = "a name that could mean two things",
    .explanation =
        R"(A label belongs to two entities, or `[[name]]` finds two pages or two entities. Nothing is guessed: the
reader would be sent to the wrong one half of the time.)",
    .bad = R"(-- content/index.md --
---
characters:
  fox: [Fox]
  crow: [Crow, Fox]
---
)",
    .good = R"(-- content/index.md --
---
characters:
  fox: [Fox]
  crow: [Crow]
---
)",
    .run = run,
};

}  // namespace allegory
