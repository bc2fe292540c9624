// One line for each measure. See user_rule_measures.h.
//
// The tables here and in config_measures.cpp have the same keys in the same order; the compiler is
// asked to prove it.
#include "user_rule_measures.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "config_measures.h"

namespace allegory {

namespace {

using Texts = std::vector<std::string>;

struct Taker {
  std::string_view key;
  Measured (*take)(const Thing&);
};

const Allegory& allegory_of(const Thing& thing) {
  return thing.facts.site.allegories[thing.allegory];
}
const Entity& entity(const Thing& thing) { return allegory_of(thing).entities[thing.index]; }
const Correspondence& line(const Thing& thing) {
  return allegory_of(thing).correspondences[thing.index];
}
const Statement& statement(const Thing& thing) {
  return allegory_of(thing).statements[thing.index];
}
const Section& section(const Thing& thing) { return thing.facts.site.sections[thing.index]; }
const FrontMatter& front(const Thing& thing) { return section(thing).written.front; }
const Body& body(const Thing& thing) { return section(thing).written.body; }
const Usage::OfEntity& use(const Thing& thing) {
  return thing.usage.allegories[thing.allegory].entities[thing.index];
}
const Usage::OfSection& section_use(const Thing& thing) {
  return thing.usage.sections[thing.index];
}

Measured text(std::string_view value) { return Texts{std::string(value)}; }
Measured number(std::size_t count) { return static_cast<double>(count); }
Measured side_text(Side side) { return text(side == Side::story ? "story" : "idea"); }

Measured path(const Thing& thing) {
  const std::uint32_t page = section_of(thing);
  return page == none ? Texts{} : Texts{thing.facts.site.sections[page].written.path};
}

Measured tags(const Thing& thing) {
  const std::uint32_t page = section_of(thing);
  Texts texts;
  if (page != none)
    for (const Spanned<std::string>& tag : thing.facts.site.sections[page].written.front.tags)
      texts.push_back(tag.value);
  return texts;
}

Measured folder(const Thing& thing) {
  return thing.allegory == none ? Texts{} : Texts{allegory_of(thing).folder};
}

constexpr std::array<Taker, 3> placed{{{"path", path}, {"tag", tags}, {"allegory", folder}}};

template <std::size_t Count>
constexpr std::array<Taker, Count + placed.size()> and_placed(const std::array<Taker, Count>& own) {
  std::array<Taker, Count + placed.size()> all{};
  std::ranges::copy(placed, std::ranges::copy(own, all.begin()).out);
  return all;
}

constexpr auto of_entity = and_placed(std::to_array<Taker>({
    {"id", [](const Thing& thing) { return text(entity(thing).written.id.value); }},
    {"side", [](const Thing& thing) { return side_text(entity(thing).written.side); }},
    {"kind", [](const Thing& thing) { return text(info(entity(thing).written.kind).name); }},
    {"scenery", [](const Thing& thing) -> Measured { return entity(thing).written.scenery; }},
    {"broken", [](const Thing& thing) -> Measured { return use(thing).broken; }},
    {"mapped", [](const Thing& thing) -> Measured { return use(thing).maps > 0; }},
    {"maps", [](const Thing& thing) { return number(use(thing).maps); }},
    {"statements", [](const Thing& thing) { return number(use(thing).statements); }},
    {"mentions", [](const Thing& thing) { return number(use(thing).mentions); }},
    {"links", [](const Thing& thing) { return number(entity(thing).mentions.size()); }},
    {"labels", [](const Thing& thing) { return number(entity(thing).written.labels.size()); }},
}));

Measured scope(const Thing& thing) {
  if (line(thing).written.heading) return text("heading");
  return text(line(thing).is_global ? "site" : "page");
}

Measured cardinality(const Thing& thing) {
  switch (line(thing).written.cardinality) {
    case Cardinality::composite:
      return text("composite");
    case Cardinality::split:
      return text("split");
    case Cardinality::one_to_one:
      break;
  }
  return text("one-to-one");
}

Measured kinds_of(const Thing& thing, const std::vector<Reference>& references) {
  Texts texts;
  for (const Reference& reference : references) {
    if (!reference.is_bound()) return {};
    texts.emplace_back(reference.entity.is_bound()
                           ? info(entity_of(thing.facts.site, reference.entity).written.kind).name
                           : "statement");
  }
  return texts;
}

constexpr auto of_correspondence = and_placed(std::to_array<Taker>({
    {"id", [](const Thing& thing) { return text(line(thing).written.key.value); }},
    {"as", cardinality},
    {"scope", scope},
    {"polarity",
     [](const Thing& thing) {
       return text(line(thing).written.negative ? "negative" : "positive");
     }},
    {"override", [](const Thing& thing) -> Measured { return line(thing).written.overrides; }},
    {"because",
     [](const Thing& thing) -> Measured { return !line(thing).written.because.empty(); }},
    {"reviewed",
     [](const Thing& thing) -> Measured { return line(thing).written.reviewed.has_value(); }},
    {"strength", [](const Thing& thing) -> Measured { return line(thing).written.strength; }},
    {"from", [](const Thing& thing) { return number(line(thing).written.from.size()); }},
    {"to", [](const Thing& thing) { return number(line(thing).written.to.size()); }},
    {"from-kind", [](const Thing& thing) { return kinds_of(thing, line(thing).from); }},
    {"to-kind", [](const Thing& thing) { return kinds_of(thing, line(thing).to); }},
}));

/// The clause that is the whole statement; null if it could not be read.
const Clause* whole(const Thing& thing) {
  const std::vector<Clause>& clauses = statement(thing).text.clauses;
  return clauses.empty() ? nullptr : &clauses.back();
}

template <auto Member>
Measured clause_flag(const Thing& thing) {
  if (const Clause* clause = whole(thing)) return clause->*Member;
  return {};
}

/// What `find` makes of the side of the statement and its node there; nothing without a node.
Measured in_structure(const Thing& thing, Measured (*find)(const Structure&, Side, std::uint32_t)) {
  const Structure& structure = thing.facts.structures[thing.allegory];
  const std::optional<Side> side = statement(thing).side;
  if (!side) return {};
  const std::vector<std::uint32_t>& nodes = structure.world.domain(*side).node_of;
  if (thing.index >= nodes.size() || nodes[thing.index] == none) return {};
  return find(structure, *side, nodes[thing.index]);
}

Measured matched(const Thing& thing) {
  return in_structure(thing, [](const Structure& structure, Side side, std::uint32_t node) {
    return Measured(structure.side(side).matched[node]);
  });
}

Measured order(const Thing& thing) {
  return in_structure(thing, [](const Structure& structure, Side side, std::uint32_t node) {
    return number(structure.world.domain(side).nodes[node].order);
  });
}

constexpr auto of_statement = and_placed(std::to_array<Taker>({
    {"id", [](const Thing& thing) { return text(statement(thing).id.value); }},
    {"side",
     [](const Thing& thing) {
       const std::optional<Side> side = statement(thing).side;
       return side ? side_text(*side) : Measured{};
     }},
    {"verb",
     [](const Thing& thing) {
       const Clause* clause = whole(thing);
       return clause == nullptr ? Measured{} : text(clause->verb.value);
     }},
    {"negated", clause_flag<&Clause::negated>},
    {"attribute", clause_flag<&Clause::is_attribute>},
    {"broken",
     [](const Thing& thing) -> Measured {
       return thing.usage.allegories[thing.allegory].broken_statements[thing.index];
     }},
    {"matched", matched},
    {"order", order},
}));

template <auto Member>
Measured is_written(const Thing& thing) {
  return (front(thing).*Member).has_value();
}

Measured links(const Thing& thing, bool are_images) {
  return number(
      static_cast<std::size_t>(std::ranges::count_if(body(thing).links, [&](const Link& link) {
        return (link.form == LinkForm::image) == are_images;
      })));
}

Measured words(const Thing& thing) {
  std::size_t count = 0;
  for (const Prose& prose : body(thing).prose) {
    bool in_word = false;
    for (const char byte : prose.text) {
      const bool is_space = std::string_view(" \t\n\v\f\r").find(byte) != std::string_view::npos;
      if (!is_space && !in_word) ++count;
      in_word = !is_space;
    }
  }
  return number(count);
}

using Front = FrontMatter;
constexpr auto of_section = and_placed(std::to_array<Taker>({
    {"index", [](const Thing& thing) -> Measured { return section(thing).is_index; }},
    {"home", [](const Thing& thing) -> Measured { return section(thing).is_home; }},
    {"layout",
     [](const Thing& thing) -> Measured {
       return front(thing).layout ? Texts{front(thing).layout->value} : Texts{};
     }},
    {"title", is_written<&Front::title>},
    {"description", is_written<&Front::description>},
    {"author", is_written<&Front::author>},
    {"image", is_written<&Front::image>},
    {"date", is_written<&Front::date>},
    {"updated", is_written<&Front::updated>},
    {"takeaway", is_written<&Front::takeaway>},
    {"reviewed", is_written<&Front::reviewed>},
    {"maps", [](const Thing& thing) { return number(section_use(thing).maps); }},
    {"statements", [](const Thing& thing) { return number(section_use(thing).statements); }},
    {"entities", [](const Thing& thing) { return number(section_use(thing).entities); }},
    {"mentions", [](const Thing& thing) { return number(section(thing).mentions.size()); }},
    {"links", [](const Thing& thing) { return links(thing, false); }},
    {"images", [](const Thing& thing) { return links(thing, true); }},
    {"headings", [](const Thing& thing) { return number(body(thing).headings.size()); }},
    {"words", words},
    {"tags", [](const Thing& thing) { return number(front(thing).tags.size()); }},
}));

/// The part of a side that is mapped, of what rules about coverage speak of; 1 if that is nothing.
Measured coverage(const Thing& thing, Side side) {
  const std::vector<Entity>& entities = allegory_of(thing).entities;
  std::size_t all = 0;
  std::size_t mapped = 0;
  for (std::size_t index = 0; index < entities.size(); ++index) {
    const EntityDeclaration& written = entities[index].written;
    const Usage::OfEntity& usage = thing.usage.allegories[thing.allegory].entities[index];
    if (written.side != side || written.scenery || written.kind == Kind::quantity || usage.broken)
      continue;
    ++all;
    if (usage.maps > 0) ++mapped;
  }
  return all == 0 ? 1.0 : static_cast<double>(mapped) / static_cast<double>(all);
}

Measured count_side(const Thing& thing, Side side) {
  return number(static_cast<std::size_t>(
      std::ranges::count(allegory_of(thing).entities, side,
                         [](const Entity& entity) { return entity.written.side; })));
}

constexpr auto of_allegory = std::to_array<Taker>({
    {"path", folder},
    {"summary", [](const Thing& thing) -> Measured { return !allegory_of(thing).summary.empty(); }},
    {"takeaway",
     [](const Thing& thing) -> Measured { return !allegory_of(thing).takeaway.empty(); }},
    {"characters", [](const Thing& thing) { return count_side(thing, Side::story); }},
    {"concepts", [](const Thing& thing) { return count_side(thing, Side::idea); }},
    {"maps",
     [](const Thing& thing) { return number(thing.usage.allegories[thing.allegory].maps); }},
    {"statements", [](const Thing& thing) { return number(allegory_of(thing).statements.size()); }},
    {"breaks", [](const Thing& thing) { return number(allegory_of(thing).breaks.size()); }},
    {"sections", [](const Thing& thing) { return number(allegory_of(thing).sections.size()); }},
    {"story-coverage", [](const Thing& thing) { return coverage(thing, Side::story); }},
    {"idea-coverage", [](const Thing& thing) { return coverage(thing, Side::idea); }},
    {"systematicity",
     [](const Thing& thing) -> Measured {
       return thing.facts.structures[thing.allegory].systematicity;
     }},
});

/// Whether two tables have the same keys in the same order.
template <std::size_t Count>
constexpr bool agree(const std::array<Taker, Count>& takers,
                     const std::array<Measure, Count>& measures) {
  return std::ranges::equal(takers, measures, {}, &Taker::key, &Measure::key);
}
static_assert(agree(of_entity, measures::of_entity));
static_assert(agree(of_correspondence, measures::of_correspondence));
static_assert(agree(of_statement, measures::of_statement));
static_assert(agree(of_section, measures::of_section));
static_assert(agree(of_allegory, measures::of_allegory));

std::span<const Taker> takers_of(Subject subject) {
  switch (subject) {
    case Subject::entity:
      return of_entity;
    case Subject::correspondence:
      return of_correspondence;
    case Subject::statement:
      return of_statement;
    case Subject::section:
      return of_section;
    case Subject::allegory:
      break;
  }
  return of_allegory;
}

}  // namespace

Measured take(const Thing& thing, std::uint32_t measure) {
  return takers_of(thing.subject)[measure].take(thing);
}

}  // namespace allegory
