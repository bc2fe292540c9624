// candidate-inference: what the story says and the idea does not say yet.
#include <fmt/format.h>

#include <optional>
#include <unordered_set>

#include "rule_structure.h"

namespace allegory {

namespace {

/// Adds what one allegory predicts to the pages of its idea.
class Additions {
 public:
  Additions(const Facts& facts, YamlEditor& editor, const Analogy& analogy)
      : facts_(facts), editor_(editor), analogy_(analogy) {
    for (const Statement& statement : analogy.allegory.statements)
      taken_.insert(normalize(statement.id.value));
    for (const Entity& entity : analogy.allegory.entities)
      taken_.insert(normalize(entity.written.id.value));
  }

  /// Nothing if no page speaks of the idea yet, or if the statement is too long to be spelled.
  std::optional<Fix> fix(std::uint32_t node, const std::string& projection) {
    const std::uint32_t section = page_for(node);
    if (section == none || projection.ends_with("…")) return std::nullopt;
    const std::string id = fresh_id(analogy_.statement(Side::story, node).id.value);
    const auto edit = editor_.add_entry(facts_.site.sections[section].written.source, {"relations"},
                                        id, yaml_scalar(projection));
    if (!edit) return std::nullopt;
    return Fix{fmt::format("add `{}` under `relations`", id), {*edit}, false};
  }

 private:
  /// The page that holds what a part of the statement stands for, else one that speaks of the idea.
  std::uint32_t page_for(std::uint32_t node) const {
    const Structure& structure = analogy_.structure;
    for (const NodeArgument& part : structure.world.story.arguments_of(node))
      if (part.is_node && structure.image_of[part.index] != none)
        return analogy_.statement(Side::idea, structure.image_of[part.index]).section;
    for (const Statement& statement : analogy_.allegory.statements)
      if (statement.side == Side::idea) return statement.section;
    return none;
  }

  /// An id that neither side has: a statement's side can be told by its id only then.
  std::string fresh_id(const std::string& like) {
    std::string id = like + "-idea";
    for (std::size_t number = 2; !taken_.insert(normalize(id)).second; ++number)
      id = fmt::format("{}-idea-{}", like, number);
    return id;
  }

  const Facts& facts_;
  YamlEditor& editor_;
  const Analogy& analogy_;
  std::unordered_set<std::string> taken_;
};

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  YamlEditor editor(facts.sources);
  for_each_analogy(facts, [&](const Analogy& analogy) {
    std::optional<Additions> additions;
    for (const Inference& inference : analogy.structure.inferences) {
      if (!inference.is_shown()) continue;
      const std::string projection =
          spell_projection(analogy.structure, Side::story, inference.node);
      Report finding =
          report(analogy.place(Side::story, inference.node),
                 fmt::format("the analogy predicts: {}", projection), support_text(inference));
      finding.help(
          "add the statement to the idea, or list the statement of the story under `breaks`");
      if (!additions) additions.emplace(facts, editor, analogy);
      if (auto fix = additions->fix(inference.node, projection)) finding.fix(std::move(*fix));
    }
  });
}

extern constinit const Rule candidate_inference{
    .name = "candidate-inference",
    .severity = Severity::note,
    .summary = "something that the analogy predicts",
    .explanation =
        R"(The story says something, everything in it has a counterpart, and the idea does not say the same of
those. Then the analogy predicts it. That is what an analogy is good for: a prediction may be an
insight, or the place where the analogy ends. It is a surmise and is never added by itself.

A prediction is structure-supported if a part of it carries over already, and entity-supported if
only names do. Support is the share of its statements that carry over, from 0 to 1.)",
    .bad = R"(-- content/story.md --
---
characters: {fox: [Fox], crow: [Crow]}
objects: {cheese: [cheese]}
relations:
  flatters: fox praises crow
  drop: crow loses cheese
  why: flatters causes drop
---
-- content/idea.md --
---
people: {spammer: [spammer], user: [user]}
artifacts: {password: [password]}
relations:
  flattery: spammer praises user
  loss: user loses password
---
-- content/index.md --
---
maps: {fox: spammer, crow: user, cheese: password}
---
)",
    .good = R"(-- content/story.md --
---
characters: {fox: [Fox], crow: [Crow]}
objects: {cheese: [cheese]}
relations:
  flatters: fox praises crow
  drop: crow loses cheese
  why: flatters causes drop
---
-- content/idea.md --
---
people: {spammer: [spammer], user: [user]}
artifacts: {password: [password]}
relations:
  flattery: spammer praises user
  loss: user loses password
  cause: flattery causes loss
---
-- content/index.md --
---
maps: {fox: spammer, crow: user, cheese: password}
---
)",
    .run = run,
    .fix = FixKind::ask,
};

}  // namespace allegory
