// Who is meant by labels that are the same but for case.
//
// A label all in lower case is found in any case. One with a capital is found as it is written, so
// that `Lion` is not found in "the lion's share"; only an article that opens it may be written
// either way. A label of two owners is never guessed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace allegory {

/// The labels that share one folded form.
class Owners {
 public:
  static constexpr std::uint32_t nobody = UINT32_MAX;
  static constexpr std::uint32_t several = UINT32_MAX - 1;  ///< it could mean two

  /// `spelling` as words.h makes it.
  void add(std::string_view spelling, std::uint32_t owner);

  /// Sorts; call once behind the last `add`.
  void finish();

  /// Who is meant by a text with that spelling. O(log n) in the number of spellings.
  std::uint32_t find(std::string_view spelling) const;

  /// Whether all labels are found in any case, so that the spelling does not matter.
  bool ignores_case() const { return exact_.empty(); }

 private:
  struct Exact {
    std::string spelling;
    std::uint32_t owner;
  };
  std::uint32_t find_exact(std::string_view spelling) const;

  std::uint32_t any_case_ = nobody;
  std::vector<Exact> exact_;
};

}  // namespace allegory
