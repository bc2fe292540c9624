// How an allegory becomes a book: which parts it has, in which order, and where everything stands.
//
// Comes in: a site. Goes out: for each allegory a list of parts, each with its anchor, its level
// and the file that an EPUB has for it. A single HTML page, an EPUB and a PDF share it, so that a
// place has the same name in all three; they differ only in what a link to it looks like.
//
// Anchors: a section has the slug of its title, which holds no full stop. Whatever is in it has the
// section's anchor, a full stop, and its own name, so that two sections never meet: `dorothy`,
// `dorothy.her-wish`, `dorothy.fn:1`. Names are `story.dorothy` and `idea.model`.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "format.h"

namespace allegory {

/// A part of a book.
struct BookPart {
  enum class Kind : std::uint8_t {
    section,
    takeaway,
    correspondences,
    map,
    account,
  };
  Kind kind = Kind::section;
  std::uint32_t section = none;  ///< of a section: index into Site::sections
  int level = 1;                 ///< 1: a chapter; 2: a section of it; …
  std::string anchor;
  std::string title;  ///< what its heading says; empty: it has none
  std::string file;   ///< in an EPUB
  std::string lang;   ///< BCP 47
};

/// An allegory as a book.
struct Book {
  std::uint32_t allegory = none;
  std::string name;  ///< of its file, without an ending
  std::string title;
  std::string lang;                           ///< BCP 47
  std::vector<BookPart> parts;                ///< in reading order
  std::map<EntityRef, std::string> entities;  ///< anchors of those in its list of correspondences
};

/// A place in a book; `anchor` may be empty in an EPUB, where a file is a place.
struct BookTarget {
  std::uint32_t book = none;
  std::string file;
  std::string anchor;
};

/// All books of a site, and what can be asked of them.
struct BookLayout {
  std::vector<Book> books;  ///< one for each allegory
  /// By section: its book and its position in Book::parts; `none` for ordinary pages.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> places;
  /// Places by the address that they have on the site, but names.
  std::map<std::string, BookTarget, std::less<>> addresses;
  std::map<std::string, EntityRef, std::less<>> names;  ///< entities by their address

  /// Where a section stands, or what in it has that anchor on its page.
  std::optional<BookTarget> section(const Site& site, std::uint32_t section,
                                    std::string_view anchor) const;
  /// Where an entity stands: in `book` if it is there, else in the one that declares it.
  std::optional<BookTarget> entity(std::uint32_t book, EntityRef entity) const;
  /// Where the page at an address of the site stands, seen from `book`.
  std::optional<BookTarget> page(std::uint32_t book, std::string_view address) const;
};

BookLayout lay_out_books(const Site& site, const SiteIndex& index, const WordBook& words);

/// The anchor of something in a part.
std::string book_anchor(const BookPart& part, std::string_view anchor);

/// The anchor of a section's map in the part that holds the maps.
std::string section_map_anchor(const BookPart& map, std::uint32_t section);

/// Anchors of what a book has beside its parts.
inline constexpr std::string_view contents_anchor = "book.contents";

}  // namespace allegory
