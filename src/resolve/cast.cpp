// Declarations of all pages → the lists of each allegory. See cast.h.
#include "resolve/cast.h"

#include <unordered_set>
#include <utility>

#include "base/text.h"
#include "resolve/statements.h"

namespace allegory {

namespace {

/// Sections with their allegory, in the order of their paths; ordinary pages are left out.
template <class Visit>
void for_each_member(Site& site, const Visit& visit) {
  for (std::uint32_t index = 0; index < site.sections.size(); ++index)
    if (site.sections[index].allegory != none)
      visit(index, site.sections[index].written.front,
            site.allegories[site.sections[index].allegory]);
}

Entity make_entity(EntityDeclaration written, std::uint32_t section) {
  Entity entity;
  entity.label = written.labels.empty() ? written.id.value : written.labels.front().value;
  entity.written = std::move(written);
  entity.section = section;
  return entity;
}

void declare_groups(Site& site) {
  std::vector<std::unordered_set<std::string>> taken(site.allegories.size() * 2);
  for_each_member(site, [&](std::uint32_t section, const FrontMatter& front, Allegory& allegory) {
    const std::size_t row = site.sections[section].allegory * std::size_t{2};
    for (const EntityDeclaration& written : front.entities) {
      const bool is_new = taken[row + static_cast<std::size_t>(written.side)]
                              .insert(normalize(written.id.value))
                              .second;
      (is_new ? allegory.entities : allegory.repeated).push_back(make_entity(written, section));
    }
  });
}

/// The entity that a line of `pairs:` speaks of: one with that label or id, else a new one.
EntityRef pair_member(Site& site, Names& names, std::uint32_t section,
                      const Spanned<std::string>& label, Side side) {
  const std::uint32_t index = site.sections[section].allegory;
  if (const auto known = names.labelled(index, side, label.value); !known.empty())
    return known.front();
  if (const EntityRef known = names.entity(index, side, label.value); known.is_bound())
    return known;
  EntityDeclaration written;
  written.id = {address_segment(label.value), label.at};
  if (const EntityRef known = names.entity(index, side, written.id.value); known.is_bound())
    return known;
  written.kind = side == Side::story ? Kind::character : Kind::idea_concept;
  written.side = side;
  written.labels = {label};
  std::vector<Entity>& entities = site.allegories[index].entities;
  entities.push_back(make_entity(std::move(written), section));
  names.add_entity(index);
  return {index, static_cast<std::uint32_t>(entities.size() - 1)};
}

void declare_pairs(Site& site, Names& names) {
  for_each_member(site, [&](std::uint32_t section, const FrontMatter& front, const Allegory&) {
    for (const MapDeclaration& line : front.maps) {
      if (!line.from_pairs) continue;
      for (const Spanned<std::string>& label : line.from)
        pair_member(site, names, section, label, Side::story);
      for (const Spanned<std::string>& label : line.to)
        pair_member(site, names, section, label, Side::idea);
    }
  });
}

Reference bind_pair(const Names& names, std::uint32_t allegory, Side side,
                    const Spanned<std::string>& label) {
  Reference reference{label, {}, none};
  if (const auto known = names.labelled(allegory, side, label.value); !known.empty())
    reference.entity = known.front();
  else
    reference.entity = names.entity(allegory, side, label.value);
  if (!reference.is_bound())
    reference.entity = names.entity(allegory, side, address_segment(label.value));
  return reference;
}

Reference bind(const Names& names, std::uint32_t allegory, Side side,
               const Spanned<std::string>& name) {
  Reference reference{name, names.entity(allegory, side, name.value), none};
  if (!reference.entity.is_bound())
    reference.statement = names.statement(allegory, side, name.value);
  return reference;
}

/// The key names only an idea and the value only a character: written the wrong way round.
bool is_wrong_way_round(const Names& names, std::uint32_t allegory, const Correspondence& line) {
  const auto only_across = [&](const std::vector<Reference>& list, Side side) {
    for (const Reference& reference : list)
      if (reference.is_bound() ||
          !bind(names, allegory, other(side), reference.name).entity.is_bound())
        return false;
    return !list.empty();
  };
  return !line.written.from_pairs && only_across(line.from, Side::story) &&
         only_across(line.to, Side::idea);
}

void bind_correspondences(Site& site, const Names& names) {
  for_each_member(site, [&](std::uint32_t index, const FrontMatter& front, Allegory& allegory) {
    const Section& section = site.sections[index];
    const auto bind_one = [&](const MapDeclaration& line, Side side,
                              const Spanned<std::string>& name) {
      return line.from_pairs ? bind_pair(names, section.allegory, side, name)
                             : bind(names, section.allegory, side, name);
    };
    for (const MapDeclaration& line : front.maps) {
      Correspondence correspondence;
      correspondence.section = index;
      correspondence.is_global = (section.is_home || front.site_scope) && !line.heading;
      for (const Spanned<std::string>& name : line.from)
        correspondence.from.push_back(bind_one(line, Side::story, name));
      for (const Spanned<std::string>& name : line.to)
        correspondence.to.push_back(bind_one(line, Side::idea, name));
      correspondence.written = line;
      correspondence.is_reversed = is_wrong_way_round(names, section.allegory, correspondence);
      allegory.correspondences.push_back(std::move(correspondence));
    }
    for (const BreakDeclaration& line : front.breaks)
      allegory.breaks.push_back(
          {bind(names, section.allegory, Side::story, line.name), line.reason, index, {}});
    for (const Spanned<std::string>& name : front.cast)
      site.sections[index].cast.push_back(bind(names, section.allegory, Side::story, name));
    allegory.verbs.insert(allegory.verbs.end(), front.verbs.begin(), front.verbs.end());
    allegory.predicates.insert(allegory.predicates.end(), front.predicates.begin(),
                               front.predicates.end());
  });
}

}  // namespace

Names assemble_cast(Site& site) {
  declare_groups(site);
  Names names(site.allegories);
  declare_pairs(site, names);
  bind_statements(site, names);
  bind_correspondences(site, names);
  return names;
}

}  // namespace allegory
