// unsupported-math: a formula that is shown as its TeX.
#include "rule.h"

namespace allegory {

static void run(const Facts& facts, Reporter& report) {
  for (const Section& section : facts.site.sections)
    for (const ShownTex& tex : section.written.body.shown_tex)
      report(tex.at, tex.message, "the formula is shown as TeX")
          .help("say it with other commands; if it is no formula, write `\\$` for a dollar");
}

extern constinit const Rule unsupported_math{
    .name = "unsupported-math",
    .severity = Severity::warning,
    .summary = "a formula that is shown as its TeX",
    .explanation =
        R"(Formulas between dollars become MathML when the site is built. The part of LaTeX and amsmath that is
about formulas is known; macros, colours and pictures are not. What cannot be converted is shown as
it was written, which few readers can read.)",
    .bad = R"(-- content/index.md --
The loss is $\mycommand{x}$.
)",
    .good = R"(-- content/index.md --
The loss is $\frac{1}{n} \sum_{i=1}^n (y_i - \hat{y}_i)^2$.
)",
    .run = run,
};

}  // namespace allegory
