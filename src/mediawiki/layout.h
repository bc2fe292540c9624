// Which pages an allegory has in MediaWiki, what they are called, and which anchor everything has.
//
// Comes in: a site. Goes out: a page for each section, one for each allegory (its index page), a
// category for each tag, a redirect for each alias; the place of every section, heading and entity;
// the name of every file. Two pages never have one name: the later one is told apart by what stands
// above it, and a finding says so.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "format.h"

namespace allegory {

/// A page of the wiki.
struct MediawikiPage {
  enum class Kind : std::uint8_t {
    overview,  ///< lists the allegories of a site that has no page at its root
    index,     ///< opens an allegory: `allegory`, and its index page, if it has one
    section,   ///< any other page of the project
    category,  ///< `of` is an index into Site::tags
    redirect   ///< `of` is an index into Site::redirects
  };
  Kind kind = Kind::section;
  std::uint32_t allegory = none;
  std::uint32_t section = none;
  std::uint32_t of = none;
  std::string title;                           ///< with its namespace
  std::string file;                            ///< its wikitext's, relative to the format's folder
  bool has_other_name = false;                 ///< the reader should see another name than `title`
  std::map<std::string, std::string> anchors;  ///< of headings, from the section's to the page's
  std::vector<std::string> heading_ids;        ///< as in MediawikiOptions
  std::vector<std::string> entity_anchors;     ///< of entities that it declares and no table shows
};

/// Where an entity is explained: a page, and an anchor there.
struct MediawikiPlace {
  std::uint32_t page = none;
  std::string anchor;
};

/// All pages of a wiki.
struct MediawikiLayout {
  std::vector<MediawikiPage> pages;
  std::vector<std::uint32_t> category_pages;     ///< by tag
  std::vector<std::uint32_t> section_pages;      ///< by section
  std::vector<std::uint32_t> allegory_pages;     ///< by allegory: its index page
  std::map<EntityRef, MediawikiPlace> entities;  ///< all of them
  std::vector<std::string> files;                ///< by asset: the name that it is uploaded under
};

/// Reports `mediawiki-title` where a page cannot have its own name, and `mediawiki-collision` where
/// two would have one.
MediawikiLayout lay_out_mediawiki(const Site& site, const SourceSet& sources,
                                  const SiteIndex& index, unsigned jobs, Diagnostics& diagnostics);

/// What stands between `[[` and `|` for a place in a section; nothing if there is no such section.
std::string mediawiki_section_target(const MediawikiLayout& layout, const LinkTarget& target);

/// Whether the heading that opens a section is its title, which MediaWiki shows by itself.
bool opens_with_its_title(const Section& section);

}  // namespace allegory
