// What all pages of the view have in common: `site`, `page`, `allegory`, links and lists.
#include "view_parts.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/characters.h"
#include "base/text.h"
#include "view_contents.h"

namespace allegory {

namespace {

/// Levels of `extra:` that templates can reach; deeper ones are dropped.
constexpr int extra_depth = 16;

/// Languages that are written from right to left, by their primary subtag.
constexpr std::array<std::string_view, 11> right_to_left{"ar", "ckb", "dv", "fa", "he", "ps",
                                                         "sd", "syr", "ug", "ur", "yi"};

/// Pages that the links beside every page lead to, as flags for `aria-current`.
constexpr std::array<std::string_view, 5> marked_kinds{"is_map", "is_account", "is_letters",
                                                       "is_coverage", "is_tags"};

/// The bound on the depth makes this recursion safe.
Value extra_value(const YamlNode& node, int depth) {
  switch (node.type) {
    case YamlNode::Type::null:
      return false;
    case YamlNode::Type::scalar:
      if (!node.quoted && (node.text == "true" || node.text == "false")) return node.text == "true";
      return node.text;
    case YamlNode::Type::sequence: {
      ValueList items;
      if (depth > 0)
        for (const YamlNode& item : node.items) items.push_back(extra_value(item, depth - 1));
      return items;
    }
    case YamlNode::Type::map:
      break;
  }
  ValueObject object;
  if (depth > 0)
    for (const YamlEntry& entry : node.entries)
      add(object, entry.key.value, extra_value(entry.value, depth - 1));
  return object;
}

void add_extra(ValueObject& object, const YamlNode& extra) {
  if (extra.type == YamlNode::Type::map) add(object, "extra", extra_value(extra, extra_depth));
}

Value site_data(const Place& place) {
  const Site& site = place.context.site;
  ValueObject data;
  add(data, "title", site.config.title.value);
  add(data, "short_title", short_title(site.config.title.value));
  add_text(data, "description", site.config.description);
  add_text(data, "author", site.config.author);
  if (!site.config.author.empty()) add(data, "by", place.words().of("by", {site.config.author}));
  add(data, "lang", site.config.lang);
  add(data, "root", place.page_url(""));
  add(data, "static", place.file_url("static/"));
  add(data, "style_url", place.file_url(place.context.assets.style));
  add(data, "script_url", place.file_url(place.context.assets.script));
  add(data, "icon_url", place.file_url(place.context.assets.icon));
  add(data, "letters_url", place.page_url(letters_address));
  if (has_coverage(place.context.index))
    add(data, "coverage_url", place.page_url(coverage_address));
  if (site.config.base_url) add(data, "base_url", site.config.base_url->value);
  if (!site.tags.empty()) add(data, "tags_url", place.page_url("tags/"));
  if (place.context.index.has_feed) add(data, "feed_url", place.file_url("atom.xml"));
  add(data, "is_strict", !place.context.trust_html);
  add_extra(data, site.config.extra);
  return data;
}

Value allegory_data(const Place& place, std::uint32_t index) {
  const Allegory& allegory = place.context.site.allegories[index];
  const bool is_here = place.address == allegory.address && place.base_path.empty();
  const std::string url = is_here ? std::string{} : place.page_url(allegory.address);
  ValueObject data;
  add(data, "name", allegory_name(allegory));
  add(data, "title", allegory.title);
  add(data, "short_title", short_title(allegory.title));
  add(data, "is_root", allegory.address.empty());
  add(data, "story", allegory.story);
  add(data, "idea", allegory.idea);
  add_text(data, "summary", allegory.summary);
  add_text(data, "takeaway", allegory.takeaway);
  add(data, "url", place.page_url(allegory.address));
  if (!place.context.index.correspondences[index].empty())
    add(data, "cast_url", url + "#page.cast");
  if (!allegory.sections.empty()) add(data, "sections_url", url + "#page.sections");
  if (has_map(place.context.index, index)) {
    add(data, "map_url", place.page_url(map_address(allegory)));
    add(data, "account_url", place.page_url(account_address(allegory)));
  }
  return data;
}

ValueList breadcrumbs(const Place& place, const PageFacts& facts) {
  ValueList crumbs;
  for (const Crumb& crumb : way_to(place, facts)) {
    ValueObject item;
    add(item, "title", crumb.title);
    add(item, "url", place.page_url(crumb.address));
    add(item, "is_current", crumb.address == place.address);
    crumbs.emplace_back(std::move(item));
  }
  return crumbs;
}

/// When the text behind a page was last changed, and how often.
void add_history(const Place& place, std::uint32_t section, ValueObject& page) {
  const ViewContext& context = place.context;
  add_text(page, "edited", edited_on(context, section));
  const auto known =
      context.history.find(context.sources[context.site.sections[section].written.source].path);
  if (known != context.history.end())
    add(page, "revisions", std::to_string(known->second.revisions));
}

/// The fields of `page` that come from the section behind it.
void add_section_fields(const Place& place, std::uint32_t index, ValueObject& page) {
  const Section& section = place.context.site.sections[index];
  ValueList tags;
  for (const std::uint32_t tag : place.context.index.tags[index])
    tags.push_back(
        link_to(place, place.context.site.tags[tag].name, place.context.site.tags[tag].address));
  add_list(page, "has_tags", "tags", std::move(tags));
  add(page, "has_neighbours", section.previous != none || section.next != none);
  if (section.previous != none) add(page, "previous", link_to_section(place, section.previous));
  if (section.next != none) add(page, "next", link_to_section(place, section.next));
  add_history(place, index, page);
  add_extra(page, section.written.front.extra);
}

/// The paper's colours, for the frame that a browser draws around the page.
void add_paper(const Site& site, std::uint32_t allegory, ValueObject& page) {
  Look look = site.look;
  const Look* own = allegory == none ? nullptr : own_look(site, site.allegories[allegory]);
  if (own != nullptr) lay_over(look, *own, 0);
  if (const auto& light = look.color(Scheme::light, ColorRole::paper))
    add(page, "paper_light", to_hex(light->color));
  if (const auto& dark = look.color(Scheme::dark, ColorRole::paper))
    add(page, "paper_dark", to_hex(dark->color));
}

ValueObject page_fields(const Place& place, const PageFacts& facts) {
  const Site& site = place.context.site;
  const std::string& lang = facts.lang.empty() ? site.config.lang : facts.lang;
  const std::string& site_title = site.config.title.value;
  ValueObject page;
  add(page, "kind", facts.kind);
  add(page, "title", facts.title);
  const std::string_view start = short_title(facts.title);
  add(page, "title_start", start);
  if (start.size() < facts.title.size())
    add_text(page, "title_rest", std::string_view(facts.title).substr(start.size() + 2));
  add(page, "full_title",
      facts.title == site_title ? facts.title : facts.title + " · " + site_title);
  add_text(page, "description", shorten(facts.description, 200));
  add_text(page, "lead", facts.lead);
  add(page, "lang", lang);
  add(page, "dir", text_direction(lang));
  add_text(page, "author", facts.author);
  if (!facts.author.empty()) add(page, "by", place.words().of("by", {facts.author}));
  add_text(page, "date", facts.date);
  add_text(page, "updated", facts.updated);
  add(page, "is_changed", facts.updated != facts.date);
  add(page, "has_byline", !facts.author.empty() || !facts.updated.empty());
  add_text(page, "takeaway", facts.takeaway);
  add_text(page, "edit_url", facts.edit_url);
  add_text(page, "image", facts.image);
  add(page, "is_root", place.address.empty() && facts.kind != "not-found");
  add(page, "is_article", facts.kind == "section");
  for (const std::string_view kind : marked_kinds)
    add(page, kind, facts.kind == kind.substr(std::string_view("is_").size()));
  if (facts.kind != "not-found") add_text(page, "url", absolute_url(site, place.address));
  add_list(page, "has_breadcrumbs", "breadcrumbs", breadcrumbs(place, facts));
  return page;
}

}  // namespace

std::string_view direction(std::string_view lang) {
  const std::string_view primary = lang.substr(0, lang.find('-'));
  return std::ranges::find(right_to_left, primary) == right_to_left.end() ? "ltr" : "rtl";
}

void add(ValueObject& object, std::string_view name, Value value) {
  object.emplace_back(name, std::move(value));
}

void add_text(ValueObject& object, std::string_view name, std::string_view text) {
  if (!text.empty()) add(object, name, text);
}

void add_list(ValueObject& object, std::string_view flag, std::string_view name, ValueList list) {
  add(object, flag, !list.empty());
  add(object, name, std::move(list));
}

std::vector<Crumb> way_to(const Place& place, const PageFacts& facts) {
  const Site& site = place.context.site;
  if (place.address.empty() || !place.base_path.empty()) return {};
  std::vector<Crumb> way{{site.config.title.value, ""}};
  const std::string home =
      facts.allegory == none ? std::string{} : site.allegories[facts.allegory].address;
  if (!home.empty() && home != place.address)
    way.push_back({site.allegories[facts.allegory].title, home});
  const std::size_t begin = way.size();
  std::uint32_t at = facts.section == none ? none : site.sections[facts.section].parent;
  for (; at != none && way.size() - begin < site.sections.size(); at = site.sections[at].parent)
    if (!site.sections[at].address.empty() && site.sections[at].address != home)
      way.push_back({site.sections[at].title, site.sections[at].address});
  std::reverse(way.begin() + static_cast<std::ptrdiff_t>(begin), way.end());
  way.push_back({facts.title, place.address});
  return way;
}

std::string_view text_direction(std::string_view lang) {
  const std::string_view primary = lang.substr(0, lang.find('-'));
  return std::ranges::find(right_to_left, primary) == right_to_left.end() ? "ltr" : "rtl";
}

std::string Place::page_url(std::string_view to) const {
  if (document) return document->url(to);
  return base_path.empty() ? relative_url(address, to) : base_path + encode_path(to);
}

std::string Place::file_url(std::string_view file) const {
  return base_path.empty() ? relative_file_url(address, file) : base_path + encode_path(file);
}

Value link_to(const Place& place, std::string_view title, std::string_view address) {
  ValueObject link;
  add(link, "title", title);
  add(link, "url", place.page_url(address));
  return link;
}

Value link_to_section(const Place& place, std::uint32_t section) {
  const Section& target = place.context.site.sections[section];
  return link_to(place, target.title, target.address);
}

Value section_item(const Place& place, std::uint32_t index, std::size_t level) {
  const Section& section = place.context.site.sections[index];
  const FrontMatter& front = section.written.front;
  std::string_view sentence = section.written.body.first_sentence;
  if (sentence.empty() && front.description) sentence = front.description->value;
  ValueObject item;
  add(item, "title", section.title);
  add(item, "url", place.page_url(section.address));
  add_text(item, "first_sentence", shorten(sentence, 300));
  add_text(item, "date", front.date ? front.date->value : "");
  add(item, "level", std::to_string(level));
  return item;
}

std::string_view short_title(std::string_view title) { return title.substr(0, title.find(": ")); }

std::string shorten(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return std::string(text);
  const std::size_t space = text.rfind(' ', limit);
  // A text without spaces (Chinese, Japanese) is cut between two characters.
  if (space == std::string_view::npos || space == 0) return shortened(text, limit);
  return std::string(text.substr(0, space)) + "…";
}

ValueObject page_data(const Place& place, const PageFacts& facts, const ValueObject& extra_page) {
  const Site& site = place.context.site;
  // Where there is but one allegory, every page belongs to it as far as a reader can tell.
  const std::uint32_t allegory =
      facts.allegory == none && site.allegories.size() == 1 ? 0 : facts.allegory;
  const bool has_way_in =
      allegory != none && (!site.allegories[allegory].sections.empty() ||
                           !place.context.index.correspondences[allegory].empty());
  ValueObject page = page_fields(place, facts);
  add_paper(site, allegory, page);
  add(page, "has_nav", has_way_in || !site.tags.empty());
  // An opening page shows all of this itself.
  if (facts.kind != "home" && facts.kind != "overview" && facts.kind != "redirect")
    add_list(page, "has_contents", "contents", contents(place, allegory, facts.section));
  if (facts.section != none) add_section_fields(place, facts.section, page);
  for (const auto& [name, value] : extra_page) add(page, name, value);

  ValueObject data;
  add(data, "words", Value::shared(place.words().value()));
  add(data, "site", site_data(place));
  add(data, "page", std::move(page));
  add(data, "sharing", sharing_data(place, facts));
  if (allegory != none) add(data, "allegory", allegory_data(place, allegory));
  return data;
}

}  // namespace allegory
