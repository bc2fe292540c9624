// skos: each allegory as a vocabulary in JSON-LD, and the shapes that hold it in SHACL.
#include "graphs/skos.h"

#include "format.h"
#include "graphs/names.h"

namespace allegory {

static void render(const Site& site, const RenderContext& context, Output& output, Diagnostics&) {
  render_graphs(site, context, output, ".jsonld", skos_json);
  output.add({"shapes.ttl", std::string(skos_shapes())});
}

extern constinit const Format skos_format{
    .name = "skos",
    .summary = "a vocabulary for each allegory: SKOS in JSON-LD, with SHACL shapes",
    .render = render,
};

}  // namespace allegory
