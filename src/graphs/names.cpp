// See names.h.
#include "graphs/names.h"

#include <fmt/format.h>

namespace allegory {

std::string graph_iri(const Site& site, std::string_view address) {
  std::string absolute = absolute_url(site, address);
  if (!absolute.empty()) return absolute;
  return fmt::format("urn:allegory:{}:{}", encode_path(address_segment(site.config.title.value)),
                     encode_path(address));
}

void render_graphs(
    const Site& site, const RenderContext& context, Output& output, std::string_view ending,
    const std::function<std::string(const ViewContext&, std::uint32_t allegory)>& text) {
  const SiteIndex index = index_site(site, context.analogies);
  const AssetNames no_files;
  const ViewContext view{site,          context.sources, index,    context.analogies,
                         context.words, context.history, no_files, context.trust_html};
  const std::vector<std::string> names = document_names(site);
  parallel_for(names.size(), context.jobs, [&](std::size_t at) {
    output.add(
        {fmt::format("{}{}", names[at], ending), text(view, static_cast<std::uint32_t>(at))});
  });
}

}  // namespace allegory
