// Collects names, sorts them, cuts them into letters and pages. See view_letters.h.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include "base/characters.h"
#include "base/text.h"
#include "view.h"
#include "view_letters.h"

namespace allegory {

namespace {

bool is_sign(char32_t code_point) {
  const WordPart part = word_part(code_point);
  return part != WordPart::letter && part != WordPart::unspaced && part != WordPart::katakana;
}

/// A name as it is sorted: folded, from its first letter on, and without an article.
std::string sort_key(std::string_view name, std::string_view articles) {
  const std::string folded = fold_loosely(name);
  std::string_view key = folded;
  for (std::size_t at = 0; at < key.size();) {
    const std::size_t begin = at;
    if (is_sign(next_code_point(key, at))) continue;
    key.remove_prefix(begin);
    break;
  }
  const std::size_t space = key.find(' ');
  if (space == std::string_view::npos || space + 1 == key.size()) return std::string(key);
  const std::string padded = fmt::format(" {} ", articles);
  if (padded.find(fmt::format(" {} ", key.substr(0, space))) == std::string::npos)
    return std::string(key);
  return std::string(key.substr(space + 1));
}

/// Scripts of so many characters that each would be a letter of its own: one heading for all.
struct Script {
  char32_t first, last;
  std::string_view id, letter;
};
constexpr std::array<Script, 7> scripts{{{0x1100, 0x11FF, "hangul", "가"},
                                         {0x3041, 0x30FF, "kana", "かな"},
                                         {0x31F0, 0x31FF, "kana", "かな"},
                                         {0x3400, 0x9FFF, "han", "漢字"},
                                         {0xAC00, 0xD7AF, "hangul", "가"},
                                         {0xF900, 0xFAFF, "han", "漢字"},
                                         {0x20000, 0x3FFFF, "han", "漢字"}}};

std::string upper(char32_t code_point) {
  std::string letter;
  if (code_point >= 'a' && code_point <= 'z')
    letter += static_cast<char>(code_point - 'a' + 'A');
  else
    append_utf8(letter, code_point);
  return letter;
}

/// The letter that a key stands under, without its range.
LetterGroup group_of(std::string_view key) {
  std::size_t at = 0;
  const char32_t first = key.empty() ? U' ' : next_code_point(key, at);
  if (is_sign(first)) return {"signs", "", 0, 0};
  const bool is_digit = (first >= '0' && first <= '9') || (first >= 0x660 && first <= 0x669) ||
                        (first >= 0x6F0 && first <= 0x6F9);
  if (is_digit) return {"digits", "", 0, 0};
  for (const Script& script : scripts)
    if (first >= script.first && first <= script.last)
      return {std::string(script.id), std::string(script.letter), 0, 0};
  if (first >= 'a' && first <= 'z')
    return {std::string(1, static_cast<char>(first)), upper(first), 0, 0};
  return {fmt::format("u{:x}", static_cast<std::uint32_t>(first)), upper(first), 0, 0};
}

/// Signs, then digits, then letters by code point.
int rank_of(std::string_view group) { return group == "signs" ? 0 : group == "digits" ? 1 : 2; }

class EntryList {
 public:
  explicit EntryList(std::string_view articles) : articles_(articles) {}

  void add(std::string_view name, LetterEntry entry) {
    entry.key = sort_key(name, articles_);
    entry.name = name;
    entries.push_back(std::move(entry));
  }

  std::vector<LetterEntry> entries;

 private:
  std::string_view articles_;
};

std::vector<LetterEntry> collect(const Site& site, std::string_view articles) {
  EntryList list(articles);
  for (std::uint32_t allegory = 0; allegory < site.allegories.size(); ++allegory) {
    const std::vector<Entity>& entities = site.allegories[allegory].entities;
    for (std::uint32_t at = 0; at < entities.size(); ++at) {
      const LetterEntry entry{.entity = {allegory, at}};
      list.add(entities[at].label, entry);
      for (const Spanned<std::string>& label : entities[at].written.labels)
        if (label.value != entities[at].label) list.add(label.value, entry);
    }
    if (site.allegories[allegory].index == none)
      list.add(site.allegories[allegory].title, {.allegory = allegory});
  }
  for (std::uint32_t at = 0; at < site.sections.size(); ++at) {
    const Body& body = site.sections[at].written.body;
    list.add(site.sections[at].title, {.section = at});
    for (std::uint32_t heading = body.opens_with_title ? 1 : 0; heading < body.headings.size();
         ++heading)
      if (!body.headings[heading].text.empty())
        list.add(body.headings[heading].text, {.section = at, .heading = heading});
  }
  return std::move(list.entries);
}

void add_pages(LetterIndex& index, std::size_t page_size) {
  index.pages.push_back({std::string(letters_address), 0, 0, 0, index.entries.size()});
  if (index.entries.size() <= page_size) return;
  index.pages.front().end = 0;
  for (std::size_t group = 0; group < index.groups.size(); ++group) {
    const LetterGroup& letter = index.groups[group];
    for (std::size_t begin = letter.begin, part = 0; begin < letter.end;
         begin += page_size, ++part) {
      std::string address = fmt::format("{}{}/", letters_address, letter.id);
      if (part > 0) address += fmt::format("{}/", part + 1);
      index.pages.push_back(
          {std::move(address), group, part, begin, std::min(letter.end, begin + page_size)});
    }
  }
}

}  // namespace

LetterIndex index_letters(const Site& site, std::string_view articles, std::size_t page_size) {
  LetterIndex index;
  index.entries = collect(site, articles);
  std::vector<std::pair<LetterGroup, std::size_t>> order;
  for (std::size_t at = 0; at < index.entries.size(); ++at)
    order.emplace_back(group_of(index.entries[at].key), at);
  // A script's heading stands where its first name does, and its names stand together.
  std::ranges::stable_sort(order, [&](const auto& a, const auto& b) {
    const auto place = [&](const auto& item) {
      return std::tuple(rank_of(item.first.id), std::string_view(item.first.letter),
                        std::string_view(index.entries[item.second].key),
                        std::string_view(index.entries[item.second].name));
    };
    return place(a) < place(b);
  });
  std::vector<LetterEntry> sorted;
  for (auto& [group, at] : order) {
    if (index.groups.empty() || index.groups.back().id != group.id) {
      index.groups.push_back(std::move(group));
      index.groups.back().begin = sorted.size();
    }
    sorted.push_back(std::move(index.entries[at]));
    index.groups.back().end = sorted.size();
  }
  index.entries = std::move(sorted);
  add_pages(index, page_size);
  return index;
}

}  // namespace allegory
