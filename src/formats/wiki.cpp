// wiki: one page for each allegory, as Markdown for a GitHub wiki, with its sidebar and footer.
#include <set>

#include "format.h"
#include "wiki/page.h"

namespace allegory {

static void render(const Site& site, const RenderContext& context, Output& output, Diagnostics&) {
  const SiteIndex index = index_site(site, context.analogies);
  const WikiLayout layout = lay_out_wiki(site, index);
  const WikiContext wiki{site, context.sources, index, layout, context.trust_html};
  std::vector<std::set<std::uint32_t>> used(layout.pages.size());
  parallel_for(layout.pages.size(), context.jobs, [&](std::size_t page) {
    output.add(
        {layout.pages[page].name + ".md", wiki_page_text(wiki, layout.pages[page], used[page])});
  });
  output.add({"_Sidebar.md", wiki_sidebar(site, layout)});
  output.add({"_Footer.md", wiki_footer(site)});
  std::set<std::uint32_t> assets;
  for (const std::set<std::uint32_t>& each : used) assets.insert(each.begin(), each.end());
  for (const std::uint32_t asset : assets)
    output.copy(site.assets[asset].path, site.assets[asset].path);
}

extern constinit const Format wiki_format{
    .name = "wiki",
    .summary = "a page for a GitHub wiki for each allegory",
    .render = render,
};

}  // namespace allegory
