// unchecked-link: a link from the root of the host to something that this project does not hold.
#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  for_each_link(facts.site, [&](const Section&, const Link& link, const LinkTarget& target) {
    if (target.kind != LinkTarget::Kind::foreign) return;
    report(link.at, "`" + link.target + "` is not in this project and was not checked",
           "left as it is")
        .help("it works where the host serves that path; write the whole address to be sure");
  });
}

extern constinit const Rule unchecked_link{
    .name = "unchecked-link",
    .severity = Severity::note,
    .summary = "a link to another part of the host",
    .explanation =
        R"(A link such as `/shop/` whose first part is nothing in `content/`, and like nothing there, is taken for
another part of the same host. It is left as it is and cannot be checked.)",
    .bad = R"(-- content/index.md --
Buy it [in the shop](/shop/emeralds).
)",
    .good = R"(-- content/index.md --
Buy it [in the shop](https://example.org/shop/emeralds).
)",
    .run = run,
};

}  // namespace allegory
