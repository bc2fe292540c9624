// Site → the data tree a template may use, one tree for each page.
//
// Comes in: the model. Goes out: a Value in the shape that `page_shape()` documents;
// docs/theme-data.md is made from that shape. Nothing here grows with the whole site: a page
// carries its own links and its neighbours, never the list of all pages (the home page lists the
// sections of its allegory).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "allegory.h"
#include "analogy/analogies.h"
#include "analogy_report.h"
#include "history.h"
#include "markdown.h"
#include "sentence.h"
#include "value.h"
#include "view_letters.h"
#include "words.h"

namespace allegory {

/// The object that every page template sees. What is in `words` depends on the theme.
const Shape& page_shape();
/// The same with the words of a theme, which must outlive it.
Shape page_shape(const Shape& words);

/// docs/theme-data.md.
std::string theme_data_markdown();

/// A correspondence, statement or break: the allegory that declares it and its position there.
struct ItemRef {
  std::uint32_t allegory = none;
  std::uint32_t item = none;
};

/// What is said about one entity, in story order.
struct EntityFacts {
  std::vector<ItemRef> correspondences, statements, breaks;
  std::vector<ItemRef> shared;  ///< those correspondences that count on all pages of an allegory
  std::vector<ItemRef> reasons, break_reasons;  ///< correspondences and breaks of others whose
                                                ///< reason names it
};

/// A link of a section that leads to another one.
struct SectionLink {
  std::uint32_t section = none;
  std::uint32_t link = none;  ///< index into Body::links
};

/// What stands at the top of the outline, and where each section stands in its list.
struct SiteOutline {
  std::vector<std::vector<std::uint32_t>> tops;  ///< by allegory: the sections under no other of it
  std::vector<std::uint32_t> pages;              ///< the same of pages of no allegory
  std::vector<bool> is_top;                      ///< by section: it is one of these
  std::vector<std::size_t> positions;            ///< by section: in the list that it is in
};

SiteOutline outline_site(const Site& site);

/// What a map shows of an allegory or one of its sections. Positions in Allegory::entities, in the
/// links of the AnalogyReport, and in the nodes of both sides of the World.
struct MapParts {
  std::vector<std::uint32_t> entities, links, story_nodes, idea_nodes;
  const std::vector<std::uint32_t>& nodes_of(Side side) const {
    return side == Side::story ? story_nodes : idea_nodes;
  }
  bool is_empty() const {
    return entities.empty() && links.empty() && story_nodes.empty() && idea_nodes.empty();
  }
};

/// Who belongs to what, computed once so that no page has to search the site.
struct SiteIndex {
  std::vector<std::vector<EntityFacts>> entities;  ///< by allegory, then by entity
  /// By allegory: the correspondences between entities that are bound, each pair once, in story
  /// order. Those between statements, reversed ones and repetitions are left out.
  std::vector<std::vector<std::uint32_t>> correspondences;
  std::vector<std::vector<std::string>> sentences;  ///< by allegory: statement_sentences()
  std::vector<std::vector<std::uint32_t>> tags;     ///< by section: indices into Site::tags
  /// Correspondences that count on one page only, in the place of the shared ones.
  std::map<std::pair<std::uint32_t, EntityRef>, std::vector<std::uint32_t>> overrides;
  std::vector<std::vector<SectionLink>> links_to;  ///< by section: the first link of each other one
  std::vector<AnalogyReport> reports;              ///< of each allegory
  SiteOutline outline;
  LetterIndex letters;                         ///< the index from A to Z: index_letters()
  bool has_feed = false;                       ///< there is a `base_url` and a dated page
  std::vector<std::uint32_t> story_positions;  ///< of each section in its allegory, from 1; the
                                               ///< index page has 0
  std::vector<MapParts> map_parts;             ///< what each section declares
  /// Sections that say the same in several languages, in story order; each group has at least two.
  std::vector<std::vector<std::uint32_t>> translations;
  std::vector<std::uint32_t> translation_of;  ///< by section: its group, or none
};
/// All but `letters`, which depend on what the theme calls an article.
SiteIndex index_site(const Site& site, const Analogies& analogies);

/// A picture for previews of links, made by us: 1200 × 630.
struct CardName {
  std::string file;  ///< its path in the site's folder
  bool is_png = false;
};

/// Paths in the site's folder of the files that every page loads, and of the cards.
struct AssetNames {
  std::string style, script, icon;
  std::map<std::string, CardName, std::less<>> cards{};  ///< by the address of the page
};

/// What the view needs beside the site.
struct ViewContext {
  const Site& site;
  const SourceSet& sources;
  const SiteIndex& index;
  const Analogies& analogies;
  const WordBook& words;
  const History& history;
  const AssetNames& assets;
  bool trust_html = false;
  const Highlighter* highlighter = nullptr;  ///< null: code stays plain
  bool has_diagrams = false;                 ///< the theme draws diagrams
};

/// A document that holds several pages, as one of them is made for it.
struct DocumentPlace {
  HtmlForm form = HtmlForm::document;
  std::string id_prefix = {};            ///< before every id that the text has
  int heading_shift = 0;                 ///< as in HtmlOptions
  std::vector<RenderedLink> links = {};  ///< what the links of the text become
  /// Where a page of the site is in the document; empty: nowhere.
  std::function<std::string(std::string_view address)> url = {};
};

/// A section's text, ready to be read in both voices.
struct SectionText {
  std::string html;
  Side own = Side::story;              ///< the voice that the author tells it in
  bool has_readings = false;           ///< some name is followed by its counterpart
  std::vector<std::uint32_t> unnoted;  ///< correspondences that no note in the text speaks of
};

/// The text of a section in a document.
SectionText document_text(const ViewContext& context, std::uint32_t section,
                          const DocumentPlace& document);

/// The graph of an allegory, or of what a section of it declares, as SVG; empty if there is nothing
/// to draw. With `section` none it shows everything of an allegory that has room for that, else
/// what its index page declares. `id` begins all ids in it.
std::string document_map(const ViewContext& context, std::uint32_t allegory, std::uint32_t section,
                         const DocumentPlace& document, std::string_view id);

/// The relative URL from the page at address `from` to the page at `to` (both as Section::address),
/// with `index.html` so that it works from a disk too.
std::string relative_url(std::string_view from, std::string_view to);

/// The same to a file such as `static/theme.css`.
std::string relative_file_url(std::string_view from, std::string_view file);

/// The absolute URL of an address or file; empty where the site has no `base_url`.
std::string absolute_url(const Site& site, std::string_view address);

/// The file that holds the page at an address: `oz/lion/` is in `oz/lion/index.html`, and an
/// address that does not end in `/` is a file itself.
std::string page_file(std::string_view address);

/// The addresses of an allegory's map and account.
std::string map_address(const Allegory& allegory);
std::string account_address(const Allegory& allegory);
/// Whether an allegory has a map and an account: something in it stands for something.
bool has_map(const SiteIndex& index, std::uint32_t allegory);
/// Whether it is too large for one map, so that its sections have maps of their own.
bool has_section_maps(const Site& site, std::uint32_t allegory);
/// The sections of an allegory that have a map of their own, in story order.
std::vector<std::uint32_t> mapped_sections(const Site& site, const SiteIndex& index,
                                           std::uint32_t allegory);
/// Whether the site has a matrix of concepts and allegories: there are several of those.
bool has_coverage(const SiteIndex& index);

/// Whether the root of the site has a page of its own; if not, an overview goes there.
bool has_root_page(const Site& site);

/// `ltr` or `rtl`, as a language is written.
std::string_view text_direction(std::string_view lang);

/// The language of a section as a BCP 47 tag.
std::string_view language_of(const Site& site, const Section& section);

/// When the text of a section was last changed: `updated:`, else the day that Git knows; empty if
/// nobody knows.
std::string edited_on(const ViewContext& context, std::uint32_t section);

/// The same for who must have some time: else its `date:`, and never before that.
std::string last_change(const ViewContext& context, std::uint32_t section);

/// Of sections that say the same in several languages, the one for readers of none of them: in the
/// language of the site, else the first.
std::uint32_t default_translation(const Site& site, const std::vector<std::uint32_t>& group);

/// Whether pages of that kind are there as Markdown too, and the file of that for an address.
bool has_twin(std::string_view kind);
std::string twin_file(std::string_view address);

/// What became of a statement, in the words of a language.
std::string_view fate_words(const Words& words, Fate fate);

/// What is amiss where two statements nearly say the same, in the words of a language.
std::string_view clash_words(const Words& words, ReportClash::Kind kind);

/// Whether a page has a date, so that the feed can say when it was written. Drafts are left out.
bool belongs_in_feed(const Section& section);

/// When the text of a section was last changed: `updated:`, else the day that Git knows; empty if
/// nobody knows.
std::string edited_on(const ViewContext& context, std::uint32_t section);

/// What each link of a section becomes on the site.
std::vector<RenderedLink> site_links(const Site& site, std::uint32_t section);

/// What a link to an entity from a page at that address becomes on the site.
RenderedLink entity_link(const Site& site, std::string_view from, EntityRef entity);

/// The links that the program inserts into a section's text; `render` says what one becomes.
std::vector<InsertedLink> inserted_links(const Section& section,
                                         const std::function<RenderedLink(EntityRef)>& render);

Value section_view(const ViewContext& context, std::uint32_t index);
Value home_view(const ViewContext& context, std::uint32_t index);
Value entity_view(const ViewContext& context, EntityRef ref);
Value tag_view(const ViewContext& context, std::uint32_t index);
Value tags_view(const ViewContext& context);
/// The two-domain graph of an allegory; of a large one what its index page declares, and a list of
/// the maps of its sections.
Value map_view(const ViewContext& context, std::uint32_t index);
/// The part of the graph that a section declares.
Value section_map_view(const ViewContext& context, std::uint32_t section);
/// The graph of the page at `address` in the DOT language; `section` is `none` for map_view().
std::string map_dot(const ViewContext& context, std::uint32_t allegory, std::uint32_t section);
/// How well an allegory's analogy holds.
Value account_view(const ViewContext& context, std::uint32_t index);
/// Every name, section and heading from A to Z; `page` is an index into LetterIndex::pages.
Value letters_view(const ViewContext& context, std::uint32_t page);
/// Which concept is told in which allegory.
Value coverage_view(const ViewContext& context);
Value not_found_view(const ViewContext& context);
Value redirect_view(const ViewContext& context, std::uint32_t index);
/// The page at the root of a site with several allegories and no index page of its own.
Value overview_view(const ViewContext& context);

}  // namespace allegory
