// Everything on a site that has a name, in the order of the alphabet: what the index from A to Z
// shows, and how it is cut into pages.
//
// Comes in: the model. Goes out: entries by letter. Names are compared folded (fold_loosely) and by
// code points, without an article before them, so that the order is the same everywhere. A small
// site has all on one page; on a large one each letter has pages of its own, and none grows with
// the site.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "allegory.h"

namespace allegory {

/// A name and what it belongs to: an entity, a section, a heading of it, or an allegory without an
/// index page.
struct LetterEntry {
  std::string key{};  ///< what it is sorted by
  std::string name{};
  EntityRef entity{};
  std::uint32_t section = none;
  std::uint32_t heading = none;   ///< index into Body::headings
  std::uint32_t allegory = none;  ///< set if neither of the others is
};

/// Entries that begin with the same letter: `[begin, end)` of LetterIndex::entries.
struct LetterGroup {
  std::string id;      ///< safe in an address and an anchor: `a`, `digits`, `signs`
  std::string letter;  ///< to be shown; empty for digits and signs
  std::size_t begin = 0, end = 0;
};

/// One page of the index: `[begin, end)` of the entries.
struct LetterPage {
  std::string address;
  std::size_t group = 0;  ///< index into LetterIndex::groups; meaningless on the first page
  std::size_t part = 0;   ///< from 0: which part of that letter it is
  std::size_t begin = 0, end = 0;
};

/// The index.
struct LetterIndex {
  std::vector<LetterEntry> entries;  ///< sorted
  std::vector<LetterGroup> groups;   ///< sorted
  std::vector<LetterPage> pages;     ///< the first is at `letters_address`
  bool is_split() const { return pages.size() > 1; }
};

/// How many entries a page of the index holds.
inline constexpr std::size_t letter_entries = 600;

/// The index of a site. `articles` are words in small letters, with spaces between them, that do
/// not count at the beginning of a name. O(n log n).
LetterIndex index_letters(const Site& site, std::string_view articles,
                          std::size_t page_size = letter_entries);

}  // namespace allegory
