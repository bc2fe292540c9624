// See raw_places.h.
#include "markdown/raw_places.h"

#include <algorithm>

namespace allegory {

Span RawPlaces::span(std::size_t begin, std::size_t end) {
  // Line by line: each one of the node is the end of one of the source.
  while (known_ < begin) {
    const std::size_t line = html_.find('\n', known_);
    if (line >= begin) {
      source_ += begin - known_;
      known_ = begin;
      break;
    }
    const std::size_t source_line = written_.find('\n', source_);
    if (source_line == std::string_view::npos) return at_;
    known_ = line + 1;
    const std::string_view next = html_.substr(known_, html_.find('\n', known_) - known_);
    const std::size_t source_end = std::min(written_.find('\n', source_line + 1), written_.size());
    const std::string_view source_next =
        written_.substr(source_line + 1, source_end - source_line - 1);
    if (!source_next.ends_with(next)) return at_;
    source_ = source_end - next.size();
  }
  std::string_view sought = html_.substr(begin, end - begin);
  sought = sought.substr(0, sought.find_first_of("\r\n"));
  if (known_ != begin ||
      written_.substr(std::min(source_, written_.size()), sought.size()) != sought)
    return at_;
  const auto from = at_.begin + static_cast<std::uint32_t>(source_);
  return {at_.source, from, from + static_cast<std::uint32_t>(sought.size())};
}

}  // namespace allegory
