// Sections → pages, forms and levels. See layout.h; anchors are given in anchors.cpp.
#include "wiki/layout.h"

#include <algorithm>

#include "wiki/anchors.h"
#include "wiki/names.h"

namespace allegory {

namespace {

using Form = WikiSection::Form;

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
    placed.form = Form::introduction;
  else if (!section.children.empty() || !shown_headings(section).empty())
    placed.form = Form::heading;
  else
    placed.form = depth > 0 ? Form::item : Form::paragraph;
  return placed;
}

class Layouter {
 public:
  Layouter(const WikiContext& context, Diagnostics& diagnostics)
      : context_(context), site_(context.site), names_(context.form, diagnostics) {}

  WikiLayout lay_out() {
    layout_.places.assign(site_.sections.size(), {none, none});
    layout_.openings.assign(site_.allegories.size(), none);
    keep_names();
    for (std::uint32_t at = 0; at < site_.allegories.size(); ++at) add_allegory(at);
    for (std::uint32_t at = 0; at < site_.sections.size(); ++at)
      if (layout_.places[at].first == none) add_section(at, none);
    if (!has_home_) add_home();
    for (WikiPage& page : layout_.pages) give_anchors(context_, page);
    return std::move(layout_);
  }

 private:
  /// The names that have a meaning are taken, whoever gets the first page.
  void keep_names() {
    for (const std::string_view name :
         {context_.form.home, context_.form.sidebar, context_.form.footer})
      if (!name.empty()) names_.keep(name);
  }

  /// Whether a section is at the root of the site, so that its page is the first one.
  bool is_root(std::uint32_t section) const {
    return section != none && site_.sections[section].address.empty();
  }

  std::string file_of(std::uint32_t section) const {
    const std::string& path = site_.sections[section].written.path;
    return path.substr(0, path.rfind('.'));
  }

  std::string name_of_section(std::uint32_t section, WikiPage& page) {
    const Section& shown = site_.sections[section];
    page.is_home = is_root(section) && !has_home_;
    if (context_.form.has_folders) return file_of(section);
    if (page.is_home) return std::string(context_.form.home);
    return names_.give(shown.title, shown.title_at, "content/" + shown.written.path);
  }

  std::string name_of_allegory(const Allegory& allegory, WikiPage& page) {
    const auto& configured = site_.config.wiki.page;
    const bool has_index = allegory.index != none;
    const std::string folder = allegory.folder.empty() ? "" : allegory.folder + "/";
    if (context_.form.has_folders) {
      page.is_home = folder.empty();
      return has_index ? file_of(allegory.index) : folder + std::string(context_.form.home);
    }
    if (configured && site_.allegories.size() == 1) {
      page.is_home = fold(configured->value) == fold(context_.form.home);
      return page.is_home ? std::string(context_.form.home)
                          : names_.give(configured->value, configured->at, {});
    }
    if (context_.has_many_pages() && has_index && is_root(allegory.index))
      return name_of_section(allegory.index, page);
    Span at = has_index ? site_.sections[allegory.index].title_at : Span{};
    if (at.begin == at.end && allegory.title == site_.config.title.value)
      at = site_.config.title.at;
    return names_.give(allegory.title, at, "content/" + folder);
  }

  void add_allegory(std::uint32_t at) {
    const Allegory& allegory = site_.allegories[at];
    WikiPage page;
    page.allegory = at;
    page.title = allegory.title;
    page.lang = allegory.index == none
                    ? site_.config.lang
                    : std::string(language_of(site_, site_.sections[allegory.index]));
    page.name = name_of_allegory(allegory, page);
    if (allegory.index != none)
      page.sections.push_back(place(site_, allegory.index, allegory.index));
    if (!context_.has_many_pages())
      for (const std::uint32_t section : allegory.sections)
        page.sections.push_back(place(site_, section, allegory.index));
    layout_.openings[at] = static_cast<std::uint32_t>(layout_.pages.size());
    add(std::move(page));
    if (context_.has_many_pages())
      for (const std::uint32_t section : allegory.sections) add_section(section, allegory.index);
  }

  /// A page of one section.
  void add_section(std::uint32_t section, std::uint32_t home) {
    if (section == home) return;
    const Section& shown = site_.sections[section];
    WikiPage page;
    page.title = shown.title;
    page.lang = std::string(language_of(site_, shown));
    page.name = name_of_section(section, page);
    page.sections.push_back({.section = section, .form = Form::introduction});
    add(std::move(page));
  }

  /// Where nothing stands at the root, a page that leads to all others.
  void add_home() {
    WikiPage page;
    page.name = context_.form.home;
    page.title = site_.config.title.value;
    page.lang = site_.config.lang;
    page.is_home = true;
    add(std::move(page));
  }

  void add(WikiPage page) {
    has_home_ = has_home_ || page.is_home;
    const auto at = static_cast<std::uint32_t>(layout_.pages.size());
    for (std::uint32_t position = 0; position < page.sections.size(); ++position)
      layout_.places[page.sections[position].section] = {at, position};
    layout_.pages.push_back(std::move(page));
  }

  const WikiContext& context_;
  const Site& site_;
  WikiNames names_;
  WikiLayout layout_;
  bool has_home_ = false;
};

}  // namespace

WikiLayout lay_out_wiki(const WikiContext& context, Diagnostics& diagnostics) {
  return Layouter(context, diagnostics).lay_out();
}

}  // namespace allegory
