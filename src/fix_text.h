// A text under change, which remembers what is left of how it was.
//
// Comes in: edits, in one or several rounds, each of the text as the round before left it. Goes
// out: the text now, and the runs of bytes that are still the old ones. With them a difference can
// be printed without looking for it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic.h"

namespace allegory {

/// Bytes that stand in both texts: from where, to where, how many.
struct KeptRun {
  std::size_t before = 0, after = 0, length = 0;
};

/// One text and what becomes of it.
class FixedText {
 public:
  explicit FixedText(std::string before);

  /// Applies edits of the text as it is now: sorted by place, and none touches another's bytes.
  void apply(std::span<const Edit> edits);

  const std::string& before() const { return before_; }
  const std::string& after() const { return after_; }
  /// All bytes that were never replaced, in order; no run touches the next in both texts.
  const std::vector<KeptRun>& kept() const { return kept_; }

 private:
  std::string before_, after_;
  std::vector<KeptRun> kept_;
};

}  // namespace allegory
