// Patterns such as `part-*/**`: what a rule of the configuration picks pages and names with.
//
// Comes in: a pattern, then texts. Goes out: whether one fits the other. `*` stands for any
// characters but `/`, `**` for any at all, `**/` also for none, and `?` for one character but `/`.
// Everything else stands for itself, whatever way it is encoded. No pattern takes more than
// time proportional to its length times that of the text: all ways to match are followed at once
// [Thompson, Communications of the ACM 11, 1968], and none is tried again.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace allegory {

class Glob {
 public:
  explicit Glob(std::string_view pattern);

  /// Whether the pattern fits all of `text`, both in normal form.
  bool matches(std::string_view text) const;

 private:
  enum class Step : std::uint8_t {
    character,   ///< `wanted`
    any,         ///< one character but `/`
    segment,     ///< any number of them
    everything,  ///< any number of any characters
    folders,     ///< nothing, or what ends in `/`
  };
  struct Part {
    Step step;
    char32_t wanted;
  };
  void reach(std::vector<bool>& states, std::size_t state) const;

  std::string plain_;        ///< the pattern in normal form
  std::vector<Part> parts_;  ///< empty if it has no `*` and no `?`
};

}  // namespace allegory
