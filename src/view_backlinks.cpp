// Who leads to a page, and with which words: the mentions of an entity, the links to a section.
//
// Comes in: the index of mentions, reasons and links. Goes out: lists that say of each place where
// it is, and the sentence with the name apart, so that a template can mark it. A page quotes a
// bounded number of sentences, however often it is named; where else it is named it lists.
#include <algorithm>
#include <map>

#include "base/text.h"
#include "view_parts.h"

namespace allegory {

namespace {

constexpr std::size_t quotes_per_section = 2;
constexpr std::size_t quoted_sections = 16;
constexpr std::size_t listed_sections = 100;
constexpr std::size_t quoted_reasons = 24;

void add_quote(const Quote& quote, ValueObject& item) {
  add_text(item, "before", quote.before);
  add_text(item, "name", quote.name);
  add_text(item, "after", quote.after);
}

std::optional<Quote> quote_of(const Place& place, const Section& section,
                              const ProseMention& mention) {
  const Body& body = section.written.body;
  if (mention.link != none) return quote_link(place.context.sources, body, mention.link);
  return quote_name(place.context.sources, body, mention.prose, mention.begin, mention.end);
}

/// The heading above a mention, unless it is the page's title.
const Heading* heading_above(const Section& section, const ProseMention& mention) {
  const Body& body = section.written.body;
  if (mention.heading == none || (mention.heading == 0 && body.opens_with_title)) return nullptr;
  return &body.headings[mention.heading];
}

ValueObject quote_item(const Place& place, const Section& section, const ProseMention& mention,
                       const Quote& quote) {
  ValueObject item;
  const Heading* heading = heading_above(section, mention);
  std::string url = place.page_url(section.address);
  if (heading != nullptr) url += '#' + encode_path(heading->anchor);
  add(item, "url", std::move(url));
  if (heading != nullptr) add_text(item, "heading", heading->text);
  add_quote(quote, item);
  return item;
}

/// A section that names an entity, with the first sentences that do.
Value mentioning_section(const Place& place, std::span<const Mention> mentions) {
  const Section& section = place.context.site.sections[mentions.front().section];
  ValueList quotes;
  std::vector<std::string> seen;
  for (const Mention& at : mentions.first(std::min(mentions.size(), 3 * quotes_per_section))) {
    if (quotes.size() == quotes_per_section) break;
    const ProseMention& mention = section.mentions[at.mention];
    const std::optional<Quote> quote = quote_of(place, section, mention);
    if (!quote) continue;
    // One sentence that names it twice is one place.
    std::string sentence = quote->before + quote->name + quote->after;
    if (std::ranges::find(seen, sentence) != seen.end()) continue;
    seen.push_back(std::move(sentence));
    quotes.emplace_back(quote_item(place, section, mention, *quote));
  }
  ValueObject item;
  add(item, "title", section.title);
  add(item, "url", place.page_url(section.address));
  add_list(item, "has_quotes", "quotes", std::move(quotes));
  return item;
}

/// Fields of what an entity's name stands in: the sections, then the rest of them as links.
void add_mentions(const Place& place, const Entity& entity, ValueObject& data) {
  std::map<std::uint32_t, std::vector<Mention>> by_section;
  std::vector<std::uint32_t> order;
  for (const Mention& mention : entity.mentions) {
    std::vector<Mention>& list = by_section[mention.section];
    if (list.empty()) order.push_back(mention.section);
    if (list.size() < 3 * quotes_per_section) list.push_back(mention);
  }
  ValueList mentions, more;
  for (const std::uint32_t section : order) {
    if (mentions.size() < quoted_sections)
      mentions.push_back(mentioning_section(place, by_section[section]));
    else if (more.size() < listed_sections)
      more.push_back(link_to_section(place, section));
  }
  const std::size_t told = mentions.size() + more.size();
  add_list(data, "has_mentions", "mentions", std::move(mentions));
  add_list(data, "has_more_mentions", "more_mentions", std::move(more));
  if (told < order.size())
    add(data, "unlisted_mentions",
        place.words().of("mentions_unlisted", {std::to_string(order.size() - told)}));
}

/// The sentence of a reason around a name.
Quote quote_reason(std::string_view reason, const std::vector<ReasonMention>& named,
                   EntityRef entity) {
  for (const ReasonMention& mention : named)
    if (mention.entity == entity) return quote_text(reason, mention.begin, mention.end);
  return {};
}

/// Correspondences of others whose reason names the entity.
ValueList reason_items(const Place& place, EntityRef ref, const std::vector<ItemRef>& reasons) {
  ValueList items;
  for (const ItemRef at : reasons) {
    if (items.size() == quoted_reasons) break;
    const Correspondence& line =
        place.context.site.allegories[at.allegory].correspondences[at.item];
    ValueObject item;
    add(item, "pair", card(place, at, {}));
    add_quote(quote_reason(line.written.because, line.named, ref), item);
    items.emplace_back(std::move(item));
  }
  return items;
}

/// Breaks of others whose reason names the entity.
ValueList break_reason_items(const Place& place, EntityRef ref,
                             const std::vector<ItemRef>& reasons) {
  const std::vector<ItemRef> first(
      reasons.begin(),
      reasons.begin() + static_cast<std::ptrdiff_t>(std::min(reasons.size(), quoted_reasons)));
  ValueList breaks = break_items(place, first), items;
  for (std::size_t at = 0; at < breaks.size(); ++at) {
    const Break& broken = place.context.site.allegories[first[at].allegory].breaks[first[at].item];
    ValueObject item;
    add(item, "broken", std::move(breaks[at]));
    add_quote(quote_reason(broken.reason, broken.named, ref), item);
    items.emplace_back(std::move(item));
  }
  return items;
}

}  // namespace

void add_entity_backlinks(const Place& place, EntityRef ref, ValueObject& data) {
  const EntityFacts& facts = place.context.index.entities[ref.allegory][ref.entity];
  const Entity& entity = entity_of(place.context.site, ref);
  add_mentions(place, entity, data);
  add(data, "is_named",
      !entity.mentions.empty() || !facts.reasons.empty() || !facts.break_reasons.empty());
  add_list(data, "has_reasons", "reasons", reason_items(place, ref, facts.reasons));
  add_list(data, "has_break_reasons", "break_reasons",
           break_reason_items(place, ref, facts.break_reasons));
}

void add_section_backlinks(const Place& place, std::uint32_t index, ValueObject& data) {
  const Site& site = place.context.site;
  ValueList linked;
  for (const SectionLink& from : place.context.index.links_to[index]) {
    if (linked.size() == quoted_sections) break;
    const Section& section = site.sections[from.section];
    const Link& link = section.written.body.links[from.link];
    if (link.form == LinkForm::image) continue;
    ProseMention mention;
    mention.link = from.link;
    ValueObject item;
    add(item, "title", section.title);
    add(item, "url", place.page_url(section.address));
    add(item, "is_link", true);
    if (const std::optional<Quote> quote = quote_of(place, section, mention))
      add_quote(*quote, item);
    linked.emplace_back(std::move(item));
  }
  // The page before it leads here as well; the navigation says so where nobody else does.
  const std::uint32_t previous = site.sections[index].previous;
  if (!linked.empty() && previous != none) {
    Value item = link_to_section(place, previous);
    ValueObject fields = std::get<ValueObject>(item.data());
    add(fields, "is_previous", true);
    linked.emplace_back(std::move(fields));
  }
  add_list(data, "has_linked_from", "linked_from", std::move(linked));
}

}  // namespace allegory
