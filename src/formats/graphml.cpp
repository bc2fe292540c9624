// graphml: each allegory as a graph for Gephi, igraph, networkx, yEd and the like.
#include "graphs/graphml.h"

#include "format.h"
#include "graphs/names.h"

namespace allegory {

static void render(const Site& site, const RenderContext& context, Output& output, Diagnostics&) {
  render_graphs(site, context, output, ".graphml", graphml);
}

extern constinit const Format graphml_format{
    .name = "graphml",
    .summary = "a graph for each allegory, for programs that analyse graphs",
    .render = render,
};

}  // namespace allegory
