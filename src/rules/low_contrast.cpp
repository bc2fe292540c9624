// low-contrast: a colour that cannot be read well where it stands.
#include <fmt/format.h>

#include <cmath>

#include "rule.h"

namespace allegory {

namespace {

/// What stands on what, and the contrast that WCAG 2.2 asks for: 4.5 for text (success criterion
/// 1.4.3), 3 for what only has to be seen (1.4.11).
struct Pair {
  ColorRole front, back;
  double least;
};

constexpr double for_text = 4.5, for_lines = 3.0;

constexpr auto pairs = std::to_array<Pair>({
    {ColorRole::text, ColorRole::paper, for_text},
    {ColorRole::text, ColorRole::surface, for_text},
    {ColorRole::muted, ColorRole::paper, for_text},
    {ColorRole::muted, ColorRole::surface, for_text},
    {ColorRole::story, ColorRole::paper, for_text},
    {ColorRole::story, ColorRole::surface, for_text},
    {ColorRole::story, ColorRole::story_tint, for_text},
    {ColorRole::idea, ColorRole::paper, for_text},
    {ColorRole::idea, ColorRole::surface, for_text},
    {ColorRole::idea, ColorRole::idea_tint, for_text},
    {ColorRole::broken, ColorRole::paper, for_text},
    {ColorRole::broken, ColorRole::surface, for_text},
    {ColorRole::line, ColorRole::paper, for_lines},
    {ColorRole::line, ColorRole::surface, for_lines},
    {ColorRole::code_comment, ColorRole::surface, for_text},
    {ColorRole::code_keyword, ColorRole::surface, for_text},
    {ColorRole::code_string, ColorRole::surface, for_text},
    {ColorRole::code_number, ColorRole::surface, for_text},
    {ColorRole::code_name, ColorRole::surface, for_text},
});

/// A pair with too little contrast.
struct Failure {
  Pair pair;
  double found;
};

/// One scheme of the theme, or of an allegory over it.
class Checker {
 public:
  Checker(const Look& look, Scheme scheme, std::uint32_t first_layer, Reporter& report)
      : look_(look), scheme_(scheme), first_layer_(first_layer), report_(report) {}

  /// Reports each colour once that is to blame for anything, with its worst pair.
  void run() {
    std::map<ColorRole, Failure> worst;
    for (const Pair& pair : pairs) {
      const auto& front = look_.color(scheme_, pair.front);
      const auto& back = look_.color(scheme_, pair.back);
      // What stands below was reported there.
      if (!front || !back || std::max(front->layer, back->layer) < first_layer_) continue;
      const double found = contrast(front->color, back->color);
      if (found >= pair.least) continue;
      const Failure failure{pair, found};
      const auto [known, is_new] = worst.try_emplace(blamed(pair), failure);
      if (!is_new && found / pair.least < known->second.found / known->second.pair.least)
        known->second = failure;
    }
    for (const auto& [role, failure] : worst) tell(role, failure);
  }

 private:
  /// The colour that was chosen later; of two that were chosen together, the one in front.
  ColorRole blamed(const Pair& pair) const {
    return look_.color(scheme_, pair.back)->layer > look_.color(scheme_, pair.front)->layer
               ? pair.back
               : pair.front;
  }

  void tell(ColorRole role, const Failure& failure) {
    const Pair& pair = failure.pair;
    const ColorRole other = role == pair.front ? pair.back : pair.front;
    const ChosenColor& chosen = *look_.color(scheme_, role);
    // Rounded down, so that what is too little never looks as if it were enough.
    const double shown = std::floor(failure.found * 100) / 100;
    Report finding =
        report_(chosen.at,
                fmt::format("`{}` on `{}` has a contrast of {:.2f}:1, and {} need {}:1",
                            info(pair.front).key, info(pair.back).key, shown,
                            pair.least == for_lines ? "lines" : "texts", pair.least),
                fmt::format("on {} pages", scheme_names[static_cast<std::size_t>(scheme_)]));
    finding.label(look_.color(scheme_, other)->at, fmt::format("the `{}`", info(other).key));
    std::vector<Opposite> opposites;
    for (const Pair& each : pairs)
      if (each.front == role || each.back == role)
        if (const auto& color = look_.color(scheme_, each.front == role ? each.back : each.front))
          opposites.push_back({color->color, each.least});
    if (const auto better = nearest_readable(chosen.color, opposites))
      finding.help(fmt::format("the nearest shade that can be read is `{}`", to_hex(*better)))
          .fix(fmt::format("write `{}`", to_hex(*better)),
               Edit{chosen.at, fmt::format("\"{}\"", to_hex(*better))});
    else
      finding.help(fmt::format("no shade of `{}` goes with all of the others; change those too",
                               info(role).key));
  }

  const Look& look_;
  Scheme scheme_;
  std::uint32_t first_layer_;
  Reporter& report_;
};

}  // namespace

static void run(const Facts& facts, Reporter& report) {
  constexpr std::uint32_t allegory_layer = none;
  for (const Scheme scheme : {Scheme::light, Scheme::dark})
    Checker(facts.site.look, scheme, 0, report).run();
  for (const Allegory& allegory : facts.site.allegories) {
    const Look* own = own_look(facts.site, allegory);
    if (own == nullptr) continue;
    Look look = facts.site.look;
    lay_over(look, *own, allegory_layer);
    for (const Scheme scheme : {Scheme::light, Scheme::dark})
      Checker(look, scheme, allegory_layer, report).run();
  }
}

extern constinit const Rule low_contrast{
    .name = "low-contrast",
    .severity = Severity::warning,
    .summary = "a colour that cannot be read well where it stands",
    .explanation =
        R"(The colours of a theme, and those under `look:` of an allegory, meet in pairs: the text, the two
voices and what is broken stand on the paper and on the surface of cards, each voice on its tint, code
on the surface. Each of these pairs is measured, on light and on dark pages, by the formula of
[WCAG 2.2](https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio): 4.5:1 for text and 3:1 for lines that
carry meaning. Of two colours the one is reported that was chosen later, and once for all its pairs.

The shade that is offered has the same hue and the nearest lightness that goes with everything the
colour is used with.)",
    .bad = R"(-- content/index.md --
---
allegory:
  look:
    colors:
      light: {paper: "#FBFAF6", text: "#1E2A24", story: "#C98A1B"}
---
)",
    .good = R"(-- content/index.md --
---
allegory:
  look:
    colors:
      light: {paper: "#FBFAF6", text: "#1E2A24", story: "#8F5E00"}
---
)",
    .run = run,
    .fix = FixKind::ask,
};

}  // namespace allegory
