// What one line of a page adds to its cost: the containers that it opens, the marks that it holds,
// the definitions that reference links repeat. Each is read once, and none is taken for less than
// it can be.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace allegory {

/// What stands in front of a line's text.
struct LinePrefix {
  std::uint64_t depth = 0;    ///< how many containers are open on this line, as a reader sees it
  std::uint64_t most = 0;     ///< how many may be open at most, however it is meant
  std::size_t text = 0;       ///< where its text begins
  bool is_blank = false;      ///< there is nothing else
  bool starts_block = false;  ///< no block before it can go on
  bool is_ambiguous = false;  ///< the prefix may be text
};

/// The containers (lists, quotes, footnotes) that may be open.
class OpenContainers {
 public:
  /// Reads the markers of the line at `begin`; of more than `limit` it says no more than that.
  LinePrefix read(std::string_view text, std::size_t begin, std::uint64_t limit);

 private:
  /// The columns at which the text of list items and footnotes begins.
  using Columns = std::vector<std::size_t>;
  static void close_beyond(std::size_t column, Columns& columns);

  Columns open_;      // what a reader takes for open
  Columns possible_;  // what the library may still keep open
  bool was_blank_ = true;
};

/// What a line holds, its prefix included.
struct LineMarks {
  std::size_t end = 0;         ///< where the line ends
  std::uint64_t specials = 0;  ///< what may begin or end something inline
  std::uint64_t brackets = 0, bars = 0, addresses = 0;
  bool is_delimiter_row = false;  ///< could be the second line of a table
  std::size_t definition = 0;     ///< behind the first `]:`; 0: there is none
};

/// Counts the marks of the line at `begin`.
LineMarks count_marks(std::string_view text, std::size_t begin);

/// The longest definition of a link: what stands behind `]:`, on the next line if there is nothing,
/// and a title to the end of the block where it does not end on its line.
class Definitions {
 public:
  /// Reads a line whose marks were counted.
  void read(std::string_view text, const LinePrefix& prefix, const LineMarks& marks);
  /// The block ends at `at`.
  void close(std::size_t at);

  std::uint64_t longest() const { return end_ - begin_; }
  std::size_t begin() const { return begin_; }
  std::size_t end() const { return end_; }

 private:
  // What may come next, as bits: a line can belong to two definitions.
  using States = unsigned;
  static constexpr States nothing = 0, address = 1, title = 2, rest_of_title = 4;
  static States behind_address(std::string_view line);
  static States at_title(std::string_view line);
  States go_on(std::string_view line) const;
  void take(std::size_t end);

  States states_ = nothing;
  std::size_t open_ = 0;             // where the current one begins
  std::size_t begin_ = 0, end_ = 0;  // of the longest
};

}  // namespace allegory
