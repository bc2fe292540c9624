// See render.h.
#include "render.h"

#include <algorithm>

namespace allegory {

const Format* find_format(std::string_view name) {
  const auto found = std::ranges::find(formats(), name, &Format::name);
  return found == formats().end() ? nullptr : *found;
}

std::vector<std::string> choose_formats(const Config& config,
                                        const std::vector<std::string>& asked_for,
                                        Diagnostics& diagnostics) {
  if (!asked_for.empty()) return asked_for;
  std::vector<std::string> known, chosen;
  for (const Format* format : formats()) known.emplace_back(format->name);
  for (const Spanned<std::string>& format : config.formats) {
    if (find_format(format.value) != nullptr) {
      if (std::ranges::find(chosen, format.value) == chosen.end()) chosen.push_back(format.value);
      continue;
    }
    Report finding = diagnostics.report("unknown-format", format.at,
                                        "no output format `" + format.value + "`", "not a format");
    if (const auto meant = closest(format.value, known))
      finding.help("did you mean `" + *meant + "`?");
  }
  if (config.formats.empty()) return {"site", "wiki"};
  return chosen;
}

void render(std::string_view format, const Site& site, const RenderContext& context, Output& output,
            Diagnostics& diagnostics) {
  if (const Format* found = find_format(format)) found->render(site, context, output, diagnostics);
}

}  // namespace allegory
