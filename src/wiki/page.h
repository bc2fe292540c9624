// One allegory as one page of GitHub Flavored Markdown that a wiki understands.
//
// No front matter, no footnotes, no wikilinks, no raw HTML but anchors: what a wiki lacks is said
// in what it has. Links stay inside the page wherever their target is on it.
#pragma once

#include <set>
#include <string>

#include "wiki/layout.h"

namespace allegory {

/// What rendering a wiki page needs.
struct WikiContext {
  const Site& site;
  const SourceSet& sources;
  const SiteIndex& index;
  const WikiLayout& layout;
  bool trust_html = false;
};

/// The page's Markdown. Adds the assets it uses to `assets` (indices into Site::assets).
std::string wiki_page_text(const WikiContext& context, const WikiPage& here,
                           std::set<std::uint32_t>& assets);

/// `_Sidebar.md` and `_Footer.md`.
std::string wiki_sidebar(const Site& site, const WikiLayout& layout);
std::string wiki_footer(const Site& site);

}  // namespace allegory
