// Finds labels made of words: a trie whose edges are words.
//
// Matches begin and end where words do, so a text is looked at word by word and not byte by byte. A
// bitmap of the first words, by their hashes, turns nearly all of them away at once. Tables are
// sorted and searched by halving: no choice of labels makes a look-up long. A label has at most
// `most_words` words, so that every word of the text is looked at a bounded number of times.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "prose/owners.h"
#include "prose/words.h"

namespace allegory {

/// A label that was found: bytes of the text, and whose it is (Owners::several: nobody can tell).
struct Hit {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t owner = Owners::nobody;
};

/// The trie. Add labels, call `finish`, then search from any number of threads.
class WordTrie {
 public:
  static constexpr std::size_t most_words = 8;

  /// Whether a label can be added: words with single spaces between them, and not too many.
  static bool can_hold(std::string_view spelling);

  void add(std::string_view spelling, std::uint32_t owner);
  void finish();
  bool is_empty() const { return labels_.empty(); }

  /// Appends the labels in `text`, whose words are `words`: the leftmost first, of those that begin
  /// with one word the longest; none inside another.
  void find(std::string_view text, const std::vector<Word>& words, Grammar grammar,
            std::vector<Hit>& hits) const;

 private:
  struct Label {
    std::vector<std::string> words;  ///< folded
    std::string spelling;
    std::uint32_t owner;
  };
  struct Known {
    std::uint64_t hash;
    std::string folded;
  };
  struct Edge {
    std::uint64_t key;  ///< the node above it, and the word
    std::uint32_t node;
  };
  static constexpr std::uint32_t nothing = UINT32_MAX;

  void number_words();
  void build_nodes();
  std::uint32_t word(std::string_view text, const Word& word, std::size_t ending,
                     std::uint64_t hash) const;
  std::uint32_t child(std::uint32_t node, std::uint32_t word) const;
  bool may_begin(std::uint64_t hash) const {
    return (first_words_[hash >> 51U] >> (hash >> 45U & 63U) & 1U) != 0;
  }
  Hit longest(std::string_view text, const std::vector<Word>& words, std::size_t first,
              Grammar grammar, std::size_t& count) const;
  std::uint32_t owner(std::string_view text, std::uint32_t begin, std::uint32_t end,
                      std::uint32_t node) const;

  std::vector<Label> labels_;
  std::vector<Known> known_;            ///< every word of a label, sorted
  std::vector<std::uint32_t> buckets_;  ///< where each run of hashes begins in known_
  unsigned bucket_shift_ = 63;
  std::vector<Edge> edges_;                 ///< sorted
  std::vector<Owners> owners_;              ///< of each node; the root is node 0
  std::vector<std::uint64_t> first_words_;  ///< 64 KiB of bits
};

}  // namespace allegory
