// A fable of a fox and a crow in a few lines a side, and what is found in it. What stands for what
// is fixed: fox → spammer, crow → user, cheese → password.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "support/structure_case.h"

namespace allegory {

using Lines = std::vector<std::string>;

/// Lines of `relations:` for each side, and more for the index page.
inline StructureCase fable(std::string_view story, std::string_view idea,
                           std::string_view more = "") {
  const auto indented = [](std::string_view lines) {
    std::string text;
    for (const char letter : lines)
      if (letter == '\n')
        text += "\n  ";
      else
        text += letter;
    return lines.empty() ? "" : "relations:\n  " + text + "\n";
  };
  return StructureCase(fmt::format(
      "-- content/story.md --\n---\ndomain: base\n"
      "characters: {{fox: [], crow: [], wolf: [], owl: []}}\nobjects: {{cheese: []}}\n"
      "quantities: {{weight: [], price: []}}\n{}---\n"
      "-- content/idea.md --\n---\ndomain: target\nconcepts: {{spammer: [], user: [], bot: []}}\n"
      "artifacts: {{password: []}}\nquantities: {{weight: [], cost: []}}\n{}---\n"
      "-- content/index.md --\n---\nmaps:\n  fox: spammer\n  crow: user\n  cheese: "
      "password\n{}---\n",
      indented(story), indented(idea), more));
}

inline bool correspond(const StructureCase& found, std::string_view story, std::string_view idea) {
  return found.structure.story.class_of[found.node(Side::story, story)] ==
         found.structure.idea.class_of[found.node(Side::idea, idea)];
}

inline std::string spelt(const StructureCase& found, Side side, std::uint32_t node) {
  return spell(found.world(), side, node);
}

/// What readers are told that the analogy suggests.
inline Lines predictions(const StructureCase& found, Side from = Side::story) {
  Lines lines;
  for (const Inference& inference :
       from == Side::story ? found.structure.inferences : found.structure.reverse)
    if (inference.is_shown())
      lines.push_back(spell_projection(found.structure, from, inference.node));
  return lines;
}

/// Near misses and gaps in one line each.
inline Lines findings(const StructureCase& found) {
  const World& world = found.world();
  Lines lines;
  for (const PairMismatch& each : found.structure.mismatches)
    lines.push_back("pair " + spelt(found, Side::story, each.pair.story));
  for (const NodesOfBoth& each : found.structure.contradicted)
    lines.push_back(fmt::format("contradicted {} | {}", spelt(found, Side::story, each.story),
                                spelt(found, Side::idea, each.idea)));
  for (const NodesOfBoth& each : found.structure.unbroken)
    lines.push_back("unbroken " + spelt(found, Side::story, each.story));
  for (const NearMiss& each : found.structure.near_misses)
    lines.push_back(
        fmt::format("{} {} | {}", each.kind == NearMiss::Kind::role_swap ? "swap" : "crossed",
                    spelt(found, Side::story, each.story), spelt(found, Side::idea, each.idea)));
  for (const VerbGap& each : found.structure.verb_gaps)
    lines.push_back(fmt::format("gap {}: {} {}", world.verbs[each.story_verb].name,
                                world.verbs[each.idea_verb].name, each.count));
  return lines;
}

/// The entity that an argument names.
inline std::string named(const Domain& domain, std::uint32_t argument) {
  return domain.names[domain.arguments[argument].index];
}

}  // namespace allegory
