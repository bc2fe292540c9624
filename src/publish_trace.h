// Where in the content the words stand that somebody edited elsewhere.
//
// Comes in: the difference of a published file. Goes out: places in pages. A published line is not
// the author's: links, marks and tags differ between formats. So lines are compared as bags of
// words, each weighted by how rare it is in the content; that is the same for every format.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "source.h"

namespace allegory {

/// The words of all pages, by line.
class ContentWords {
 public:
  ContentWords(const SourceSet& sources, std::span<const SourceId> pages);

  /// The lines that the hunks of a unified difference change, in its order and without repetition.
  /// A hunk that only adds is traced by the lines around it. At most `limit`.
  std::vector<Span> trace(std::string_view difference, std::size_t limit) const;

 private:
  /// The line that has most in common with a text, if that is at least half of the text.
  const Span* find(std::string_view text) const;

  std::vector<Span> lines_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> lines_of_;  // by word, ascending
};

}  // namespace allegory
