// wiki: pages for a GitHub wiki, with its sidebar and footer.
#include "wiki/wiki.h"

namespace allegory {

extern constinit const WikiForm github_wiki{
    .target =
        {
            .name = "wiki",
            .footnotes = Target::Footnotes::listed,
            .diagrams = Target::Diagrams::drawn,
            .forbidden_in_titles = R"(\/:*?"<>|#%[])",
            .page_bytes = 400'000,
            .diagram_bytes = 50'000,
            .diagram_edges = 500,
        },
    .home = "Home",
    .sidebar = "_Sidebar",
    .footer = "_Footer",
};

static void render(const Site& site, const RenderContext& context, Output& output,
                   Diagnostics& diagnostics) {
  render_wiki_files(github_wiki, site, context, output, diagnostics);
}

extern constinit const Format wiki_format{
    .name = "wiki",
    .summary = "pages for a GitHub wiki: one for each allegory, or many",
    .render = render,
};

}  // namespace allegory
