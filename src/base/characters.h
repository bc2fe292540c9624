// What a character is to somebody who looks for words: a letter, a space, a mark between.
//
// Comes in: code points. Goes out: their part in words, by the word boundaries of Unicode (UAX #29)
// in spirit: where that standard needs a dictionary, in scripts without spaces, it says so.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace allegory {

/// The part that a character plays in words.
enum class WordPart : std::uint8_t {
  other,       ///< stands between words: punctuation, controls
  letter,      ///< letters, digits, marks, and `_`
  apostrophe,  ///< `'` and `’`: part of a word if letters stand on both sides
  hyphen,      ///< the same
  space,
  unspaced,  ///< of a script that writes no spaces: Han, Hiragana, Thai, Lao, Khmer, Myanmar, …
  katakana,  ///< written without spaces too, but each run is a word
  symbol,    ///< emoji and other signs that stand for themselves
};

/// The part of a code point.
WordPart word_part(char32_t code_point);

/// Whether it is an upper case or title case letter.
bool is_capital(char32_t code_point);

/// `text` with its first letter as it stands at the beginning of a sentence.
std::string capitalized(std::string_view text);

/// The end of the character, as a reader counts, that begins at `at`: a letter with its marks, an
/// emoji with all that is joined to it (UAX #29's grapheme clusters).
std::size_t character_end(std::string_view text, std::size_t at);

/// Where the code point begins that the byte at `at` is a part of; `at` is inside the text.
std::size_t code_point_start(std::string_view text, std::size_t at);

/// `text`, or as many whole code points as fit into `limit` bytes and `…` behind them.
std::string shortened(std::string_view text, std::size_t limit);

}  // namespace allegory
