// Text → words, the way in which labels and prose are compared.
//
// Comes in: text. Goes out: its words with their places, each with a hash of what is left when case
// and encoding do not count. A word is a run of letters, digits and marks; apostrophes and hyphens
// with letters on both sides belong to it, so that `loss` is not found in `loss-free`. Scripts
// without spaces, emoji and punctuation are no words; see automaton.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace allegory {

/// Rules of a language for the end of a word.
enum class Grammar : std::uint8_t {
  none,     ///< a label is found as it is written
  english,  ///< also with `'s`, and with `s` for several
};

/// A word of a text.
struct Word {
  std::uint32_t begin = 0, end = 0;  ///< bytes of the text
  std::uint64_t hash = 0;            ///< of its folded form
  std::uint64_t stem_hash = 0;       ///< without `possessive` or, if there is none, `plural`
  std::uint8_t possessive = 0;       ///< bytes of `'s` at its end, or 0
  std::uint8_t plural = 0;           ///< bytes of an `s` at its end, or 0; possessives have none
  bool is_ascii = true;
  bool follows_space = false;  ///< only white space stands between it and the word before
};

/// Replaces `words` by the words of `text`. Linear.
void read_words(std::string_view text, std::vector<Word>& words);

/// The hash of a folded word.
std::uint64_t hash_word(std::string_view folded);

/// A label or a part of a text as it is compared where case counts: in normal form, with single
/// spaces, `'` for each apostrophe and `-` for each hyphen.
std::string spelling(std::string_view text);

/// The same without case.
std::string folded_spelling(std::string_view text);

/// Whether a word could begin at `at` (or, of the second, end), if a letter stands there: no other
/// letter stands before it, and no apostrophe or hyphen that a letter joins to it.
bool is_word_begin(std::string_view text, std::size_t at);
bool is_word_end(std::string_view text, std::size_t at);

}  // namespace allegory
