// duplicate-translation: two pages that claim to be the same text in the same language.
#include <map>
#include <utility>

#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  std::map<std::pair<std::string_view, std::string>, const Section*> known;
  for (const Section& section : facts.site.sections) {
    const FrontMatter& front = section.written.front;
    if (!front.translation_key) continue;
    const std::string lang = front.lang ? front.lang->value : facts.site.config.lang;
    const auto [entry, is_new] =
        known.try_emplace({front.translation_key->value, fold(lang)}, &section);
    if (is_new) continue;
    report(front.translation_key->at,
           "two pages with the key `" + front.translation_key->value + "` are in the language `" +
               lang + "`",
           "page that comes second")
        .label(entry->second->written.front.translation_key->at, "page that is the translation")
        .help("set the `lang:` of one of them, or give it a key of its own");
  }
}

extern constinit const Rule duplicate_translation{
    .name = "duplicate-translation",
    .severity = Severity::warning,
    .summary = "two pages with one key and one language",
    .explanation =
        R"(Pages with the same `translation_key:` say the same in several languages, and search engines send
each reader to the page in their own. Of two pages in one language only the first is taken. A page
without `lang:` is in the language of the site.)",
    .bad = R"(-- content/fox.md --
---
translation_key: fox
---
The fox.
-- content/fuchs.md --
---
translation_key: fox
---
Der Fuchs.
-- content/thalab.md --
---
translation_key: fox
lang: ar
---
الثعلب
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
-- content/thalab.md --
---
translation_key: fox
lang: ar
---
الثعلب
)",
    .run = run,
};

}  // namespace allegory
