// A page of the wiki as wikitext: what a section says, and around it what MediaWiki needs: where it
// was made from, the way through the story, the table of correspondences, categories.
#pragma once

#include <set>
#include <string>

#include "mediawiki/layout.h"

namespace allegory {

/// What rendering a page needs.
struct MediawikiContext {
  const Site& site;
  const SourceSet& sources;
  const SiteIndex& index;
  const MediawikiLayout& layout;
  const WordBook& words;
  bool trust_html = false;
};

/// The page's wikitext. Adds the assets it uses to `assets` (indices into Site::assets).
std::string mediawiki_page_text(const MediawikiContext& context, const MediawikiPage& page,
                                std::set<std::uint32_t>& assets);

}  // namespace allegory
