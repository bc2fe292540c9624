// The dictionary and the pages → files of about equal size, and the list of them. See search.h.
#include "search/search.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/characters.h"
#include "base/digest.h"
#include "base/text.h"
#include "search/postings.h"

namespace allegory {

namespace {

/// A literal of JavaScript.
void add_literal(std::string& to, std::string_view text) {
  to += '"';
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const char32_t code_point = next_code_point(text, at);
    if (code_point != '"' && code_point != '\\' && !is_control(code_point)) continue;
    to += text.substr(done, begin - done);
    to += fmt::format("\\u{:04x}", static_cast<std::uint32_t>(code_point));
    done = at;
  }
  to += text.substr(done);
  to += '"';
}

void add_literals(std::string& to, const std::vector<std::string>& texts) {
  to += '[';
  for (std::size_t at = 0; at < texts.size(); ++at) {
    if (at > 0) to += ',';
    add_literal(to, texts[at]);
  }
  to += ']';
}

void add_number(std::string& to, std::uint32_t number) {
  constexpr std::string_view digits = "0123456789abcdefghijklmnopqrstuvwxyz";
  std::array<char, 8> reversed{};
  std::size_t count = 0;
  for (; number > 0; number /= 36) reversed[count++] = digits[number % 36];
  while (count > 0) to += reversed[--count];
}

/// How many ASCII letters two terms begin alike with, at most 35: as one digit.
std::size_t shared_start(std::string_view before, std::string_view term) {
  constexpr std::size_t most = 35;
  const std::size_t end = std::min({before.size(), term.size(), most});
  std::size_t at = 0;
  while (at < end && before[at] == term[at] && static_cast<unsigned char>(term[at]) < 0x80) ++at;
  return at;
}

void add_term(std::string& to, std::string_view before, std::string_view term) {
  const std::size_t shared = shared_start(before, term);
  if (shared == 0) to += '0';
  add_number(to, static_cast<std::uint32_t>(shared));
  to += term.substr(shared);
}

/// `PAGE:PASSAGE GRADE …`: numbers in base 36, the page as the distance from the one before, zeros
/// left out, the grade as a capital. `!` before them: there are more.
void add_postings(std::string& to, const TermPostings& term) {
  to += term.is_partial ? "=!" : "=";
  std::uint32_t page = 0;
  for (const Posting& posting : term.postings) {
    add_number(to, posting.page - page);
    page = posting.page;
    if (posting.passage > 0) {
      to += ':';
      add_number(to, posting.passage);
    }
    to += static_cast<char>('A' + posting.grade);
  }
}

/// The files of one sort: where each begins, and what it holds. They share a digest, since a page
/// that changes has words in most of them, and the list of files stays short.
struct Parts {
  std::string sort;
  std::vector<std::string> begins;  ///< as in the list of files
  std::vector<std::string> data;
};

/// Anchors, headings and texts of a page, as far as they can be shown.
std::vector<std::string> passages_of(const SearchPage& page, const SearchLimits& limits) {
  constexpr std::size_t least = 200;  // bytes of a passage, however many there are before it
  std::vector<std::string> texts;
  std::size_t room = limits.page_text;
  for (std::size_t at = 0; at < std::min(page.passages.size(), limits.passages); ++at) {
    const SearchPassage& passage = page.passages[at];
    std::string text = shortened(passage.text, std::max(least, std::min(limits.text, room)));
    room -= std::min(room, text.size());
    texts.push_back(passage.anchor);
    texts.push_back(passage.heading);
    texts.push_back(std::move(text));
  }
  return texts;
}

/// A large site may have one file of a sort for so many pages, so that they add little to its own.
constexpr std::size_t pages_per_file = 5;

class IndexWriter {
 public:
  IndexWriter(const std::vector<SearchPage>& pages, const SearchLimits& limits)
      : pages_(pages), limits_(limits) {}

  void add_words(const Dictionary& dictionary);
  void add_spelling(const Dictionary& dictionary);
  void add_pages();
  void add_list(std::string client, const SearchWords& words);

  std::vector<SearchFile> files;

 private:
  static void add_part(Parts& parts, std::string begin, std::string data);
  std::string add_files(const Parts& parts);
  std::size_t enough(std::size_t total, std::size_t size) const {
    return std::max(size, total / std::max(limits_.files, pages_.size() / pages_per_file));
  }

  const std::vector<SearchPage>& pages_;
  const SearchLimits& limits_;
  Parts words_{"words", {}, {}}, spelling_{"spelling", {}, {}}, page_parts_{"pages", {}, {}};
};

void IndexWriter::add_part(Parts& parts, std::string begin, std::string data) {
  parts.begins.push_back(std::move(begin));
  parts.data.push_back(std::move(data));
}

std::string short_digest(std::uint64_t digest) {
  return fmt::format("{:08x}", digest & 0xFFFFFFFFU);
}

/// Adds `search/SORT NUMBER.DIGEST.js` for each part; their entry in the list of files.
std::string IndexWriter::add_files(const Parts& parts) {
  Digest all;
  for (const std::string& data : parts.data) all.add(data);
  const std::string digest = short_digest(all.value());
  std::string entry = fmt::format(",\n\"{}\":[\"{}\"", parts.sort, digest);
  for (std::size_t at = 0; at < parts.data.size(); ++at) {
    files.push_back(
        {fmt::format("search/{}{}.{}.js", parts.sort, at, digest),
         fmt::format("allegory.search.put(\"{}{}\",{})\n", parts.sort, at, parts.data[at])});
    entry += ',';
    entry += parts.begins[at];
  }
  return entry + ']';
}

void IndexWriter::add_words(const Dictionary& dictionary) {
  std::vector<std::string> postings(dictionary.size());
  std::size_t total = 0;
  for (std::size_t at = 0; at < dictionary.size(); ++at) {
    add_postings(postings[at], dictionary[at]);
    total += dictionary[at].term.size() + postings[at].size() + 2;
  }
  const std::size_t size = enough(total, limits_.words_bytes);
  for (std::size_t at = 0; at < dictionary.size();) {
    const std::size_t first = at;
    std::string part;
    for (; at < dictionary.size(); ++at) {
      const std::size_t more = dictionary[at].term.size() + postings[at].size();
      if (at > first && part.size() + more > size) break;
      add_term(part, at == first ? std::string_view{} : dictionary[at - 1].term,
               dictionary[at].term);
      part += postings[at];
      part += ';';
    }
    std::string literal;
    add_literal(literal, part);
    std::string begin;
    add_literal(begin, dictionary[first].term);
    add_part(words_, std::move(begin), std::move(literal));
  }
}

/// Words of at least three letters that a misspelt one could mean, the most telling first as long
/// as there is room, then in order: `lion=D`, where the capital is the field.
void IndexWriter::add_spelling(const Dictionary& dictionary) {
  struct Candidate {
    std::size_t term, count;
    Field field;
  };
  std::vector<Candidate> candidates;
  for (std::size_t at = 0; at < dictionary.size(); ++at) {
    const std::string& term = dictionary[at].term;
    if (term.size() < 3 || term.ends_with(' ')) continue;
    Field field = Field::text;
    for (const Posting& posting : dictionary[at].postings) field = std::max(field, posting.field());
    candidates.push_back({at, dictionary[at].postings.size(), field});
  }
  std::ranges::stable_sort(candidates, [](const Candidate& a, const Candidate& b) {
    return a.field != b.field ? a.field > b.field : a.count > b.count;
  });
  std::size_t room = limits_.spelling_bytes, kept = 0;
  for (; kept < candidates.size(); ++kept) {
    const std::size_t size = dictionary[candidates[kept].term].term.size() + 3;
    if (size > room) break;
    room -= size;
  }
  candidates.resize(kept);
  std::ranges::sort(candidates, {}, &Candidate::term);
  std::string part;
  std::string_view before;
  for (const Candidate& candidate : candidates) {
    const std::string& term = dictionary[candidate.term].term;
    add_term(part, before, term);
    before = term;
    part += fmt::format("={};", static_cast<char>('A' + static_cast<int>(candidate.field)));
  }
  std::string literal;
  add_literal(literal, part);
  add_part(spelling_, "0", std::move(literal));
}

/// `[URL, title, [also …], [others …], [anchor, heading, text, anchor, heading, text …]]` for each
/// page; the first two of the first passage are empty.
void IndexWriter::add_pages() {
  std::vector<std::string> entries;
  std::size_t total = 0;
  for (const SearchPage& page : pages_) {
    std::string entry = "[";
    add_literal(entry, page.url);
    entry += ',';
    add_literal(entry, page.title);
    entry += ',';
    add_literals(entry, page.also);
    entry += ',';
    add_literals(entry, page.others);
    entry += ',';
    add_literals(entry, passages_of(page, limits_));
    entry += ']';
    total += entry.size();
    entries.push_back(std::move(entry));
  }
  const std::size_t size = enough(total, limits_.pages_bytes);
  for (std::size_t at = 0, before = 0; at < entries.size();) {
    const std::size_t first = at;
    std::string block = "[";
    do {
      if (at > first) block += ',';
      block += entries[at++];
    } while (at < entries.size() && block.size() + entries[at].size() < size);
    add_part(page_parts_, std::to_string(first - before), block + ']');
    before = first;
  }
}

/// `index.js`, the one file whose name does not change.
void IndexWriter::add_list(std::string client, const SearchWords& words) {
  std::array<std::size_t, 3> counts{};
  for (const SearchPage& page : pages_) ++counts[static_cast<std::size_t>(page.kind)];
  const std::string digest = short_digest(digest_of(client));
  files.push_back({fmt::format("search/client.{}.js", digest), std::move(client)});
  std::string list = fmt::format("allegory.search.put(\"index\",{{\"kinds\":[{}],\"client\":\"{}\"",
                                 fmt::join(counts, ","), digest);
  for (const Parts* parts : {&words_, &spelling_, &page_parts_}) list += add_files(*parts);
  list += ",\n\"says\":{";
  for (bool is_first = true; const auto& [lang, texts] : words) {
    if (!std::exchange(is_first, false)) list += ",\n";
    add_literal(list, lang);
    list += ":{";
    for (bool is_first_text = true; const auto& [key, text] : texts) {
      if (!std::exchange(is_first_text, false)) list += ',';
      add_literal(list, key);
      list += ':';
      add_literal(list, text);
    }
    list += '}';
  }
  files.push_back({"search/index.js", list + "}})\n"});
}

}  // namespace

std::vector<SearchFile> search_files(const std::vector<SearchPage>& pages, std::string client,
                                     const SearchWords& words, unsigned jobs,
                                     const SearchLimits& limits) {
  IndexWriter writer(pages, limits);
  const Dictionary dictionary = make_dictionary(pages, jobs, limits);
  writer.add_words(dictionary);
  writer.add_spelling(dictionary);
  writer.add_pages();
  writer.add_list(std::move(client), words);
  return std::move(writer.files);
}

}  // namespace allegory
