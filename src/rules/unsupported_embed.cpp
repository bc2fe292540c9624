// unsupported-embed: `![[x]]`, which other tools read as "put that page here".
#include "rule.h"

namespace allegory {

/// The same without the `!` in front.
static std::optional<Edit> without_mark(const SourceSet& sources, const Span& at) {
  if (!sources.text(at).starts_with("![[")) return std::nullopt;
  return Edit{{at.source, at.begin, at.begin + 1}, ""};
}

static void run(const Facts& facts, Reporter& report) {
  for (const Section& section : facts.site.sections)
    for (const Span& at : section.written.body.embeds)
      report(at, "a page cannot be put into another", "shown as it is written")
          .help("link to it with `[[…]]`; an image is `![what it shows](file)`")
          .fix("link to it", without_mark(facts.sources, at));
}

extern constinit const Rule unsupported_embed{
    .name = "unsupported-embed",
    .severity = Severity::warning,
    .summary = "an embedded page, which is not supported",
    .explanation =
        R"(`![[page]]` puts one page into another in some note-taking tools. Here each page stands for itself, so
that an address shows what was written there and nothing else.)",
    .bad = R"(-- content/index.md --
![[fox]]
-- content/fox.md --
A fox.
)",
    .good = R"(-- content/index.md --
[[fox]]
-- content/fox.md --
A fox.
)",
    .run = run,
    .fix = FixKind::ask,
};

}  // namespace allegory
