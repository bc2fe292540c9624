// What a page tells programs: search engines, chats that show a preview of a link, readers of
// feeds, language models. Addresses in it are absolute where the site has a `base_url`; what makes
// no sense without one is left out then.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "view_parts.h"
#include "view_shapes.h"

namespace allegory {

namespace {

using Type = Field::Type;

const Shape& translation_shape() {
  static const Shape shape{"translation",
                           "A page that says the same in another language, or the page itself.",
                           {{"lang", Type::text, "Its language as a BCP 47 tag."},
                            {"title", Type::text, "Its title."},
                            {"url", Type::text, "Its relative URL."},
                            {"canonical", Type::text, "Its absolute URL; only with a `base_url`."},
                            {"is_current", Type::flag, "It is the page itself."}}};
  return shape;
}

/// The card of the page, else of its allegory, else of the site; null if there is none.
const CardName* card_of(const Place& place, const PageFacts& facts) {
  const auto& cards = place.context.assets.cards;
  auto found = cards.find(place.address);
  if (found == cards.end() && facts.allegory != none)
    found = cards.find(place.context.site.allegories[facts.allegory].address);
  if (found == cards.end()) found = cards.find("");
  return found == cards.end() ? nullptr : &found->second;
}

/// `pt_BR` for `pt-BR`, as Open Graph wants it; empty where the tag names no country.
std::string locale_of(std::string_view lang) {
  const std::size_t dash = lang.rfind('-');
  if (dash == std::string_view::npos || lang.size() - dash != 3) return {};
  const std::string_view language = lang.substr(0, lang.find('-'));
  return fmt::format("{}_{}", language, lang.substr(dash + 1));
}

void add_image(const Place& place, const PageFacts& facts, ValueObject& data) {
  if (!facts.image.empty()) {
    add(data, "image", facts.image);
    add(data, "has_image", true);
    return;
  }
  const CardName* card = card_of(place, facts);
  if (card == nullptr) return;
  const std::string url = absolute_url(place.context.site, card->file);
  if (url.empty()) return;
  add(data, "image", url);
  add(data, "has_image", card->is_png);
  add(data, "is_card", true);
  add(data, "image_type", card->is_png ? "image/png" : "image/svg+xml");
}

void add_translations(const Place& place, const PageFacts& facts, ValueObject& data) {
  const ViewContext& context = place.context;
  const Site& site = context.site;
  if (facts.section == none || context.index.translation_of[facts.section] == none) return;
  const std::vector<std::uint32_t>& group =
      context.index.translations[context.index.translation_of[facts.section]];
  ValueList translations;
  for (const std::uint32_t at : group) {
    ValueObject item;
    add(item, "lang", language_of(site, site.sections[at]));
    add(item, "title", site.sections[at].title);
    add(item, "url", place.page_url(site.sections[at].address));
    add_text(item, "canonical", absolute_url(site, site.sections[at].address));
    add(item, "is_current", at == facts.section);
    translations.emplace_back(std::move(item));
  }
  const Section& usual = site.sections[default_translation(site, group)];
  add_text(data, "default_url", absolute_url(site, usual.address));
  add_list(data, "has_translations", "translations", std::move(translations));
}

}  // namespace

const Shape& sharing_shape() {
  static const Shape shape{
      "sharing",
      "What the page tells programs: those that show previews of links, search engines, language "
      "models. The partial `sharing` writes all of it.",
      {{"author", Type::text, "Who wrote the page, or the site."},
       {"published", Type::text, "When it was written."},
       {"modified", Type::text, "When it was last changed, as far as anybody knows."},
       {"locale", Type::text, "Its language and country, such as `pt_BR`, if the tag has both."},
       {"image", Type::text, "Absolute URL of a picture; only with a `base_url`."},
       {"image_type", Type::text, "The media type of `image`, if it is a card."},
       {"is_card", Type::flag, "`image` was made by the program and is 1200 by 630."},
       {"has_image", Type::flag, "`image` is a picture that all programs can show."},
       {"markdown_url", Type::text, "Relative URL of the page as Markdown."},
       {"has_translations", Type::flag, "The page is there in other languages."},
       {"translations", Type::list, "The page in all its languages.", &translation_shape()},
       {"default_url", Type::text, "The one for readers of none of these languages, absolute."},
       {"linked_data", Type::html, "The page as JSON-LD, for a `<script>`."}}};
  return shape;
}

std::uint32_t default_translation(const Site& site, const std::vector<std::uint32_t>& group) {
  const auto found = std::ranges::find_if(group, [&](std::uint32_t at) {
    return fold(language_of(site, site.sections[at])) == fold(site.config.lang);
  });
  return found == group.end() ? group.front() : *found;
}

bool has_twin(std::string_view kind) {
  return kind != "not-found" && kind != "redirect" && kind != "letters" && kind != "coverage";
}

std::string twin_file(std::string_view address) {
  return std::string(address.substr(0, address.rfind('/') + 1)) + "index.md";
}

ValueObject sharing_data(const Place& place, const PageFacts& facts) {
  const Config& config = place.context.site.config;
  ValueObject data;
  if (facts.kind == "not-found" || facts.kind == "redirect") return data;
  add_text(data, "author", facts.author.empty() ? config.author : facts.author);
  add_text(data, "published", facts.date);
  if (facts.section != none) add_text(data, "modified", last_change(place.context, facts.section));
  add_text(data, "locale", locale_of(facts.lang.empty() ? config.lang : facts.lang));
  add_image(place, facts, data);
  if (has_twin(facts.kind)) add(data, "markdown_url", place.file_url(twin_file(place.address)));
  add_translations(place, facts, data);
  add_text(data, "linked_data", linked_data(place, facts));
  return data;
}

}  // namespace allegory
