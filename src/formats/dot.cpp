// dot: each allegory as a graph for Graphviz. The map of a site shows a part of a large allegory;
// this is all of it.
#include "map/dot.h"

#include "format.h"
#include "graphs/names.h"
#include "view_map.h"

namespace allegory {

namespace {

std::string dot(const ViewContext& view, std::uint32_t at) {
  const Allegory& allegory = view.site.allegories[at];
  const MapGraph made = make_whole_graph(Place{view, allegory.address}, at);
  chart::DotNames names{allegory.title, allegory.story, allegory.idea, {}};
  if (view.site.config.base_url)
    for (const EntityRef entity : made.entities)
      names.urls.push_back(absolute_url(view.site, entity_of(view.site, entity).address));
  return to_dot(made.graph, names);
}

void render(const Site& site, const RenderContext& context, Output& output, Diagnostics&) {
  render_graphs(site, context, output, ".dot", dot);
}

}  // namespace

extern constinit const Format dot_format{
    .name = "dot",
    .summary = "a drawing for each allegory, in the language of Graphviz",
    .render = render,
};

}  // namespace allegory
