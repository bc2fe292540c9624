// Unit tests of src/search/: terms, the dictionary, the files.
#include "search/search.h"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "base/text.h"
#include "search/postings.h"
#include "search/terms.h"

namespace allegory {

namespace {

using Texts = std::vector<std::string>;

SearchPage section(std::string url, std::string title, std::string text) {
  SearchPage page;
  page.url = std::move(url);
  page.title = std::move(title);
  page.passages = {{{}, {}, std::move(text)}};
  return page;
}

const TermPostings* find(const Dictionary& dictionary, std::string_view term) {
  const auto found = std::ranges::find(dictionary, term, &TermPostings::term);
  return found == dictionary.end() ? nullptr : &*found;
}

std::size_t largest(const std::vector<SearchFile>& files, std::string_view sort) {
  std::size_t size = 0;
  for (const SearchFile& file : files)
    if (file.path.starts_with("search/" + std::string(sort)))
      size = std::max(size, file.bytes.size());
  return size;
}

}  // namespace

TEST_CASE("folding for a search leaves out what a hurried typist does") {
  CHECK(fold_loosely("The LION") == "the lion");
  CHECK(fold_loosely("Ásgeirr Þórsson") == "asgeirr thorsson");
  CHECK(fold_loosely("Straße ŁÓDŹ Ærø İı") == "strasse lodz aero ii");
  CHECK(fold_loosely("ΟΔΥΣΣΕΎΣ Ὀδυσσεύς") == "οδυσσευσ οδυσσευσ");
  CHECK(fold_loosely("حِكَايَة") == fold_loosely("حكاية"));
  CHECK(fold_loosely("ﬁn ﾆｭｰﾗﾙ Ｌion") == "fin ニューラル lion");
  CHECK(fold_loosely("が") == "が");
  CHECK(fold_loosely("soft\u00ADhy\u200Bphen") == "softhyphen");
}

TEST_CASE("terms are words, pairs of characters where nobody writes spaces, and symbols") {
  CHECK(read_terms("The lion's loss-free_2 way", 99) ==
        Texts{"the", "lion", "s", "loss", "free_2", "way"});
  CHECK(read_terms("猫と犬", 99) == Texts{"猫と", "と犬", "犬"});
  CHECK(read_terms("GPT模型", 99) == Texts{"gpt", "模型", "型"});
  CHECK(read_terms("🔥🔥 a+b", 99) == Texts{"🔥", "🔥", "a", "b"});
  CHECK(read_terms("", 99).empty());
  CHECK(read_terms(" -- ", 99).empty());
  CHECK(read_terms("a b c 猫と犬", 4) == Texts{"a", "b", "c", "猫と"});
  CHECK(read_terms(std::string(5000, 'x'), 99) == Texts{std::string(term_length, 'x')});
}

TEST_CASE("a whole name is one term that is no word's") {
  CHECK(name_term("The Tin-Man") == "the tin man ");
  CHECK(name_term("Lion") == "lion ");
  CHECK(name_term("洞窟の比喩") == "洞窟の比喩 ");
  CHECK(name_term("…").empty());
  CHECK(name_term(std::string(500, 'x')).size() == name_length);
}

TEST_CASE("the dictionary says where a term stands, and that a name tells more than a text") {
  std::vector<SearchPage> pages{section("a", "Lion", "A fox."), section("b", "Fox", "A lion.")};
  pages.front().kind = SearchPage::Kind::story;
  pages.back().passages.push_back({"x", "Lion and fox", "fox fox fox"});
  const Dictionary dictionary = make_dictionary(pages, 1, {});
  const TermPostings* lion = find(dictionary, "lion");
  REQUIRE(lion);
  REQUIRE(lion->postings.size() == 3);
  CHECK(lion->postings[0].field() == Field::label);
  CHECK(lion->postings[1].field() == Field::text);
  CHECK(lion->postings[2].field() == Field::heading);
  CHECK(lion->postings[2].passage == 1);
  CHECK_FALSE(lion->is_partial);
  CHECK(find(dictionary, "lion ")->postings.size() == 1);
  CHECK(find(dictionary, "fox ")->postings.front().page == 1);
  CHECK(std::ranges::is_sorted(dictionary, {}, &TermPostings::term));
}

TEST_CASE("a word that stands more often in a text of equal length weighs more") {
  const Dictionary dictionary = make_dictionary(
      {section("a", "", "fox fox fox fox fox hen"), section("b", "", "fox hen hen hen hen hen")}, 1,
      {});
  const std::vector<Posting>& fox = find(dictionary, "fox")->postings;
  CHECK(fox[0].grade > fox[1].grade);
}

TEST_CASE("a word of nearly every page of a large site keeps only its names") {
  std::vector<SearchPage> pages;
  for (int at = 0; at < 300; ++at)
    pages.push_back(section(fmt::format("{}", at), at == 7 ? "The end" : "x", "the usual"));
  const Dictionary dictionary = make_dictionary(pages, 2, {});
  const TermPostings* the = find(dictionary, "the");
  REQUIRE(the);
  CHECK(the->is_partial);
  REQUIRE(the->postings.size() == 1);
  CHECK(the->postings.front().page == 7);
}

TEST_CASE("of too many postings the best are kept, in order") {
  std::vector<SearchPage> pages;
  for (int at = 0; at < 90; ++at)
    pages.push_back(section(fmt::format("{}", at), at % 30 == 0 ? "fox" : "hen", "fox"));
  SearchLimits limits;
  limits.postings = 5;
  const Dictionary dictionary = make_dictionary(pages, 1, limits);
  const TermPostings* fox = find(dictionary, "fox");
  REQUIRE(fox);
  std::vector<std::uint32_t> kept;
  for (const Posting& posting : fox->postings) kept.push_back(posting.page);
  CHECK(kept == std::vector<std::uint32_t>{0, 1, 2, 30, 60});
  CHECK(fox->is_partial);
}

TEST_CASE("the files are the same for any number of threads, and named by what they hold") {
  std::vector<SearchPage> pages;
  for (int at = 0; at < 400; ++at)
    pages.push_back(section(fmt::format("p{}/", at), fmt::format("Page {}", at),
                            fmt::format("word{} and \"quotes\" \\ \n {}", at, at * at)));
  const auto print = [](const std::vector<SearchFile>& files) {
    std::string all;
    for (const SearchFile& file : files) all += file.path + "\n" + file.bytes;
    return all;
  };
  const std::vector<SearchFile> files = search_files(pages, "client", {}, 1);
  CHECK(print(files) == print(search_files(pages, "client", {}, 4)));
  std::set<std::string> names;
  for (const SearchFile& file : files) CHECK(names.insert(file.path).second);
  CHECK(names.contains("search/index.js"));
  pages.front().passages.front().text = "another word";
  std::set<std::string> same;
  for (const SearchFile& file : search_files(pages, "client", {}, 1))
    if (names.contains(file.path)) same.insert(file.path.substr(0, file.path.find('.')));
  CHECK(same == std::set<std::string>{"search/client", "search/index"});
}

TEST_CASE("hostile pages stay within bounds") {
  SearchPage many = section("many", "Many", "");
  for (int at = 0; at < 5000; ++at)
    many.passages.push_back({fmt::format("h{}", at), "Same heading", "word"});
  SearchPage endless = section("endless", std::string(100'000, 'x'), std::string(200'000, 'y'));
  std::string words;
  for (int at = 0; at < 60'000; ++at) words += fmt::format("w{} ", at);
  const SearchPage wordy = section("wordy", "Wordy", words);
  const SearchLimits limits;
  const Dictionary dictionary = make_dictionary({many, endless, wordy}, 2, limits);
  CHECK(dictionary.size() < limits.terms + 100);
  const TermPostings* same = find(dictionary, "same");
  REQUIRE(same);
  CHECK(same->postings.size() == limits.passages - 1);
  const std::vector<SearchFile> files = search_files({many, endless, wordy}, "", {}, 2, limits);
  CHECK(largest(files, "words") < 3 * limits.words_bytes);
  CHECK(largest(files, "pages") < 250'000);
  CHECK(largest(files, "spelling") <= limits.spelling_bytes + 100);
}

TEST_CASE("a large site has larger files rather than more") {
  std::vector<SearchPage> pages;
  for (int at = 0; at < 3000; ++at)
    pages.push_back(section(fmt::format("p{}/", at), fmt::format("Page {}", at),
                            fmt::format("a{} b{} c{}", at, at, at)));
  SearchLimits limits;
  limits.files = 20;
  std::size_t words = 0;
  for (const SearchFile& file : search_files(pages, "", {}, 2, limits))
    words += file.path.starts_with("search/words") ? 1U : 0U;
  CHECK(words <= 2 * limits.files);
}

TEST_CASE("an index of nothing has a list of files all the same") {
  const std::vector<SearchFile> files = search_files({}, "", {}, 1);
  REQUIRE_FALSE(files.empty());
  CHECK(files.back().path == "search/index.js");
}

}  // namespace allegory
