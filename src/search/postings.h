// Pages → the dictionary: each term with the passages that hold it, and how well.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "search/search.h"

namespace allegory {

/// Where a term stands in a page, from the least to the most telling.
enum class Field : std::uint8_t { text, heading, title, label };

/// How many steps of weight there are within a field.
inline constexpr std::uint32_t grades = 6;

/// A passage that holds a term.
struct Posting {
  std::uint32_t page = 0;
  std::uint32_t passage = 0;
  std::uint8_t grade = 0;  ///< field × `grades` + weight
  Field field() const { return static_cast<Field>(grade / grades); }
};

/// A term and its postings in the order of pages and passages.
struct TermPostings {
  std::string term;
  std::vector<Posting> postings;
  bool is_partial = false;  ///< it stands in more passages than these
};

/// The dictionary, sorted by term.
using Dictionary = std::vector<TermPostings>;

/// Weights are those of BM25 (Robertson and Zaragoza, *The Probabilistic Relevance Framework*,
/// 2009; k1 = 1.2, b = 0.75) without the rarity of the term, which the reader's side knows from the
/// number of postings. In whole numbers, so that they are the same on every machine. Of a term that
/// stands in more than half of a large site's passages, those of texts are left out.
Dictionary make_dictionary(const std::vector<SearchPage>& pages, unsigned jobs,
                           const SearchLimits& limits);

}  // namespace allegory
