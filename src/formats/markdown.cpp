// markdown: every page as plain CommonMark, which any reader of Markdown knows.
#include "wiki/wiki.h"

namespace allegory {

extern constinit const WikiForm plain_markdown{
    .target =
        {
            .name = "markdown",
            .footnotes = Target::Footnotes::listed,
            .alerts = Target::Alerts::quote,
            .formulas = Target::Formulas::code,
            .task_lists = Target::TaskLists::signs,
            .tables = Target::Tables::html,
            .strikethrough = Target::Strikethrough::html,
            .heading_ids = Target::HeadingIds::anchors,
            .dollar = "\\$",
        },
    .home = "index",
    .link_suffix = ".md",
    .has_folders = true,
    .shows_title = true,
};

static void render(const Site& site, const RenderContext& context, Output& output,
                   Diagnostics& diagnostics) {
  render_wiki_files(plain_markdown, site, context, output, diagnostics);
}

extern constinit const Format markdown_format{
    .name = "markdown",
    .summary = "each page as plain CommonMark",
    .render = render,
};

}  // namespace allegory
