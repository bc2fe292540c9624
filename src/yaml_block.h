// Where the YAML of a source stands: the front matter of a page, or the whole of another file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "source.h"

namespace allegory {

/// The most bytes that front matter, or a file of YAML, may have.
inline constexpr std::size_t front_matter_limit = 64U << 10U;

/// A page as front matter and text.
struct PageParts {
  std::optional<Span> block;  ///< the YAML, without the lines around it
  std::uint32_t body = 0;     ///< where the text starts, a byte offset
  bool is_open = false;       ///< front matter starts and does not end within the limit
};

/// Splits a page: front matter starts with `---` in the first line and ends with `---` or `...` in
/// another, within `limit` bytes.
PageParts split_page(const SourceSet& sources, SourceId id, std::size_t limit = front_matter_limit);

}  // namespace allegory
