// stray-declaration: a page outside every allegory declares characters or correspondences.
#include <algorithm>
#include <array>

#include "rule.h"

namespace allegory {

namespace {

bool is_declaration(std::string_view key) {
  constexpr std::array<std::string_view, 8> others{"pairs",      "maps",   "relations", "verbs",
                                                   "predicates", "breaks", "sections",  "cast"};
  return std::ranges::find(others, key) != others.end() ||
         std::ranges::find(kinds, key, &KindInfo::key) != kinds.end();
}

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  for (const Section& section : facts.site.sections) {
    if (section.allegory != none) continue;
    for (const Spanned<std::string>& key : section.written.front.keys)
      if (is_declaration(key.value))
        report(key.at, "`" + key.value + "` on a page that belongs to no allegory",
               "read by nobody")
            .help(
                "move it to a page of an allegory, or give this folder's `index.md` the key "
                "`allegory:`");
  }
}

extern constinit const Rule stray_declaration{
    .name = "stray-declaration",
    .severity = Severity::warning,
    .summary = "a declaration outside every allegory",
    .explanation =
        R"(In a site with several allegories, each folder whose `index.md` has the key `allegory:` is one. A page
outside of them is an ordinary page: what it declares belongs to no story and no idea.)",
    .bad = R"(-- content/index.md --
---
characters: {fox: [Fox]}
---
-- content/oz/index.md --
---
title: Oz
allegory: {story: Oz}
---
)",
    .good = R"(-- content/index.md --
All our stories.
-- content/oz/index.md --
---
title: Oz
allegory: {story: Oz}
characters: {fox: [Fox]}
---
)",
    .run = run,
};

}  // namespace allegory
