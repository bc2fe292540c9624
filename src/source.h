// The text of every file that was read, and places in it.
//
// A place is two byte offsets; nothing else is stored. Lines, columns and UTF-16 are computed here
// and nowhere else, so that no other file can get them wrong. A SourceSet owns its text for the
// whole run in a std::deque, whose elements never move: every std::string_view into it stays good.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace allegory {

/// Names one source of a SourceSet by its position in it.
struct SourceId {
  std::uint32_t index = 0;
  friend bool operator==(SourceId, SourceId) = default;
};

/// A half-open range of bytes in one source.
struct Span {
  SourceId source;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const Span&, const Span&) = default;
};

/// What was written, and where.
template <class T>
struct Spanned {
  T value{};
  Span at;
};

/// A place as people count it: line and column from 1, the column in code points.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  friend bool operator==(Position, Position) = default;
};

/// What some editors write in front of UTF-8 text.
inline constexpr std::string_view utf8_mark = "\xef\xbb\xbf";

/// One file: its path relative to the project with `/`, its text (UTF-8), and the byte offset at
/// which each line starts. Lines end at LF, CRLF or a lone CR.
struct Source {
  std::string path;
  std::string text;
  std::vector<std::uint32_t> line_starts;
  bool has_mark = false;  ///< a byte order mark stands in front of the text; `text` is without it
};

/// How many characters stand before a byte offset, in both units in which columns are counted.
struct CharacterCounts {
  std::uint32_t code_points = 0;
  std::uint32_t utf16_units = 0;
};

/// Owns all text of a run. Adding is not thread-safe; reading is.
class SourceSet {
 public:
  /// Takes the text over and finds its lines. `text` must be shorter than 4 GiB.
  SourceId add(std::string path, std::string text, bool has_mark = false);

  const Source& operator[](SourceId id) const { return sources_[id.index]; }
  std::size_t size() const { return sources_.size(); }

  /// The bytes that a span covers.
  std::string_view text(const Span& span) const;

  /// The line (1-based) and column (1-based, in code points) of a byte offset; an offset past the
  /// end counts as the end.
  Position position(SourceId id, std::uint32_t offset) const;

  /// The same column in UTF-16 code units, 1-based, as SARIF and editors count.
  std::uint32_t utf16_column(SourceId id, std::uint32_t offset) const;

  /// The text of a 1-based line without its line end; empty past the last line.
  std::string_view line(SourceId id, std::uint32_t line) const;

 private:
  CharacterCounts characters_before(SourceId id, std::uint32_t offset) const;

  std::deque<Source> sources_;
  std::deque<std::vector<CharacterCounts>> counts_;  ///< of each source, before each of its blocks
};

}  // namespace allegory
