// All pages as one file of MediaWiki's export format 0.11, which `importDump.php` loads.
#pragma once

#include <string>
#include <vector>

#include "mediawiki/layout.h"

namespace allegory {

/// The time of the pages' revisions, as XML Schema writes it: the day of the latest change that
/// front matter or Git knows of any page, at midnight in UTC; the first of January 2001 if nobody
/// knows. No clock is asked, so the same content has the same bytes.
std::string mediawiki_time(const Site& site, const History& history);

/// The dump. `texts[i]` is the wikitext of `layout.pages[i]`.
std::string mediawiki_dump(const Site& site, const MediawikiLayout& layout,
                           const std::vector<std::string>& texts, const std::string& time);

}  // namespace allegory
