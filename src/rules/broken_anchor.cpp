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

void help(Report& finding, std::string_view anchor, const Section& page) {
  if (const auto meant = closest(anchor, anchors_of(page)))
    finding.help("did you mean `#" + *meant + "`?");
  else
    finding.help("a heading's anchor is its text in lower case with hyphens for spaces");
}

void check_headings(const Section& section, Reporter& report) {
  const std::vector<std::string> anchors = anchors_of(section);
  for (const Spanned<std::string>& heading : section.written.front.sections) {
    if (std::ranges::find(anchors, heading.value) != anchors.end()) continue;
    Report finding =
        report(heading.at, "no heading `#" + heading.value + "` on this page", "names no section");
    help(finding, heading.value, section);
  }
}

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  for_each_link(facts.site, [&](const Section&, const Link& link, const LinkTarget& target) {
    if (!target.anchor_is_missing) return;
    const Section& page = facts.site.sections[target.index];
    Report finding =
        report(link.at, "no heading `#" + link.fragment + "` in `" + page.written.path + "`",
               "broken anchor");
    help(finding, link.fragment, page);
  });
  for (const Section& section : facts.site.sections) check_headings(section, report);
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
};

}  // namespace allegory
