// site: a folder of static pages that a browser or a web server can show, without any script.
//
// Pages are at pretty addresses and link relatively, so the folder works under any path and from a
// disk. What needs absolute addresses is made only where the configuration has a `base_url`.
#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "format.h"
#include "highlight.h"
#include "site/assets.h"
#include "site/cards.h"
#include "site/feeds.h"
#include "site/graph.h"
#include "site/pages.h"
#include "site/search_pages.h"
#include "site/twins.h"

namespace allegory {

namespace {

bool has_code(const Site& site) {
  return std::ranges::any_of(site.sections,
                             [](const Section& section) { return section.written.body.has_code; });
}

bool is_in_sitemap(const Site& site, const SitePage& page) {
  if (page.kind == SitePage::Kind::not_found || page.kind == SitePage::Kind::redirect) return false;
  const std::uint32_t section = section_behind(site, page);
  return section == none || !site.sections[section].written.front.draft;
}

/// The page in all its languages, and for readers of none of them.
void add_translations(const ViewContext& view, std::uint32_t section, SitemapEntry& entry) {
  const std::uint32_t group = view.index.translation_of[section];
  if (group == none) return;
  const std::vector<std::uint32_t>& sections = view.index.translations[group];
  for (const std::uint32_t at : sections)
    entry.translations.emplace_back(language_of(view.site, view.site.sections[at]),
                                    absolute_url(view.site, view.site.sections[at].address));
  const Section& usual = view.site.sections[default_translation(view.site, sections)];
  entry.translations.emplace_back("x-default", absolute_url(view.site, usual.address));
}

std::vector<SitemapEntry> sitemap_entries(const ViewContext& view,
                                          const std::vector<SitePage>& pages) {
  std::vector<SitemapEntry> entries;
  for (const SitePage& page : pages) {
    if (!is_in_sitemap(view.site, page)) continue;
    SitemapEntry entry{absolute_url(view.site, page.address), {}};
    if (const std::uint32_t section = section_behind(view.site, page); section != none) {
      entry.updated = last_change(view, section);
      add_translations(view, section, entry);
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

/// The files that are no pages; those that need absolute addresses only with a `base_url`.
std::vector<OutputFile> other_files(const ViewContext& view, const std::vector<SitePage>& pages,
                                    Diagnostics& diagnostics) {
  // GitHub Pages would drop files whose names begin with `_` without it.
  std::vector<OutputFile> files{{".nojekyll", ""}};
  files.push_back({"graph.json", graph_json(view)});
  files.push_back({"llms.txt", llms_txt(view, pages)});
  const auto& base_url = view.site.config.base_url;
  files.push_back({"robots.txt", robots_txt(base_url ? base_url->value : "")});
  if (!base_url) {
    diagnostics
        .report_path("missing-base-url", "allegory.yaml",
                     "`base_url` is not set, so the site has no sitemap, no feed and no canonical "
                     "addresses")
        .help("add `base_url: https://…/`, the address where the site will stand");
    return files;
  }
  for (OutputFile& file : sitemap_files(base_url->value, sitemap_entries(view, pages)))
    files.push_back(std::move(file));
  if (view.index.has_feed) files.push_back({"atom.xml", atom_xml(view)});
  return files;
}

/// Whether a file that authors may well write themselves: then theirs stays.
bool gives_way(std::string_view path) { return path == "graph.json" || path == "llms.txt"; }

void render(const Site& site, const RenderContext& context, Output& output,
            Diagnostics& diagnostics) {
  SiteIndex index = index_site(site, context.analogies);
  index.letters = index_letters(site, context.words.in(site.config.lang).of("letters_articles"));
  SiteAssets assets = make_assets(site, context.theme);
  assets.names.cards = make_cards(site, index, context, output, diagnostics);
  const std::vector<SitePage> pages = list_pages(site, index);
  std::optional<Highlighter> highlighter;
  if (has_code(site)) highlighter.emplace();
  ViewContext view{site,          context.sources, index,        context.analogies,
                   context.words, context.history, assets.names, context.trust_html};
  view.highlighter = highlighter ? &*highlighter : nullptr;
  view.has_diagrams = context.theme.has_script("mermaid.js");
  render_pages(view, context, pages, output, diagnostics);
  std::vector<OutputFile> search = search_index(view, context.theme, context.jobs);
  parallel_for(pages.size(), context.jobs, [&](std::size_t at) {
    if (has_twin(kind_name(pages[at].kind)))
      output.add({twin_file(pages[at].address), markdown_twin(view, pages[at])});
  });

  // Beyond this point no page is written over by one of the other files.
  std::set<std::string> taken, theirs;
  for (const SitePage& page : pages) taken.insert(page.file);
  for (const Asset& asset : site.assets) theirs.insert(fold(asset.address));
  std::vector<OutputFile> files = std::move(assets.files);
  std::ranges::move(other_files(view, pages, diagnostics), std::back_inserter(files));
  std::ranges::move(search, std::back_inserter(files));
  for (OutputFile& file : files)
    if (taken.insert(file.path).second && !(gives_way(file.path) && theirs.contains(file.path)))
      output.add(std::move(file));
  // An author's file in the place of one of the others is a finding of the writer's.
  for (const Asset& asset : site.assets) output.copy(asset.path, asset.address);
}

}  // namespace

extern constinit const Format site_format{
    .name = "site",
    .summary = "a static site: pages, feeds, tag pages, redirects",
    .render = render,
    .has_dates = true,
};

}  // namespace allegory
