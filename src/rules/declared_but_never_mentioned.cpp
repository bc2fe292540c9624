// declared-but-never-mentioned: a cast or a list of names promises somebody whom no text names.
#include "rule.h"

namespace allegory {

namespace {

void check_cast(const Facts& facts, const Section& section, YamlEditor& editor, Reporter& report) {
  const std::map<EntityRef, const ProseMention*> mentioned = first_mentions(section);
  for (const Reference& name : section.cast) {
    if (!name.entity.is_bound() || mentioned.contains(name.entity)) continue;
    // Only a link could name it, and one cannot tell whether the text does.
    if (!entity_of(facts.site, name.entity).is_sought) continue;
    report(name.name.at,
           "`" + name.name.value + "` is in the cast but never mentioned on this page",
           "no mention found")
        .help("name it in the text, or take it off `cast`")
        .fix("take `" + name.name.value + "` off `cast`", editor.remove_item(name.name.at));
  }
}

void check_entity(const Entity& entity, Reporter& report) {
  const std::string& id = entity.written.id.value;
  report(entity.written.id.at, "`" + id + "` is declared, and no text mentions it",
         "no mention found")
      .help("write about it, give it the label by which the text calls it, or link it as `[[" + id +
            "]]`");
}

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  YamlEditor editor(facts.sources);
  std::set<EntityRef> in_cast;
  for (const Section& section : facts.site.sections) {
    check_cast(facts, section, editor, report);
    for (const Reference& name : section.cast) in_cast.insert(name.entity);
  }
  const std::set<EntityRef> used = spoken_of(facts.site);
  for (std::uint32_t index = 0; index < facts.site.allegories.size(); ++index) {
    const Allegory& allegory = facts.site.allegories[index];
    if (!is_told(facts.site, allegory)) continue;
    for (std::uint32_t at = 0; at < allegory.entities.size(); ++at) {
      const Entity& entity = allegory.entities[at];
      if (!entity.mentions.empty() || entity.is_in_heading || !entity.is_sought ||
          entity.written.labels.empty() || is_from_pairs(entity) || in_cast.contains({index, at}) ||
          !used.contains({index, at}))
        continue;
      check_entity(entity, report);
    }
  }
}

extern constinit const Rule declared_but_never_mentioned{
    .name = "declared-but-never-mentioned",
    .severity = Severity::warning,
    .summary = "a name that the text never mentions",
    .explanation =
        R"(A name in the `cast` of a page is to appear on that page, and one that is declared with a label, and
of which something is said or mapped, on some page of the allegory. If it does appear, the text
calls it by a word that is not among its labels, or by a part of one.

A title or a heading is enough for the second, but not for the first. Names without a written label,
those of `pairs:`, those with `match: never` and those whose labels are too common to look for are
not asked after.)",
    .bad = R"(-- content/index.md --
---
characters: {fox: [Fox], crow: [Crow]}
cast: [fox, crow]
---
The Fox looks up, and a black bird looks down.
)",
    .good = R"(-- content/index.md --
---
characters: {fox: [Fox], crow: [Crow, black bird]}
cast: [fox, crow]
---
The Fox looks up, and a black bird looks down.
)",
    .run = run,
    .fix = FixKind::ask,
};

}  // namespace allegory
