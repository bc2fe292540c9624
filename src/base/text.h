// Text: Unicode, slugs, addresses, distances, escapes. Knows nothing of allegories.
//
// Comes in: UTF-8 that has been checked once, on loading. Goes out: UTF-8. Nothing here throws;
// text that is not UTF-8 after all is treated byte by byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace allegory {

/// The byte offset of the first byte that is not valid UTF-8 (surrogates and overlong forms count
/// as not valid); empty if all of it is.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// Reads one code point at `offset` and moves `offset` behind it; U+FFFD for a stray byte.
char32_t next_code_point(std::string_view text, std::size_t& offset);

/// Appends a code point as UTF-8.
void append_utf8(std::string& to, char32_t code_point);

/// Normalization Form C without the variation selectors U+FE0E and U+FE0F: how ids and labels are
/// compared.
std::string normalize(std::string_view text);

/// `normalize` and full case folding: how labels are compared where case does not count.
std::string fold(std::string_view text);

/// How words are compared when somebody searches: small letters in compatibility form (NFKC),
/// without accents and vowel points; `ß` is `ss`, `ø` is `o`. `themes/base/search/10-query.js` does
/// the same.
std::string fold_loosely(std::string_view text);

/// GitHub's anchor for a heading's plain text, before it is made unique on its page: lower case,
/// punctuation and symbols deleted, each space a hyphen, nothing collapsed or trimmed.
std::string github_slug(std::string_view text);

/// Gives each heading of one page its anchor: `echo`, `echo-1`, `echo-2`, … as GitHub counts.
class Slugger {
 public:
  /// The anchor of the next heading with this plain text; no two are the same.
  std::string anchor(std::string_view text);

 private:
  std::unordered_set<std::string> used_;
  std::unordered_map<std::string, std::uint32_t> counts_;
};

/// One segment of an address: the GitHub slug of `name`, trimmed of hyphens at both ends; where
/// that leaves nothing, its code points (`u1f331`). Safe as a file name: not empty, no `/`, no
/// leading dot, at most 200 bytes (a longer one is cut and ends in a hash of all of it). Names that
/// are equal when normalized get the same segment.
std::string address_segment(std::string_view name);

/// Damerau–Levenshtein distance in code points (restricted: a transposition counts 1), or `limit` +
/// 1 if it is more than `limit`. O(limit × length).
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// The candidate nearest to `word`, ignoring case, within max(1, length / 3) edits; ties go to the
/// first in the alphabet. Empty if none is near; a name that shares no letter with `word` never is.
std::optional<std::string> closest(std::string_view word, std::span<const std::string> candidates);

/// Columns that `text` takes in a terminal, if it starts at column `start` (from 0): wide and emoji
/// characters count 2 (a joined emoji too), combining ones 0, a tab reaches the next multiple of 4.
std::size_t display_width(std::string_view text, std::size_t start = 0);

/// Whether a page may hold a character, as HTML says: it is a tab, a line feed, a carriage return,
/// or neither a control nor one of the code points that are no characters for ever. Browsers
/// disagree about what is left, and XML cannot hold most of it.
bool is_html_character(char32_t code_point);

/// `& < > " '` as references, for text and quoted attributes; what is_html_character refuses is
/// left out.
std::string escape_html(std::string_view text);

/// Whether `text` is an absolute address that starts with `http://` or `https://`.
bool is_web_address(std::string_view text);

/// Percent-encodes what may not stand in a URL's path, and `:`, `(` and `)`, which would be misread
/// in a relative link or in Markdown; `/` stays.
std::string encode_path(std::string_view path);

/// Decodes %xx; what is no escape stays as it is.
std::string percent_decode(std::string_view text);

/// Whether a character can move a terminal's cursor or turn the direction of its text: C0, DEL, C1,
/// line and paragraph separators, bidirectional controls. All are below U+10000.
bool is_control(char32_t code_point);

/// Replaces control characters by visible escapes such as `\u{1b}`, so that nothing an author wrote
/// moves a terminal's cursor. Tabs and line ends are controls too. Bytes that are not UTF-8 become
/// `\x9b`.
std::string escape_controls(std::string_view text);

/// `text` for a terminal, on lines of at most `width` columns: broken at spaces and between
/// ideographs and kana; wider only where a word is. White space between words becomes one space,
/// controls are escaped. The first line stands behind `first`, the others behind `rest`, and each
/// ends in a line end.
std::string wrap_text(std::string_view text, std::size_t width, std::string_view first,
                      std::string_view rest);

/// `text` without (ASCII) white space at both ends.
std::string_view trim(std::string_view text);

/// A tag of BCP 47 in lower case, then the same without its last part, and so on, as RFC 4647
/// (section 3.4) looks languages up: `de-AT` gives `de-at` and `de`.
std::vector<std::string> language_choices(std::string_view tag);

/// Whether `date` is a real `YYYY-MM-DD`, or RFC 3339 with a time and zone.
bool is_date(std::string_view date);

}  // namespace allegory
