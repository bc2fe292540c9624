// The shapes that page_shape() is put together from. Only the view_shape*.cpp files, and the files
// of pages that have a shape of their own, include this.
#pragma once

#include "value.h"

namespace allegory {

/// A page to go to.
const Shape& link_shape();
/// The site.
const Shape& site_shape();
/// The page that is shown.
const Shape& this_page_shape();
/// The allegory of the page.
const Shape& allegory_shape();
/// What a page tells programs.
const Shape& sharing_shape();
/// A name in a list.
const Shape& entity_item_shape();
/// A correspondence.
const Shape& card_shape();
/// A statement.
const Shape& statement_shape();
/// A break.
const Shape& break_shape();
/// The entity of a page.
const Shape& entity_shape();
/// A section in a list.
const Shape& section_item_shape();
/// An allegory in a list.
const Shape& allegory_item_shape();
/// The tag of a page.
const Shape& tag_shape();
/// A tag in a list.
const Shape& tag_item_shape();
/// A section that leads to the page.
const Shape& linked_from_shape();
/// The index from A to Z.
const Shape& letters_shape();
/// A figure of the account, on pages that lead to it.
const Shape& figure_shape();
/// The figures of the page `account`.
const Shape& account_shape();
/// The lists of the page `account`.
const Shape& findings_shape();
/// The page `coverage`.
const Shape& coverage_shape();
/// A map.
const Shape& map_shape();
/// The small map of an entity.
const Shape& neighbourhood_shape();
/// A redirect.
const Shape& redirect_shape();

}  // namespace allegory
