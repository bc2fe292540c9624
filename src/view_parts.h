// Pieces that several pages of the view share. Only the view_*.cpp files include this.
//
// Empty texts are left out of an object, so that `{{#because}}` is false where there is no reason.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "view.h"

namespace allegory {

/// Appends a name and its value.
void add(ValueObject& object, std::string_view name, Value value);
/// Appends a text unless it is empty.
void add_text(ValueObject& object, std::string_view name, std::string_view text);
/// Appends a list, and a flag for whether it holds anything, so that a heading can depend on it.
void add_list(ValueObject& object, std::string_view flag, std::string_view name, ValueList list);

/// The page that is being made, as far as URLs depend on it.
struct Place {
  const ViewContext& context;
  std::string address;
  std::string base_path = {};  ///< set: URLs start with it, as on a page served under any address

  std::string lang = {};                    ///< of the page; empty: the site's
  const DocumentPlace* document = nullptr;  ///< set: it becomes a part of that

  /// What the theme says itself, in the page's language.
  const Words& words() const {
    return context.words.in(lang.empty() ? std::string_view(context.site.config.lang) : lang);
  }
  std::string page_url(std::string_view to) const;
  std::string file_url(std::string_view file) const;
};

/// What `page` says on every kind of page.
struct PageFacts {
  std::string_view kind;
  std::string title = {}, description = {}, lead = {}, lang = {}, author = {}, date = {},
              updated = {};
  std::string takeaway = {}, edit_url = {}, image = {};
  std::uint32_t allegory = none;
  std::uint32_t section =
      none;               ///< the section behind it: for breadcrumbs, tags, neighbours, extra
  EntityRef entity = {};  ///< that the page is about
};

/// A page's data with `site`, `page` and `allegory`; more is added behind. `extra_page` are further
/// fields of `page`.
ValueObject page_data(const Place& place, const PageFacts& facts, const ValueObject& extra_page);

/// A step on the way from the root to a page.
struct Crumb {
  std::string_view title;
  std::string address;
};

/// The way from the root to this page, this page included; empty at the root.
std::vector<Crumb> way_to(const Place& place, const PageFacts& facts);

/// What a page tells programs that show a link to it: `sharing`.
ValueObject sharing_data(const Place& place, const PageFacts& facts);

/// What a page says as linked data, as JSON-LD that may stand in a `<script>`; empty on pages that
/// say nothing.
std::string linked_data(const Place& place, const PageFacts& facts);

/// `{title, url}`.
Value link_to(const Place& place, std::string_view title, std::string_view address);
/// The section that declares something, as a link.
Value link_to_section(const Place& place, std::uint32_t section);

/// A section in a list.
Value section_item(const Place& place, std::uint32_t index, std::size_t level);

/// An entity in a list; `is_last` is for commas.
Value entity_item(const Place& place, EntityRef ref, bool is_last);

/// A correspondence; seen from `entity` (which may be unbound), the others of its side are
/// `together`.
Value card(const Place& place, ItemRef ref, EntityRef entity);

/// Cards of all of an allegory, characters apart, the entities without one, and its breaks.
void add_cast(const Place& place, std::uint32_t index, ValueObject& data);
/// Cards of correspondences of one allegory.
ValueList cards_of_items(const Place& place, std::uint32_t allegory,
                         std::span<const std::uint32_t> items);
/// Breaks as a list.
ValueList break_items(const Place& place, std::span<const ItemRef> breaks);

/// `Scarecrow stands for quest for understanding`, in the page's language; empty if it does not.
std::string meaning_of(const Place& place, std::uint32_t allegory, EntityRef entity);

/// Which correspondences of an allegory say on a section's page what an entity stands for: those
/// that override the others there, else those that all pages share. At most three.
std::vector<std::uint32_t> meanings_of(const SiteIndex& index, std::uint32_t allegory,
                                       std::uint32_t section, EntityRef entity);

/// `a loose likeness`; empty for a close one.
std::string strength_words(const Place& place, double strength);

/// The text of a section on its page.
SectionText section_text(const Place& place, std::uint32_t index);

/// `has_readings` and `readings` of `page`, if the text has any.
void add_readings(const Place& place, std::uint32_t allegory, const SectionText& text,
                  ValueObject& page);

/// Where texts name an entity, sentence by sentence, and whose reasons do: fields of `entity`.
void add_entity_backlinks(const Place& place, EntityRef ref, ValueObject& data);
/// Which sections lead to a section, with the sentence.
void add_section_backlinks(const Place& place, std::uint32_t index, ValueObject& data);

/// A title up to its first colon.
std::string_view short_title(std::string_view title);
/// Three figures of an allegory's account, each with the part of it that tells more; none if it has
/// no account.
ValueList account_figures(const Place& place, std::uint32_t index);
/// The same figures in one line; empty if it has no account.
std::string account_line(const Place& place, std::uint32_t index);

/// Whether a label is nothing but emoji or other symbols: those are shown large, as a picture.
bool is_emoji(std::string_view label);

/// `ltr` or `rtl`.
std::string_view direction(std::string_view lang);

/// At most `limit` bytes of `text`, cut at a space and closed with `…`.
std::string shorten(std::string_view text, std::size_t limit);

}  // namespace allegory
