// output-collision: two files for one place.
// Two files of one build are reported by write.cpp. What stands in the place of a page that the
// site makes of itself is known before anything is written, and found here.
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "rule.h"

namespace allegory {

/// An address as authors write it.
static std::string shown(std::string_view file) {
  constexpr std::string_view index = "index.html";
  if (file.ends_with(index)) file.remove_suffix(index.size());
  return "/" + std::string(file);
}

static bool makes_site(const Config& config) {
  const auto is_site = [](const Spanned<std::string>& format) { return format.value == "site"; };
  return config.formats.empty() || std::ranges::any_of(config.formats, is_site);
}

static void run(const Facts& facts, Reporter& report) {
  if (!makes_site(facts.site.config)) return;
  std::unordered_map<std::string_view, std::string_view> own;
  for (const ThemePage& page : facts.site.theme_pages) own.emplace(page.address, page.what);
  for (const AddressClaim& claim : facts.site.claims) {
    const auto found = own.find(claim.address);
    if (found == own.end()) continue;
    const std::string what(found->second);
    // Pages are made in this order: sections, the site's own, aliases.
    const bool is_first = claim.what != "alias";
    report(claim.at, "`" + shown(claim.address) + "` is where the site puts its " + what,
           is_first ? claim.what + " that takes the place of the " + what
                    : claim.what + " that leads nowhere")
        .help(is_first ? "set a different `slug:`; as it is, the " + what + " is left out"
                       : "choose another address; as it is, the alias is left out");
  }
  for (const Asset& asset : facts.site.assets) {
    const auto found = own.find(fold(asset.address));
    if (found == own.end()) continue;
    const std::string what(found->second);
    report
        .about("content/" + asset.path,
               "`" + asset.path + "` has the place where the site puts its " + what)
        .help("rename the file; as it is, the site has its " + what + " there and not this file");
  }
}

extern constinit const Rule output_collision{
    .name = "output-collision",
    .severity = Severity::error,
    .summary = "two files for one place",
    .explanation =
        R"(Two things would be written to the same file; names that differ only in case count as the same,
because on many disks they are. The first one is written. The site makes pages of itself too: the
index at `a-z/`, each allegory's map at `map/` and its account at `account/` below its home page, and
`coverage/` where there are several allegories. A page of yours at such an address is shown instead; an alias or a file
there is left out.)",
    .bad = R"(-- content/a-z.md --
All that the cave holds.
)",
    .good = R"(-- content/inventory.md --
All that the cave holds.
)",
    .run = run,
    .can_be_silenced = false,
};

}  // namespace allegory
