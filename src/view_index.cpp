// A site and its analogies → the index of who belongs to what, so that no page has to search. See
// view.h.
#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/text.h"
#include "view.h"

namespace allegory {

namespace {

/// Where each section stands in its allegory; the index page comes first.
std::vector<std::uint32_t> story_positions(const Site& site) {
  std::vector<std::uint32_t> positions(site.sections.size(), 0);
  for (const Allegory& allegory : site.allegories)
    for (std::uint32_t at = 0; at < allegory.sections.size(); ++at)
      positions[allegory.sections[at]] = at + 1;
  return positions;
}

/// What makes two correspondences the same to a reader.
using PairKey = std::pair<std::vector<EntityRef>, std::vector<EntityRef>>;

PairKey pair_key(const Correspondence& line) {
  PairKey key;
  for (const Reference& reference : line.from) key.first.push_back(reference.entity);
  for (const Reference& reference : line.to) key.second.push_back(reference.entity);
  std::ranges::sort(key.first);
  std::ranges::sort(key.second);
  // A negative correspondence says the opposite of its pair, so the two are not repetitions.
  if (line.written.negative) key.first.push_back({});
  return key;
}

void add_fact(SiteIndex& index, std::vector<ItemRef> EntityFacts::*list, EntityRef entity,
              ItemRef item) {
  std::vector<ItemRef>& items = index.entities[entity.allegory][entity.entity].*list;
  const bool is_known =
      !items.empty() && items.back().allegory == item.allegory && items.back().item == item.item;
  if (!is_known) items.push_back(item);
}

/// Positions in a list of `items` in the order in which their sections are read.
template <class Item>
std::vector<std::uint32_t> in_story_order(const std::vector<Item>& items,
                                          const std::vector<std::uint32_t>& positions) {
  std::vector<std::uint32_t> order(items.size());
  for (std::uint32_t at = 0; at < items.size(); ++at) order[at] = at;
  std::ranges::stable_sort(order, {},
                           [&](std::uint32_t at) { return positions[items[at].section]; });
  return order;
}

void index_members(std::uint32_t at, std::uint32_t item, const Correspondence& line,
                   SiteIndex& index) {
  const bool is_shared = !line.written.negative && !line.written.overrides;
  const bool is_override = !line.written.negative && line.written.overrides;
  for (const std::vector<Reference>* side : {&line.from, &line.to})
    for (const Reference& reference : *side) {
      add_fact(index, &EntityFacts::correspondences, reference.entity, {at, item});
      if (is_shared) add_fact(index, &EntityFacts::shared, reference.entity, {at, item});
      if (!is_override) continue;
      std::vector<std::uint32_t>& list = index.overrides[{line.section, reference.entity}];
      if (list.empty() || list.back() != item) list.push_back(item);
    }
}

/// A reason is a place that speaks of the names in it, unless it is their own.
void index_reason(std::vector<ItemRef> EntityFacts::*list, ItemRef item,
                  const std::vector<ReasonMention>& named,
                  const std::pair<std::vector<Reference>, std::vector<Reference>>& own,
                  SiteIndex& index) {
  std::set<EntityRef> members;
  for (const std::vector<Reference>* side : {&own.first, &own.second})
    for (const Reference& reference : *side) members.insert(reference.entity);
  for (const ReasonMention& mention : named)
    if (!members.contains(mention.entity)) add_fact(index, list, mention.entity, item);
}

/// Who links to each section: of each page its first link there.
std::vector<std::vector<SectionLink>> links_to_sections(const Site& site) {
  std::vector<std::vector<SectionLink>> links(site.sections.size());
  for (std::uint32_t from = 0; from < site.sections.size(); ++from) {
    const std::vector<LinkTarget>& targets = site.sections[from].targets;
    for (std::uint32_t at = 0; at < targets.size(); ++at) {
      if (targets[at].kind != LinkTarget::Kind::section || targets[at].index == from) continue;
      std::vector<SectionLink>& list = links[targets[at].index];
      if (list.empty() || list.back().section != from) list.push_back({from, at});
    }
  }
  return links;
}

void index_allegory(const Site& site, std::uint32_t at, const std::vector<std::uint32_t>& positions,
                    SiteIndex& index) {
  const Allegory& allegory = site.allegories[at];
  std::set<PairKey> seen;
  for (const std::uint32_t item : in_story_order(allegory.correspondences, positions)) {
    const Correspondence& line = allegory.correspondences[item];
    if (!ties_entities(line) || !seen.insert(pair_key(line)).second) continue;
    index.correspondences[at].push_back(item);
    index_members(at, item, line, index);
    index_reason(&EntityFacts::reasons, {at, item}, line.named, {line.from, line.to}, index);
  }
  for (const std::uint32_t item : in_story_order(allegory.statements, positions))
    for (const Reference& reference : allegory.statements[item].references)
      if (reference.entity.is_bound())
        add_fact(index, &EntityFacts::statements, reference.entity, {at, item});
  for (const std::uint32_t item : in_story_order(allegory.breaks, positions)) {
    const Reference& what = allegory.breaks[item].what;
    if (what.is_bound()) {
      const bool is_statement = what.statement != none;
      index_reason(&EntityFacts::break_reasons, {at, item}, allegory.breaks[item].named,
                   {{what},
                    is_statement ? allegory.statements[what.statement].references
                                 : std::vector<Reference>{}},
                   index);
    }
    if (what.entity.is_bound()) add_fact(index, &EntityFacts::breaks, what.entity, {at, item});
    if (what.statement == none) continue;
    for (const Reference& reference : allegory.statements[what.statement].references)
      if (reference.entity.is_bound())
        add_fact(index, &EntityFacts::breaks, reference.entity, {at, item});
  }
}

/// Gives each section what it declares.
void index_map_parts(const Site& site, std::uint32_t at, const World& world, SiteIndex& index) {
  const Allegory& allegory = site.allegories[at];
  std::vector<MapParts>& parts = index.map_parts;
  for (std::uint32_t entity = 0; entity < allegory.entities.size(); ++entity)
    parts[allegory.entities[entity].section].entities.push_back(entity);
  const std::vector<ReportLink>& links = index.reports[at].links;
  for (std::uint32_t link = 0; link < links.size(); ++link)
    parts[allegory.correspondences[links[link].correspondence].section].links.push_back(link);
  for (std::uint32_t node = 0; node < world.story.nodes.size(); ++node)
    parts[allegory.statements[world.story.nodes[node].statement].section].story_nodes.push_back(
        node);
  for (std::uint32_t node = 0; node < world.idea.nodes.size(); ++node)
    parts[allegory.statements[world.idea.nodes[node].statement].section].idea_nodes.push_back(node);
}

/// Pages of one key beyond these are left out: each of them names all others.
constexpr std::size_t most_translations = 100;

void index_translations(const Site& site, SiteIndex& index) {
  std::map<std::string_view, std::vector<std::uint32_t>> groups;
  for (std::uint32_t at = 0; at < site.sections.size(); ++at) {
    const auto& key = site.sections[at].written.front.translation_key;
    if (key) groups[key->value].push_back(at);
  }
  index.translation_of.assign(site.sections.size(), none);
  for (auto& [key, sections] : groups) {
    std::set<std::string> languages;
    std::erase_if(sections, [&](std::uint32_t at) {
      return languages.size() == most_translations ||
             !languages.insert(fold(language_of(site, site.sections[at]))).second;
    });
    if (sections.size() < 2) continue;
    for (const std::uint32_t at : sections)
      index.translation_of[at] = static_cast<std::uint32_t>(index.translations.size());
    index.translations.push_back(std::move(sections));
  }
}

}  // namespace

SiteOutline outline_site(const Site& site) {
  SiteOutline outline;
  outline.tops.resize(site.allegories.size());
  outline.is_top.resize(site.sections.size());
  outline.positions.resize(site.sections.size());
  const auto add_top = [&](std::vector<std::uint32_t>& list, std::uint32_t section) {
    outline.is_top[section] = true;
    outline.positions[section] = list.size();
    list.push_back(section);
  };
  for (const Section& section : site.sections)
    for (std::size_t at = 0; at < section.children.size(); ++at)
      outline.positions[section.children[at]] = at;
  for (std::uint32_t at = 0; at < site.allegories.size(); ++at)
    for (const std::uint32_t section : site.allegories[at].sections) {
      const std::uint32_t above = site.sections[section].parent;
      const bool is_below =
          above != none && site.sections[above].allegory == at && !site.sections[above].is_home;
      if (!is_below) add_top(outline.tops[at], section);
    }
  for (std::uint32_t at = 0; at < site.sections.size(); ++at)
    if (site.sections[at].allegory == none && site.sections[at].parent == none)
      add_top(outline.pages, at);
  return outline;
}

SiteIndex index_site(const Site& site, const Analogies& analogies) {
  SiteIndex index;
  index.tags.resize(site.sections.size());
  for (std::uint32_t tag = 0; tag < site.tags.size(); ++tag)
    for (const std::uint32_t section : site.tags[tag].sections) index.tags[section].push_back(tag);
  index.has_feed = site.config.base_url && std::ranges::any_of(site.sections, belongs_in_feed);
  index.links_to = links_to_sections(site);
  index.outline = outline_site(site);
  index.correspondences.resize(site.allegories.size());
  for (const Allegory& allegory : site.allegories) {
    index.entities.emplace_back(allegory.entities.size());
    const auto at = static_cast<std::uint32_t>(index.sentences.size());
    index.sentences.push_back(statement_sentences(site, allegory));
    index.reports.push_back(
        report_analogy(site, at, analogies.mappings[at], analogies.structures[at]));
  }
  index.story_positions = story_positions(site);
  index.map_parts.resize(site.sections.size());
  for (std::uint32_t at = 0; at < site.allegories.size(); ++at) {
    index_allegory(site, at, index.story_positions, index);
    index_map_parts(site, at, analogies.structures[at].world, index);
  }
  index_translations(site, index);
  return index;
}

}  // namespace allegory
