// skolem-inference: what would carry over if something more had a counterpart.
#include <fmt/format.h>

#include "rule_structure.h"

namespace allegory {

namespace {

std::string message(Side from, const Inference& inference, std::string_view projection) {
  const std::string_view lead =
      from == Side::story ? "the analogy predicts" : "the idea suggests a story beat";
  const std::string_view kind = inference.has_skolem ? ", with a gap" : ", a bare attribute";
  return fmt::format("{}{}: {}", lead, kind, projection);
}

void report_side(const Analogy& analogy, Side from, Reporter& report) {
  const auto& inferences =
      from == Side::story ? analogy.structure.inferences : analogy.structure.reverse;
  for (const Inference& inference : inferences) {
    if (inference.is_shown()) continue;
    report(analogy.place(from, inference.node),
           message(from, inference, spell_projection(analogy.structure, from, inference.node)),
           support_text(inference))
        .help(inference.has_skolem
                  ? "find a counterpart for what has a question mark, or leave it open"
                  : "add it if it holds; what something is like need not carry over");
  }
}

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  for_each_analogy(facts, [&](const Analogy& analogy) {
    for (const Side from : {Side::story, Side::idea}) report_side(analogy, from, report);
  });
}

extern constinit const Rule skolem_inference{
    .name = "skolem-inference",
    .severity = Severity::note,
    .summary = "something predicted about what has no counterpart",
    .explanation =
        R"(A prediction with a gap names something that the other side has nothing for; it stands there with a
question mark. `?training-data shapes heart` asks what plays the training data in the story. A bare
attribute says what one thing is like, and such things seldom carry over. Both are questions for a
quiet hour, so this rule is off; `levels: {skolem-inference: note}` turns it on.)",
    .bad = R"(-- allegory.yaml --
title: Test
levels: {skolem-inference: note, uncovered-concept: off}
-- content/story.md --
---
objects: {heart: [heart]}
---
-- content/idea.md --
---
artifacts: {loss: [loss], training-data: [training data]}
relations:
  fuel: training-data shapes loss
---
-- content/index.md --
---
maps: {heart: loss}
---
)",
    .good = R"(-- allegory.yaml --
title: Test
levels: {skolem-inference: note, uncovered-concept: off}
-- content/story.md --
---
objects: {heart: [heart], road: [road]}
relations:
  wear: road shapes heart
---
-- content/idea.md --
---
artifacts: {loss: [loss], training-data: [training data]}
relations:
  fuel: training-data shapes loss
---
-- content/index.md --
---
maps: {heart: loss, road: training-data}
---
)",
    .run = run,
    .is_off = true,
};

}  // namespace allegory
