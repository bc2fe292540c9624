// Places of prose. See written.h.
#include "written.h"

#include <algorithm>

namespace allegory {

const ProsePiece& piece_at(const Prose& prose, std::uint32_t at) {
  return *std::prev(std::ranges::upper_bound(prose.pieces, at, {}, &ProsePiece::begin));
}

Span place_of(const Prose& prose, SourceId source, std::uint32_t begin, std::uint32_t end) {
  const ProsePiece& first = piece_at(prose, begin);
  const ProsePiece& last = piece_at(prose, end - 1);
  const std::uint32_t source_end =
      end == last.end ? last.source_end : last.source + (end - last.begin);
  return {source, first.source + (begin - first.begin), source_end};
}

}  // namespace allegory
