// Addresses → URLs, and links → what they become. See view.h.
#include "view.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
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

/// How large an image is, and its smaller copies, the whole of it last.
void add_size(const Section& section, const Asset& image, RenderedLink& rendered) {
  rendered.width = image.size.width;
  rendered.height = image.size.height;
  for (const ScaledImage& copy : image.scaled)
    rendered.smaller += fmt::format("{}{} {}w", rendered.smaller.empty() ? "" : ", ",
                                    relative_file_url(section.address, copy.address), copy.width);
  if (!rendered.smaller.empty())
    rendered.smaller += fmt::format(", {} {}w", rendered.href, image.size.width);
}

RenderedLink render_link(const Site& site, const Section& section, const Link& link,
                         const LinkTarget& target) {
  RenderedLink rendered;
  if (link.form == LinkForm::wiki && !link.has_text)
    rendered.text = link.target.empty() ? link.fragment : link.target;
  switch (target.kind) {
    case LinkTarget::Kind::section:
      rendered.href = url_with_anchor(section.address, site.sections[target.index].address, target);
      if (link.form != LinkForm::image) rendered.css_class = "section";
      break;
    case LinkTarget::Kind::entity: {
      RenderedLink to_entity = entity_link(site, section.address, target.entity);
      to_entity.text = std::move(rendered.text);
      return to_entity;
    }
    case LinkTarget::Kind::asset:
      rendered.href = relative_file_url(section.address, site.assets[target.index].address);
      if (link.has_fragment) rendered.href += '#' + encode_path(link.fragment);
      if (link.form == LinkForm::image) add_size(section, site.assets[target.index], rendered);
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

std::string map_address(const Allegory& allegory) {
  return allegory.address + std::string(map_folder);
}

std::string account_address(const Allegory& allegory) {
  return allegory.address + std::string(account_folder);
}

bool has_section_maps(const Site& site, std::uint32_t allegory) {
  return site.allegories[allegory].entities.size() > names_on_a_map;
}

std::vector<std::uint32_t> mapped_sections(const Site& site, const SiteIndex& index,
                                           std::uint32_t allegory) {
  std::vector<std::uint32_t> sections;
  if (has_map(index, allegory) && has_section_maps(site, allegory))
    for (const std::uint32_t section : site.allegories[allegory].sections)
      if (!index.map_parts[section].is_empty()) sections.push_back(section);
  return sections;
}

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

std::string_view fate_words(const Words& words, Fate fate) {
  switch (fate) {
    case Fate::carried:
      return words.of("fate_carried");
    case Fate::predicted:
      return words.of("fate_predicted");
    case Fate::broken:
      return words.of("fate_broken");
    case Fate::silent:
      break;
  }
  return words.of("fate_silent");
}

std::string_view clash_words(const Words& words, ReportClash::Kind kind) {
  switch (kind) {
    case ReportClash::Kind::role_swap:
      return words.of("account_clash_role_swap");
    case ReportClash::Kind::crossed_argument:
      return words.of("account_clash_crossed_argument");
    case ReportClash::Kind::mismatch:
      return words.of("account_clash_mismatch");
    case ReportClash::Kind::contradicted:
      return words.of("account_clash_contradicted");
    case ReportClash::Kind::unbroken:
      return words.of("account_clash_unbroken");
    case ReportClash::Kind::verb_gap:
      break;
  }
  return words.of("account_clash_verb_gap");
}

std::string_view language_of(const Site& site, const Section& section) {
  const auto& lang = section.written.front.lang;
  return lang ? std::string_view(lang->value) : std::string_view(site.config.lang);
}

std::string edited_on(const ViewContext& context, std::uint32_t section) {
  const ParsedSection& written = context.site.sections[section].written;
  if (written.front.updated) return written.front.updated->value;
  const auto known = context.history.find(context.sources[written.source].path);
  return known == context.history.end() ? std::string() : known->second.edited;
}

std::string last_change(const ViewContext& context, std::uint32_t section) {
  const auto& date = context.site.sections[section].written.front.date;
  std::string edited = edited_on(context, section);
  if (!date) return edited;
  // Both begin with YYYY-MM-DD; a page may be dated after the commit that brought it.
  return edited.substr(0, 10) < date->value.substr(0, 10) ? date->value : edited;
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

}  // namespace allegory
