// suspect-correspondence: what stands around a link is no longer what it was when it was reviewed.
#include "rule.h"

namespace allegory {

/// `` `poppies` and `witch` ``
static std::string names_of(const std::vector<Reference>& references) {
  std::string names;
  for (std::size_t at = 0; at < references.size(); ++at) {
    if (at > 0) names += at + 1 == references.size() ? " and " : ", ";
    names += '`' + references[at].name.value + '`';
  }
  return names;
}

/// How `allegory review` is told which link is meant.
static std::string name_for_review(const Site& site, std::uint32_t allegory,
                                   const Correspondence& line) {
  const Reference& first = line.from.front();
  const std::string id =
      first.entity.is_bound() ? entity_of(site, first.entity).written.id.value : first.name.value;
  const std::string& folder = site.allegories[allegory].folder;
  return site.allegories.size() == 1 || folder.empty() ? id : folder + '/' + id;
}

static void show(const Allegory& allegory, const ReviewState::End& end, Report& finding) {
  for (const std::uint32_t statement : end.statements)
    finding.label(allegory.statements[statement].at, "what is said of it now");
}

static void report_change(const Facts& facts, std::uint32_t index, const Correspondence& line,
                          const ReviewState& now, Reporter& report) {
  const Changed changed = changed_since(line.written.reviewed->value, now);
  if (!changed.story && !changed.idea) return;
  std::string what;
  if (changed.story) what = "the story around " + names_of(line.from);
  if (changed.story && changed.idea) what += " and ";
  if (changed.idea) what += "the idea around " + names_of(line.to);
  const Span& stamp = line.written.reviewed->at;
  Report finding =
      report(stamp, what + " changed since this link was reviewed", "reviewed as it was then");
  if (changed.story) show(facts.site.allegories[index], now.story, finding);
  if (changed.idea) show(facts.site.allegories[index], now.idea, finding);
  if ((changed.story && now.story.is_more) || (changed.idea && now.idea.is_more))
    finding.note("more is said of it than is shown here");
  // No fix: a stamp says that somebody looked, which `--fix=all` has not.
  finding.help("if the link still holds, run `allegory review " +
               name_for_review(facts.site, index, line) + "`");
}

static void run(const Facts& facts, Reporter& report) {
  for (std::uint32_t index = 0; index < facts.site.allegories.size(); ++index) {
    const std::vector<Correspondence>& lines = facts.site.allegories[index].correspondences;
    const auto has_stamp = [](const Correspondence& line) {
      return line.written.reviewed && is_stamp(line.written.reviewed->value);
    };
    if (std::none_of(lines.begin(), lines.end(), has_stamp)) continue;
    const std::vector<ReviewState> states = review_states(facts.site, index);
    for (std::size_t at = 0; at < lines.size(); ++at)
      if (has_stamp(lines[at]) && states[at].is_clear)
        report_change(facts, index, lines[at], states[at], report);
  }
}

extern constinit const Rule suspect_correspondence{
    .name = "suspect-correspondence",
    .severity = Severity::warning,
    .summary = "a link whose surroundings changed since it was reviewed",
    .explanation =
        R"(A link from the story to the idea is judged by what both sides say. Once you are content with it,
`allegory review wizard` puts a stamp behind it, as `reviewed:`. The stamp is made from the kinds and
the labels of both ends and from the statements that name them. When one of these changes, look at
the link again, and stamp it anew. The reason, the strength and the text of the page do not count,
nor does the order of the statements.)",
    .bad = R"(-- content/index.md --
---
characters: {wizard: [Wizard]}
concepts: {judge: [perfect judge]}
relations:
  humbug: wizard is kind
  far: judge is unattainable
maps:
  wizard: {to: judge, reviewed: dfbfac1f7b01}
---
)",
    .good = R"(-- content/index.md --
---
characters: {wizard: [Wizard]}
concepts: {judge: [perfect judge]}
relations:
  humbug: wizard is unattainable
  far: judge is unattainable
maps:
  wizard: {to: judge, reviewed: dfbfac1f7b01}
---
)",
    .run = run,
};

}  // namespace allegory
