// What an EPUB says about itself: the package document, the contents, the container.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "book/context.h"

namespace allegory {

/// A file of the package, as its manifest names it.
struct PackageItem {
  std::string id, path, type;
  std::string properties{};  ///< words with spaces between
  bool is_read = false;      ///< it is a step of the reading order
};

/// What metadata says of what is in a book.
struct BookContents {
  bool has_images = false, has_formulas = false, has_map = false;
};

/// `META-INF/container.xml`.
std::string container_xml();

/// The package document.
std::string package_opf(const BookContext& context, const Book& book,
                        const std::vector<PackageItem>& items, const BookContents& contents);

/// The contents as a page, and the places that readers offer to go to.
std::string nav_xhtml(const BookContext& context, const Book& book);

/// A page of the book around the HTML of its body.
std::string xhtml_page(std::string_view lang, std::string_view title, std::string_view body,
                       std::string_view body_attributes);

/// When the book was last changed: the newest day that its pages are dated by their authors or by
/// Git, at midnight UTC. Where nobody knows one, the first of January 1980.
std::string book_modified(const BookContext& context, const Book& book);

}  // namespace allegory
