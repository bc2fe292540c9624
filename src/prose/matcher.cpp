// See matcher.h.
#include "prose/matcher.h"

#include <algorithm>

namespace allegory {

namespace {

/// Of two finds of the same words that name different owners, neither is meant for certain.
std::vector<Hit> without_overlaps(std::vector<Hit> hits) {
  std::ranges::stable_sort(hits, [](const Hit& a, const Hit& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  std::vector<Hit> kept;
  for (const Hit& hit : hits) {
    if (kept.empty() || hit.begin >= kept.back().end) {
      kept.push_back(hit);
      continue;
    }
    Hit& last = kept.back();
    if (hit.begin == last.begin && hit.end == last.end && hit.owner != last.owner)
      last.owner = Owners::several;
  }
  std::erase_if(kept, [](const Hit& hit) { return hit.owner == Owners::several; });
  return kept;
}

}  // namespace

Matcher::Matcher(const std::vector<SoughtLabel>& labels) {
  for (const SoughtLabel& label : labels) {
    const std::string text = spelling(label.label);
    if (text.empty()) continue;
    WordTrie::can_hold(text) ? words_.add(text, label.owner) : others_.add(text, label.owner);
  }
  words_.finish();
  others_.finish();
}

std::vector<Hit> Matcher::find(std::string_view text, Grammar grammar) const {
  std::vector<Hit> hits;
  if (!words_.is_empty()) {
    std::vector<Word> words;
    read_words(text, words);
    words_.find(text, words, grammar, hits);
  }
  if (!others_.is_empty()) others_.find(text, grammar, hits);
  return without_overlaps(std::move(hits));
}

}  // namespace allegory
