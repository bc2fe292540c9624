// Pages and sections → lists of links. See outline.h.
#include "wiki/outline.h"

#include <fmt/format.h>

#include <algorithm>

namespace allegory {

namespace {

/// Writes nested lists of links as they are seen from one page.
class Outline {
 public:
  Outline(const WikiContext& context, const WikiLayout& layout, const WikiPage& from)
      : context_(context), layout_(layout), from_(from) {}

  void item(std::size_t depth, std::string_view title, std::uint32_t page,
            std::string_view anchor) {
    text_ += fmt::format("{:{}}- [{}]({})\n", "", 2 * std::min(depth, deepest),
                         escape_markdown(title, context_.form.target),
                         wiki_url(context_, layout_, from_, page, anchor));
  }

  void section(std::size_t depth, std::uint32_t index) {
    const auto [page, position] = layout_.places[index];
    item(depth, context_.site.sections[index].title, page,
         layout_.pages[page].sections[position].anchor);
  }

  void allegory(std::uint32_t index) {
    const Allegory& all = context_.site.allegories[index];
    item(0, all.title, layout_.openings[index], "");
    for (const std::uint32_t at : all.sections) section(1 + depth_of(at, all.index), at);
  }

  void pages() {
    for (std::uint32_t at = 0; at < context_.site.sections.size(); ++at) {
      const Section& section = context_.site.sections[at];
      if (section.allegory != none || layout_.pages[layout_.places[at].first].is_home) continue;
      this->section(depth_of(at, none), at);
    }
  }

  std::string text() && { return std::move(text_); }

 private:
  static constexpr std::size_t deepest = 8;

  /// How many sections stand above a section that have an item of their own.
  std::size_t depth_of(std::uint32_t section, std::uint32_t home) const {
    std::size_t depth = 0;
    for (std::uint32_t above = context_.site.sections[section].parent;
         above != none && above != home; above = context_.site.sections[above].parent)
      if (home != none || !layout_.pages[layout_.places[above].first].is_home) ++depth;
    return depth;
  }

  const WikiContext& context_;
  const WikiLayout& layout_;
  const WikiPage& from_;
  std::string text_;
};

void write_all(const WikiLayout& layout, Outline& outline) {
  for (std::uint32_t at = 0; at < layout.openings.size(); ++at) outline.allegory(at);
  outline.pages();
}

}  // namespace

std::string wiki_sidebar(const WikiContext& context, const WikiLayout& layout) {
  // A list of pages stands beside each of them, so its links are those of a page of its own.
  static const WikiPage beside;
  Outline outline(context, layout, beside);
  const auto home = std::ranges::find_if(layout.pages, &WikiPage::is_home);
  if (home != layout.pages.end() && home->allegory == none)
    outline.item(0, home->title, static_cast<std::uint32_t>(home - layout.pages.begin()), "");
  write_all(layout, outline);
  return std::move(outline).text();
}

std::string wiki_footer(const WikiContext& context) {
  const Site& site = context.site;
  const Words& words = context.words.in(site.config.lang);
  const auto escape = [&](std::string_view text) {
    return escape_markdown(text, context.form.target);
  };
  std::string text = escape(site.config.title.value);
  if (!site.config.author.empty()) text += ", " + words.of("by", {escape(site.config.author)});
  if (site.config.base_url)
    text += fmt::format(" · [{}]({})", words.of("wiki_website"), site.config.base_url->value);
  return text + '\n';
}

std::string wiki_contents(const WikiContext& context, const WikiLayout& layout,
                          const WikiPage& here) {
  const Site& site = context.site;
  const bool opens = here.allegory != none;
  if (opens && !context.has_many_pages()) return {};
  Outline outline(context, layout, here);
  if (here.is_home && (!opens || site.allegories.size() > 1)) {
    write_all(layout, outline);
  } else if (opens) {
    for (const std::uint32_t at : context.index.outline.tops[here.allegory]) outline.section(0, at);
    if (here.is_home) outline.pages();
  } else if (!here.sections.empty()) {
    for (const std::uint32_t child : site.sections[here.sections.front().section].children)
      outline.section(0, child);
  }
  return std::move(outline).text();
}

}  // namespace allegory
