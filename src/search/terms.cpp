// Folded text is cut into runs once; terms and names are made of those. See terms.h.
#include "search/terms.h"

#include <cstdint>

#include "base/characters.h"
#include "base/text.h"

namespace allegory {

namespace {

/// What a character is to a search.
enum class Part : std::uint8_t { gap, letter, unspaced, symbol };

Part part_of(char32_t code_point) {
  switch (word_part(code_point)) {
    case WordPart::letter:
      return Part::letter;
    case WordPart::unspaced:
    case WordPart::katakana:
      return Part::unspaced;
    case WordPart::symbol:
      // Scripts order the characters behind the surrogates otherwise than UTF-8 does.
      return code_point >= 0xE000 && code_point <= 0xFFFF ? Part::gap : Part::symbol;
    default:
      return Part::gap;
  }
}

struct Run {
  std::string_view text;
  Part part = Part::gap;
};

/// Takes the next run of `folded` from `at` on, which is moved behind it; a gap at the end.
Run next_run(std::string_view folded, std::size_t& at) {
  Run run;
  std::size_t begin = at;
  while (at < folded.size()) {
    std::size_t next = at;
    const Part part = part_of(next_code_point(folded, next));
    if (run.part == Part::gap) {
      begin = at;
    } else if (part != run.part || part == Part::symbol) {
      break;
    }
    run.part = part;
    at = next;
  }
  if (run.part != Part::gap) run.text = folded.substr(begin, at - begin);
  return run;
}

/// The first `count` code points.
std::string_view first_points(std::string_view text, std::size_t count) {
  std::size_t end = 0;
  for (; count > 0 && end < text.size(); --count) next_code_point(text, end);
  return text.substr(0, end);
}

void add_pairs(std::string_view run, std::size_t limit, std::vector<std::string>& terms) {
  std::size_t first = 0, second = 0;
  next_code_point(run, second);
  while (second < run.size() && terms.size() < limit) {
    std::size_t end = second;
    next_code_point(run, end);
    terms.emplace_back(run.substr(first, end - first));
    first = second;
    second = end;
  }
  if (terms.size() < limit) terms.emplace_back(run.substr(first, second - first));
}

}  // namespace

std::vector<std::string> read_terms(std::string_view text, std::size_t limit) {
  const std::string folded = fold_loosely(text);
  std::vector<std::string> terms;
  for (std::size_t at = 0; terms.size() < limit;) {
    const Run run = next_run(folded, at);
    if (run.part == Part::gap) break;
    if (run.part == Part::unspaced)
      add_pairs(run.text, limit, terms);
    else
      terms.emplace_back(first_points(run.text, term_length));
  }
  return terms;
}

std::string name_term(std::string_view name) {
  const std::string folded = fold_loosely(name);
  std::string term;
  for (std::size_t at = 0; at < folded.size();) {
    const Run run = next_run(folded, at);
    if (run.part == Part::gap) break;
    term += run.text;
    term += ' ';
  }
  return std::string(first_points(term, name_length));
}

}  // namespace allegory
