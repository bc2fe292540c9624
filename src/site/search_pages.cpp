// See search_pages.h.
#include "site/search_pages.h"

#include <algorithm>
#include <set>
#include <utility>

namespace allegory {

namespace {

constexpr std::string_view words_prefix = "search_";
/// Names and reasons that are found with one entity; whoever has more is found by those.
constexpr std::size_t most_readings = 50;

/// What an entity stands for or is told as, and why, in all allegories, as `others` and `notes`.
void add_readings(const ViewContext& view, EntityRef ref, SearchPage& page) {
  const bool is_story = page.kind == SearchPage::Kind::story;
  std::set<EntityRef> seen;
  for (const ItemRef item : view.index.entities[ref.allegory][ref.entity].correspondences) {
    const Correspondence& line = view.site.allegories[item.allegory].correspondences[item.item];
    if (line.written.negative || line.written.overrides) continue;
    if (seen.size() >= most_readings) return;
    for (const Reference& other : is_story ? line.to : line.from) {
      if (seen.size() >= most_readings) break;
      if (seen.insert(other.entity).second)
        page.others.push_back(entity_of(view.site, other.entity).label);
    }
    if (!line.written.because.empty()) page.notes.push_back(line.written.because);
  }
}

SearchPage entity_page(const ViewContext& view, EntityRef ref) {
  const Entity& entity = entity_of(view.site, ref);
  SearchPage page;
  page.kind = entity.written.side == Side::story ? SearchPage::Kind::story : SearchPage::Kind::idea;
  page.url = relative_url("", entity.address);
  page.title = entity.label;
  for (const Spanned<std::string>& label : entity.written.labels)
    if (label.value != entity.label) page.also.push_back(label.value);
  add_readings(view, ref, page);
  // A reason is what a reader sees of it in the list.
  page.passages.emplace_back();
  if (!page.notes.empty()) {
    page.passages.front().text = page.notes.front();
    page.notes.erase(page.notes.begin());
  }
  return page;
}

/// A block's text as a reader sees it. Its gaps are wikilinks, code and formulas; where they are
/// all wikilinks, what those say is put in.
std::string prose_text(const Body& body, std::size_t at) {
  const Prose& prose = body.prose[at];
  const std::size_t end = at + 1 < body.prose.size() ? body.prose[at + 1].links : body.links.size();
  std::vector<std::string_view> links;
  for (std::size_t link = prose.links; link < end; ++link)
    if (body.links[link].form == LinkForm::wiki) links.push_back(body.links[link].text);
  const auto gaps = static_cast<std::size_t>(std::ranges::count(prose.text, Prose::gap));
  std::string text;
  std::size_t gap = 0;
  for (const char byte : prose.text) {
    if (byte != Prose::gap)
      text += byte;
    else if (gaps == links.size())
      text += links[gap++];
    else
      text += "…";
  }
  if (gaps == links.size()) return text;
  for (const std::string_view link : links) text.append(" ").append(link);
  return text;
}

void add_paragraph(std::string& to, std::string_view text) {
  if (text.empty()) return;
  if (!to.empty()) to += ' ';
  to += text;
}

SearchPage section_page(const Section& section) {
  const Body& body = section.written.body;
  const FrontMatter& front = section.written.front;
  SearchPage page;
  page.url = relative_url("", section.address);
  page.title = section.title;
  if (front.description) page.notes.push_back(front.description->value);
  if (front.takeaway) page.notes.push_back(front.takeaway->value);
  page.passages.emplace_back();
  // The heading that is the title is no heading of the page.
  const std::size_t skipped = body.opens_with_title ? 1 : 0;
  for (std::size_t at = skipped; at < body.headings.size(); ++at)
    page.passages.push_back({body.headings[at].anchor, body.headings[at].text, {}});
  for (std::size_t at = 0; at < body.prose.size(); ++at) {
    const std::uint32_t heading = body.prose[at].heading;
    const std::size_t passage =
        heading == Prose::none || heading < skipped ? 0 : heading + 1 - skipped;
    add_paragraph(page.passages[passage].text, prose_text(body, at));
  }
  return page;
}

void add_allegory(const Allegory& allegory, SearchPage& page) {
  for (const std::string& text :
       {allegory.story, allegory.idea, allegory.summary, allegory.takeaway})
    if (!text.empty()) page.notes.push_back(text);
}

SearchPage home_page(const Allegory& allegory) {
  SearchPage page;
  page.url = relative_url("", allegory.address);
  page.title = allegory.title;
  page.passages.emplace_back();
  page.passages.front().text = allegory.summary;
  return page;
}

/// What the dialog says in each language that a page has.
SearchWords search_words(const ViewContext& view) {
  std::set<std::string> langs{view.site.config.lang};
  for (const Section& section : view.site.sections)
    if (section.written.front.lang) langs.insert(section.written.front.lang->value);
  SearchWords words;
  for (const std::string& lang : langs)
    for (const auto& [key, text] : view.words.in(lang).all())
      if (key.starts_with(words_prefix)) words[lang].emplace(key.substr(words_prefix.size()), text);
  return words;
}

}  // namespace

std::vector<SearchPage> search_pages(const ViewContext& view) {
  const Site& site = view.site;
  std::vector<SearchPage> pages;
  for (const Side side : {Side::story, Side::idea})
    for (std::uint32_t allegory = 0; allegory < site.allegories.size(); ++allegory)
      for (std::uint32_t at = 0; at < site.allegories[allegory].entities.size(); ++at)
        if (site.allegories[allegory].entities[at].written.side == side)
          pages.push_back(entity_page(view, {allegory, at}));
  for (const Allegory& allegory : site.allegories) {
    pages.push_back(allegory.index == none ? home_page(allegory)
                                           : section_page(site.sections[allegory.index]));
    pages.back().title = allegory.title;
    add_allegory(allegory, pages.back());
  }
  for (const Section& section : site.sections)
    if (!section.is_home) pages.push_back(section_page(section));
  return pages;
}

std::vector<OutputFile> search_index(const ViewContext& view, const Theme& theme, unsigned jobs) {
  std::vector<OutputFile> files;
  for (SearchFile& file :
       search_files(search_pages(view), theme.search_script(), search_words(view), jobs))
    files.push_back({std::move(file.path), std::move(file.bytes)});
  return files;
}

}  // namespace allegory
