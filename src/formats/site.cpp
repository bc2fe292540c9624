// site: a folder of static pages that a browser or a web server can show, without any script.
//
// Pages are at pretty addresses and link relatively, so the folder works under any path and from a
// disk. What needs absolute addresses is made only where the configuration has a `base_url`.
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "format.h"
#include "site/assets.h"
#include "site/feeds.h"
#include "site/pages.h"

namespace allegory {

namespace {

bool is_in_sitemap(const Site& site, const SitePage& page) {
  if (page.kind == SitePage::Kind::not_found || page.kind == SitePage::Kind::redirect) return false;
  const std::uint32_t section = section_behind(site, page);
  return section == none || !site.sections[section].written.front.draft;
}

std::vector<SitemapEntry> sitemap_entries(const Site& site, const std::vector<SitePage>& pages) {
  std::vector<SitemapEntry> entries;
  for (const SitePage& page : pages) {
    if (!is_in_sitemap(site, page)) continue;
    SitemapEntry entry{absolute_url(site, page.address), {}};
    if (const std::uint32_t section = section_behind(site, page); section != none) {
      const FrontMatter& front = site.sections[section].written.front;
      if (front.date) entry.updated = front.date->value;
      if (front.updated) entry.updated = front.updated->value;
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

/// The files that are no pages; those that need absolute addresses only with a `base_url`.
std::vector<OutputFile> other_files(const Site& site, const SiteIndex& index, SiteAssets assets,
                                    const std::vector<SitePage>& pages, Diagnostics& diagnostics) {
  // GitHub Pages would drop files whose names begin with `_` without it.
  std::vector<OutputFile> files{{".nojekyll", ""}};
  for (OutputFile& file : assets.files) files.push_back(std::move(file));
  const auto& base_url = site.config.base_url;
  files.push_back({"robots.txt", robots_txt(base_url ? base_url->value : "")});
  if (!base_url) {
    diagnostics
        .report_path("missing-base-url", "allegory.yaml",
                     "`base_url` is not set, so the site has no sitemap, no feed and no canonical "
                     "addresses")
        .help("add `base_url: https://…/`, the address where the site will stand");
    return files;
  }
  for (OutputFile& file : sitemap_files(base_url->value, sitemap_entries(site, pages)))
    files.push_back(std::move(file));
  if (index.has_feed) files.push_back({"atom.xml", atom_xml(site)});
  return files;
}

void render(const Site& site, const RenderContext& context, Output& output,
            Diagnostics& diagnostics) {
  const SiteIndex index = index_site(site, context.analogies);
  SiteAssets assets = make_assets(site, context.theme);
  const std::vector<SitePage> pages = list_pages(site, index);
  render_pages({site, context.sources, index, context.analogies, context.words, context.history,
                assets.names, context.trust_html},
               context, pages, output, diagnostics);

  // Beyond this point no page is written over by one of the other files.
  std::set<std::string> taken;
  for (const SitePage& page : pages) taken.insert(page.file);
  for (OutputFile& file : other_files(site, index, std::move(assets), pages, diagnostics))
    if (taken.insert(file.path).second) output.add(std::move(file));
  // An author's file in the place of one of these is a finding of the writer's.
  for (const Asset& asset : site.assets) output.copy(asset.path, asset.address);
}

}  // namespace

extern constinit const Format site_format{
    .name = "site",
    .summary = "a static site: pages, feeds, tag pages, redirects",
    .render = render,
};

}  // namespace allegory
