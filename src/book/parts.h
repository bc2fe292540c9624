// The parts of a book as HTML: sections, what stands for what, the map, the account.
//
// What is written here is HTML and XML at once: an element that holds nothing is closed by a tag of
// its own, and there are no named characters but those of XML.
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "book/context.h"

namespace allegory {

/// A part, ready to be put into a file.
struct BookText {
  std::string html;
  bool has_readings = false;       ///< it can be read in another voice
  Side own = Side::story;          ///< the voice that it is told in
  std::set<std::uint32_t> images;  ///< of an EPUB: indices into Site::assets
};

/// Writes a part. Reports `lost-book-link`, `lost-book-image`, `lost-book-html`.
BookText write_part(const BookContext& context, std::uint32_t book, const BookPart& part,
                    Diagnostics& diagnostics);

/// All parts of a book, in order, on several threads.
std::vector<BookText> write_parts(const BookContext& context, std::uint32_t book,
                                  Diagnostics& diagnostics);

/// A title whose rest, behind the first colon, stands back: `<span>Oz</span>: …`.
std::string book_title(std::string_view title);

/// ` lang="…" dir="…"`, and `xml:lang` where it is XML.
std::string language_attributes(BookForm form, std::string_view lang);

}  // namespace allegory
