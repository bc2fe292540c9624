// mention-without-declaration: a page with a cast names somebody who is not in it.
#include <algorithm>

#include "rule.h"

namespace allegory {

namespace {

/// The place of the other half of the sentence: where the name was declared.
void report_mention(const Facts& facts, const Section& section, const ProseMention& mention,
                    YamlEditor& editor, Reporter& report) {
  const Entity& entity = entity_of(facts.site, mention.entity);
  const std::string& id = entity.written.id.value;
  const bool is_own = mention.entity.allegory == section.allegory;
  const std::string& folder = facts.site.allegories[mention.entity.allegory].folder;
  const std::string name = is_own ? id : folder + "/" + id;
  report(mention.at, "`" + id + "` is mentioned but not in the cast of this page", "mentioned here")
      .label(entity.written.id.at, "declared here")
      .help("add `" + name + "` to `cast`")
      .fix("add `" + name + "` to `cast`",
           editor.add_item(section.written.source, {"cast"}, yaml_scalar(name)), true);
}

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  YamlEditor editor(facts.sources);
  for (const Section& section : facts.site.sections) {
    const auto is_unknown = [](const Reference& name) { return !name.entity.is_bound(); };
    // A name that is unknown may be a misspelt one that the page mentions.
    if (section.cast.empty() || std::ranges::any_of(section.cast, is_unknown)) continue;
    std::set<EntityRef> cast;
    for (const Reference& name : section.cast) cast.insert(name.entity);
    for (const auto& [entity, mention] : first_mentions(section))
      if (entity_of(facts.site, entity).written.side == Side::story && !cast.contains(entity))
        report_mention(facts, section, *mention, editor, report);
  }
}

extern constinit const Rule mention_without_declaration{
    .name = "mention-without-declaration",
    .severity = Severity::warning,
    .summary = "a character who is not in the cast of the page",
    .explanation =
        R"(A page that lists a `cast` promises who appears on it. Somebody else who appears is either forgotten
in the list, or in the text by mistake. Names are found in the text by their labels and in links;
only the first mention is reported. Pages without `cast` promise nothing.)",
    .bad = R"(-- content/index.md --
---
characters: {fox: [Fox], crow: [Crow]}
cast: [fox]
---
The Fox meets the Crow.
)",
    .good = R"(-- content/index.md --
---
characters: {fox: [Fox], crow: [Crow]}
cast: [fox, crow]
---
The Fox meets the Crow.
)",
    .run = run,
    .fix = FixKind::safe,
};

}  // namespace allegory
