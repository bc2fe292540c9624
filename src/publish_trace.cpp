// An inverted index of words. See publish_trace.h.
#include "publish_trace.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"

namespace allegory {

namespace {

constexpr std::size_t common = 200;         // lines; a word that more of them have tells little
constexpr std::size_t longest_text = 2000;  // bytes of a line that are looked at

bool is_word_byte(char byte) {
  const auto code = static_cast<unsigned char>(byte);
  return code >= 0x80 || (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') ||
         (code >= 'A' && code <= 'Z');
}

/// The different words of a text, without case. What stands in `](…)` is an address and none.
std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  text = text.substr(0, longest_text);
  while (!text.empty()) {
    if (text.starts_with("](")) text.remove_prefix(std::min(text.find(')'), text.size()));
    const auto end = std::ranges::find_if_not(text, is_word_byte);
    const auto length = static_cast<std::size_t>(end - text.begin());
    if (length > 0) words.insert(fold(text.substr(0, length)));
    text.remove_prefix(std::min(std::max<std::size_t>(length, 1), text.size()));
  }
  return words;
}

/// The lines of one hunk that tell where it belongs.
struct Hunk {
  std::vector<std::string_view> removed, around;
};

std::vector<Hunk> hunks_of(std::string_view difference) {
  std::vector<Hunk> hunks;
  while (!difference.empty()) {
    const std::string_view line = difference.substr(0, difference.find('\n'));
    difference.remove_prefix(std::min(line.size() + 1, difference.size()));
    if (line.starts_with("@@")) hunks.emplace_back();
    if (hunks.empty() || line.size() < 2) continue;
    if (line.front() == '-') hunks.back().removed.push_back(line.substr(1));
    if (line.front() == ' ') hunks.back().around.push_back(line.substr(1));
  }
  return hunks;
}

}  // namespace

ContentWords::ContentWords(const SourceSet& sources, std::span<const SourceId> pages) {
  for (const SourceId page : pages) {
    const Source& source = sources[page];
    for (std::uint32_t number = 1; number <= source.line_starts.size(); ++number) {
      const std::string_view text = sources.line(page, number);
      const std::uint32_t begin = source.line_starts[number - 1];
      const auto index = static_cast<std::uint32_t>(lines_.size());
      for (const std::string& word : words_of(text)) lines_of_[word].push_back(index);
      lines_.push_back({page, begin, begin + static_cast<std::uint32_t>(text.size())});
    }
  }
}

const Span* ContentWords::find(std::string_view text) const {
  std::map<std::uint32_t, double> scores;
  double whole = 0;
  for (const std::string& word : words_of(text)) {
    const auto found = lines_of_.find(word);
    if (found == lines_of_.end()) {
      whole += 1;
      continue;
    }
    if (found->second.size() > common) continue;
    const double weight = 1.0 / static_cast<double>(found->second.size());
    whole += weight;
    for (const std::uint32_t line : found->second) scores[line] += weight;
  }
  const auto best = std::ranges::max_element(
      scores, [](const auto& a, const auto& b) { return a.second < b.second; });
  return best == scores.end() || best->second * 2 < whole ? nullptr : &lines_[best->first];
}

std::vector<Span> ContentWords::trace(std::string_view difference, std::size_t limit) const {
  std::vector<Span> places;
  const auto add = [&](std::string_view line) {
    const Span* place = places.size() < limit ? find(line) : nullptr;
    if (place == nullptr) return false;
    if (std::ranges::find(places, *place) == places.end()) places.push_back(*place);
    return true;
  };
  for (const Hunk& hunk : hunks_of(difference)) {
    bool is_traced = false;
    for (const std::string_view line : hunk.removed) is_traced = add(line) || is_traced;
    for (std::size_t at = 0; at < hunk.around.size() && !is_traced; ++at)
      is_traced = add(hunk.around[at]);
  }
  return places;
}

}  // namespace allegory
