// A book as one page of HTML: styles and images are in it, and nothing is loaded.
#pragma once

#include <string>

#include "book/context.h"

namespace allegory {

/// The page. What it reports is what write_part() does.
std::string book_page(const BookContext& context, std::uint32_t book, Diagnostics& diagnostics);

}  // namespace allegory
