// mediawiki: a page of wikitext for each section, each allegory, tag and alias, and all of them as
// one file that a wiki loads (import.xml); images and other files under their names there (files/).
#include <fmt/format.h>

#include <set>

#include "format.h"
#include "mediawiki/dump.h"
#include "mediawiki/page.h"
#include "target.h"

namespace allegory {

namespace {

/// What MediaWiki 1.39 can say with the extensions that it comes with: Cite has footnotes, Math
/// formulas. Of the titles it is told apart what each refused character becomes in
/// mediawiki/title.h.
constexpr Target target{
    .name = "mediawiki",
    .footnotes = Target::Footnotes::own,
    .alerts = Target::Alerts::quote,
    .formulas = Target::Formulas::tags,
    .diagrams = Target::Diagrams::code,
    .task_lists = Target::TaskLists::signs,
    .heading_ids = Target::HeadingIds::mediawiki,
    .forbidden_in_titles = "#<>[]{}|",
    .page_bytes = 2048 * 1024,
};

constexpr std::string_view usual_files[] = {"gif", "jpeg", "jpg", "png", "webp"};

/// What a wiki takes only after its configuration has been changed.
void check_file(const std::string& name, const Asset& asset, Diagnostics& diagnostics) {
  const std::size_t dot = name.rfind('.');
  const std::string ending = dot == std::string::npos ? "" : fold(name.substr(dot + 1));
  if (std::ranges::find(usual_files, ending) != std::end(usual_files)) return;
  diagnostics
      .report_path("mediawiki-upload", "content/" + asset.path,
                   fmt::format("a new MediaWiki takes no files of the kind `{}`", ending))
      .help(fmt::format("add `$wgFileExtensions[] = '{}';` to the wiki's `LocalSettings.php`",
                        ending));
}

void check_size(const Site& site, const MediawikiPage& page, const std::string& text,
                Diagnostics& diagnostics) {
  if (text.size() <= target.page_bytes) return;
  diagnostics
      .report_path("mediawiki-size",
                   page.section == none ? "allegory.yaml"
                                        : "content/" + site.sections[page.section].written.path,
                   fmt::format("a page of {} bytes is larger than the {} that MediaWiki takes",
                               text.size(), target.page_bytes))
      .help("divide the page, or raise `$wgMaxArticleSize` in the wiki's `LocalSettings.php`");
}

void render(const Site& site, const RenderContext& context, Output& output,
            Diagnostics& diagnostics) {
  const SiteIndex index = index_site(site, context.analogies);
  const MediawikiLayout layout =
      lay_out_mediawiki(site, context.sources, index, context.jobs, diagnostics);
  const MediawikiContext wiki{site,   context.sources, index,
                              layout, context.words,   context.trust_html};
  std::vector<std::set<std::uint32_t>> used(layout.pages.size());
  std::vector<std::string> texts(layout.pages.size());
  parallel_for(layout.pages.size(), context.jobs, [&](std::size_t page) {
    texts[page] = mediawiki_page_text(wiki, layout.pages[page], used[page]);
    output.add({layout.pages[page].file, texts[page]});
  });
  for (std::size_t page = 0; page < texts.size(); ++page)
    check_size(site, layout.pages[page], texts[page], diagnostics);
  output.add(
      {"import.xml", mediawiki_dump(site, layout, texts, mediawiki_time(site, context.history))});
  std::set<std::uint32_t> assets;
  for (const std::set<std::uint32_t>& each : used) assets.insert(each.begin(), each.end());
  for (const std::uint32_t asset : assets) {
    check_file(layout.files[asset], site.assets[asset], diagnostics);
    output.copy(site.assets[asset].path, "files/" + layout.files[asset]);
  }
}

}  // namespace

extern constinit const Format mediawiki_format{
    .name = "mediawiki",
    .summary = "wikitext for MediaWiki: a page for each section, and a dump",
    .render = render,
    .has_dates = true,
};

}  // namespace allegory
