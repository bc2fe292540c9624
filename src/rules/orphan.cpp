// orphan: a name that nothing speaks of.
#include "rule.h"

namespace allegory {

namespace {

/// Where something is mapped, a rule about coverage speaks of each name that is not.
bool has_finding_of_its_own(const Allegory& allegory, const Entity& entity) {
  return !allegory.correspondences.empty() && !entity.written.scenery &&
         entity.written.kind != Kind::quantity;
}

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  YamlEditor editor(facts.sources);
  const std::set<EntityRef> used = spoken_of(facts.site);
  for (std::uint32_t index = 0; index < facts.site.allegories.size(); ++index) {
    const Allegory& allegory = facts.site.allegories[index];
    if (!is_told(facts.site, allegory)) continue;
    for (std::uint32_t at = 0; at < allegory.entities.size(); ++at) {
      const Entity& entity = allegory.entities[at];
      const EntityRef ref{index, at};
      if (!entity.mentions.empty() || entity.is_in_heading || used.contains(ref) ||
          facts.mappings[index].poisoned.contains(ref) || has_finding_of_its_own(allegory, entity))
        continue;
      const std::string& id = entity.written.id.value;
      report(entity.written.id.at,
             "`" + id + "` has no statement, no correspondence and no mention", "orphan")
          .help("say something about it, or remove it")
          .fix("remove `" + id + "`", editor.remove_entry(entity.written.id.at));
    }
  }
}

extern constinit const Rule orphan{
    .name = "orphan",
    .severity = Severity::note,
    .summary = "a name that nothing speaks of",
    .explanation =
        R"(No statement, correspondence, break or cast has this name, and no text mentions it. It gets a page
of its own that says nothing.)",
    .bad = R"(-- content/index.md --
---
characters: {fox: [Fox]}
places: {nest: [nest]}
---
The Fox looks up.
)",
    .good = R"(-- content/index.md --
---
characters: {fox: [Fox]}
places: {nest: [nest]}
---
The Fox looks up to the nest.
)",
    .run = run,
    .fix = FixKind::ask,
};

}  // namespace allegory
