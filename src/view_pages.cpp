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

/// What an entity's name and meaning say together; empty if it means nothing in that allegory.
std::string title_of(const ViewContext& context, std::uint32_t allegory, EntityRef entity) {
  const std::string meaning = meaning_of(context, allegory, entity);
  return meaning.empty() ? meaning : entity_of(context.site, entity).label + " " + meaning;
}

/// The links of a section; one that names an entity says what it means.
std::vector<RenderedLink> links_with_meanings(const ViewContext& context, std::uint32_t index) {
  const Section& section = context.site.sections[index];
  std::vector<RenderedLink> links = site_links(context.site, index);
  for (std::size_t at = 0; at < links.size(); ++at) {
    const LinkTarget& target = section.targets[at];
    if (target.kind == LinkTarget::Kind::entity)
      links[at].title = title_of(context, section.allegory, target.entity);
  }
  return links;
}

/// The section's text as HTML.
std::string body_html(const ViewContext& context, std::uint32_t index) {
  const Section& section = context.site.sections[index];
  const Body& body = section.written.body;
  HtmlOptions options{context.trust_html, body.opens_with_title, {}, {}};
  options.inserted = inserted_links(section, [&](EntityRef entity) {
    RenderedLink link = entity_link(context.site, section.address, entity);
    link.title = title_of(context, section.allegory, entity);
    return link;
  });
  return render_html(context.sources, body, links_with_meanings(context, index), options);
}

/// `body`, `anchor` and `toc` of `page`.
ValueObject body_fields(const ViewContext& context, std::uint32_t index) {
  const Body& body = context.site.sections[index].written.body;
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
  add_text(fields, "body", body_html(context, index));
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
  for (const Allegory& allegory : place.context.site.allegories) {
    ValueObject item;
    add(item, "title", allegory.title);
    add(item, "story", allegory.story);
    add(item, "idea", allegory.idea);
    add_text(item, "summary", allegory.summary);
    add(item, "url", place.page_url(allegory.address));
    items.emplace_back(std::move(item));
  }
  return items;
}

}  // namespace

Value section_view(const ViewContext& context, std::uint32_t index) {
  const Section& section = context.site.sections[index];
  const Place place{context, section.address, {}, text_of(section.written.front.lang)};
  ValueObject data = page_data(place, facts_of(context, index), body_fields(context, index));
  add_list(data, "has_cast", "cast", section_cast(place, index));
  ValueList children;
  for (const std::uint32_t child : section.children)
    children.push_back(section_item(place, child, 1));
  add_list(data, "has_sections", "sections", std::move(children));
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
  ValueObject data =
      page_data(place, facts, has_page ? body_fields(context, allegory.index) : ValueObject{});
  add_cast(place, index, data);
  add_list(data, "has_sections", "sections", outline(place, allegory));
  return data;
}

Value tag_view(const ViewContext& context, std::uint32_t index) {
  const Tag& tag = context.site.tags[index];
  const Place place{context, tag.address};
  ValueObject data = page_data(place, {.kind = "tag", .title = tag.name}, {});
  ValueObject fields;
  add(fields, "name", tag.name);
  add(fields, "count", std::to_string(tag.sections.size()));
  add(fields, "is_one", tag.sections.size() == 1);
  add(data, "tag", std::move(fields));
  ValueList sections;
  for (const std::uint32_t section : tag.sections)
    sections.push_back(section_item(place, section, 1));
  add_list(data, "has_sections", "sections", std::move(sections));
  return data;
}

Value tags_view(const ViewContext& context) {
  const Place place{context, "tags/"};
  ValueObject data = page_data(place, {.kind = "tags", .title = "Tags"}, {});
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
  ValueObject data = page_data(place, {.kind = "not-found", .title = "Page not found"}, {});
  add(data, "not_found", true);
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
