// Pages are read side by side; their terms are then put together in the order of the pages, so that
// each list of postings grows in order and only the terms have to be sorted. See postings.h.
#include "search/postings.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/parallel.h"
#include "search/terms.h"

namespace allegory {

namespace {

/// How often a word counts that stands in a name.
constexpr std::array<std::uint32_t, 4> field_weight{1, 5, 8, 10};
/// And in a description.
constexpr std::uint32_t note_weight = 2;
/// Sites smaller than this keep all postings.
constexpr std::size_t large_site = 100;

/// A term of one page.
struct Occurrence {
  std::string term;
  std::uint32_t passage = 0;
  std::uint32_t weight = 0;
  Field field = Field::text;
};

/// What one page says.
struct PageTerms {
  std::vector<Occurrence> occurrences;
  std::vector<std::uint32_t> lengths;  ///< terms of each passage
};

class PageReader {
 public:
  explicit PageReader(const SearchLimits& limits) : limits_(limits) {}

  void add_passage() { page.lengths.push_back(0); }

  void add(std::string_view text, Field field, std::uint32_t weight) {
    const auto passage = static_cast<std::uint32_t>(page.lengths.size() - 1);
    for (std::string& term : read_terms(text, limits_.terms - page.lengths.back())) {
      page.occurrences.push_back({std::move(term), passage, weight, field});
      ++page.lengths.back();
    }
  }

  void add_name(std::string_view name, Field field) {
    add(name, field, field_weight[static_cast<std::size_t>(field)]);
    const auto passage = static_cast<std::uint32_t>(page.lengths.size() - 1);
    std::string term = name_term(name);
    if (!term.empty()) page.occurrences.push_back({std::move(term), passage, 1000, field});
  }

  PageTerms page;

 private:
  const SearchLimits& limits_;
};

/// Makes one of the occurrences that have the same term and passage.
void merge(std::vector<Occurrence>& occurrences) {
  std::ranges::sort(occurrences, [](const Occurrence& a, const Occurrence& b) {
    const int order = a.term.compare(b.term);
    return order != 0 ? order < 0 : a.passage < b.passage;
  });
  std::size_t kept = 0;
  for (std::size_t at = 0; at < occurrences.size(); ++at) {
    Occurrence& next = occurrences[at];
    if (kept > 0 && occurrences[kept - 1].passage == next.passage &&
        occurrences[kept - 1].term == next.term) {
      Occurrence& same = occurrences[kept - 1];
      same.weight += next.weight;
      same.field = std::max(same.field, next.field);
    } else {
      if (kept != at) occurrences[kept] = std::move(next);
      ++kept;
    }
  }
  occurrences.resize(kept);
}

PageTerms read_page(const SearchPage& page, const SearchLimits& limits) {
  PageReader reader(limits);
  const Field title = page.kind == SearchPage::Kind::section ? Field::title : Field::label;
  for (std::size_t at = 0; at < page.passages.size(); ++at) {
    const SearchPassage& passage = page.passages[at];
    if (at < limits.passages) reader.add_passage();
    if (at == 0) {
      reader.add_name(page.title, title);
      for (const std::string& name : page.also) reader.add_name(name, title);
      for (const std::string& name : page.others) reader.add(name, Field::text, note_weight);
      for (const std::string& note : page.notes) reader.add(note, Field::text, note_weight);
    } else {
      reader.add_name(passage.heading, Field::heading);
    }
    reader.add(passage.text, Field::text, 1);
  }
  merge(reader.page.occurrences);
  return std::move(reader.page);
}

std::uint8_t grade_of(const Occurrence& occurrence, std::uint64_t length, std::uint64_t average) {
  const std::uint64_t weight = occurrence.weight;
  const std::uint64_t length_part = 12 * (25 + 75 * length / average) / 100;
  const std::uint64_t saturated = 1000 * weight / (10 * weight + length_part);  // below 100
  const auto step = static_cast<std::uint32_t>(saturated * grades / 100);
  return static_cast<std::uint8_t>(static_cast<std::uint32_t>(occurrence.field) * grades +
                                   std::min(step, grades - 1));
}

/// Keeps at most `limit` postings: the best ones, and of equals the first.
void keep_best(TermPostings& term, std::size_t limit) {
  if (term.postings.size() <= limit) return;
  std::array<std::size_t, 4 * grades> count{};
  for (const Posting& posting : term.postings) ++count[posting.grade];
  std::size_t least = count.size(), room = limit;
  while (least > 0 && count[least - 1] <= room) room -= count[--least];
  std::erase_if(term.postings, [&](const Posting& posting) {
    if (posting.grade >= least) return false;
    if (posting.grade + 1U != least || room == 0) return true;
    --room;
    return false;
  });
  term.is_partial = true;
}

}  // namespace

Dictionary make_dictionary(const std::vector<SearchPage>& pages, unsigned jobs,
                           const SearchLimits& limits) {
  std::vector<PageTerms> read(pages.size());
  parallel_for(pages.size(), jobs,
               [&](std::size_t at) { read[at] = read_page(pages[at], limits); });
  std::uint64_t passages = 0, total = 0;
  for (const PageTerms& page : read) {
    passages += page.lengths.size();
    for (const std::uint32_t length : page.lengths) total += length;
  }
  const std::uint64_t average = passages == 0 ? 1 : total / passages + 1;

  std::unordered_map<std::string, std::size_t> places;
  Dictionary dictionary;
  for (std::uint32_t page = 0; page < read.size(); ++page) {
    for (Occurrence& occurrence : read[page].occurrences) {
      const auto [place, is_new] = places.try_emplace(occurrence.term, dictionary.size());
      if (is_new) dictionary.push_back({std::move(occurrence.term), {}, false});
      dictionary[place->second].postings.push_back(
          {page, occurrence.passage,
           grade_of(occurrence, read[page].lengths[occurrence.passage], average)});
    }
    read[page] = {};
  }
  for (TermPostings& term : dictionary) {
    if (passages > large_site && term.postings.size() > passages / 2) {
      std::erase_if(term.postings, [](const Posting& at) { return at.field() == Field::text; });
      term.is_partial = true;
    }
    keep_best(term, limits.postings);
  }
  std::ranges::sort(dictionary, {}, &TermPostings::term);
  return dictionary;
}

}  // namespace allegory
