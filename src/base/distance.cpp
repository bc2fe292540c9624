// Distances between words, and the nearest one: what stands behind every "did you mean".
//
// Comes in: a word that nobody knows and the names that somebody does. Goes out: one name, or none.
// Transposed letters count once, since that is how fingers slip. Most candidates are far away, so
// only a band around the diagonal is worked out, and lengths and letters rule most of them out.
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "base/text.h"

namespace allegory {
namespace {

/// In code points. Whatever is longer than this was not mistyped, and comparing two such texts
/// would take time with the square of their length.
constexpr std::size_t longest_word = 256;

void decode_into(std::u32string& decoded, std::string_view text) {
  decoded.clear();
  for (std::size_t offset = 0; offset < text.size();) decoded += next_code_point(text, offset);
}

/// Three rows of the table of distances; kept from one comparison to the next, because there are as
/// many comparisons as unknown names times known ones.
using Rows = std::array<std::vector<std::size_t>, 3>;

/// The restricted Damerau–Levenshtein distance (optimal string alignment), or `limit` + 1 if it is
/// more. Only cells at most `limit` off the diagonal can hold a distance of at most `limit`
/// (Ukkonen 1985); three rows are enough because a transposition looks back two.
std::size_t banded_distance(Rows& rows, std::u32string_view a, std::u32string_view b,
                            std::size_t limit) {
  if (a.size() < b.size()) std::swap(a, b);
  limit = std::min(limit, a.size());  // no distance is more than the longer length
  const std::size_t too_far = limit + 1;
  if (a.size() - b.size() > limit) return too_far;
  for (std::vector<std::size_t>& row : rows) row.assign(b.size() + 1, too_far);
  for (std::size_t j = 0; j <= std::min(limit, b.size()); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::vector<std::size_t>& row = rows[i % 3];
    const std::vector<std::size_t>& above = rows[(i + 2) % 3];
    const std::vector<std::size_t>& above_that = rows[(i + 1) % 3];
    const std::size_t first = i > limit ? i - limit : 1;
    const std::size_t last = std::min(b.size(), i + limit);
    row[first - 1] = first == 1 ? std::min(i, too_far) : too_far;
    std::size_t best = row[first - 1];
    for (std::size_t j = first; j <= last; ++j) {
      std::size_t cell = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      cell = std::min({cell, above[j] + 1, row[j - 1] + 1, too_far});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cell = std::min(cell, above_that[j - 2] + 1);
      row[j] = cell;
      best = std::min(best, cell);
    }
    if (best > limit) return too_far;
  }
  return rows[a.size() % 3][b.size()];
}

/// A set of letters, in which a few share a place.
std::uint64_t letters_of(std::u32string_view word) {
  std::uint64_t letters = 0;
  for (const char32_t letter : word) letters |= std::uint64_t{1} << (letter % 64);
  return letters;
}

/// A distance that two words with these letters have at least: each letter that only one of them
/// has takes an edit.
int least_distance(std::uint64_t a, std::uint64_t b) {
  return std::max(std::popcount(a & ~b), std::popcount(b & ~a));
}

/// Puts the folded letters of `text` into `folded`, if there are at least `least` and at most
/// `most`. Counts bytes first, where that says the same: most candidates are never folded.
bool fold_into(std::u32string& folded, std::string_view text, std::size_t least, std::size_t most) {
  // A code point takes at most four bytes, and folding makes at most three of one.
  if (text.size() * 3 < least || text.size() > most * 12) return false;
  const bool is_ascii =
      std::ranges::all_of(text, [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
  if (!is_ascii) {
    decode_into(folded, fold(text));
    return folded.size() >= least && folded.size() <= most;
  }
  if (text.size() < least || text.size() > most) return false;
  folded.clear();
  for (const char byte : text)
    folded += static_cast<char32_t>(byte >= 'A' && byte <= 'Z' ? byte - 'A' + 'a' : byte);
  return true;
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  std::u32string first, second;
  decode_into(first, a);
  decode_into(second, b);
  Rows rows;
  return banded_distance(rows, first, second, limit);
}

std::optional<std::string> closest(std::string_view word, std::span<const std::string> candidates) {
  std::u32string wanted, folded;
  if (!fold_into(wanted, word, 1, longest_word)) return std::nullopt;
  const std::uint64_t wanted_letters = letters_of(wanted);
  std::size_t limit = std::max<std::size_t>(1, wanted.size() / 3);
  std::size_t best_distance = limit + 1;
  const std::string* best = nullptr;
  Rows rows;
  for (const std::string& candidate : candidates) {
    const std::size_t least = wanted.size() > limit ? wanted.size() - limit : 1;
    if (!fold_into(folded, candidate, least, wanted.size() + limit)) continue;
    if (least_distance(wanted_letters, letters_of(folded)) > static_cast<int>(limit)) continue;
    const std::size_t distance = banded_distance(rows, wanted, folded, limit);
    const bool nothing_in_common = distance >= std::max(wanted.size(), folded.size());
    if (distance > limit || nothing_in_common) continue;
    if (distance < best_distance || candidate < *best) best = &candidate;
    limit = best_distance = distance;
  }
  return best == nullptr ? std::nullopt : std::optional(*best);
}

}  // namespace allegory
