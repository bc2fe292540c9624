// A book as EPUB 3.3: a ZIP archive of XHTML files, one for each part, with a package document that
// lists them.
//
// Comes in: a book. Goes out: bytes that are the same on every machine: no clock, no random id.
#pragma once

#include <optional>
#include <string>

#include "book/context.h"

namespace allegory {

/// The EPUB; empty if there is no memory for it. Reports what write_part() does, and
/// `lost-book-image` for files that cannot be read.
std::optional<std::string> book_epub(const BookContext& context, std::uint32_t book,
                                     Diagnostics& diagnostics);

}  // namespace allegory
