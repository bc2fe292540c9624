// Notes and addresses that a page defines once and uses anywhere: `[^1]: …`, `[name]: address`.
//
// When a page becomes several files, a definition stays where it stands, and each other file that
// uses it gets a copy at its end. Without that, links and notes would be words in brackets.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "markdown_outline.h"
#include "source.h"

namespace allegory {

/// One definition.
struct Definition {
  std::string label;                           ///< folded; of a note with its `^`
  std::uint32_t begin = 0, end = 0;            ///< whole lines, without the last line's end
  std::uint32_t address = 0, address_end = 0;  ///< of a link: where it leads; empty of a note
};

/// All definitions of a page, of each label the first.
class Definitions {
 public:
  /// Finds them in `text` of a source, outside of code. Linear.
  Definitions(std::string_view source, const Span& text, const Outline& outline);

  const std::vector<Definition>& all() const { return all_; }

  /// Those that `[begin, end)` uses and does not hold, in the order of the page; also those that
  /// such a note uses.
  std::vector<std::uint32_t> missing(std::uint32_t begin, std::uint32_t end) const;

 private:
  void add_line(std::size_t& at, bool can_open);
  void add_uses(std::uint32_t begin, std::uint32_t end, std::vector<std::uint32_t>& uses) const;

  std::string_view text_;
  std::vector<Definition> all_;
  std::unordered_map<std::string, std::uint32_t> by_label_;
};

}  // namespace allegory
