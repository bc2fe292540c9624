// untranslated-theme: pages in a language that the theme does not speak.
#include <fmt/format.h>

#include <algorithm>

#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  const std::vector<std::string>& spoken = facts.site.theme_languages;
  if (spoken.empty()) return;
  std::set<std::string> told;  // one word about each language
  const auto check = [&](const std::string& lang, const Span& at) {
    const std::vector<std::string> choices = language_choices(lang);
    for (const std::string& choice : choices)
      if (std::ranges::find(spoken, choice) != spoken.end()) return;
    if (!told.insert(choices.back()).second) return;
    report(at, fmt::format("the theme does not speak `{}`", lang),
           "what it says itself is in English")
        .help(fmt::format("translate `themes/base/words/en.yaml` of the program to "
                          "`themes/NAME/words/{}.yaml`",
                          choices.back()));
  };
  if (facts.site.config.lang_at != Span{}) check(facts.site.config.lang, facts.site.config.lang_at);
  for (const Section& section : facts.site.sections)
    if (const auto& lang = section.written.front.lang) check(lang->value, lang->at);
}

extern constinit const Rule untranslated_theme{
    .name = "untranslated-theme",
    .severity = Severity::note,
    .summary = "pages in a language that the theme does not speak",
    .explanation =
        R"(A theme says a few things itself: `Next`, `On this page`, `stands for`. In a language for which it
has no `words/` it says them in English, and screen readers read them out as if they were in the
language of the page. A theme of the project's own needs nothing but that one file.)",
    .bad = R"(-- content/index.md --
---
lang: cy
---
Cysgodion ar y wal.
)",
    .good = R"(-- content/index.md --
---
lang: de-AT
---
Schatten an der Wand.
)",
    .run = run,
};

}  // namespace allegory
