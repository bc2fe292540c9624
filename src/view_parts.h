// Pieces that several pages of the view share. Only the view_*.cpp files include this.
//
// Empty texts are left out of an object, so that `{{#because}}` is false where there is no reason.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

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

  std::string lang = {};  ///< of the page; empty: the site's

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
      none;  ///< the section behind it: for breadcrumbs, tags, neighbours, extra
};

/// A page's data with `site`, `page` and `allegory`; more is added behind. `extra_page` are further
/// fields of `page`.
ValueObject page_data(const Place& place, const PageFacts& facts, const ValueObject& extra_page);

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
/// Cards of the entities that a section's links name, each once, in the order of the text.
ValueList section_cast(const Place& place, std::uint32_t index);
/// Breaks as a list.
ValueList break_items(const Place& place, std::span<const ItemRef> breaks);

/// What an entity stands for, or what stands for it, in a few words; empty if nothing does.
std::string meaning_of(const ViewContext& context, std::uint32_t allegory, EntityRef entity);

/// At most `limit` bytes of `text`, cut at a space and closed with `…`.
std::string shorten(std::string_view text, std::size_t limit);

}  // namespace allegory
