// missing-alt-text: an image without words for those who do not see it.
#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  for_each_link(facts.site, [&](const Section&, const Link& link, const LinkTarget&) {
    if (link.form != LinkForm::image || !trim(link.text).empty()) return;
    const std::string file = link.target.empty() ? "file" : link.target;
    report(link.at, "an image has no alternative text", "says nothing to those who cannot see it")
        .help(link.is_raw ? "write `alt=\"what it shows\"`"
                          : "write `![what it shows](" + file + ")`");
  });
}

extern constinit const Rule missing_alt_text{
    .name = "missing-alt-text",
    .severity = Severity::warning,
    .summary = "an image without alternative text",
    .explanation =
        R"(The words in the brackets stand in for an image where it is not seen: they are read aloud, and shown
while it is loading or if it is missing (WCAG 1.1.1). Say what it shows, or what it is there for. A
picture that is mere decoration can be allowed with `<!-- allegory-allow missing-alt-text: … -->`.)",
    .bad = R"(-- content/index.md --
![](road.svg)
-- content/road.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
)",
    .good = R"(-- content/index.md --
![A road of yellow bricks](road.svg)
-- content/road.svg --
<svg xmlns="http://www.w3.org/2000/svg"/>
)",
    .run = run,
};

}  // namespace allegory
