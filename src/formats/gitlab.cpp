// gitlab: pages for a GitLab wiki, with its sidebar.
#include "wiki/wiki.h"

namespace allegory {

// A point in a link would make it one to a file, hence no page's name has one. GitLab takes pages
// of up to 5 MB.
extern constinit const WikiForm gitlab_wiki{
    .target =
        {
            .name = "gitlab",
            .diagrams = Target::Diagrams::drawn,
            .heading_ids = Target::HeadingIds::gitlab,
            .dollar = "\\$",
            .has_references = true,
            .forbidden_in_titles = R"(\/:*?"<>|#%[].)",
            .page_bytes = 4'000'000,
            .diagram_bytes = 2'000,
        },
    .home = "home",
    .sidebar = "_sidebar",
};

static void render(const Site& site, const RenderContext& context, Output& output,
                   Diagnostics& diagnostics) {
  render_wiki_files(gitlab_wiki, site, context, output, diagnostics);
}

extern constinit const Format gitlab_format{
    .name = "gitlab",
    .summary = "pages for a GitLab wiki: one for each allegory, or many",
    .render = render,
};

}  // namespace allegory
