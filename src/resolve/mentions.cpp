// Labels → a matcher for each allegory → what it finds on each page. See mentions.h.
#include "resolve/mentions.h"

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>

#include "base/parallel.h"
#include "prose/labels.h"
#include "prose/matcher.h"

namespace allegory {

namespace {

/// What one allegory looks for. Owners are positions in `entities`.
struct Sought {
  std::vector<EntityRef> entities;
  std::optional<Matcher> matcher;
};

Grammar grammar_on(const Site& site, const Section& section) {
  const std::optional<Spanned<std::string>>& own = section.written.front.lang;
  return grammar_of(own ? own->value : site.config.lang);
}

std::vector<std::string_view> labels_of(const Entity& entity) {
  std::vector<std::string_view> labels;
  for (const Spanned<std::string>& label : entity.written.labels) labels.push_back(label.value);
  if (labels.empty()) labels.push_back(entity.label);
  return labels;
}

/// Owners of labels that are the same but for case; one for each entity that has it.
using OwnersOfLabel = std::unordered_map<std::string, std::vector<std::uint32_t>>;

/// Adds the cast of one allegory, and returns its labels, also those that are not looked for.
/// Labels that are `taken` belong to another.
OwnersOfLabel add_cast(const Site& site, const StopWords& stop_words, std::uint32_t index,
                       const OwnersOfLabel& taken, Sought& sought,
                       std::vector<SoughtLabel>& labels) {
  OwnersOfLabel known;
  const std::vector<Entity>& entities = site.allegories[index].entities;
  for (std::uint32_t at = 0; at < entities.size(); ++at) {
    const Match match = entities[at].written.match;
    const Grammar grammar = grammar_on(site, site.sections[entities[at].section]);
    const auto owner = static_cast<std::uint32_t>(sought.entities.size());
    sought.entities.push_back({index, at});
    for (const std::string_view label : labels_of(entities[at])) {
      const std::string folded = folded_spelling(label);
      if (taken.contains(folded)) continue;
      std::vector<std::uint32_t>& owners = known[folded];
      if (owners.empty() || owners.back() != owner) owners.push_back(owner);
      const bool is_fit =
          match == Match::always ||
          (match == Match::usual && stop_words.fitness(label, grammar) == Fitness::fit);
      if (is_fit) labels.push_back({label, owner});
    }
  }
  return known;
}

Sought sought_by(Site& site, const StopWords& stop_words, std::uint32_t index) {
  Sought sought;
  std::vector<SoughtLabel> labels;
  OwnersOfLabel known = add_cast(site, stop_words, index, {}, sought, labels);
  std::vector<Entity>& own = site.allegories[index].entities;
  for (const SoughtLabel& label : labels)
    if (known[folded_spelling(label.label)].size() == 1) own[label.owner].is_sought = true;
  for (const std::uint32_t used : site.allegories[index].uses)
    known.merge(add_cast(site, stop_words, used, known, sought, labels));
  sought.matcher.emplace(labels);
  return sought;
}

/// Reads one page: its links and its prose, merged in the order in which they are read. An entity
/// that the author links somewhere on the page is linked where the author wanted it.
class Reader {
 public:
  Reader(const Site& site, const Section& section, const Sought* sought)
      : section_(section), body_(section.written.body), sought_(sought) {
    if (sought_ != nullptr) grammar_ = grammar_on(site, section);
    const bool is_on = section.written.front.auto_link.value_or(site.config.auto_link);
    links_on_ = is_on && sought_ != nullptr;
    for (const LinkTarget& target : section.targets)
      if (target.kind == LinkTarget::Kind::entity) linked_.insert(target.entity);
  }

  std::vector<ProseMention> read() {
    if (sought_ != nullptr)
      for (std::uint32_t unit = 0; unit < body_.prose.size(); ++unit) read_unit(unit);
    add_links(static_cast<std::uint32_t>(body_.links.size()), UINT32_MAX);
    return std::move(mentions_);
  }

  /// The entities that the page's title and headings name.
  std::vector<EntityRef> read_headings() const {
    std::vector<EntityRef> entities;
    const auto add = [&](std::string_view text) {
      for (const Hit& hit : sought_->matcher->find(text, grammar_))
        entities.push_back(sought_->entities[hit.owner]);
    };
    if (sought_ == nullptr) return entities;
    add(section_.title);
    for (const Heading& heading : body_.headings) add(heading.text);
    return entities;
  }

 private:
  void read_unit(std::uint32_t unit) {
    const Prose& prose = body_.prose[unit];
    add_links(prose.links, UINT32_MAX);
    for (const Hit& hit : sought_->matcher->find(prose.text, grammar_)) {
      ProseMention mention;
      mention.entity = sought_->entities[hit.owner];
      mention.at = place_of(prose, section_.written.source, hit.begin, hit.end);
      mention.heading = prose.heading;
      mention.prose = unit;
      mention.begin = hit.begin;
      mention.end = hit.end;
      add_links(static_cast<std::uint32_t>(body_.links.size()), mention.at.begin);
      mention.becomes_link =
          links_on_ && can_be_linked(prose, hit) && linked_.insert(mention.entity).second;
      mentions_.push_back(mention);
    }
  }

  /// Adds the links up to `last` that begin before a place of the source.
  void add_links(std::uint32_t last, std::uint32_t before) {
    for (; link_ < last && body_.links[link_].at.begin < before; ++link_) {
      const LinkTarget& target = section_.targets[link_];
      if (target.kind != LinkTarget::Kind::entity) continue;
      ProseMention mention;
      mention.entity = target.entity;
      mention.at = body_.links[link_].at;
      mention.heading = heading_above(mention.at.begin);
      mention.link = link_;
      mentions_.push_back(mention);
    }
  }

  std::uint32_t heading_above(std::uint32_t offset) const {
    const auto behind = std::ranges::upper_bound(
        body_.headings, offset, {}, [](const Heading& heading) { return heading.at.begin; });
    return behind == body_.headings.begin()
               ? none
               : static_cast<std::uint32_t>(behind - body_.headings.begin()) - 1;
  }

  /// All of it stands in one text node, and not in a link.
  static bool can_be_linked(const Prose& prose, const Hit& hit) {
    const ProsePiece& first = piece_at(prose, hit.begin);
    return first.can_be_linked && first.node == piece_at(prose, hit.end - 1).node;
  }

  const Section& section_;
  const Body& body_;
  const Sought* sought_;
  Grammar grammar_ = Grammar::none;
  bool links_on_ = false;
  std::uint32_t link_ = 0;      // the next of Body::links
  std::set<EntityRef> linked_;  // on this page
  std::vector<ProseMention> mentions_;
};

/// The entities that a reason names, each where it does so first.
std::vector<ReasonMention> read_reason(const Site& site, const Sought& sought,
                                       std::string_view reason, std::uint32_t section) {
  std::vector<ReasonMention> mentions;
  std::set<EntityRef> seen;
  for (const Hit& hit : sought.matcher->find(reason, grammar_on(site, site.sections[section])))
    if (seen.insert(sought.entities[hit.owner]).second)
      mentions.push_back({sought.entities[hit.owner], hit.begin, hit.end});
  return mentions;
}

void read_reasons(Site& site, std::uint32_t index, const Sought& sought) {
  Allegory& allegory = site.allegories[index];
  for (Correspondence& line : allegory.correspondences)
    line.named = read_reason(site, sought, line.written.because, line.section);
  for (Break& broken : allegory.breaks)
    broken.named = read_reason(site, sought, broken.reason, broken.section);
}

void collect(Site& site) {
  const auto visit = [&](std::uint32_t index) {
    const std::vector<ProseMention>& mentions = site.sections[index].mentions;
    for (std::uint32_t at = 0; at < mentions.size(); ++at) {
      const EntityRef entity = mentions[at].entity;
      site.allegories[entity.allegory].entities[entity.entity].mentions.push_back({index, at});
    }
  };
  for (const Allegory& allegory : site.allegories) {
    if (allegory.index != none) visit(allegory.index);
    for (const std::uint32_t index : allegory.sections) visit(index);
  }
  for (std::uint32_t index = 0; index < site.sections.size(); ++index)
    if (site.sections[index].allegory == none) visit(index);
}

}  // namespace

void find_mentions(Site& site, unsigned jobs) {
  const StopWords stop_words(site.config.stop_words);
  std::vector<Sought> sought(site.allegories.size());
  parallel_for(sought.size(), jobs, [&](std::size_t index) {
    sought[index] = sought_by(site, stop_words, static_cast<std::uint32_t>(index));
    read_reasons(site, static_cast<std::uint32_t>(index), sought[index]);
  });
  std::vector<std::vector<EntityRef>> in_headings(site.sections.size());
  parallel_for(site.sections.size(), jobs, [&](std::size_t index) {
    Section& section = site.sections[index];
    const Sought* known = section.allegory == none ? nullptr : &sought[section.allegory];
    Reader reader(site, section, known);
    section.mentions = reader.read();
    in_headings[index] = reader.read_headings();
  });
  for (const std::vector<EntityRef>& entities : in_headings)
    for (const EntityRef entity : entities)
      site.allegories[entity.allegory].entities[entity.entity].is_in_heading = true;
  collect(site);
}

}  // namespace allegory
