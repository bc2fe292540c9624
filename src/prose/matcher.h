// Finds the names of an allegory in running text.
//
// Comes in: labels with their owners, and one text after the other. Goes out: where a label stands
// and whose it is. Labels made of words go to a trie of words, all others to an automaton of bytes;
// what both find is put in order, so that of overlapping finds the leftmost counts, and of those
// that begin together the longest. Time is linear in the text, whatever the labels are.
#pragma once

#include <string_view>
#include <vector>

#include "prose/automaton.h"
#include "prose/word_trie.h"

namespace allegory {

/// A label that is looked for.
struct SoughtLabel {
  std::string_view label;
  std::uint32_t owner = 0;  ///< any number below Owners::several
};

/// Searches for a set of labels. Searching is thread-safe.
class Matcher {
 public:
  explicit Matcher(const std::vector<SoughtLabel>& labels);

  /// The labels in `text`, from left to right, none inside another. What could mean two owners is
  /// left out, and hides what stands inside it.
  std::vector<Hit> find(std::string_view text, Grammar grammar) const;

 private:
  WordTrie words_;
  Automaton others_;
};

}  // namespace allegory
