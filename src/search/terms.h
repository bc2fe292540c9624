// Text → terms, the words by which a search index is looked up.
//
// Comes in: text as an author wrote it. Goes out: its terms, folded so that case, accents and
// encodings do not count. A term is a run of letters, digits and marks. Scripts that put no spaces
// between words (Chinese, Japanese, Thai, …) give each two neighbouring characters, and the last
// one; so any part of a run is found by its pairs, without a dictionary. A symbol such as an emoji
// is a term too. The page's script cuts what a reader types in the same way; the tests hold both to
// it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace allegory {

/// How many code points of a word count, and how many of a name.
inline constexpr std::size_t term_length = 32;
inline constexpr std::size_t name_length = 80;

/// The terms of a text in order, at most `limit` of them. Linear.
std::vector<std::string> read_terms(std::string_view text, std::size_t limit);

/// A whole name as one term: its runs with a space behind each, so that it is no word's term and
/// stands beside the names that begin alike. Empty if it has no runs.
std::string name_term(std::string_view name);

}  // namespace allegory
