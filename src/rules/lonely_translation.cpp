// lonely-translation: a key that no other page has.
#include <map>

#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  std::map<std::string_view, std::size_t> counts;
  std::vector<std::string> keys;
  for (const Section& section : facts.site.sections)
    if (const auto& key = section.written.front.translation_key)
      if (++counts[key->value] == 1) keys.push_back(key->value);
  for (const Section& section : facts.site.sections) {
    const auto& key = section.written.front.translation_key;
    if (!key || counts[key->value] > 1) continue;
    Report finding = report(key->at, "no other page has the key `" + key->value + "`",
                            "leads to no translation");
    // Looking for a likely one takes time that grows with the number of keys.
    std::vector<std::string> others;
    if (keys.size() <= 100)
      for (const std::string& other : keys)
        if (other != key->value) others.push_back(other);
    const std::optional<std::string> meant = closest(key->value, others);
    finding.help(meant ? "did you mean `" + *meant + "`?"
                       : "give the translation the same `translation_key:`");
  }
}

extern constinit const Rule lonely_translation{
    .name = "lonely-translation",
    .severity = Severity::warning,
    .summary = "a key of translations that only one page has",
    .explanation =
        R"(`translation_key:` ties a page to the same page in other languages. With a key that no other page
has it ties nothing: the translation is missing, is a draft, or spells the key differently.)",
    .bad = R"(-- content/fox.md --
---
translation_key: fox
---
The fox.
)",
    .good = R"(-- content/fox.md --
---
translation_key: fox
---
The fox.
-- content/fuchs.md --
---
translation_key: fox
lang: de
---
Der Fuchs.
)",
    .run = run,
};

}  // namespace allegory
