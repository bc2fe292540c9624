// The cover of a book: SVG of 1600 × 2400, without anything to load.
#pragma once

#include <string>

#include "book/context.h"

namespace allegory {

/// The cover. Its text ends early rather than run out, as that of cards does.
std::string book_cover(const BookContext& context, const Book& book);

}  // namespace allegory
