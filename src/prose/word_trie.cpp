// See word_trie.h.
#include "prose/word_trie.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/characters.h"
#include "base/text.h"

namespace allegory {

namespace {

constexpr std::size_t bitmap_words = std::size_t{1} << 13U;  // of 64 bits: 64 KiB

}  // namespace

bool WordTrie::can_hold(std::string_view spelling) {
  std::vector<Word> words;
  read_words(spelling, words);
  if (words.empty() || words.size() > most_words) return false;
  std::size_t at = 0;
  for (const Word& word : words) {
    if (word.begin != at || (at > 0 && !word.follows_space)) return false;
    at = word.end + 1;
  }
  return words.back().end == spelling.size();
}

void WordTrie::add(std::string_view spelling, std::uint32_t owner) {
  std::vector<Word> words;
  read_words(spelling, words);
  Label label;
  for (const Word& word : words)
    label.words.push_back(folded_spelling(spelling.substr(word.begin, word.end - word.begin)));
  label.spelling = spelling;
  label.owner = owner;
  labels_.push_back(std::move(label));
}

void WordTrie::number_words() {
  for (const Label& label : labels_)
    for (const std::string& word : label.words) known_.push_back({hash_word(word), word});
  const auto before = [](const Known& a, const Known& b) {
    return std::tie(a.hash, a.folded) < std::tie(b.hash, b.folded);
  };
  const auto same = [](const Known& a, const Known& b) { return a.folded == b.folded; };
  std::ranges::sort(known_, before);
  known_.erase(std::unique(known_.begin(), known_.end(), same), known_.end());
  while (bucket_shift_ > 40 && (std::size_t{1} << (64 - bucket_shift_)) < known_.size())
    --bucket_shift_;
  buckets_.assign((std::size_t{1} << (64 - bucket_shift_)) + 1, 0);
  for (const Known& word : known_) ++buckets_[(word.hash >> bucket_shift_) + 1];
  for (std::size_t at = 1; at < buckets_.size(); ++at) buckets_[at] += buckets_[at - 1];
}

// Level by level, so that the edges of a level are made before the next one asks for them.
void WordTrie::build_nodes() {
  std::vector<std::uint32_t> at(labels_.size(), 0);
  owners_.resize(1);
  for (std::size_t depth = 0; depth < most_words; ++depth) {
    std::map<std::uint64_t, std::uint32_t> made;
    for (std::size_t index = 0; index < labels_.size(); ++index) {
      const Label& label = labels_[index];
      if (depth >= label.words.size()) continue;
      const std::string& text = label.words[depth];
      Word whole;
      whole.end = static_cast<std::uint32_t>(text.size());
      whole.is_ascii = false;
      const std::uint64_t number = word(text, whole, 0, hash_word(text));
      const auto [edge, is_new] = made.try_emplace(std::uint64_t{at[index]} << 32U | number,
                                                   static_cast<std::uint32_t>(owners_.size()));
      if (is_new) owners_.emplace_back();
      at[index] = edge->second;
      if (depth + 1 == label.words.size()) owners_[at[index]].add(label.spelling, label.owner);
    }
    for (const auto& [key, node] : made) edges_.push_back({key, node});
  }
  std::ranges::sort(edges_, {}, &Edge::key);
}

void WordTrie::finish() {
  number_words();
  build_nodes();
  for (Owners& owners : owners_) owners.finish();
  first_words_.assign(bitmap_words, 0);
  for (const Label& label : labels_) {
    const std::uint64_t hash = hash_word(label.words.front());
    first_words_[hash >> 51U] |= std::uint64_t{1} << (hash >> 45U & 63U);
  }
}

/// The number of a word of a text without its last `ending` bytes; `nothing` if no label has it.
std::uint32_t WordTrie::word(std::string_view text, const Word& word, std::size_t ending,
                             std::uint64_t hash) const {
  const std::size_t bucket = hash >> bucket_shift_;
  const auto begin = known_.begin() + buckets_[bucket];
  const auto end = known_.begin() + buckets_[bucket + 1];
  if (begin == end) return nothing;
  auto found = std::lower_bound(begin, end, hash, [](const Known& known, std::uint64_t sought) {
    return known.hash < sought;
  });
  if (found == end || found->hash != hash) return nothing;
  const std::string_view written = text.substr(word.begin, word.end - word.begin - ending);
  const std::string folded = word.is_ascii ? fold(written) : folded_spelling(written);
  // Different words with one hash do not happen by chance.
  found = std::lower_bound(found, end, folded, [&](const Known& known, const std::string& sought) {
    return std::tie(known.hash, known.folded) < std::tie(hash, sought);
  });
  if (found == end || found->folded != folded) return nothing;
  return static_cast<std::uint32_t>(found - known_.begin());
}

std::uint32_t WordTrie::child(std::uint32_t node, std::uint32_t word) const {
  if (word == nothing) return nothing;
  const std::uint64_t key = std::uint64_t{node} << 32U | word;
  const auto edge = std::ranges::lower_bound(edges_, key, {}, &Edge::key);
  return edge != edges_.end() && edge->key == key ? edge->node : nothing;
}

std::uint32_t WordTrie::owner(std::string_view text, std::uint32_t begin, std::uint32_t end,
                              std::uint32_t node) const {
  if (node == nothing) return Owners::nobody;
  const Owners& owners = owners_[node];
  return owners.find(owners.ignores_case() ? std::string()
                                           : spelling(text.substr(begin, end - begin)));
}

/// The longest label that begins with a word; `count` becomes the number of its words.
Hit WordTrie::longest(std::string_view text, const std::vector<Word>& words, std::size_t first,
                      Grammar grammar, std::size_t& count) const {
  Hit best;
  std::uint32_t node = 0;
  const std::uint32_t begin = words[first].begin;
  for (std::size_t at = first; at < words.size() && at - first < most_words; ++at) {
    const Word& here = words[at];
    if (at > first && !here.follows_space) break;
    const std::uint32_t next = child(node, word(text, here, 0, here.hash));
    std::uint32_t end = here.end;
    std::uint32_t found = owner(text, begin, end, next);
    const std::size_t ending = here.possessive + std::size_t{here.plural};
    if (found == Owners::nobody && grammar == Grammar::english && ending > 0) {
      const auto stem_end = static_cast<std::uint32_t>(here.end - ending);
      found = owner(text, begin, stem_end, child(node, word(text, here, ending, here.stem_hash)));
      if (here.possessive > 0) end = stem_end;
    }
    if (found != Owners::nobody) {
      best = {begin, end, found};
      count = at - first + 1;
    }
    if (next == nothing) break;
    node = next;
  }
  return best;
}

void WordTrie::find(std::string_view text, const std::vector<Word>& words, Grammar grammar,
                    std::vector<Hit>& hits) const {
  for (std::size_t at = 0; at < words.size();) {
    const Word& word = words[at];
    const bool has_ending = grammar == Grammar::english && word.possessive + word.plural > 0;
    std::size_t count = 1;
    if (may_begin(word.hash) || (has_ending && may_begin(word.stem_hash))) {
      const Hit hit = longest(text, words, at, grammar, count);
      if (hit.owner != Owners::nobody) hits.push_back(hit);
    }
    at += count;
  }
}

}  // namespace allegory
