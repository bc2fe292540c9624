// raw-html: HTML in Markdown, which is left out.
#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  if (facts.site.trust_html) return;
  for (const std::string& path : facts.site.withheld)
    report.about("content/" + path, "`content/" + path + "` is left out: a browser would run it")
        .help("write it in Markdown; `--trust-html` lets it through if you trust every author");
  for (const Section& section : facts.site.sections)
    for (const Span& at : section.written.body.raw_html)
      report(at, "raw HTML is left out", "not in the output")
          .help("write it in Markdown; `--trust-html` lets HTML through if you trust every author");
}

extern constinit const Rule raw_html{
    .name = "raw-html",
    .severity = Severity::warning,
    .summary = "raw HTML, which is left out",
    .explanation =
        R"(Content comes from strangers, and HTML can carry scripts, so none of it reaches a page. Anchors
(`<a id="name"></a>`) are kept and comments are dropped without a word. Files that a browser would run
(HTML, XML, JavaScript) are not copied for the same reason. `--trust-html` lets all of it through; it is an option of the command line and not of `allegory.yaml`, because in a pull request
that file comes from the stranger too.)",
    .bad = R"(-- content/index.md --
Water is H<sub>2</sub>O.
)",
    .good = R"(-- content/index.md --
Water is H₂O.
)",
    .run = run,
};

}  // namespace allegory
