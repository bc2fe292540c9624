// outside-project: a link or a symbolic link that leads out of the project. Symbolic links are
// found by load.cpp.
#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  for_each_link(facts.site, [&](const Section&, const Link& link, const LinkTarget& target) {
    if (target.kind != LinkTarget::Kind::outside) return;
    report(link.at, "`" + link.target + "` leads out of `content/`", "outside")
        .help(
            "only files below `content/` are on the site; move the file there, or link to where it "
            "is published");
  });
}

extern constinit const Rule outside_project{
    .name = "outside-project",
    .severity = Severity::error,
    .summary = "a path that leads out of the project",
    .explanation =
        R"(Everything that is published stands below `content/`. A link with enough `..` to leave it leads to
nothing on the site; a symbolic link that leaves the project is not read.)",
    .bad = R"(-- content/index.md --
See [the licence](../LICENSE).
)",
    .good = R"(-- content/index.md --
See [the licence](LICENSE).
-- content/LICENSE --
Do as you like.
)",
    .run = run,
};

}  // namespace allegory
