// One function for each kind of page but the entity's (view_entity.cpp). See view.h.
#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/files.h"
#include "base/text.h"
#include "view_parts.h"

namespace allegory {

namespace {

std::string text_of(const std::optional<Spanned<std::string>>& text) {
  return text ? text->value : std::string{};
}

/// `image:` as an absolute URL, for previews of links to the page; empty if there is none.
std::string preview_image(const Site& site, const Section& section) {
  const std::string image = text_of(section.written.front.image);
  if (is_web_address(image)) return image;
  return section.image == none ? std::string{}
                               : absolute_url(site, site.assets[section.image].address);
}

PageFacts facts_of(const ViewContext& context, std::uint32_t index) {
  const Section& section = context.site.sections[index];
  const FrontMatter& front = section.written.front;
  PageFacts facts{.kind = "section", .title = section.title};
  facts.description = front.description ? front.description->value : section.written.body.summary;
  facts.lead = text_of(front.description);
  facts.lang = text_of(front.lang);
  facts.author = text_of(front.author);
  facts.date = text_of(front.date);
  facts.updated = front.updated ? front.updated->value : facts.date;
  facts.takeaway = section.is_home ? std::string{} : text_of(front.takeaway);
  facts.image = preview_image(context.site, section);
  facts.allegory = section.allegory;
  facts.section = index;
  if (context.site.config.edit_url)
    facts.edit_url =
        *context.site.config.edit_url + encode_path(context.sources[section.written.source].path);
  return facts;
}

/// `body`, `anchor` and `toc` of `page`.
ValueObject body_fields(const Place& place, std::uint32_t index, const SectionText& text) {
  const Section& section = place.context.site.sections[index];
  const Body& body = section.written.body;
  ValueList toc;
  for (const Heading& heading : body.headings) {
    if (heading.level < 2 || heading.level > 3) continue;
    ValueObject item;
    add(item, "text", heading.text);
    add(item, "url", '#' + encode_path(heading.anchor));
    add(item, "level", std::to_string(heading.level));
    toc.emplace_back(std::move(item));
  }
  ValueObject fields;
  add_text(fields, "body", text.html);
  if (section.allegory != none) add_readings(place, section.allegory, text, fields);
  if (body.opens_with_title && !body.headings.empty())
    add_text(fields, "anchor", body.headings.front().anchor);
  // A table of one line is no help.
  add(fields, "has_toc", toc.size() > 1);
  add(fields, "toc", std::move(toc));
  return fields;
}

/// The outline of an allegory in story order, with the depth of each section.
ValueList outline(const Place& place, const Allegory& allegory) {
  ValueList items;
  std::unordered_map<std::uint32_t, std::size_t> levels;
  for (const std::uint32_t index : allegory.sections) {
    const auto above = levels.find(place.context.site.sections[index].parent);
    const std::size_t level = above == levels.end() ? 1 : above->second + 1;
    levels.emplace(index, level);
    items.push_back(section_item(place, index, level));
  }
  return items;
}

ValueList allegory_items(const Place& place) {
  ValueList items;
  for (std::uint32_t at = 0; at < place.context.site.allegories.size(); ++at) {
    const Allegory& allegory = place.context.site.allegories[at];
    ValueObject item;
    add(item, "title", allegory.title);
    add(item, "story", allegory.story);
    add(item, "idea", allegory.idea);
    add_text(item, "summary", allegory.summary);
    add(item, "url", place.page_url(allegory.address));
    if (const std::string figures = account_line(place, at); !figures.empty()) {
      add(item, "figures", figures);
      add(item, "account_url", place.page_url(account_address(allegory)));
    }
    items.emplace_back(std::move(item));
  }
  return items;
}

/// Where somebody who is lost may have wanted to go: sections, then names, as many as one page
/// holds without being a burden.
ValueList places(const Place& place) {
  constexpr std::size_t most = 500;
  const Site& site = place.context.site;
  ValueList list;
  const auto add_sections = [&](const std::vector<std::uint32_t>& sections) {
    for (const std::uint32_t at : sections)
      if (list.size() < most) list.push_back(link_to_section(place, at));
  };
  for (const Allegory& allegory : site.allegories) add_sections(allegory.sections);
  add_sections(place.context.index.outline.pages);
  for (const Allegory& allegory : site.allegories)
    for (std::size_t at = 0; at < allegory.entities.size() && list.size() < most; ++at)
      list.push_back(link_to(place, allegory.entities[at].label, allegory.entities[at].address));
  return list;
}

}  // namespace

Value section_view(const ViewContext& context, std::uint32_t index) {
  const Section& section = context.site.sections[index];
  const Place place{context, section.address, {}, text_of(section.written.front.lang)};
  const SectionText text = section_text(place, index);
  ValueObject data = page_data(place, facts_of(context, index), body_fields(place, index, text));
  add_list(data, "has_cast", "cast", cards_of_items(place, section.allegory, text.unnoted));
  ValueList children;
  for (const std::uint32_t child : section.children)
    children.push_back(section_item(place, child, 1));
  add_list(data, "has_sections", "sections", std::move(children));
  add_section_backlinks(place, index, data);
  // A root page that opens no allegory is the way to all of them.
  if (section.address.empty())
    add_list(data, "has_allegories", "allegories", allegory_items(place));
  return data;
}

Value home_view(const ViewContext& context, std::uint32_t index) {
  const Allegory& allegory = context.site.allegories[index];
  const Place place{context, allegory.address};
  const bool has_page = allegory.index != none;
  PageFacts facts = has_page ? facts_of(context, allegory.index) : PageFacts{};
  facts.kind = "home";
  facts.title = allegory.title;
  facts.allegory = index;
  if (!allegory.summary.empty()) facts.description = allegory.summary;
  const ValueObject body =
      has_page ? body_fields(place, allegory.index, section_text(place, allegory.index))
               : ValueObject{};
  ValueObject data = page_data(place, facts, body);
  add_cast(place, index, data);
  add_list(data, "has_sections", "sections", outline(place, allegory));
  add_list(data, "has_figures", "figures", account_figures(place, index));
  return data;
}

Value tag_view(const ViewContext& context, std::uint32_t index) {
  const Tag& tag = context.site.tags[index];
  const Place place{context, tag.address};
  ValueObject data = page_data(place, {.kind = "tag", .title = tag.name}, {});
  ValueObject fields;
  add(fields, "name", tag.name);
  add(fields, "count", std::to_string(tag.sections.size()));
  add(fields, "told", place.words().of("tag_pages", {std::to_string(tag.sections.size())}));
  add(data, "tag", std::move(fields));
  ValueList sections;
  for (const std::uint32_t section : tag.sections)
    sections.push_back(section_item(place, section, 1));
  add_list(data, "has_sections", "sections", std::move(sections));
  return data;
}

Value tags_view(const ViewContext& context) {
  const Place place{context, "tags/"};
  const PageFacts facts{.kind = "tags", .title = std::string(place.words().of("tags"))};
  ValueObject data = page_data(place, facts, {});
  ValueList tags;
  for (const Tag& tag : context.site.tags) {
    ValueObject item;
    add(item, "name", tag.name);
    add(item, "url", place.page_url(tag.address));
    add(item, "count", std::to_string(tag.sections.size()));
    tags.emplace_back(std::move(item));
  }
  add(data, "tags", std::move(tags));
  return data;
}

Value not_found_view(const ViewContext& context) {
  // The page is served under any address, so its links must not depend on where it seems to be.
  Place place{context, {}, {}};
  if (const auto& base = context.site.config.base_url) {
    const std::size_t host = base->value.find("://");
    const std::size_t path = base->value.find('/', host == std::string::npos ? 0 : host + 3);
    place.base_path = path == std::string::npos ? "/" : base->value.substr(path);
  }
  const PageFacts facts{.kind = "not-found", .title = std::string(place.words().of("not_found"))};
  ValueObject data = page_data(place, facts, {});
  add(data, "not_found", true);
  add_list(data, "has_places", "places", places(place));
  return data;
}

Value redirect_view(const ViewContext& context, std::uint32_t index) {
  const Redirect& redirect = context.site.redirects[index];
  const Section& section = context.site.sections[redirect.section];
  const Place place{context, redirect.address};
  ValueObject data = page_data(place, {.kind = "redirect", .title = section.title}, {});
  ValueObject fields;
  add(fields, "title", section.title);
  add(fields, "url", place.page_url(section.address));
  const std::string canonical = absolute_url(context.site, section.address);
  add(fields, "canonical", canonical.empty() ? place.page_url(section.address) : canonical);
  add(data, "redirect", std::move(fields));
  return data;
}

Value overview_view(const ViewContext& context) {
  const Place place{context, {}};
  const Config& config = context.site.config;
  ValueObject data = page_data(
      place, {.kind = "overview", .title = config.title.value, .description = config.description},
      {});
  add_list(data, "has_allegories", "allegories", allegory_items(place));
  ValueList pages;
  for (std::uint32_t at = 0; at < context.site.sections.size(); ++at) {
    const Section& section = context.site.sections[at];
    if (section.allegory == none && section.parent == none)
      pages.push_back(section_item(place, at, 1));
  }
  add_list(data, "has_sections", "sections", std::move(pages));
  return data;
}

}  // namespace allegory
