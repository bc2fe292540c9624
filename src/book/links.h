// What links become in a book.
//
// A link to what is in the book leads there. One to another book leads to the file beside it where
// that can be, else to the site; one to an ordinary page or a file leads to the site. Where the
// site has no `base_url` there is nowhere to lead to: the link becomes its text, and
// `lost-book-link` says so. An image that a book cannot hold becomes its text, and
// `lost-book-image` says so.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "book/context.h"

namespace allegory {

/// A place in a book from which links lead.
struct BookPlace {
  std::uint32_t book = none;
  std::string file;  ///< in an EPUB: the part's; else empty
};

/// The URL of a place; empty if nothing leads there.
std::string book_url(const BookContext& context, const BookPlace& from, const BookTarget& to);

/// The URL of what has that address on the site, in the book or else on the site.
std::string book_page_url(const BookContext& context, const BookPlace& from,
                          std::string_view address);

/// What the links of a part's text become. Adds what an EPUB has to hold to `images` (indices into
/// Site::assets).
std::vector<RenderedLink> book_links(const BookContext& context, const BookPlace& from,
                                     const BookPart& part, std::set<std::uint32_t>& images,
                                     Diagnostics& diagnostics);

}  // namespace allegory
