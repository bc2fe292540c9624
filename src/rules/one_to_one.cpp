// one-to-one: a character with two meanings, or two characters with one, that nobody declared.
#include <algorithm>

#include "rule_structure.h"

namespace allegory {

namespace {

/// Whether a line says no more than a name on the left and one on the right.
bool is_short(const SourceSet& sources, const Correspondence& line) {
  const Span& key = line.written.key.at;
  if (line.from.size() != 1 || line.to.size() != 1 || line.written.from_pairs) return false;
  if (!(line.from.front().name.at == key)) return false;
  const std::string_view between =
      sources.text({key.source, key.end, line.to.front().name.at.begin});
  return between.find_first_not_of(": ") == std::string_view::npos;
}

/// Declares what a component is: in the one line that makes it, or, for a composite, in the first
/// of several short lines of one page, which the others are taken into.
std::optional<Fix> declare(const SourceSet& sources, YamlEditor& editor, const Allegory& allegory,
                           const Component& component, std::string_view cardinality) {
  const auto line_at = [&](std::size_t index) -> const Correspondence& {
    return allegory.correspondences[component.correspondences[index]];
  };
  const Correspondence& first = line_at(0);
  const std::string title = "declare a " + std::string(cardinality);
  if (component.correspondences.size() == 1) {
    auto edit = editor.set_property(first.written.key.at, "to", "as", cardinality);
    return edit ? std::optional(Fix{title, {std::move(*edit)}}) : std::nullopt;
  }
  if (cardinality != "composite") return std::nullopt;
  Fix fix{title, {}};
  std::string from;
  for (std::size_t index = 0; index < component.correspondences.size(); ++index) {
    const Correspondence& line = line_at(index);
    const bool is_beside =
        line.section == first.section &&
        line.written.heading.has_value() == first.written.heading.has_value() &&
        (!line.written.heading || line.written.heading->at == first.written.heading->at);
    if (!is_beside || !is_short(sources, line)) return std::nullopt;
    from += (index > 0 ? ", " : "") + yaml_scalar(line.from.front().name.value);
    if (index == 0) continue;
    std::optional<Edit> edit = editor.remove_entry(line.written.key.at);
    if (!edit) return std::nullopt;
    fix.edits.push_back(std::move(*edit));
  }
  const Spanned<std::string>& to = first.to.front().name;
  fix.edits.insert(
      fix.edits.begin(),
      {to.at, "{from: [" + from + "], to: " + yaml_scalar(to.value) + ", as: composite}"});
  return fix;
}

std::string names(const Site& site, const std::vector<EntityRef>& entities) {
  std::string text;
  for (const EntityRef entity : entities)
    text += (text.empty() ? "" : ", ") + entity_of(site, entity).written.id.value;
  return text;
}

/// One end of a correspondence that takes part in a component.
struct End {
  const Correspondence* line;
  const Reference* reference;
};

/// Every pair of a character and a concept that the lines of a component say, in order.
std::vector<std::pair<End, End>> arrows(const Allegory& allegory, const Component& component) {
  std::vector<std::pair<End, End>> found;
  for (const std::uint32_t index : component.correspondences) {
    const Correspondence& line = allegory.correspondences[index];
    for (const Reference& from : line.from)
      for (const Reference& to : line.to) found.push_back({{&line, &from}, {&line, &to}});
  }
  return found;
}

/// A composite that was not declared: the second character that leads to the same concept.
void report_many_to_one(const Facts& facts, YamlEditor& editor, const Allegory& allegory,
                        const Component& component, Reporter& report) {
  const Site& site = facts.site;
  const auto all = arrows(allegory, component);
  const auto& first = all.front();
  const auto second = std::ranges::find_if(all, [&](const auto& arrow) {
    return arrow.first.reference->entity != first.first.reference->entity;
  });
  const std::string idea = entity_of(site, component.idea.front()).written.id.value;
  const bool same_line = second->first.line == first.first.line;
  const auto at = [&](const auto& arrow) {
    return same_line ? arrow.first.reference->name.at : arrow.second.reference->name.at;
  };
  const auto name = [](const auto& arrow) { return "`" + arrow.first.reference->name.value + "`"; };
  Report finding = report(
      at(*second),
      "`" + idea + "` is the image of " + number_word(component.story.size()) + " characters",
      name(*second) + " also maps to `" + idea + "`");
  finding.label(at(first), name(first) + " maps to `" + idea + "` here")
      .help("declare a composite: `{from: [" + names(site, component.story) + "], to: " + idea +
            ", as: composite}`");
  if (auto fix = declare(facts.sources, editor, allegory, component, "composite"))
    finding.fix(std::move(*fix));
}

/// A split that was not declared: the second concept that one character leads to.
void report_one_to_many(const Facts& facts, YamlEditor& editor, const Allegory& allegory,
                        const Component& component, Reporter& report) {
  const Site& site = facts.site;
  const auto all = arrows(allegory, component);
  const auto& first = all.front();
  const auto second = std::ranges::find_if(all, [&](const auto& arrow) {
    return arrow.second.reference->entity != first.second.reference->entity;
  });
  const std::string story = entity_of(site, component.story.front()).written.id.value;
  Report finding =
      report(second->second.reference->name.at,
             "`" + story + "` stands for " + number_word(component.idea.size()) + " concepts",
             "also stands for `" + second->second.reference->name.value + "`");
  finding
      .label(first.second.reference->name.at,
             "stands for `" + first.second.reference->name.value + "` here")
      .help("declare a split: `" + story + ": {to: [" + names(site, component.idea) +
            "], as: split}`");
  if (auto fix = declare(facts.sources, editor, allegory, component, "split"))
    finding.fix(std::move(*fix));
}

void report_knot(const Site& site, const Allegory& allegory, const Component& component,
                 Reporter& report) {
  const auto all = arrows(allegory, component);
  Report finding =
      report(all.back().second.reference->name.at,
             number_word(component.story.size()) + " characters and " +
                 number_word(component.idea.size()) + " concepts are tied to each other",
             "the last of these lines");
  finding.label(all.front().second.reference->name.at, "the first of them");
  finding.note("the characters are " + names(site, component.story) + "; the concepts are " +
               names(site, component.idea));
  finding.help(
      "let each character stand for one concept; a composite or a split ties one to several");
}

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  YamlEditor editor(facts.sources);
  for (std::size_t index = 0; index < facts.mappings.size(); ++index) {
    const Allegory& allegory = facts.site.allegories[index];
    const Mapping& mapping = facts.mappings[index];
    for (const Component& component : mapping.components) {
      if (component.form != Component::Form::tangled) continue;
      // A character that is read in two ways in two scopes has its own finding.
      if (std::ranges::any_of(mapping.contradictions, [&](const Contradiction& contradiction) {
            return std::ranges::binary_search(component.story, contradiction.entity);
          }))
        continue;
      if (component.idea.size() == 1)
        report_many_to_one(facts, editor, allegory, component, report);
      else if (component.story.size() == 1)
        report_one_to_many(facts, editor, allegory, component, report);
      else
        report_knot(facts.site, allegory, component, report);
    }
  }
}

extern constinit const Rule one_to_one{
    .name = "one-to-one",
    .severity = Severity::error,
    .summary = "a correspondence that is not one-to-one",
    .explanation =
        R"(A character stands for one concept, and a concept has one character that stands for it: the first
condition that Structure-Mapping Theory puts on an analogy. Where several characters are one thing
together, or one character is several, say so: `as: composite` or `as: split`. Readers are told.)",
    .bad = R"(-- content/index.md --
---
characters: {crow: [Crow], raven: [Raven]}
people: {user: [user]}
maps:
  crow: user
  raven: user
---
)",
    .good = R"(-- content/index.md --
---
characters: {crow: [Crow], raven: [Raven]}
people: {user: [user]}
maps:
  birds: {from: [crow, raven], to: user, as: composite}
---
)",
    .run = run,
    .fix = FixKind::ask,
};

}  // namespace allegory
