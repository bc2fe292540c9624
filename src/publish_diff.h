// A difference as people read it on a terminal: bounded, and without anything that moves a cursor.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace allegory {

/// Takes the output of `git diff` in pieces and keeps its first lines. The list of what was
/// published, which no reader asks for, is left out.
class BoundedDifference {
 public:
  explicit BoundedDifference(std::size_t lines) : limit_(lines) {}
  void take(std::string_view piece);
  /// The lines, and how many more there are.
  std::string finish();

 private:
  void take_line();

  std::size_t limit_, kept_ = 0, left_out_ = 0;
  bool is_in_list_ = false;
  std::string line_, text_;
};

/// `text` with its line ends and tabs, and every other control escaped.
std::string printable_lines(std::string_view text);

}  // namespace allegory
