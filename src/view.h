// Site → the data tree a template may use, one tree for each page.
//
// Comes in: the model. Goes out: a Value in the shape that `page_shape()` documents;
// docs/theme-data.md is made from that shape. Nothing here grows with the whole site: a page
// carries its own links and its neighbours, never the list of all pages (the home page lists the
// sections of its allegory).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "allegory.h"
#include "analogy/analogies.h"
#include "analogy_report.h"
#include "history.h"
#include "markdown.h"
#include "sentence.h"
#include "value.h"
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
};

/// Who belongs to what, computed once so that no page has to search the site.
struct SiteIndex {
  std::vector<std::vector<EntityFacts>> entities;  ///< by allegory, then by entity
  /// By allegory: the correspondences between entities that are bound, each pair once, in story
  /// order. Those between statements, reversed ones and repetitions are left out.
  std::vector<std::vector<std::uint32_t>> correspondences;
  std::vector<std::vector<std::string>> sentences;  ///< by allegory: statement_sentences()
  std::vector<std::vector<std::uint32_t>> tags;     ///< by section: indices into Site::tags
  std::vector<AnalogyReport> reports;               ///< of each allegory
  bool has_feed = false;                            ///< there is a `base_url` and a dated page
};
SiteIndex index_site(const Site& site, const Analogies& analogies);

/// Paths in the site's folder of the files that every page loads.
struct AssetNames {
  std::string style, script, icon;
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
};

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
/// The addresses of the pages that speak of the whole site.
inline constexpr std::string_view letters_address = "a-z/";
inline constexpr std::string_view coverage_address = "coverage/";
/// Whether an allegory has a map and an account: something in it stands for something.
bool has_map(const SiteIndex& index, std::uint32_t allegory);
/// Whether the site has a matrix of concepts and allegories: there are several of those.
bool has_coverage(const SiteIndex& index);

/// Whether the root of the site has a page of its own; if not, an overview goes there.
bool has_root_page(const Site& site);

/// Whether a page has a date, so that the feed can say when it was written. Drafts are left out.
bool belongs_in_feed(const Section& section);

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
/// The two-domain graph of an allegory.
Value map_view(const ViewContext& context, std::uint32_t index);
/// How well an allegory's analogy holds.
Value account_view(const ViewContext& context, std::uint32_t index);
/// Every name, section and heading from A to Z.
Value letters_view(const ViewContext& context);
/// Which concept is told in which allegory.
Value coverage_view(const ViewContext& context);
Value not_found_view(const ViewContext& context);
Value redirect_view(const ViewContext& context, std::uint32_t index);
/// The page at the root of a site with several allegories and no index page of its own.
Value overview_view(const ViewContext& context);

}  // namespace allegory
