// Which labels are worth looking for.
//
// A label of a letter or two, or one that is a common word, would be found where nobody means it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "prose/words.h"

namespace allegory {

/// The grammar of a language, given as a BCP 47 tag.
Grammar grammar_of(std::string_view language);

/// Whether a label can be looked for.
enum class Fitness : std::uint8_t { fit, too_short, too_common };

/// Words that are too common to be names: a built-in list for English, and the author's own.
class StopWords {
 public:
  explicit StopWords(const std::vector<std::string>& own);

  /// A label is too short with fewer than three characters, in scripts without spaces with fewer
  /// than two; emoji and other symbols are never too short.
  Fitness fitness(std::string_view label, Grammar grammar) const;

 private:
  std::unordered_set<std::string> own_;
};

}  // namespace allegory
