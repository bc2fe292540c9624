// Which pages a wiki has, what stands on each of them, and which anchor everything has there.
//
// Comes in: a site and the form of a wiki. Goes out: pages with their names, and the place of each
// section and entity. Where an allegory is one page, its sections stand one under the other: a
// section with others below it is a heading over them; one without headings of its own is an item
// of that list, or at the top a paragraph; all else keeps its headings, moved down. Where there are
// many pages, each section is one, and the one that opens an allegory ends with what is known of
// it. Anchors are those that the wiki gives to the headings of that page; what has none gets a
// name, `<a name>`.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "format.h"
#include "wiki/form.h"

namespace allegory {

/// What rendering a wiki needs.
struct WikiContext {
  const Site& site;
  const SourceSet& sources;
  const SiteIndex& index;
  const Analogies& analogies;
  const WordBook& words;
  const WikiForm& form;
  bool trust_html = false;

  /// Whether each section is a page of its own.
  bool has_many_pages() const {
    return form.has_folders || site.config.wiki.many_pages.has_value();
  }
};

/// A section on a wiki page.
struct WikiSection {
  enum class Form { introduction, heading, item, paragraph };
  std::uint32_t section = none;
  Form form = Form::heading;
  int level = 2;          ///< of its heading
  std::string anchor{};   ///< empty: the page as a whole
  AnchorNames anchors{};  ///< of its headings and of its raw HTML, from the section's to the page's
};

/// A page.
struct WikiPage {
  std::uint32_t allegory = none;  ///< that it opens, and that it ends with the account of
  std::string name;               ///< of the file, without `.md`
  std::string title, lang;
  bool is_home = false;
  std::vector<WikiSection> sections;          ///< in story order, the introduction first
  std::map<EntityRef, std::string> entities;  ///< anchors of those in the tables of that account
  AnchorNames account_anchors;  ///< of the headings of that account, by their keys in the words
  std::string note_prefix = "note";  ///< before the anchors of footnotes
};

/// All pages of a wiki, and where each section stands.
struct WikiLayout {
  std::vector<WikiPage> pages;
  /// By section: its page and its position there.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places;
  std::vector<std::uint32_t> openings;  ///< by allegory: the page that opens it
};

/// Reports what became of titles as names.
WikiLayout lay_out_wiki(const WikiContext& context, Diagnostics& diagnostics);

/// Whether the heading that opens a section is its title, which the page shows by itself.
bool repeats_title(const Section& section);

/// The URL of an anchor as it is written on the page `here`; an empty anchor is the whole page.
std::string wiki_url(const WikiContext& context, const WikiLayout& layout, const WikiPage& here,
                     std::uint32_t page, std::string_view anchor);

/// What a link of a section becomes on the page `here`; empty where it leads nowhere.
std::string wiki_link(const WikiContext& context, const WikiLayout& layout, const WikiPage& here,
                      const Link& link, const LinkTarget& target);

/// The same for an entity.
std::string wiki_entity_url(const WikiContext& context, const WikiLayout& layout,
                            const WikiPage& here, EntityRef entity);

}  // namespace allegory
