// How fast names are found in prose, and how that changes with their number.
//
// The text is made by a fixed seed: words of two to nine letters, the common ones common, and now
// and then a name. Labels are of one to three words. Each size is run several times and the fastest
// run counts, which is the one that was disturbed least; time of the processor, not of the clock.
// Figures of one machine say little; their ratios say whether time grows with the labels.
#include <fmt/core.h>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include "prose/matcher.h"

namespace allegory {

namespace {

/// Steele, Lea and Flood's SplitMix64: the same numbers on every machine.
class Random {
 public:
  std::size_t below(std::size_t limit) {
    std::uint64_t value = state_ += 0x9E3779B97F4A7C15U;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return static_cast<std::size_t>((value ^ (value >> 31U)) % limit);
  }

 private:
  std::uint64_t state_ = 1;
};

std::vector<std::string> make_words(Random& random, std::size_t count) {
  std::vector<std::string> words;
  for (std::size_t word = 0; word < count; ++word) {
    std::string text;
    const std::size_t size = 2 + random.below(8);
    for (std::size_t letter = 0; letter < size; ++letter)
      text += static_cast<char>('a' + random.below(26));
    words.push_back(std::move(text));
  }
  return words;
}

/// Labels of one to three words, half of them with capitals.
std::vector<std::string> make_labels(Random& random, std::size_t count) {
  std::vector<std::string> labels;
  for (std::size_t label = 0; label < count; ++label) {
    const bool has_capitals = random.below(2) == 0;
    std::string text;
    for (std::string& word : make_words(random, 1 + random.below(3))) {
      if (has_capitals) word[0] = static_cast<char>(word[0] - 'a' + 'A');
      text += (text.empty() ? "" : " ") + word;
    }
    labels.push_back(std::move(text));
  }
  return labels;
}

/// Paragraphs of about 600 bytes; one word in twenty is a label.
std::vector<std::string> make_text(Random& random, const std::vector<std::string>& labels,
                                   std::size_t bytes) {
  const std::vector<std::string> words = make_words(random, 20'000);
  std::vector<std::string> paragraphs;
  for (std::size_t made = 0; made < bytes; made += paragraphs.back().size()) {
    std::string text;
    while (text.size() < 600) {
      // The product of two even distributions: low numbers are common, as in real text.
      const std::size_t rank = random.below(words.size()) * random.below(1000) / 1000;
      text += random.below(20) == 0 ? labels[random.below(labels.size())] : words[rank];
      text += random.below(12) == 0 ? ", " : " ";
    }
    paragraphs.push_back(std::move(text));
  }
  return paragraphs;
}

/// What one run found, and the seconds of the fastest.
struct Measured {
  double seconds = 1e9;
  std::size_t hits = 0;
};

Measured measure(const Matcher& matcher, const std::vector<std::string>& text) {
  Measured best;
  for (int run = 0; run < 5; ++run) {
    const std::clock_t begin = std::clock();
    std::size_t hits = 0;
    for (const std::string& paragraph : text)
      hits += matcher.find(paragraph, Grammar::english).size();
    const double took = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    best = {std::min(best.seconds, took), hits};
  }
  return best;
}

void print_row(std::string_view what, std::size_t count, const std::string& suffix, double& first) {
  Random random;
  std::vector<std::string> labels = make_labels(random, count);
  const std::vector<std::string> text = make_text(random, labels, 16U << 20U);
  std::size_t bytes = 0;
  for (const std::string& paragraph : text) bytes += paragraph.size();
  for (std::string& label : labels) label += suffix;
  std::vector<SoughtLabel> sought;
  for (std::size_t label = 0; label < labels.size(); ++label)
    sought.push_back({labels[label], static_cast<std::uint32_t>(label)});
  const Matcher matcher(sought);
  const Measured measured = measure(matcher, text);
  const double speed = static_cast<double>(bytes) / 1e6 / measured.seconds;
  if (first == 0) first = speed;
  fmt::print("| {} | {} | {:.0f} | {:.2f} | {} |\n", what, count, speed, first / speed,
             measured.hits);
}

}  // namespace

}  // namespace allegory

int main() {
  fmt::print("| Labels | Number | MB/s | Time, to the first row | Found |\n");
  fmt::print("| --- | --- | --- | --- | --- |\n");
  double first = 0;
  for (const std::size_t count : {100U, 1'000U, 10'000U})
    allegory::print_row("words", count, "", first);
  first = 0;
  // A comma is no word, so these go through the automaton.
  for (const std::size_t count : {100U, 1'000U, 10'000U})
    allegory::print_row("words and a comma", count, ",", first);
}
