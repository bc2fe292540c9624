// unsafe-link: a link with a scheme that is not followed, such as `javascript:`.
#include "rule.h"

namespace allegory {

static constexpr const char* link_help =
    "links lead to paths, `https:`, `http:`, `mailto:`, `tel:`, `ftp:` or `xmpp:`";
static constexpr const char* image_help =
    "images come from paths, `https:` or `http:`, or are `data:` of a PNG, GIF, JPEG or WebP";

static void run(const Facts& facts, Reporter& report) {
  for_each_link(facts.site, [&](const Section&, const Link& link, const LinkTarget& target) {
    if (target.kind == LinkTarget::Kind::withheld)
      report(link.at, "`" + link.target + "` is left out and cannot be linked to",
             "only its text is shown")
          .help("link to a page, or to a file that a browser does not run");
    if (target.kind == LinkTarget::Kind::unsafe)
      report(link.at, "a link to `" + url_scheme(link.target) + ":` is left out",
             "only its text is shown")
          .help(link.form == LinkForm::image ? image_help : link_help);
  });
  for (const Section& section : facts.site.sections) {
    const auto& image = section.written.front.image;
    if (image && !is_safe_url(image->value, UrlUse::image))
      report(image->at, "an image at `" + url_scheme(image->value) + ":` is left out",
             "the page has none")
          .help(image_help);
  }
}

extern constinit const Rule unsafe_link{
    .name = "unsafe-link",
    .severity = Severity::warning,
    .summary = "a link with a scheme that is not followed",
    .explanation =
        R"(Schemes are taken from a short list: `http`, `https`, `mailto`, `tel`, `ftp`, `xmpp`, and for images `http`,
`https`, and `data:` with a PNG, GIF, JPEG or WebP picture. Everything else, `javascript:` first of all, is
shown as text, because a list of what is dangerous is never complete. It holds wherever an address can be
written: in Markdown, in raw HTML, in front matter and in `allegory.yaml`. White space and control
characters hide nothing, nor do capitals or references such as `&#106;`.

So is a link to a file that is not published because a browser would run it.)",
    .bad = R"(-- content/index.md --
[Press here](javascript:alert%281%29)
)",
    .good = R"(-- content/index.md --
[Press here](https://example.org/)
)",
    .run = run,
};

}  // namespace allegory
