// Pieces of a comparison. Only the comparison*.cpp files include this.
#pragma once

#include "comparison.h"

namespace allegory {

/// A property of an entry: what is compared, and what is shown.
struct Fact {
  std::string name, compared, shown;
};

/// A thing of one state. Entries with the same key are the same thing.
struct Entry {
  std::string key, what, id, text;
  std::vector<Fact> facts;  ///< those of one sort of entries have the same names, in one order
};

/// What came and what changed, in the order of `after`; then what went, in the order of `before`.
/// Of several entries with one key, the first of each state belong together, and so on.
std::vector<Change> compare_entries(const std::vector<Entry>& before,
                                    const std::vector<Entry>& after);

/// Fills in what became of pages, addresses and anchors.
void compare_addresses(const Site& before, const Site& after, Comparison& comparison);

}  // namespace allegory
