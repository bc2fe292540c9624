// Bytes of a raw HTML node → places of the source.
//
// A node's text is what its author wrote, but for the marks of quotes and the indents of items at
// the beginning of its lines. So a place is looked for in the source, from where the last one was.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "source.h"

namespace allegory {

/// The places of one node; to be asked for in the order of the text.
class RawPlaces {
 public:
  /// `html` is the node's text, `at` its place in the file, `text` the body at `body`.
  RawPlaces(std::string_view html, std::string_view text, const Span& body, const Span& at)
      : html_(html),
        written_(text.substr(at.begin - body.begin, at.end - at.begin)),
        at_(at),
        known_(std::min(html.find_first_not_of(" \t"), html.size())) {}

  /// Where bytes of the node stand, up to the end of their first line; the whole node if they are
  /// not found.
  Span span(std::size_t begin, std::size_t end);

 private:
  std::string_view html_, written_;
  Span at_;
  std::size_t known_ = 0, source_ = 0;  // the same byte in both
};

}  // namespace allegory
