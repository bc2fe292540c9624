// Which pages a site has, and how each is made.
//
// Comes in: the model and a theme. Goes out: HTML files, made on several threads, with the findings
// of each page in the order of the list.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "format.h"

namespace allegory {

/// One page of the site.
struct SitePage {
  enum class Kind : std::uint8_t {
    section,
    home,
    entity,
    tag,
    tags,
    map,
    section_map,
    account,
    letters,
    coverage,
    overview,
    not_found,
    redirect,
  };
  Kind kind = Kind::section;
  std::uint32_t index = none;  ///< into the site's list of that kind; of a home, map or account,
                               ///< its allegory; of a section's map, the section
  EntityRef entity;
  std::string file;  ///< its path in the site's folder
  std::string address;
};

/// What a kind of page is called: the name of its template, and of `page.kind`.
std::string_view kind_name(SitePage::Kind kind);

/// All pages, each file once: of two that ask for the same file the first in this order stays
/// (`output-collision` speaks about them). Sections come first, redirects last.
std::vector<SitePage> list_pages(const Site& site, const SiteIndex& index);

/// The section behind a page, or `none`.
std::uint32_t section_behind(const Site& site, const SitePage& page);

/// Makes all pages. Reports `unknown-layout` and what Theme::render reports.
void render_pages(const ViewContext& view, const RenderContext& context,
                  const std::vector<SitePage>& pages, Output& output, Diagnostics& diagnostics);

}  // namespace allegory
