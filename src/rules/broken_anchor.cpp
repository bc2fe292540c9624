// broken-anchor: a link or a `sections:` key to a heading that is not there.
#include <algorithm>

#include "rule.h"

namespace allegory {

namespace {

std::vector<std::string> anchors_of(const Section& section) {
  std::vector<std::string> anchors = section.written.body.anchors;
  for (const Heading& heading : section.written.body.headings) anchors.push_back(heading.anchor);
  return anchors;
}

/// Says what was probably meant, and returns it.
std::optional<std::string> suggest_anchor(Report& finding, std::string_view anchor,
                                          const Section& page) {
  const std::optional<std::string> meant = closest(anchor, anchors_of(page));
  finding.help(meant ? "did you mean `#" + *meant + "`?"
                     : "a heading's anchor is its text in lower case with hyphens for spaces");
  return meant;
}

void check_headings(const Section& section, YamlEditor& editor, Reporter& report) {
  if (section.written.body.overrun) return;
  const std::vector<std::string> anchors = anchors_of(section);
  for (const Spanned<std::string>& heading : section.written.front.sections) {
    if (std::ranges::find(anchors, heading.value) != anchors.end()) continue;
    Report finding =
        report(heading.at, "no heading `#" + heading.value + "` on this page", "names no section");
    if (const auto meant = suggest_anchor(finding, heading.value, section))
      finding.fix("write `" + *meant + "`", editor.rename(heading, *meant));
  }
}

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  for_each_link(facts.site, [&](const Section&, const Link& link, const LinkTarget& target) {
    if (!target.anchor_is_missing) return;
    const Section& page = facts.site.sections[target.index];
    // Of a page that was not read nobody knows the headings; that has its own finding.
    if (page.written.body.overrun) return;
    Report finding =
        report(link.at, "no heading `#" + link.fragment + "` in `" + page.written.path + "`",
               "broken anchor");
    if (const auto meant = suggest_anchor(finding, link.fragment, page))
      finding.fix("write `#" + *meant + "`", replace_fragment(facts.sources, link, *meant));
  });
  YamlEditor editor(facts.sources);
  for (const Section& section : facts.site.sections) check_headings(section, editor, report);
}

extern constinit const Rule broken_anchor{
    .name = "broken-anchor",
    .severity = Severity::error,
    .summary = "a link to a heading that is not there",
    .explanation =
        R"(Anchors follow GitHub's rule everywhere, so a link that works on GitHub works on the site and in the
wiki: the heading's text in lower case, punctuation left out, each space a hyphen, and `-1`, `-2`
behind one that is there already. A key of `sections:` is the anchor of a heading of its page.)",
    .bad = R"(-- content/crow.md --
See [below](#feathers).

## Feathered

Black ones.
)",
    .good = R"(-- content/crow.md --
See [below](#feathered).

## Feathered

Black ones.
)",
    .run = run,
    .fix = FixKind::ask,
};

}  // namespace allegory
