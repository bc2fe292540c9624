// Paths, slugs and ids → addresses; who claims which. See addresses.h.
#include "resolve/addresses.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "resolve/outline.h"

namespace allegory {

std::string address_of_path(std::string_view path) {
  std::string address;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view segment = path.substr(0, slash);
    if (!segment.empty()) address += address_segment(segment) + '/';
    path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
  }
  return address;
}

namespace {

void address_sections(Site& site) {
  for (Section& section : site.sections) {
    const std::string_view path = section.written.path;
    std::string_view folder = folder_of(path);
    std::string_view name = stem_of(path);
    if (section.is_index) {
      name = stem_of(folder);
      folder = folder_of(folder);
    }
    const auto& slug = section.written.front.slug;
    section.address = address_of_path(folder);
    if (!name.empty()) section.address += address_segment(slug ? slug->value : name) + '/';
  }
}

void address_entities(Site& site) {
  for (Allegory& allegory : site.allegories) {
    allegory.address = allegory.index == none ? address_of_path(allegory.folder)
                                              : site.sections[allegory.index].address;
    for (Entity& entity : allegory.entities)
      entity.address = allegory.address +
                       (entity.written.side == Side::story ? "story/" : "idea/") +
                       address_segment(entity.written.id.value) + '/';
  }
}

/// Pages in the order in which they are read: allegory by allegory, then the rest by path.
std::vector<std::uint32_t> reading_order(const Site& site) {
  std::vector<std::uint32_t> order;
  for (const Allegory& allegory : site.allegories) {
    if (allegory.index != none) order.push_back(allegory.index);
    order.insert(order.end(), allegory.sections.begin(), allegory.sections.end());
  }
  for (std::uint32_t index = 0; index < site.sections.size(); ++index)
    if (site.sections[index].allegory == none) order.push_back(index);
  return order;
}

/// Tags that differ only in case or normal form are one tag, under the name met first.
void collect_tags(Site& site) {
  std::map<std::string, std::size_t> known;
  for (const std::uint32_t index : reading_order(site)) {
    for (const Spanned<std::string>& tag : site.sections[index].written.front.tags) {
      const auto [entry, is_new] = known.try_emplace(fold(tag.value), site.tags.size());
      if (is_new)
        site.tags.push_back({tag.value, "tags/" + address_segment(tag.value) + '/', {}, tag.at});
      std::vector<std::uint32_t>& sections = site.tags[entry->second].sections;
      if (sections.empty() || sections.back() != index) sections.push_back(index);
    }
  }
  std::ranges::sort(site.tags, {}, &Tag::address);
}

void collect_redirects(Site& site) {
  for (std::uint32_t index = 0; index < site.sections.size(); ++index) {
    for (const Spanned<std::string>& alias : site.sections[index].written.front.aliases) {
      std::string_view address = alias.value;
      while (address.starts_with('/')) address.remove_prefix(1);
      std::string path(address);
      if (!path.ends_with('/') && !path.ends_with(".html")) path += '/';
      site.redirects.push_back({alias, std::move(path), index});
    }
  }
}

/// The file that an address is, so that a page and a file that ask for the same place are found.
std::string file_of(const std::string& address) {
  return fold(address.empty() || address.ends_with('/') ? address + "index.html" : address);
}

/// Whether a browser that is shown this file runs what is in it: a way around the rule that raw
/// HTML is left out.
bool is_active(std::string_view path) {
  const std::string name = fold(path.substr(path.rfind('/') + 1));
  constexpr std::array<std::string_view, 8> endings{".html",  ".htm", ".xhtml", ".xht",
                                                    ".shtml", ".js",  ".mjs",   ".xml"};
  return std::ranges::any_of(endings,
                             [&](std::string_view ending) { return name.ends_with(ending); });
}

void collect_claims(Site& site) {
  for (const Section& section : site.sections) {
    const auto& slug = section.written.front.slug;
    site.claims.push_back({file_of(section.address), slug ? slug->at : section.title_at, "page"});
  }
  for (const Allegory& allegory : site.allegories)
    for (const Entity& entity : allegory.entities)
      site.claims.push_back({file_of(entity.address), entity.written.id.at,
                             std::string(info(entity.written.kind).name)});
  for (const Redirect& redirect : site.redirects)
    site.claims.push_back({file_of(redirect.address), redirect.written.at, "alias"});
  for (const Tag& tag : site.tags) site.claims.push_back({file_of(tag.address), tag.at, "tag"});
  if (!site.tags.empty())
    site.claims.push_back({file_of("tags/"), site.tags.front().at, "list of tags"});
  std::ranges::stable_sort(site.claims, {}, [](const AddressClaim& claim) {
    return std::pair(claim.at.source.index, claim.at.begin);
  });
}

/// The pages that the site makes of itself; `view` and the list of pages agree with this.
void collect_theme_pages(Site& site) {
  std::size_t with_account = 0;
  for (const Allegory& allegory : site.allegories) {
    if (std::ranges::none_of(allegory.correspondences, ties_entities)) continue;
    ++with_account;
    site.theme_pages.push_back({file_of(allegory.address + std::string(map_folder)), "map"});
    if (allegory.entities.size() > names_on_a_map)
      for (const std::uint32_t section : allegory.sections)
        site.theme_pages.push_back({file_of(section_map_address(site, section)), "map"});
    site.theme_pages.push_back(
        {file_of(allegory.address + std::string(account_folder)), "account"});
  }
  site.theme_pages.push_back({file_of(std::string(letters_address)), "index"});
  if (with_account > 1)
    site.theme_pages.push_back({file_of(std::string(coverage_address)), "coverage"});
}

}  // namespace

void give_addresses(Site& site, const std::vector<std::string>& assets) {
  address_sections(site);
  address_entities(site);
  collect_tags(site);
  collect_redirects(site);
  for (const std::string& path : assets) {
    if (site.trust_html || !is_active(path))
      site.assets.push_back({path, path});
    else
      site.withheld.push_back(path);
  }
  collect_claims(site);
  collect_theme_pages(site);
}

}  // namespace allegory
