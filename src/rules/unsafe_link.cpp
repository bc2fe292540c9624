// unsafe-link: a link with a scheme that is not followed, such as `javascript:`.
#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  for_each_link(facts.site, [&](const Section&, const Link& link, const LinkTarget& target) {
    if (target.kind == LinkTarget::Kind::withheld)
      report(link.at, "`" + link.target + "` is left out and cannot be linked to",
             "only its text is shown")
          .help("link to a page, or to a file that a browser does not run");
    if (target.kind == LinkTarget::Kind::unsafe)
      report(link.at,
             "a link to `" + link.target.substr(0, link.target.find(':') + 1) + "` is left out",
             "only its text is shown")
          .help("links lead to paths, `https:`, `http:`, `mailto:`, `tel:` or `ftp:`");
  });
}

extern constinit const Rule unsafe_link{
    .name = "unsafe-link",
    .severity = Severity::warning,
    .summary = "a link with a scheme that is not followed",
    .explanation =
        R"(Schemes are taken from a short list: `http`, `https`, `mailto`, `tel`, `ftp`, and for images `data:` with
a PNG, GIF, JPEG or WebP picture. Everything else, `javascript:` first of all, is shown as text, because
a list of what is dangerous is never complete. So is a link to a file that is not published because a
browser would run it.)",
    .bad = R"(-- content/index.md --
[Press here](javascript:alert%281%29)
)",
    .good = R"(-- content/index.md --
[Press here](https://example.org/)
)",
    .run = run,
};

}  // namespace allegory
