// See owners.h.
#include "prose/owners.h"

#include <algorithm>
#include <array>

#include "base/characters.h"
#include "base/text.h"

namespace allegory {

namespace {

bool has_capital(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_capital(next_code_point(text, at))) return true;
  return false;
}

/// With the article that opens it, as in `The Wizard`, in lower case; others as they are.
std::string with_small_article(std::string_view spelling) {
  constexpr std::array<std::string_view, 3> articles{"A ", "An ", "The "};
  std::string result(spelling);
  for (const std::string_view article : articles)
    if (spelling.starts_with(article)) result[0] = static_cast<char>(result[0] - 'A' + 'a');
  return result;
}

std::uint32_t either(std::uint32_t one, std::uint32_t other) {
  if (one == Owners::nobody || one == other) return other;
  return other == Owners::nobody ? one : Owners::several;
}

}  // namespace

void Owners::add(std::string_view spelling, std::uint32_t owner) {
  if (has_capital(spelling))
    exact_.push_back({with_small_article(spelling), owner});
  else
    any_case_ = either(any_case_, owner);
}

void Owners::finish() {
  std::ranges::stable_sort(exact_, {}, &Exact::spelling);
  std::vector<Exact> merged;
  for (Exact& exact : exact_) {
    if (!merged.empty() && merged.back().spelling == exact.spelling)
      merged.back().owner = either(merged.back().owner, exact.owner);
    else
      merged.push_back(std::move(exact));
  }
  exact_ = std::move(merged);
}

std::uint32_t Owners::find_exact(std::string_view spelling) const {
  const auto found = std::ranges::lower_bound(exact_, spelling, {}, &Exact::spelling);
  return found != exact_.end() && found->spelling == spelling ? found->owner : nobody;
}

std::uint32_t Owners::find(std::string_view spelling) const {
  if (exact_.empty()) return any_case_;
  return either(any_case_, find_exact(with_small_article(spelling)));
}

}  // namespace allegory
