// The files of a theme that pages load: one style sheet, one script, an icon, each under a name
// that changes with its content, so that a browser may keep it for ever.
#pragma once

#include <vector>

#include "format.h"

namespace allegory {

/// What to write, and what pages call it.
struct SiteAssets {
  std::vector<OutputFile> files;
  AssetNames names;
};

/// The style sheet is the look of the theme and the allegories, `styles/*.css` of the theme in the
/// order of their names, then `theme.css`; the script is `scripts/*.js` likewise. Everything below
/// `static/` is copied as it is.
SiteAssets make_assets(const Site& site, const Theme& theme);

}  // namespace allegory
