// Site → files. See wiki.h.
#include "wiki/wiki.h"

#include <set>

#include "wiki/outline.h"
#include "wiki/page.h"

namespace allegory {

void render_wiki_files(const WikiForm& form, const Site& site, const RenderContext& context,
                       Output& output, Diagnostics& diagnostics) {
  const SiteIndex index = index_site(site, context.analogies);
  const WikiContext wiki{site, context.sources,   index, context.analogies, context.words,
                         form, context.trust_html};
  const WikiLayout layout = lay_out_wiki(wiki, diagnostics);
  std::vector<std::set<std::uint32_t>> used(layout.pages.size());
  std::vector<Diagnostics> found(layout.pages.size());
  parallel_for(layout.pages.size(), context.jobs, [&](std::size_t at) {
    const WikiPage& page = layout.pages[at];
    output.add({page.name + ".md", wiki_page_text(wiki, layout, page, used[at], found[at])});
  });
  for (Diagnostics& each : found) diagnostics.append(std::move(each));
  if (!form.sidebar.empty())
    output.add({std::string(form.sidebar) + ".md", wiki_sidebar(wiki, layout)});
  if (!form.footer.empty()) output.add({std::string(form.footer) + ".md", wiki_footer(wiki)});
  std::set<std::uint32_t> assets;
  for (const std::set<std::uint32_t>& each : used) assets.insert(each.begin(), each.end());
  for (const std::uint32_t asset : assets)
    output.copy(site.assets[asset].path, site.assets[asset].path);
}

}  // namespace allegory
