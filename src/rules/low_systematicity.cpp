// low-systematicity: too little of what is said carries over.
#include <fmt/format.h>

#include <cmath>

#include "rule_structure.h"

namespace allegory {

namespace {

/// Two digits, rounded down, so that what falls short never looks as if it did not.
std::string two_digits(double value) {
  return fmt::format("{:.2f}", std::floor(value * 100) / 100);
}

/// At the key that makes the folder an allegory; where there is none, about the index page or the
/// folder.
Report report_about(const Site& site, const SourceSet& sources, const Allegory& allegory,
                    std::string message, Reporter& report) {
  if (allegory.index == none) return report.about("content", std::move(message));
  const ParsedSection& home = site.sections[allegory.index].written;
  if (home.front.allegory)
    return report(home.front.allegory->at, std::move(message), "this allegory");
  return report.about(sources[home.source].path, std::move(message));
}

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  const double least = facts.site.config.min_systematicity;
  for_each_analogy(facts, [&](const Analogy& analogy) {
    const Structure& structure = analogy.structure;
    if (analogy.allegory.correspondences.empty() || structure.systematicity >= least) return;
    Report finding =
        report_about(facts.site, facts.sources, analogy.allegory,
                     fmt::format("the analogy has a systematicity of {}, less than {:.2f}",
                                 two_digits(structure.systematicity), least),
                     report);
    finding.note(
        fmt::format("{} of the story and {} of the idea; `min_systematicity` asks for {:.2f}",
                    two_digits(structure.story.systematicity),
                    two_digits(structure.idea.systematicity), least));
    finding.help(
        "say in the idea what the story says, pair the verbs, tie statements together with "
        "`causes`, or list under `breaks` what is not meant to carry over");
  });
}

extern constinit const Rule low_systematicity{
    .name = "low-systematicity",
    .severity = Severity::warning,
    .summary = "an analogy that carries too little",
    .explanation =
        R"(Systematicity is the share of what is said that carries over, from 0 to 1. A statement counts for more
if other statements speak of it, since a good analogy carries connected systems and not single facts
(Gentner 1983). What is listed under `breaks:` is not counted. `min_systematicity` in `allegory.yaml`
sets the least that you are content with; it is 0 unless you set it, and this rule then says nothing.)",
    .bad = R"(-- allegory.yaml --
title: Test
min_systematicity: 0.5
levels: {candidate-inference: off}
-- content/index.md --
---
characters: {fox: [Fox], crow: [Crow]}
people: {spammer: [spammer], user: [user]}
maps: {fox: spammer, crow: user}
relations:
  flatters: fox praises crow
---
)",
    .good = R"(-- allegory.yaml --
title: Test
min_systematicity: 0.5
-- content/index.md --
---
characters: {fox: [Fox], crow: [Crow]}
people: {spammer: [spammer], user: [user]}
maps: {fox: spammer, crow: user}
relations:
  flatters: fox praises crow
  flattery: spammer praises user
---
)",
    .run = run,
};

}  // namespace allegory
