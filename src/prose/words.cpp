// One pass over the bytes; only text beyond ASCII is decoded. See words.h.
#include "prose/words.h"

#include <array>

#include "base/characters.h"
#include "base/digest.h"
#include "base/text.h"

namespace allegory {

namespace {

constexpr std::string_view right_quote = "\u2019";

/// What each byte is; `high` begins a code point that has to be decoded.
enum class Byte : std::uint8_t { other, letter, joint, space, high };

constexpr std::array<Byte, 256> byte_table() {
  std::array<Byte, 256> table{};
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    const char c = static_cast<char>(byte);
    if (byte >= 0x80)
      table[byte] = Byte::high;
    else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_')
      table[byte] = Byte::letter;
    else if (c == '\'' || c == '-')
      table[byte] = Byte::joint;
    else if (c == ' ' || (c >= '\t' && c <= '\r'))
      table[byte] = Byte::space;
  }
  return table;
}
constexpr std::array<Byte, 256> bytes = byte_table();

constexpr std::array<char, 256> lower_table() {
  std::array<char, 256> table{};
  for (std::size_t byte = 0; byte < table.size(); ++byte) {
    const char c = static_cast<char>(byte);
    table[byte] = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return table;
}
constexpr std::array<char, 256> lower = lower_table();

Byte kind_of(WordPart part) {
  switch (part) {
    case WordPart::letter:
      return Byte::letter;
    case WordPart::apostrophe:
    case WordPart::hyphen:
      return Byte::joint;
    case WordPart::space:
      return Byte::space;
    default:
      return Byte::other;
  }
}

/// The kind of the character at `at`, which is moved behind it; `other` at the end.
Byte next_kind(std::string_view text, std::size_t& at) {
  if (at >= text.size()) return Byte::other;
  const Byte byte = bytes[static_cast<unsigned char>(text[at])];
  if (byte != Byte::high) {
    ++at;
    return byte;
  }
  return kind_of(word_part(next_code_point(text, at)));
}

/// The kind of the character before `at`, which is moved to it.
Byte previous_kind(std::string_view text, std::size_t& at) {
  if (at == 0) return Byte::other;
  at = code_point_start(text, at - 1);
  std::size_t begin = at;
  return next_kind(text, begin);
}

/// What stands before a final `s` or `'s`; their sizes are known by their bytes, since folding may
/// make an `s` of another letter.
void read_ending(std::string_view text, Word& word) {
  const std::string_view written = text.substr(word.begin, word.end - word.begin);
  const char last = written.back();
  if ((last != 's' && last != 'S') || written.size() < 2) return;
  const std::string_view stem = written.substr(0, written.size() - 1);
  if (stem.ends_with('\''))
    word.possessive = 2;
  else if (stem.ends_with(right_quote))
    word.possessive = static_cast<std::uint8_t>(right_quote.size() + 1);
  else
    word.plural = 1;
}

/// Completes a word that is not all ASCII.
void hash_slowly(std::string_view text, Word& word) {
  const std::string_view written = text.substr(word.begin, word.end - word.begin);
  word.hash = hash_word(folded_spelling(written));
  const std::size_t ending = word.possessive + std::size_t{word.plural};
  if (ending > 0)
    word.stem_hash = hash_word(folded_spelling(written.substr(0, written.size() - ending)));
}

/// Reads the word whose first letter is at `at`, and moves `at` behind it.
Word read_word(std::string_view text, std::size_t& at) {
  Word word;
  word.begin = static_cast<std::uint32_t>(at);
  // The digest of a word's beginning is known on the way, and so that of its stem.
  std::uint64_t hash = digest_begin, before = 0, before_that = 0;
  while (at < text.size()) {
    std::size_t next = at;
    const auto byte = static_cast<unsigned char>(text[at]);
    const Byte kind = next_kind(text, next);
    if (kind == Byte::joint) {
      std::size_t behind = next;
      if (next_kind(text, behind) != Byte::letter) break;
    } else if (kind != Byte::letter) {
      break;
    }
    if (byte >= 0x80) word.is_ascii = false;
    before_that = before;
    before = hash;
    hash = digest_step(hash, lower[byte]);
    at = next;
  }
  word.end = static_cast<std::uint32_t>(at);
  word.hash = hash;
  read_ending(text, word);
  if (!word.is_ascii)
    hash_slowly(text, word);
  else if (word.possessive > 0)
    word.stem_hash = before_that;
  else if (word.plural > 0)
    word.stem_hash = before;
  return word;
}

}  // namespace

void read_words(std::string_view text, std::vector<Word>& words) {
  words.clear();
  bool only_space = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t next = at;
    const Byte kind = next_kind(text, next);
    if (kind != Byte::letter) {
      if (kind != Byte::space) only_space = false;
      at = next;
      continue;
    }
    words.push_back(read_word(text, at));
    words.back().follows_space = only_space && words.size() > 1;
    only_space = true;
  }
}

std::uint64_t hash_word(std::string_view folded) { return digest_of(folded); }

std::string spelling(std::string_view text) {
  std::string result;
  bool has_space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const WordPart part = word_part(next_code_point(text, at));
    if (part == WordPart::space) {
      has_space = !result.empty();
      continue;
    }
    if (has_space) result += ' ';
    has_space = false;
    if (part == WordPart::apostrophe)
      result += '\'';
    else if (part == WordPart::hyphen)
      result += '-';
    else
      result += text.substr(begin, at - begin);
  }
  return normalize(result);
}

std::string folded_spelling(std::string_view text) { return fold(spelling(text)); }

bool is_word_begin(std::string_view text, std::size_t at) {
  const Byte before = previous_kind(text, at);
  if (before == Byte::joint) return previous_kind(text, at) != Byte::letter;
  return before != Byte::letter;
}

bool is_word_end(std::string_view text, std::size_t at) {
  const Byte after = next_kind(text, at);
  if (after == Byte::joint) return next_kind(text, at) != Byte::letter;
  return after != Byte::letter;
}

}  // namespace allegory
