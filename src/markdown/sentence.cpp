// Where a sentence ends, by its marks. Heuristic: no dictionary, a short list of abbreviations that
// stand before capitals; what stands before small letters needs no list.
#include "markdown/sentence.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "markdown/syntax.h"

namespace allegory {

namespace {

constexpr std::array<std::string_view, 6> ideographic_stops{"。", "！", "？", "．", "｡", "︒"};
constexpr std::array<std::string_view, 11> closing{"\"", "'",  ")",  "]",  "”", "’",
                                                   "»",  "」", "』", "）", "〉"};
constexpr std::array<std::string_view, 18> abbreviations{"Mr", "Mrs", "Ms", "Dr", "Prof", "St",
                                                         "vs", "cf",  "No", "Nr", "Fig",  "bzw",
                                                         "ca", "vgl", "Jr", "Sr", "Vol",  "approx"};

// The length of the entry of `list` that stands at `at`; 0 if none does.
template <std::size_t size>
std::size_t length_of_any(const std::array<std::string_view, size>& list, std::string_view text,
                          std::size_t at) {
  for (std::string_view entry : list)
    if (text.substr(at, entry.size()) == entry) return entry.size();
  return 0;
}

// Whether the full stop at `at` belongs to the word before it: `e.g.`, `z. B.`, `J.`, `Mr.`.
bool is_abbreviation(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && (is_alphanumeric(text[begin - 1]) || text[begin - 1] == '.')) --begin;
  const std::string_view word = text.substr(begin, at - begin);
  const bool is_number = !word.empty() && word.front() >= '0' && word.front() <= '9';
  if (is_number) return false;
  if (word.size() == 1) return word != "I";
  return (word.size() > 1 && word.find('.') != std::string_view::npos && word.back() != '.') ||
         std::ranges::find(abbreviations, word) != abbreviations.end();
}

}  // namespace

std::string_view first_sentence(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::size_t end = at + length_of_any(ideographic_stops, text, at);
    const bool is_ideographic = end > at;
    if (!is_ideographic) {
      if (text.substr(at, 3) == "…")
        end = at + 3;
      else if (std::string_view(".!?").find(text[at]) != std::string_view::npos)
        end = at + 1;
      else
        continue;
    }
    if (text[at] == '.' && is_abbreviation(text, at)) continue;
    while (const std::size_t length = length_of_any(closing, text, end)) end += length;
    if (end == text.size() || is_ideographic) return text.substr(0, end);
    if (text[end] != ' ') continue;
    const std::size_t next = std::min(text.find_first_not_of(' ', end), text.size() - 1);
    const bool goes_on =
        text[at] != '!' && text[at] != '?' && text[next] >= 'a' && text[next] <= 'z';
    if (!goes_on) return text.substr(0, end);
  }
  return text;
}

}  // namespace allegory
