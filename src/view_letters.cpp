// The pages `letters` of the site: the index from A to Z. See view.h and view_letters.h.
#include "view_letters.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "view_parts.h"
#include "view_shapes.h"

namespace allegory {

namespace {

using Type = Field::Type;

const Shape& letter_entry_shape() {
  static const Shape shape{
      "entry",
      "A name in the index from A to Z.",
      {{"name", Type::text, "The name."},
       {"url", Type::text, "Where it leads."},
       {"is_story", Type::flag, "It is a character, or what else belongs to a story."},
       {"is_idea", Type::flag, "It is a concept, or what else belongs to an idea."},
       {"is_section", Type::flag, "It is a section's title."},
       {"is_heading", Type::flag, "It is a heading."},
       {"also", Type::text, "The preferred name of what it names, if that is another."},
       {"has_others", Type::flag, "`others` holds something."},
       {"others", Type::list, "What it stands for, or what stands for it.", &entity_item_shape()},
       {"within", Type::text, "Of a heading: the title of its section."}}};
  return shape;
}

const Shape& letter_shape() {
  static const Shape shape{"letter",
                           "A letter of the index, with the names on this page.",
                           {{"letter", Type::text, "The letter."},
                            {"anchor", Type::text, "The id of its heading."},
                            {"entries", Type::list, "The names.", &letter_entry_shape()}}};
  return shape;
}

const Shape& letter_link_shape() {
  static const Shape shape{"link to a letter",
                           "A way to a letter of the index, or to a part of one.",
                           {{"letter", Type::text, "The letter, or the number of the part."},
                            {"url", Type::text, "Where its names are."},
                            {"is_current", Type::flag, "It is this page."}}};
  return shape;
}

/// How many names of the other side an entry shows.
constexpr std::size_t most_others = 3;

ValueList other_items(const Place& place, EntityRef ref) {
  const ViewContext& context = place.context;
  const bool is_story = entity_of(context.site, ref).written.side == Side::story;
  std::vector<EntityRef> others;
  for (const ItemRef item : context.index.entities[ref.allegory][ref.entity].correspondences) {
    const Correspondence& line = context.site.allegories[item.allegory].correspondences[item.item];
    if (line.written.negative || line.written.overrides) continue;
    if (others.size() == most_others) break;
    for (const Reference& other : is_story ? line.to : line.from) {
      if (others.size() == most_others) break;
      const bool is_new = std::find(others.begin(), others.end(), other.entity) == others.end();
      if (is_new) others.push_back(other.entity);
    }
  }
  ValueList items;
  for (std::size_t at = 0; at < others.size(); ++at)
    items.push_back(entity_item(place, others[at], at + 1 == others.size()));
  return items;
}

void add_entity_fields(const Place& place, const LetterEntry& entry, ValueObject& item) {
  const Entity& entity = entity_of(place.context.site, entry.entity);
  add(item, "url", place.page_url(entity.address));
  add(item, "is_story", entity.written.side == Side::story);
  add(item, "is_idea", entity.written.side == Side::idea);
  if (entry.name != entity.label)
    add(item, "also", entity.label);
  else
    add_list(item, "has_others", "others", other_items(place, entry.entity));
}

Value entry_item(const Place& place, const LetterEntry& entry) {
  const Site& site = place.context.site;
  ValueObject item;
  add(item, "name", entry.name);
  if (entry.entity.is_bound()) {
    add_entity_fields(place, entry, item);
  } else if (entry.section == none) {
    add(item, "url", place.page_url(site.allegories[entry.allegory].address));
    add(item, "is_section", true);
  } else {
    const Section& section = site.sections[entry.section];
    std::string url = place.page_url(section.address);
    add(item, "is_section", entry.heading == none);
    add(item, "is_heading", entry.heading != none);
    if (entry.heading != none) {
      url += '#' + encode_path(section.written.body.headings[entry.heading].anchor);
      add(item, "within", section.title);
    }
    add(item, "url", std::move(url));
  }
  return item;
}

/// What stands above the names of a group.
std::string heading_of(const Place& place, const LetterGroup& group) {
  if (!group.letter.empty()) return group.letter;
  return std::string(place.words().of(group.id == "digits" ? "letters_digits" : "letters_signs"));
}

std::string anchor_of(const LetterGroup& group) { return "letter." + group.id; }

/// The letters of the page, each with its names.
ValueList letter_items(const Place& place, const LetterIndex& letters, const LetterPage& page) {
  ValueList items;
  for (const LetterGroup& group : letters.groups) {
    const std::size_t begin = std::max(group.begin, page.begin);
    const std::size_t end = std::min(group.end, page.end);
    if (begin >= end) continue;
    ValueList entries;
    for (std::size_t at = begin; at < end; ++at)
      entries.push_back(entry_item(place, letters.entries[at]));
    ValueObject item;
    add(item, "letter", heading_of(place, group));
    add(item, "anchor", anchor_of(group));
    add(item, "entries", std::move(entries));
    items.emplace_back(std::move(item));
  }
  return items;
}

Value letter_link(std::string_view letter, std::string url, bool is_current) {
  ValueObject item;
  add(item, "letter", letter);
  add(item, "url", std::move(url));
  add(item, "is_current", is_current);
  return item;
}

/// Ways to all letters.
ValueList letter_links(const Place& place, const LetterIndex& letters, std::uint32_t page) {
  ValueList links;
  if (!letters.is_split()) {
    for (const LetterGroup& group : letters.groups)
      links.push_back(letter_link(heading_of(place, group), '#' + anchor_of(group), false));
    return links;
  }
  for (std::size_t at = 1; at < letters.pages.size(); ++at)
    if (letters.pages[at].part == 0)
      links.push_back(
          letter_link(heading_of(place, letters.groups[letters.pages[at].group]),
                      place.page_url(letters.pages[at].address),
                      page > 0 && letters.pages[at].group == letters.pages[page].group));
  return links;
}

/// Ways to the other parts of the page's letter; empty if it has but one.
ValueList part_links(const Place& place, const LetterIndex& letters, std::uint32_t page) {
  ValueList links;
  if (page == 0) return links;
  for (std::size_t at = 1; at < letters.pages.size(); ++at)
    if (letters.pages[at].group == letters.pages[page].group)
      links.push_back(letter_link(std::to_string(letters.pages[at].part + 1),
                                  place.page_url(letters.pages[at].address), at == page));
  if (links.size() == 1) links.clear();
  return links;
}

}  // namespace

const Shape& letters_shape() {
  static const Shape shape{
      "index from A to Z",
      "On a page of the index: its letters. On a large site each letter has pages of its own.",
      {{"links", Type::list, "Ways to all letters.", &letter_link_shape()},
       {"has_parts", Type::flag, "This letter has several pages."},
       {"parts", Type::list, "Ways to the parts of this letter.", &letter_link_shape()},
       {"letters", Type::list, "The letters on this page.", &letter_shape()}}};
  return shape;
}

Value letters_view(const ViewContext& context, std::uint32_t page) {
  const LetterIndex& letters = context.index.letters;
  const LetterPage& shown = letters.pages[page];
  const Place place{context, shown.address};
  PageFacts facts{.kind = "letters"};
  facts.title = place.words().of("letters_title");
  if (page > 0) {
    facts.title += ": " + heading_of(place, letters.groups[shown.group]);
    if (shown.part > 0)
      facts.title = place.words().of("letters_part", {facts.title, std::to_string(shown.part + 1)});
  }
  facts.lead = facts.description = place.words().of("letters_lead");
  ValueObject data;
  add(data, "links", letter_links(place, letters, page));
  add_list(data, "has_parts", "parts", part_links(place, letters, page));
  add(data, "letters", letter_items(place, letters, shown));
  ValueObject object = page_data(place, facts, {});
  add(object, "index", std::move(data));
  return object;
}

}  // namespace allegory
