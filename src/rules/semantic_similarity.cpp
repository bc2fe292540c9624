// semantic-similarity: something stands for something of quite another kind, and no reason is
// given.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "rule_structure.h"

namespace allegory {

namespace {

/// What a kind of the story may stand for without a reason, besides itself and a concept. Kinds
/// that are not listed may stand for anything.
struct Likeness {
  Kind kind;
  std::array<Kind, 5> alike;
  std::size_t count;
};

constexpr std::array<Likeness, 7> likenesses{{
    {Kind::character, {Kind::system, Kind::person, Kind::process, Kind::artifact, Kind::group}, 5},
    {Kind::group, {Kind::system, Kind::process, Kind::artifact}, 3},
    {Kind::place, {Kind::state, Kind::process}, 2},
    {Kind::object, {Kind::artifact, Kind::property, Kind::quantity}, 3},
    {Kind::quality, {Kind::property, Kind::quantity, Kind::limitation}, 3},
    {Kind::event, {Kind::process, Kind::state}, 2},
    {Kind::quantity, {Kind::property}, 1},
}};

bool are_alike(Kind story, Kind idea) {
  if (story == idea || story == Kind::idea_concept || idea == Kind::idea_concept) return true;
  const auto row = std::ranges::find(likenesses, story, &Likeness::kind);
  if (row == likenesses.end()) return true;
  const auto end = row->alike.begin() + static_cast<std::ptrdiff_t>(row->count);
  return std::find(row->alike.begin(), end, idea) != end;
}

/// `a character`, `an event`, `a person`.
std::string with_article(Kind kind) {
  const std::string_view name = info(kind).name;
  constexpr std::string_view vowels = "aeiou";
  return fmt::format("{} {}", vowels.find(name.front()) == std::string_view::npos ? "a" : "an",
                     name);
}

void check_line(const Site& site, const Correspondence& line, Reporter& report) {
  if (!line.written.because.empty() || line.written.negative) return;
  for (const Reference& from : line.from)
    for (const Reference& to : line.to) {
      if (!from.entity.is_bound() || !to.entity.is_bound()) continue;
      const Kind story = entity_of(site, from.entity).written.kind;
      const Kind idea = entity_of(site, to.entity).written.kind;
      if (are_alike(story, idea)) continue;
      report(to.name.at, fmt::format("{} is mapped to {}", with_article(story), with_article(idea)),
             fmt::format("`{}` is {}", to.name.value, with_article(idea)))
          .label(from.name.at, fmt::format("`{}` is {}", from.name.value, with_article(story)))
          .help("change a kind, or say why with `because:`");
      return;
    }
}

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  for (const Allegory& allegory : facts.site.allegories)
    for (const Correspondence& line : allegory.correspondences)
      check_line(facts.site, line, report);
}

extern constinit const Rule semantic_similarity{
    .name = "semantic-similarity",
    .severity = Severity::warning,
    .summary = "a pair of very different kinds",
    .explanation =
        R"(Some kinds go together in a reader's mind and some do not. Without a reason, these do:

- a character and a system, person, process, artifact or group
- a group and a system, process or artifact
- a place and a state or process
- an object and an artifact, property or quantity
- a quality and a property, quantity or limitation
- an event and a process or state
- a quantity and a property

Anything goes with a concept and with its own kind. For other pairs a reader will wonder, so give a
reason with `because:`; it is shown beside the pair.)",
    .bad = R"(-- content/index.md --
---
characters: {lion: [Lion]}
states: {courage: [bold state]}
maps:
  lion: courage
---
)",
    .good = R"(-- content/index.md --
---
characters: {lion: [Lion]}
states: {courage: [bold state]}
maps:
  lion: {to: courage, because: he is what he feels}
---
)",
    .run = run,
};

}  // namespace allegory
