// What it will cost to read a page, told before the library sees it.
//
// cmark-gfm 0.29.0.gfm.6 takes time that grows with the square of some blocks, or worse: a table of
// 16 KB can take half a minute. One pass over the text finds what such pages have in common. It
// never says too little: where it is not sure where a block ends, it takes it for longer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "page_limits.h"

namespace allegory {

/// Something that a page has too much of.
struct Excess {
  enum class Kind : std::uint8_t {
    nesting,     ///< containers inside each other on one line; `amount` of them, or more
    cells,       ///< of one table, with those that are filled in
    references,  ///< bytes that its reference links may repeat
    addresses,   ///< bytes that the search for e-mail addresses may read
  };
  Kind kind = Kind::nesting;
  std::uint64_t amount = 0;
  std::size_t begin = 0, end = 0;  ///< the line, block or definition, in bytes of the text
};

/// What one pass over a page found.
struct PageCost {
  std::uint64_t cost = 0;                              ///< without a unit; see affordable_cost
  std::size_t costliest_begin = 0, costliest_end = 0;  ///< the block that costs most
  std::vector<Excess> excesses;                        ///< of each kind the first
};

/// A page that costs no more than this is read in less than a second.
inline constexpr std::uint64_t affordable_cost = 300'000'000;

/// Estimates the cost of a page's Markdown. Linear in its length, without recursion.
PageCost estimate_cost(std::string_view text, const Limits& limits);

}  // namespace allegory
