// raw-html: what is left out of HTML in Markdown.
#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  if (facts.site.trust_html) return;
  for (const std::string& path : facts.site.withheld)
    report.about("content/" + path, "`content/" + path + "` is left out: a browser would run it")
        .help("write it in Markdown; `--trust-html` lets it through if you trust every author");
  for (const Section& section : facts.site.sections)
    for (const RawLoss& lost : section.written.body.raw_html)
      report(lost.at, lost.message, "not as it was written")
          .help("write it in Markdown; `--trust-html` lets HTML through if you trust every author");
}

extern constinit const Rule raw_html{
    .name = "raw-html",
    .severity = Severity::warning,
    .summary = "raw HTML that is left out",
    .explanation =
        R"(Content comes from strangers, and HTML can carry scripts. So raw HTML is read as a browser would and
written anew from a list: text, tables, lists, images, `<details>`, `<sub>`, `<kbd>` and whatever else
GitHub shows, with those of their attributes that say something to a reader. Everything else goes, an
element's text stays (but not that of scripts, styles and drawings), and each removal is told.

An element ends in the block, cell, emphasis or link that it began in, and holds what HTML lets it hold;
so a page is always whole. Addresses are links of the page, followed, checked and refused like those of
Markdown. Comments go without a word. A name of a place (`id`) that could stand for something else to a
script gets the prefix `user-content-`.

Files that a browser would run (HTML, XML, JavaScript) are not copied for the same reason. `--trust-html`
lets all of it through; it is an option of the command line and not of `allegory.yaml`, because in a
pull request that file comes from the stranger too.)",
    .bad = R"(-- content/index.md --
Press <button onclick="go">here</button>.
)",
    .good = R"(-- content/index.md --
Water is H<sub>2</sub>O.
)",
    .run = run,
};

}  // namespace allegory
