// Sections, tags and aliases → titles, files and anchors. See layout.h.
#include "mediawiki/layout.h"

#include <fmt/format.h>

#include <algorithm>

#include "markdown/mediawiki.h"
#include "mediawiki/title.h"

namespace allegory {

namespace {

/// Gives each page a name of its own.
class PageNames {
 public:
  PageNames(MediawikiLayout& layout, Diagnostics& diagnostics)
      : layout_(layout), diagnostics_(diagnostics) {}

  /// Adds a page that is called `name` by its author, at a place in a text or, if that is empty, in
  /// the configuration. `qualifier` tells it apart from an earlier page with that name.
  std::uint32_t add(MediawikiPage page, std::string_view space, std::string_view name,
                    const Span& at, std::string_view qualifier) {
    const MediawikiTitle wanted = title_in_mediawiki(name);
    std::string title = std::string(space) + wanted.text;
    if (const auto other = taken_.find(title); other != taken_.end()) {
      title = free_title(title, qualifier);
      report("mediawiki-collision", at,
             fmt::format("two pages would be called `{}` in MediaWiki",
                         std::string(space) + wanted.text))
          .note(fmt::format("this one is called `{}` there", title))
          .help("give one of them another title");
    } else if (wanted.is_changed) {
      report("mediawiki-title", at, fmt::format("no page of MediaWiki can be called `{}`", name))
          .note(fmt::format("it is called `{}` there", title));
    }
    page.has_other_name = !wanted.is_changed && title == std::string(space) + wanted.text &&
                          space.empty() && wanted.text != normalize(name);
    page.file = free_file(wikitext_file(title));
    const auto number = static_cast<std::uint32_t>(layout_.pages.size());
    taken_.emplace(title, number);
    page.title = std::move(title);
    layout_.pages.push_back(std::move(page));
    return number;
  }

  bool is_taken(const std::string& title) const { return taken_.contains(title); }

 private:
  Report report(std::string_view rule, const Span& at, std::string message) {
    if (at.begin == at.end)
      return diagnostics_.report_path(rule, "allegory.yaml", std::move(message));
    return diagnostics_.report(rule, at, std::move(message));
  }

  std::string free_title(const std::string& title, std::string_view qualifier) {
    const std::string words = title_in_mediawiki(qualifier).text;
    std::string candidate = qualified_title(title, words, 1);
    std::uint32_t& number = numbers_.try_emplace(candidate, 1).first->second;
    while (taken_.contains(candidate)) candidate = qualified_title(title, words, ++number);
    return candidate;
  }

  // Some disks know no difference of case.
  std::string free_file(std::string file) {
    const std::string stem = file.substr(0, file.rfind('.'));
    std::uint32_t& number = file_numbers_[fold(file)];
    while (!files_.insert(fold(file)).second) file = fmt::format("{}~{}.wiki", stem, ++number + 1);
    return file;
  }

  MediawikiLayout& layout_;
  Diagnostics& diagnostics_;
  std::map<std::string, std::uint32_t> taken_;
  std::map<std::string, std::uint32_t> numbers_, file_numbers_;
  std::set<std::string> files_;
};

std::string_view name_of(const Site& site, const Section& section) {
  if (section.parent != none) return site.sections[section.parent].title;
  if (section.allegory != none) return site.allegories[section.allegory].title;
  return section.written.path;
}

void add_index_pages(const Site& site, MediawikiLayout& layout, PageNames& names) {
  for (std::uint32_t at = 0; at < site.allegories.size(); ++at) {
    const Allegory& allegory = site.allegories[at];
    MediawikiPage page;
    page.kind = MediawikiPage::Kind::index;
    page.allegory = at;
    page.section = allegory.index;
    const auto& configured = site.config.wiki.page;
    const bool is_configured = configured && site.allegories.size() == 1;
    const Span place = is_configured            ? configured->at
                       : allegory.index != none ? site.sections[allegory.index].title_at
                                                : Span{};
    const std::string_view name =
        is_configured ? std::string_view(configured->value) : allegory.title;
    layout.allegory_pages[at] =
        names.add(std::move(page), "", name, place, allegory_name(allegory));
    if (allegory.index != none) layout.section_pages[allegory.index] = layout.allegory_pages[at];
  }
}

void add_other_pages(const Site& site, MediawikiLayout& layout, PageNames& names) {
  for (std::uint32_t at = 0; at < site.sections.size(); ++at) {
    if (layout.section_pages[at] != none) continue;
    const Section& section = site.sections[at];
    MediawikiPage page;
    page.allegory = section.allegory;
    page.section = at;
    layout.section_pages[at] =
        names.add(std::move(page), "", section.title, section.title_at, name_of(site, section));
  }
  if (site.allegories.size() > 1 && !has_root_page(site)) {
    MediawikiPage page;
    page.kind = MediawikiPage::Kind::overview;
    names.add(std::move(page), "", site.config.title.value, site.config.title.at, "wiki");
  }
  for (std::uint32_t at = 0; at < site.tags.size(); ++at) {
    MediawikiPage page;
    page.kind = MediawikiPage::Kind::category;
    page.of = at;
    layout.category_pages[at] = names.add(std::move(page), "Category:", site.tags[at].name,
                                          site.tags[at].at, site.tags[at].address);
  }
}

// An alias is an old address; a page that has its name by now keeps it.
void add_redirects(const Site& site, PageNames& names, Diagnostics& diagnostics) {
  for (std::uint32_t at = 0; at < site.redirects.size(); ++at) {
    const Redirect& redirect = site.redirects[at];
    std::string_view name = redirect.written.value;
    while (name.starts_with('/')) name.remove_prefix(1);
    while (name.ends_with('/')) name.remove_suffix(1);
    if (name.empty()) continue;
    const std::string title = title_in_mediawiki(name).text;
    if (names.is_taken(title)) {
      diagnostics
          .report("mediawiki-collision", redirect.written.at,
                  fmt::format("an alias is called `{}` in MediaWiki, as a page is", title))
          .note("no redirect is made");
      continue;
    }
    MediawikiPage page;
    page.kind = MediawikiPage::Kind::redirect;
    page.section = redirect.section;
    page.of = at;
    names.add(std::move(page), "", name, redirect.written.at, "redirect");
  }
}

void give_anchors(const Site& site, const SourceSet& sources, MediawikiPage& page) {
  if (page.section == none || page.kind == MediawikiPage::Kind::redirect) return;
  const Section& section = site.sections[page.section];
  const Body& body = section.written.body;
  const std::vector<bool> are_text = headings_of_text(sources, body, site.trust_html);
  MediawikiAnchors anchors;
  page.heading_ids.resize(body.headings.size());
  for (std::size_t at = 0; at < body.headings.size(); ++at) {
    const Heading& heading = body.headings[at];
    if (at == 0 && opens_with_its_title(section)) {
      page.anchors[heading.anchor] = "";
      continue;
    }
    const bool is_plain = at < are_text.size() && are_text[at] && has_plain_id(heading.text);
    if (!is_plain) page.heading_ids[at] = heading.anchor;
    page.anchors[heading.anchor] = is_plain ? anchors.next(heading.text) : heading.anchor;
  }
}

std::string entity_anchor(const Entity& entity) {
  const std::string_view side = entity.written.side == Side::story ? "story" : "idea";
  return fmt::format("{}-{}", side, address_segment(entity.written.id.value));
}

// An entity in the table of correspondences has its place there, any other at the top of the page
// that declares it.
void place_entities(const Site& site, const SiteIndex& index, MediawikiLayout& layout) {
  for (std::uint32_t at = 0; at < site.allegories.size(); ++at) {
    const Allegory& allegory = site.allegories[at];
    std::vector<bool> in_table(allegory.entities.size());
    for (const std::uint32_t line : index.correspondences[at])
      for (const auto* ends :
           {&allegory.correspondences[line].from, &allegory.correspondences[line].to})
        for (const Reference& reference : *ends)
          if (reference.entity.allegory == at) in_table[reference.entity.entity] = true;
    for (std::uint32_t entity = 0; entity < allegory.entities.size(); ++entity) {
      const std::uint32_t home = allegory.entities[entity].section;
      const bool is_at_home = !in_table[entity] && home != none;
      const std::uint32_t page =
          is_at_home ? layout.section_pages[home] : layout.allegory_pages[at];
      std::string anchor = entity_anchor(allegory.entities[entity]);
      if (!in_table[entity]) layout.pages[page].entity_anchors.push_back(anchor);
      layout.entities[{at, entity}] = {page, std::move(anchor)};
    }
  }
}

void name_files(const Site& site, MediawikiLayout& layout) {
  std::set<std::string> taken;
  for (const Asset& asset : site.assets) {
    std::string name = mediawiki_file_name(asset.path);
    for (std::uint32_t number = 2; !taken.insert(fold(name)).second; ++number)
      name = mediawiki_file_name(fmt::format("{}-{}", number, asset.path));
    layout.files.push_back(std::move(name));
  }
}

}  // namespace

bool opens_with_its_title(const Section& section) {
  const Body& body = section.written.body;
  return body.opens_with_title && !body.headings.empty() &&
         normalize(body.headings.front().text) == normalize(section.title);
}

std::string mediawiki_section_target(const MediawikiLayout& layout, const LinkTarget& target) {
  if (target.index >= layout.section_pages.size()) return {};
  const MediawikiPage& page = layout.pages[layout.section_pages[target.index]];
  const auto heading = page.anchors.find(target.anchor);
  return mediawiki_target(page.title,
                          heading == page.anchors.end() ? target.anchor : heading->second);
}

MediawikiLayout lay_out_mediawiki(const Site& site, const SourceSet& sources,
                                  const SiteIndex& index, unsigned jobs, Diagnostics& diagnostics) {
  MediawikiLayout layout;
  layout.section_pages.assign(site.sections.size(), none);
  layout.category_pages.assign(site.tags.size(), none);
  layout.allegory_pages.assign(site.allegories.size(), none);
  PageNames names(layout, diagnostics);
  add_index_pages(site, layout, names);
  add_other_pages(site, layout, names);
  add_redirects(site, names, diagnostics);
  parallel_for(layout.pages.size(), jobs,
               [&](std::size_t page) { give_anchors(site, sources, layout.pages[page]); });
  place_entities(site, index, layout);
  name_files(site, layout);
  return layout;
}

}  // namespace allegory
