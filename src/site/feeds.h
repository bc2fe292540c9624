// What machines read of a site: sitemap.xml, atom.xml, robots.txt.
//
// All addresses in them are absolute, so but for robots.txt they exist only where the site has a
// `base_url`. Times come from the pages' dates and never from a clock.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "format.h"

namespace allegory {

/// A page in the sitemap; `updated` may be empty.
struct SitemapEntry {
  std::string url;
  std::string updated;
  /// The page in all its languages: BCP 47 tag, or `x-default`, and absolute URL.
  std::vector<std::pair<std::string, std::string>> translations{};
};

/// The limits of sitemaps.org on one file: 50,000 URLs, and 50 MB, of which we use half.
inline constexpr std::size_t sitemap_urls = 50'000;
inline constexpr std::size_t sitemap_bytes = 25'000'000;

/// `sitemap.xml`; where it would hold too much, an index of `sitemap-1.xml`, `sitemap-2.xml`, …
/// below `base_url`.
std::vector<OutputFile> sitemap_files(std::string_view base_url,
                                      const std::vector<SitemapEntry>& entries,
                                      std::size_t urls_per_file = sitemap_urls);

/// `robots.txt`: everything may be read. `base_url` may be empty.
std::string robots_txt(std::string_view base_url);

/// How many entries the feed has at most; the newest.
inline constexpr std::size_t feed_entries = 50;

/// `atom.xml` (RFC 4287) of the pages that have a date, the newest first. The site must have a
/// `base_url`.
std::string atom_xml(const ViewContext& view);

/// Seconds since 1970 of a date that is_date() accepts, in UTC; a date without a time is its
/// midnight.
std::int64_t utc_seconds(std::string_view date);

}  // namespace allegory
