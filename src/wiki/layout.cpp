// Sections → forms, levels and anchors. See layout.h.
#include "wiki/layout.h"

#include <algorithm>

namespace allegory {

std::string wiki_page_name(std::string_view title) {
  std::string name;
  for (std::size_t at = 0; at < title.size();) {
    const std::size_t start = at;
    const char32_t point = next_code_point(title, at);
    const bool is_space =
        point == U' ' || point == U'\u00A0' || point == U'-' || (point >= U'\t' && point <= U'\r');
    const bool is_refused = !is_space && (point < 0x20 || point == 0x7F ||
                                          std::u32string_view(U"\\/:*?\"<>|#%[]").find(point) !=
                                              std::u32string_view::npos);
    if (is_refused) continue;
    if (!is_space)
      name += title.substr(start, at - start);
    else if (!name.empty() && name.back() != '-')
      name += '-';
  }
  const std::size_t first = name.find_first_not_of("_.-");
  const std::size_t last = name.find_last_not_of(".-");
  if (first == std::string::npos) return address_segment(title);
  return name.substr(first, last + 1 - first);
}

bool repeats_title(const Section& section) {
  const Body& body = section.written.body;
  return body.opens_with_title && !body.headings.empty() &&
         normalize(body.headings.front().text) == normalize(section.title);
}

namespace {

/// The headings of a section that are shown, without the one that repeats its title.
std::vector<const Heading*> shown_headings(const Section& section) {
  std::vector<const Heading*> headings;
  for (const Heading& heading : section.written.body.headings) headings.push_back(&heading);
  if (repeats_title(section)) headings.erase(headings.begin());
  return headings;
}

int depth_of(const Site& site, std::uint32_t section, std::uint32_t home) {
  int depth = 0;
  for (std::uint32_t above = site.sections[section].parent; above != none && above != home;
       above = site.sections[above].parent)
    ++depth;
  return depth;
}

WikiSection place(const Site& site, std::uint32_t index, std::uint32_t home) {
  const Section& section = site.sections[index];
  WikiSection placed;
  placed.section = index;
  const int depth = depth_of(site, index, home);
  placed.level = std::min(2 + depth, 6);
  if (index == home)
    placed.form = WikiSection::Form::introduction;
  else if (!section.children.empty() || !shown_headings(section).empty())
    placed.form = WikiSection::Form::heading;
  else
    placed.form = depth > 0 ? WikiSection::Form::item : WikiSection::Form::paragraph;
  return placed;
}

/// Anchors of headings, in the order in which GitHub meets them.
void give_heading_anchors(const Site& site, WikiPage& page, Slugger& slugger) {
  for (WikiSection& placed : page.sections) {
    const Section& section = site.sections[placed.section];
    if (placed.form == WikiSection::Form::heading) placed.anchor = slugger.anchor(section.title);
    for (const Heading* heading : shown_headings(section))
      placed.anchors[heading->anchor] = slugger.anchor(heading->text);
  }
  for (const std::string_view title : {correspondences_title, breaks_title, notes_title})
    slugger.anchor(title);
}

/// Names for what is no heading: list items, paragraphs, rows of the table. They come behind all
/// headings, whose anchors GitHub gives without knowing of them.
void give_names(const Site& site, const SiteIndex& index, WikiPage& page, Slugger& slugger) {
  for (WikiSection& placed : page.sections) {
    const Section& section = site.sections[placed.section];
    if (placed.form == WikiSection::Form::item || placed.form == WikiSection::Form::paragraph)
      placed.anchor = slugger.anchor(address_segment(section.title));
    if (repeats_title(section))
      placed.anchors[section.written.body.headings.front().anchor] = placed.anchor;
  }
  const Allegory& allegory = site.allegories[page.allegory];
  for (const std::uint32_t line : index.correspondences[page.allegory])
    for (const auto* ends :
         {&allegory.correspondences[line].from, &allegory.correspondences[line].to})
      for (const Reference& reference : *ends) {
        if (!reference.entity.is_bound() || page.entities.contains(reference.entity)) continue;
        const EntityDeclaration& entity = entity_of(site, reference.entity).written;
        page.entities[reference.entity] = slugger.anchor(
            (entity.side == Side::story ? "story-" : "idea-") + address_segment(entity.id.value));
      }
}

}  // namespace

WikiLayout lay_out_wiki(const Site& site, const SiteIndex& index) {
  WikiLayout layout;
  layout.places.assign(site.sections.size(), {none, none});
  for (std::uint32_t at = 0; at < site.allegories.size(); ++at) {
    const Allegory& allegory = site.allegories[at];
    WikiPage page;
    page.allegory = at;
    const auto& configured = site.config.wiki.page;
    page.name = wiki_page_name(configured && site.allegories.size() == 1 ? configured->value
                                                                         : allegory.title);
    if (allegory.index != none)
      page.sections.push_back(place(site, allegory.index, allegory.index));
    for (const std::uint32_t section : allegory.sections)
      page.sections.push_back(place(site, section, allegory.index));
    for (std::uint32_t position = 0; position < page.sections.size(); ++position)
      layout.places[page.sections[position].section] = {at, position};
    Slugger slugger;
    give_heading_anchors(site, page, slugger);
    give_names(site, index, page, slugger);
    layout.pages.push_back(std::move(page));
  }
  return layout;
}

}  // namespace allegory
