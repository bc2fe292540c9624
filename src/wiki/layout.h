// How an allegory is laid out on one wiki page, and which anchor everything has there.
//
// Comes in: a site. Goes out: for each allegory its page's name and the form of each section. A
// wiki page shows its sections one under the other: a section with others below it is a heading
// over them; one without headings of its own is an item of that list, or at the top a paragraph;
// all else keeps its headings, moved down. Anchors are those that GitHub gives to the headings of
// that page; what has none gets a name, `<a name>`.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "format.h"

namespace allegory {

/// A section on a wiki page.
struct WikiSection {
  enum class Form { introduction, heading, item, paragraph };
  std::uint32_t section = none;
  Form form = Form::heading;
  int level = 2;       ///< of its heading
  std::string anchor;  ///< empty: the page as a whole
  std::map<std::string, std::string>
      anchors;  ///< of its headings, from the section's to the page's
};

/// An allegory's page.
struct WikiPage {
  std::uint32_t allegory = none;
  std::string name;                           ///< of the file, without `.md`
  std::vector<WikiSection> sections;          ///< in story order, the introduction first
  std::map<EntityRef, std::string> entities;  ///< anchors of those in the table of correspondences
};

/// All pages of a wiki, and where each section stands.
struct WikiLayout {
  std::vector<WikiPage> pages;  ///< one for each allegory
  /// By section: its page and its position there; `none` for ordinary pages.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places;
};

/// Titles of the parts that every page ends with.
inline constexpr std::string_view correspondences_title = "Correspondences";
inline constexpr std::string_view breaks_title = "Where the analogy ends";
inline constexpr std::string_view notes_title = "Notes";

WikiLayout lay_out_wiki(const Site& site, const SiteIndex& index);

/// The file name that GitHub makes of a title: spaces become hyphens; what a name cannot hold is
/// left out.
std::string wiki_page_name(std::string_view title);

/// Whether the heading that opens a section is its title, which the page shows by itself.
bool repeats_title(const Section& section);

}  // namespace allegory
