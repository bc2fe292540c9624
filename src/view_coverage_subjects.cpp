// Which subjects a site has, who tells them, and where the tellings differ.
#include <algorithm>
#include <numeric>
#include <tuple>

#include "base/text.h"
#include "view_coverage_parts.h"

namespace allegory {

namespace {

/// The root of a tree of a union-find; halves the way to it.
std::uint32_t root_of(std::vector<std::uint32_t>& parents, std::uint32_t at) {
  while (parents[at] != at) at = parents[at] = parents[parents[at]];
  return at;
}

}  // namespace

Coverage::Coverage(const ViewContext& context) : context_(context) {
  for (std::uint32_t at = 0; at < context.site.allegories.size(); ++at) {
    if (!has_map(context.index, at)) continue;
    columns.push_back(at);
    add_names(at);
    add_tellings(at);
  }
  find_stories();
}

std::uint32_t Coverage::subject(EntityRef entity) {
  const Entity& named = entity_of(context_.site, entity);
  Known& known = sides_[static_cast<std::size_t>(named.written.side)];
  const auto next = static_cast<std::uint32_t>(known.subjects.size());
  const auto [entry, is_new] = known.by_label.try_emplace(fold(named.label), next);
  if (is_new) known.subjects.push_back({entity, {}, {}});
  return entry->second;
}

void Coverage::add_names(std::uint32_t allegory) {
  const auto name = [&](EntityRef entity) {
    const Entity& named = entity_of(context_.site, entity);
    if (named.written.kind == Kind::quantity) return;
    sides_[static_cast<std::size_t>(named.written.side)].subjects[subject(entity)].named_in.insert(
        allegory);
  };
  const Allegory& told = context_.site.allegories[allegory];
  for (std::uint32_t at = 0; at < told.entities.size(); ++at) name({allegory, at});
  for (const Statement& statement : told.statements)
    for (const Reference& reference : statement.references)
      if (reference.entity.is_bound()) name(reference.entity);
}

void Coverage::add_tellings(std::uint32_t allegory) {
  const Allegory& told = context_.site.allegories[allegory];
  const auto subjects = [&](const std::vector<Reference>& references) {
    std::set<std::uint32_t> found;
    for (const Reference& reference : references) found.insert(subject(reference.entity));
    return found;
  };
  for (const std::uint32_t item : context_.index.correspondences[allegory]) {
    const Correspondence& line = told.correspondences[item];
    if (line.written.negative) continue;
    const std::set<std::uint32_t> from = subjects(line.from), to = subjects(line.to);
    const auto tell = [&](Side side, const std::set<std::uint32_t>& these,
                          const std::set<std::uint32_t>& those) {
      for (const std::uint32_t at : these)
        sides_[static_cast<std::size_t>(side)].subjects[at].tellings[allegory].insert(those.begin(),
                                                                                      those.end());
    };
    tell(Side::story, from, to);
    tell(Side::idea, to, from);
  }
}

void Coverage::find_stories() {
  const std::vector<Allegory>& allegories = context_.site.allegories;
  story_of_.resize(allegories.size());
  std::iota(story_of_.begin(), story_of_.end(), 0U);
  std::unordered_map<std::string, std::uint32_t> named;
  const auto join = [&](std::uint32_t a, std::uint32_t b) {
    const std::uint32_t first = root_of(story_of_, a), second = root_of(story_of_, b);
    story_of_[std::max(first, second)] = std::min(first, second);
  };
  for (std::uint32_t at = 0; at < allegories.size(); ++at) {
    for (const std::uint32_t used : allegories[at].uses) join(at, used);
    if (allegories[at].version_of) join(at, *allegories[at].version_of);
    join(at, named.try_emplace(fold(allegories[at].story), at).first->second);
  }
  for (std::uint32_t at = 0; at < allegories.size(); ++at) story_of_[at] = root_of(story_of_, at);
}

std::vector<std::uint32_t> Coverage::rows(Side of) const {
  const std::vector<Topic>& subjects = side(of);
  // A character of one allegory only has nothing to be compared with.
  const std::size_t least = of == Side::story ? 2 : 0;
  std::vector<std::tuple<std::size_t, std::string, std::uint32_t>> order;
  for (std::uint32_t at = 0; at < subjects.size(); ++at) {
    const Topic& subject = subjects[at];
    if (subject.tellings.size() >= least && !(subject.tellings.empty() && subject.named_in.empty()))
      order.emplace_back(columns.size() - subject.tellings.size(),
                         fold(entity_of(context_.site, subject.entity).label), at);
  }
  std::ranges::sort(order);
  std::vector<std::uint32_t> rows;
  rows.reserve(order.size());
  for (const auto& entry : order) rows.push_back(std::get<2>(entry));
  return rows;
}

std::vector<std::uint32_t> Coverage::disagreements(Side of) const {
  std::vector<std::uint32_t> found = rows(of);
  std::erase_if(found, [&](std::uint32_t at) {
    // By story; for a character, which is itself what is shared, all allegories are compared.
    std::map<std::uint32_t, const std::set<std::uint32_t>*> first;
    const auto& tellings = side(of)[at].tellings;
    return std::ranges::all_of(tellings, [&](const auto& telling) {
      const std::uint32_t story = of == Side::story ? 0 : story_of_[telling.first];
      return *first.try_emplace(story, &telling.second).first->second == telling.second;
    });
  });
  return found;
}

}  // namespace allegory
