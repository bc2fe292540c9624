// See assets.h.
#include "site/assets.h"

#include <fmt/format.h>

#include <utility>

#include "base/digest.h"
#include "site/look_css.h"

namespace allegory {

namespace {

/// `static/NAME.DIGEST.SUFFIX`, and the file of that name.
std::string add_hashed(SiteAssets& assets, std::string_view name, std::string_view suffix,
                       std::string bytes) {
  const std::string path =
      fmt::format("static/{}.{:08x}.{}", name, digest_of(bytes) & 0xFFFFFFFFU, suffix);
  assets.files.push_back({path, std::move(bytes)});
  return path;
}

}  // namespace

SiteAssets make_assets(const Site& site, const Theme& theme) {
  SiteAssets assets;
  for (const Theme::Static& file : theme.statics()) {
    if (file.path == "favicon.svg")
      assets.names.icon = add_hashed(assets, "favicon", "svg", std::string(file.bytes));
    else
      assets.files.push_back({"static/" + file.path, std::string(file.bytes)});
  }
  assets.names.style = add_hashed(assets, "site", "css", look_css(site) + theme.style());
  assets.names.script = add_hashed(assets, "site", "js", theme.script());
  return assets;
}

}  // namespace allegory
