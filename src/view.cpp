// Addresses → URLs, links → what they become, and the index of who belongs to what. See view.h.
#include "view.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"

namespace allegory {

namespace {

/// The part of an address up to its last `/`: what a browser resolves relative URLs against.
std::string_view folder_part(std::string_view address) {
  const std::size_t slash = address.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : address.substr(0, slash + 1);
}

/// Percent-encodes what no URL may hold and leaves escapes and delimiters as the author wrote them.
std::string encode_written(std::string_view url) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string encoded;
  for (const char byte : url) {
    const auto value = static_cast<unsigned char>(byte);
    const bool stays = value > 0x20 && value < 0x7f &&
                       std::string_view("\"<>\\^`{|}").find(byte) == std::string_view::npos;
    if (stays) {
      encoded += byte;
      continue;
    }
    encoded += '%';
    encoded += digits[value >> 4U];
    encoded += digits[value & 0xfU];
  }
  return encoded;
}

std::string written_url(const Link& link) {
  std::string url = encode_written(link.target);
  if (link.has_fragment) url += '#' + encode_path(link.fragment);
  return url;
}

std::string url_with_anchor(std::string_view from, std::string_view to, const LinkTarget& target) {
  const bool has_anchor = !target.anchor.empty() && !target.anchor_is_missing;
  const std::string fragment = has_anchor ? '#' + encode_path(target.anchor) : std::string{};
  return has_anchor && from == to ? fragment : relative_url(from, to) + fragment;
}

RenderedLink render_link(const Site& site, const Section& section, const Link& link,
                         const LinkTarget& target) {
  RenderedLink rendered;
  if (link.form == LinkForm::wiki && !link.has_text)
    rendered.text = link.target.empty() ? link.fragment : link.target;
  switch (target.kind) {
    case LinkTarget::Kind::section:
      rendered.href = url_with_anchor(section.address, site.sections[target.index].address, target);
      break;
    case LinkTarget::Kind::entity: {
      RenderedLink to_entity = entity_link(site, section.address, target.entity);
      to_entity.text = std::move(rendered.text);
      return to_entity;
    }
    case LinkTarget::Kind::asset:
      rendered.href = relative_file_url(section.address, site.assets[target.index].address);
      if (link.has_fragment) rendered.href += '#' + encode_path(link.fragment);
      break;
    case LinkTarget::Kind::external:
      rendered.href = written_url(link);
      if (link.form != LinkForm::image) rendered.css_class = "external";
      break;
    case LinkTarget::Kind::foreign:
      rendered.href = written_url(link);
      break;
    case LinkTarget::Kind::missing:
    case LinkTarget::Kind::outside:
    case LinkTarget::Kind::unsafe:
    case LinkTarget::Kind::withheld:
    case LinkTarget::Kind::ambiguous:
    case LinkTarget::Kind::draft:
      break;
  }
  return rendered;
}

/// Where each section stands in its allegory; the index page comes first.
std::vector<std::uint32_t> story_positions(const Site& site) {
  std::vector<std::uint32_t> positions(site.sections.size(), 0);
  for (const Allegory& allegory : site.allegories)
    for (std::uint32_t at = 0; at < allegory.sections.size(); ++at)
      positions[allegory.sections[at]] = at + 1;
  return positions;
}

bool ties_entities(const Correspondence& line) {
  const auto is_entity = [](const Reference& reference) { return reference.entity.is_bound(); };
  return !line.is_reversed && !line.from.empty() && !line.to.empty() &&
         std::ranges::all_of(line.from, is_entity) && std::ranges::all_of(line.to, is_entity);
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

void index_allegory(const Site& site, std::uint32_t at, const std::vector<std::uint32_t>& positions,
                    SiteIndex& index) {
  const Allegory& allegory = site.allegories[at];
  std::set<PairKey> seen;
  for (const std::uint32_t item : in_story_order(allegory.correspondences, positions)) {
    const Correspondence& line = allegory.correspondences[item];
    if (!ties_entities(line) || !seen.insert(pair_key(line)).second) continue;
    index.correspondences[at].push_back(item);
    for (const std::vector<Reference>* side : {&line.from, &line.to})
      for (const Reference& reference : *side)
        add_fact(index, &EntityFacts::correspondences, reference.entity, {at, item});
  }
  for (const std::uint32_t item : in_story_order(allegory.statements, positions))
    for (const Reference& reference : allegory.statements[item].references)
      if (reference.entity.is_bound())
        add_fact(index, &EntityFacts::statements, reference.entity, {at, item});
  for (const std::uint32_t item : in_story_order(allegory.breaks, positions)) {
    const Reference& what = allegory.breaks[item].what;
    if (what.entity.is_bound()) add_fact(index, &EntityFacts::breaks, what.entity, {at, item});
    if (what.statement == none) continue;
    for (const Reference& reference : allegory.statements[what.statement].references)
      if (reference.entity.is_bound())
        add_fact(index, &EntityFacts::breaks, reference.entity, {at, item});
  }
}

}  // namespace

std::string relative_file_url(std::string_view from, std::string_view file) {
  from = folder_part(from);
  std::size_t shared = 0;
  for (std::size_t at = 0; at < from.size() && at < file.size() && from[at] == file[at]; ++at)
    if (from[at] == '/') shared = at + 1;
  std::string url;
  for (std::size_t at = shared; at < from.size(); ++at)
    if (from[at] == '/') url += "../";
  const std::string rest = encode_path(file.substr(shared));
  // `a:b` would be read as a scheme.
  if (url.empty() && rest.substr(0, rest.find('/')).find(':') != std::string::npos) url = "./";
  return url + rest;
}

std::string relative_url(std::string_view from, std::string_view to) {
  return relative_file_url(from, page_file(to));
}

std::string absolute_url(const Site& site, std::string_view address) {
  return site.config.base_url ? site.config.base_url->value + encode_path(address) : std::string{};
}

std::string page_file(std::string_view address) {
  const bool is_folder = address.empty() || address.ends_with('/');
  return std::string(address) + (is_folder ? "index.html" : "");
}

std::string map_address(const Allegory& allegory) { return allegory.address + "map/"; }

std::string account_address(const Allegory& allegory) { return allegory.address + "account/"; }

bool has_map(const SiteIndex& index, std::uint32_t allegory) {
  return !index.correspondences[allegory].empty();
}

bool has_coverage(const SiteIndex& index) {
  const auto counts = [](const std::vector<std::uint32_t>& list) { return !list.empty(); };
  return std::ranges::count_if(index.correspondences, counts) > 1;
}

bool has_root_page(const Site& site) {
  const auto is_root = [](const auto& page) { return page.address.empty(); };
  return std::ranges::any_of(site.sections, is_root) ||
         std::ranges::any_of(site.allegories, is_root);
}

bool belongs_in_feed(const Section& section) {
  const FrontMatter& front = section.written.front;
  return !front.draft && (front.date || front.updated);
}

RenderedLink entity_link(const Site& site, std::string_view from, EntityRef entity) {
  const Entity& named = entity_of(site, entity);
  RenderedLink rendered;
  rendered.href = relative_url(from, named.address);
  rendered.css_class = named.written.side == Side::story ? "story" : "idea";
  return rendered;
}

std::vector<InsertedLink> inserted_links(const Section& section,
                                         const std::function<RenderedLink(EntityRef)>& render) {
  std::vector<InsertedLink> links;
  for (const ProseMention& mention : section.mentions) {
    if (!mention.becomes_link) continue;
    const ProsePiece& first = piece_at(section.written.body.prose[mention.prose], mention.begin);
    InsertedLink inserted;
    inserted.node = first.node;
    inserted.begin = first.in_node + (mention.begin - first.begin);
    inserted.end = inserted.begin + (mention.end - mention.begin);
    inserted.link = render(mention.entity);
    links.push_back(std::move(inserted));
  }
  return links;
}

std::vector<RenderedLink> site_links(const Site& site, std::uint32_t section) {
  const Section& page = site.sections[section];
  const std::vector<Link>& links = page.written.body.links;
  std::vector<RenderedLink> rendered;
  rendered.reserve(links.size());
  for (std::size_t at = 0; at < links.size(); ++at)
    rendered.push_back(render_link(site, page, links[at], page.targets[at]));
  return rendered;
}

SiteIndex index_site(const Site& site, const Analogies& analogies) {
  SiteIndex index;
  index.tags.resize(site.sections.size());
  for (std::uint32_t tag = 0; tag < site.tags.size(); ++tag)
    for (const std::uint32_t section : site.tags[tag].sections) index.tags[section].push_back(tag);
  index.has_feed = site.config.base_url && std::ranges::any_of(site.sections, belongs_in_feed);
  index.correspondences.resize(site.allegories.size());
  for (const Allegory& allegory : site.allegories) {
    index.entities.emplace_back(allegory.entities.size());
    const auto at = static_cast<std::uint32_t>(index.sentences.size());
    index.sentences.push_back(statement_sentences(site, allegory));
    index.reports.push_back(
        report_analogy(site, at, analogies.mappings[at], analogies.structures[at]));
  }
  const std::vector<std::uint32_t> positions = story_positions(site);
  for (std::uint32_t at = 0; at < site.allegories.size(); ++at)
    index_allegory(site, at, positions, index);
  return index;
}

}  // namespace allegory
