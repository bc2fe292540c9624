// heading-skip: a heading more than one level below the one before it.
#include <fmt/format.h>

#include "rule.h"

namespace allegory {

namespace {

/// Raises the heading at `first`, and those below it in the outline, by `levels`: they keep their
/// places among each other.
std::optional<Fix> raise(const SourceSet& sources, const std::vector<Heading>& headings,
                         std::size_t first, std::uint32_t levels) {
  Fix fix{fmt::format("make it level {}", headings[first].level - levels), {}};
  for (std::size_t index = first; index < headings.size(); ++index) {
    const Heading& heading = headings[index];
    if (heading.level < headings[first].level) break;
    if (!sources.text(heading.at).starts_with(std::string(heading.level, '#'))) return std::nullopt;
    fix.edits.push_back({{heading.at.source, heading.at.begin, heading.at.begin + levels}, ""});
  }
  return fix;
}

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  for (const Section& section : facts.site.sections) {
    const std::vector<Heading>& headings = section.written.body.headings;
    for (std::size_t index = 1; index < headings.size(); ++index) {
      const Heading& above = headings[index - 1];
      const Heading& heading = headings[index];
      if (heading.level <= above.level + 1) continue;
      Report finding =
          report(heading.at,
                 fmt::format("a heading jumps from level {} to {}", above.level, heading.level),
                 fmt::format("expected level {}", above.level + 1));
      finding.label(above.at, "the heading before it");
      finding.help(fmt::format("write `{} {}`", std::string(above.level + 1U, '#'), heading.text));
      const auto levels = static_cast<std::uint32_t>(heading.level - above.level - 1);
      if (std::optional<Fix> fix = raise(facts.sources, headings, index, levels))
        finding.fix(std::move(*fix));
    }
  }
}

extern constinit const Rule heading_skip{
    .name = "heading-skip",
    .severity = Severity::warning,
    .summary = "a heading that leaves out a level",
    .explanation =
        R"(Headings are the outline of a page; who listens to it moves from one to the next by their levels. A
part of a part with level 2 has level 3, not 4: what looks smaller is a matter of the theme.)",
    .bad = R"(-- content/index.md --
A cave, a wall, a fire.

## The cave

#### The wall

#### The fire
)",
    .good = R"(-- content/index.md --
A cave, a wall, a fire.

## The cave

### The wall

### The fire
)",
    .run = run,
    .fix = FixKind::ask,
};

}  // namespace allegory
