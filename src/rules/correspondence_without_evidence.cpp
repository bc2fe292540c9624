// correspondence-without-evidence: a part of a page maps a name that it never mentions.
#include <algorithm>
#include <optional>

#include "rule.h"

namespace allegory {

namespace {

/// The headings of a part of a page: from one to the next of its level.
struct Part {
  std::uint32_t first = 0, last = 0;
};

std::optional<Part> part_of(const Section& section, std::string_view anchor) {
  const std::vector<Heading>& headings = section.written.body.headings;
  const auto first = std::ranges::find(headings, anchor, &Heading::anchor);
  if (first == headings.end()) return std::nullopt;
  const auto last = std::find_if(first + 1, headings.end(), [&](const Heading& heading) {
    return heading.level <= first->level;
  });
  return Part{static_cast<std::uint32_t>(first - headings.begin()),
              static_cast<std::uint32_t>(last - headings.begin())};
}

/// The headings of each page under which each entity is named, sorted.
using Evidence = std::map<EntityRef, std::vector<std::uint32_t>>;

Evidence evidence_on(const Section& section) {
  Evidence evidence;
  for (const ProseMention& mention : section.mentions)
    if (mention.heading != none) evidence[mention.entity].push_back(mention.heading);
  for (auto& [entity, headings] : evidence) std::ranges::sort(headings);
  return evidence;
}

bool is_named(const Evidence& evidence, EntityRef entity, const Part& part) {
  const auto found = evidence.find(entity);
  if (found == evidence.end()) return false;
  const auto heading = std::ranges::lower_bound(found->second, part.first);
  return heading != found->second.end() && *heading < part.last;
}

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  std::map<std::uint32_t, Evidence> pages;
  for (const Allegory& allegory : facts.site.allegories) {
    for (const Correspondence& line : allegory.correspondences) {
      if (!line.written.heading || line.is_reversed) continue;
      const Section& section = facts.site.sections[line.section];
      const std::optional<Part> part = part_of(section, line.written.heading->value);
      if (!part) continue;
      const auto [page, is_new] = pages.try_emplace(line.section);
      if (is_new) page->second = evidence_on(section);
      for (const Reference& name : line.from) {
        if (!name.entity.is_bound() || !entity_of(facts.site, name.entity).is_sought ||
            is_named(page->second, name.entity, *part))
          continue;
        report(name.name.at,
               "section `" + line.written.heading->value + "` maps `" + name.name.value +
                   "` but never mentions it",
               "no evidence in this section")
            .label(section.written.body.headings[part->first].at, "this section")
            .help("name it below that heading, or move the line to `maps` of the page");
      }
    }
  }
}

extern constinit const Rule correspondence_without_evidence{
    .name = "correspondence-without-evidence",
    .severity = Severity::warning,
    .summary = "a part of a page maps a name that it never mentions",
    .explanation =
        R"(What stands under `sections:` belongs to the text below one heading, and readers look there for the
reason of it. A text that never names the character gives none.)",
    .bad = R"(-- content/index.md --
---
objects: {cheese: [cheese]}
artifacts: {password: [password]}
sections:
  the-end: {maps: {cheese: password}}
---
The cheese falls, and the password is gone.

## The end

Nothing is left.
)",
    .good = R"(-- content/index.md --
---
objects: {cheese: [cheese]}
artifacts: {password: [password]}
sections:
  the-end: {maps: {cheese: password}}
---
The cheese falls, and the password is gone.

## The end

Nothing is left of the cheese.
)",
    .run = run,
};

}  // namespace allegory
