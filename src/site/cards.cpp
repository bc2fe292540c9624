// See cards.h.
#include "site/cards.h"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <set>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "site/card.h"

namespace allegory {

namespace {

/// A page that gets a card.
struct CardPage {
  std::uint32_t allegory = none, section = none;
  std::string address;
};

/// Home pages come first, so that they are sure to get a PNG.
std::vector<CardPage> pages_with_cards(const Site& site) {
  std::vector<CardPage> pages;
  for (std::uint32_t at = 0; at < site.allegories.size(); ++at)
    pages.push_back({at, site.allegories[at].index, site.allegories[at].address});
  for (std::uint32_t at = 0; at < site.sections.size(); ++at)
    if (!site.sections[at].is_home)
      pages.push_back({site.sections[at].allegory, at, site.sections[at].address});
  std::erase_if(pages, [&](const CardPage& page) {
    return page.section != none && site.sections[page.section].written.front.image;
  });
  return pages;
}

using Pair = std::pair<std::string_view, std::string_view>;

void add_pair(const Site& site, const Correspondence& line, std::vector<Pair>& pairs) {
  if (line.written.negative || line.from.empty() || line.to.empty()) return;
  const auto id = [&](const Reference& reference) {
    return std::string_view(entity_of(site, reference.entity).written.id.value);
  };
  pairs.emplace_back(id(line.from.front()), id(line.to.front()));
}

/// The first who stand for somebody: of the allegory, or of those that a section names.
std::vector<Pair> pairs_of(const Site& site, const SiteIndex& index, const CardPage& page) {
  std::vector<Pair> pairs;
  if (page.section == none || site.sections[page.section].is_home) {
    for (const std::uint32_t item : index.correspondences[page.allegory]) {
      if (pairs.size() == card_pairs) break;
      add_pair(site, site.allegories[page.allegory].correspondences[item], pairs);
    }
    return pairs;
  }
  std::set<std::pair<std::uint32_t, std::uint32_t>> shown;
  for (const ProseMention& mention : site.sections[page.section].mentions) {
    if (pairs.size() == card_pairs) break;
    const auto& facts = index.entities[mention.entity.allegory][mention.entity.entity];
    if (facts.correspondences.empty()) continue;
    const ItemRef ref = facts.correspondences.front();
    if (shown.emplace(ref.allegory, ref.item).second)
      add_pair(site, site.allegories[ref.allegory].correspondences[ref.item], pairs);
  }
  return pairs;
}

std::string svg_of(const Site& site, const SiteIndex& index, const CardPage& page) {
  CardText text;
  text.site = text.title = site.config.title.value;
  text.lang = site.config.lang;
  if (page.allegory != none) {
    const Allegory& allegory = site.allegories[page.allegory];
    text.story = allegory.story;
    text.idea = allegory.idea;
    text.title = allegory.title;
  }
  if (page.section != none) {
    const Section& section = site.sections[page.section];
    text.lang = language_of(site, section);
    if (!section.is_home) text.title = section.title;
  }
  text.is_right_to_left = text_direction(text.lang) == "rtl";
  text.pairs = pairs_of(site, index, page);
  return card_svg(text);
}

/// Puts a card into the output, as PNG if that can be made.
CardName add_card(const std::string& svg, const RenderContext& context, const Output& output) {
  const std::string name = fmt::format("static/cards/{:016x}", digest_of(svg));
  if (context.rasterizer) {
    // Another program makes other pixels of the same picture.
    const std::string file = fmt::format("{}.{}.png", name, context.rasterizer->program);
    if (output.keep && output.keep(file)) return {file, true};
    if (std::optional<std::string> png = context.rasterizer->png(svg)) {
      output.add({file, std::move(*png)});
      return {file, true};
    }
  }
  output.add({name + ".svg", svg});
  return {name + ".svg", false};
}

}  // namespace

std::map<std::string, CardName, std::less<>> make_cards(const Site& site, const SiteIndex& index,
                                                        const RenderContext& context,
                                                        Output& output, Diagnostics& diagnostics) {
  if (!site.config.base_url || site.config.cards == CardForm::none) return {};
  const std::vector<CardPage> pages = pages_with_cards(site);
  std::vector<std::string> svgs(pages.size());
  parallel_for(pages.size(), context.jobs,
               [&](std::size_t at) { svgs[at] = svg_of(site, index, pages[at]); });
  // Pages that look the same share a card.
  std::map<std::uint64_t, std::size_t> numbers;
  std::vector<std::size_t> number_of;
  std::vector<const std::string*> different;
  for (const std::string& svg : svgs) {
    const auto [entry, is_new] = numbers.try_emplace(digest_of(svg), different.size());
    if (is_new) different.push_back(&svg);
    number_of.push_back(entry->second);
  }
  if (context.rasterizer) different.resize(std::min(different.size(), most_png_cards));
  std::vector<CardName> names(different.size());
  std::atomic<bool> has_failed = false;
  parallel_for(different.size(), context.jobs, [&](std::size_t at) {
    names[at] = add_card(*different[at], context, output);
    if (context.rasterizer && !names[at].is_png) has_failed = true;
  });
  if (has_failed)
    diagnostics
        .report_path("card-failed", "",
                     fmt::format("`{}` cannot make PNG of some cards", context.rasterizer->program))
        .help("`cards: svg` in `allegory.yaml` does without it");
  std::map<std::string, CardName, std::less<>> cards;
  for (std::size_t at = 0; at < pages.size(); ++at)
    if (number_of[at] < names.size()) cards.emplace(pages[at].address, names[number_of[at]]);
  return cards;
}

}  // namespace allegory
