// Finds labels that are not made of words: in scripts without spaces, emoji, names with
// punctuation, and very long ones.
//
// The automaton of Aho and Corasick (Communications of the ACM 18, 1975) over the bytes of folded
// text: one step for each byte, however the labels overlap. Transitions are sorted lists with
// failure links, since a table of 256 for each state would take a hundred times the memory.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "prose/owners.h"
#include "prose/word_trie.h"

namespace allegory {

/// The automaton. Add labels, call `finish`, then search from any number of threads.
class Automaton {
 public:
  void add(std::string_view spelling, std::uint32_t owner);
  void finish();
  bool is_empty() const { return owners_.empty(); }

  /// Appends the labels in `text`: the leftmost first, of those that begin in one place the
  /// longest; none inside another. Where a letter begins or ends a label, a word must do so too.
  void find(std::string_view text, Grammar grammar, std::vector<Hit>& hits) const;

 private:
  struct State {
    std::uint32_t first = 0, count = 0;  ///< its transitions in next_
    std::uint32_t failure = 0;           ///< the longest proper suffix that is a state
    std::uint32_t output = nothing;      ///< the label that ends here
    std::uint32_t shorter = nothing;     ///< the nearest state on the way of failures with one
  };
  struct Transition {
    unsigned char byte;
    std::uint32_t state;
  };
  static constexpr std::uint32_t nothing = UINT32_MAX;

  void build_states();
  void link_failures();
  std::uint32_t transition(std::uint32_t state, unsigned char byte) const;
  std::uint32_t step(std::uint32_t state, unsigned char byte) const;
  Hit accept(std::string_view text, std::uint32_t begin, std::uint32_t end, std::uint32_t label,
             Grammar grammar) const;

  struct Label {
    std::string folded, spelling;
    std::uint32_t owner;
  };
  std::vector<Label> labels_;
  std::vector<std::string> folded_;  ///< of each output
  std::vector<Owners> owners_;       ///< the same
  std::vector<State> states_;        ///< by depth; the root is state 0
  std::vector<Transition> next_;
  std::array<std::uint32_t, 256> from_root_{};  ///< the root's transitions, which are asked most
};

}  // namespace allegory
